import type { Heading } from '../../../shared/model/matrix-view.ts';

/** A column as it is drawn: its number among all, and where it stands. */
export type DrawnColumn = {
  readonly heading: Heading;
  readonly index: number;
  /** For a pinned column, how many pixels from the left it stays. */
  readonly pinnedAt: number | null;
  /** Pixels of the columns before it that are scrolled away. */
  readonly indent: number;
};

/** How a cell of a column is placed in its row; nothing where it simply follows the one before it. */
export function placeStyle({
  pinnedAt,
  indent,
}: Pick<DrawnColumn, 'pinnedAt' | 'indent'>): React.CSSProperties | undefined {
  if (pinnedAt !== null) return { left: `${pinnedAt}px` };
  return indent > 0 ? { marginLeft: `${indent}px` } : undefined;
}
