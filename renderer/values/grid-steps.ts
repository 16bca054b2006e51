import type { AxisEntry } from '../../shared/model/matrix.ts';
import { type Heading, parentIn } from '../../shared/model/matrix-view.ts';

/**
 * The whole order after a line went to the place of another, or null where the two are no siblings: a line never leaves
 * its group.
 */
export function movedOrder(
  entries: readonly AxisEntry[],
  order: readonly string[],
  id: string,
  target: string,
): readonly string[] | null {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const [moved, other] = [byId.get(id), byId.get(target)];
  if (moved === undefined || other === undefined || id === target) return null;
  const parent = parentIn(byId, moved);
  if (parentIn(byId, other) !== parent) return null;
  const isSibling = (one: string) => {
    const entry = byId.get(one);
    return entry !== undefined && parentIn(byId, entry) === parent;
  };
  const siblings = order.filter(isSibling);
  const to = siblings.indexOf(target);
  const rest = siblings.filter((one) => one !== id);
  const after = [...rest.slice(0, to), id, ...rest.slice(to)];
  let next = 0;
  return order.map((one) => (isSibling(one) ? (after[next++] ?? one) : one));
}

/** The next drawn sibling of a line in one direction, where it has one. */
export function neighbourOf(lines: readonly Heading[], at: number, step: 1 | -1): Heading | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  for (let index = at + step; index >= 0 && index < lines.length; index += step) {
    const other = lines[index] as Heading;
    if (other.pinned !== line.pinned) return undefined;
    if (line.pinned || other.entry.parent === line.entry.parent) return other;
    if (other.depth < line.depth) return undefined;
  }
  return undefined;
}

/** Where the keyboard stands; -1 is the heading of the row or the column. */
export type GridPlace = { readonly row: number; readonly column: number };

/** Where the keyboard goes from a cell; stays at the edges. With `headings`, the arrows reach those, too. */
export function stepInGrid(
  at: GridPlace,
  key: string,
  size: {
    readonly rows: number;
    readonly columns: number;
    readonly headings?: boolean;
    readonly page?: number;
  },
  toEdge: boolean,
): GridPlace | null {
  const { page = 10 } = size;
  const least = size.headings === true ? -1 : 0;
  const row = (value: number) => Math.max(at.column < 0 ? 0 : least, Math.min(size.rows - 1, value));
  const column = (value: number) => Math.max(at.row < 0 ? 0 : least, Math.min(size.columns - 1, value));
  switch (key) {
    case 'ArrowUp':
      return { ...at, row: row(at.row - 1) };
    case 'ArrowDown':
      return { ...at, row: row(at.row + 1) };
    case 'ArrowLeft':
      return { ...at, column: column(at.column - 1) };
    case 'ArrowRight':
      return { ...at, column: column(at.column + 1) };
    case 'PageUp':
      return { ...at, row: at.row < 0 ? at.row : Math.max(0, at.row - page) };
    case 'PageDown':
      return { ...at, row: row(at.row + page) };
    case 'Home':
      return { row: toEdge ? 0 : at.row, column: 0 };
    case 'End':
      return { row: toEdge ? size.rows - 1 : at.row, column: size.columns - 1 };
    default:
      return null;
  }
}
