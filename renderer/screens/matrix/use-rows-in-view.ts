import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo } from 'react';
import type { Heading } from '../../../shared/model/matrix-view.ts';

/** Rows that are drawn without asking whether they are in view. */
const DRAWN_ANYWAY = 80;
/** Rows drawn beyond what is in view, so that a scroll that runs ahead of the drawing shows them. */
const BEYOND = 4;
/** Pixels of a row whose name fits in a line or two, and of such a heading's row. */
const HEIGHT = { row: 40, heading: 32 } as const;

/** The part of an axis that is drawn: numbers of its lines, and the room of those before and after in pixels. */
export type LinesInView = {
  readonly shown: readonly number[];
  readonly before: number;
  readonly after: number;
  /** Brings a line into view. */
  readonly reveal: (index: number) => void;
};

export type RowsInView = LinesInView & { readonly measure: (element: HTMLElement | null) => void };

/** Draws few rows whole and of many only what is in view; `covered` pixels stay hidden by headings and totals. */
export function useRowsInView(
  rows: readonly Heading[],
  covered: number,
  scroller: RefObject<HTMLDivElement | null>,
): RowsInView {
  const count = rows.length;
  const isWhole = count <= DRAWN_ANYWAY;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.entry.group ? HEIGHT.heading : HEIGHT.row),
    overscan: BEYOND,
    scrollPaddingEnd: covered,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const [from, to] = isWhole ? [0, count - 1] : [first?.index ?? 0, last?.index ?? -1];
  const shown = useMemo(() => Array.from({ length: to - from + 1 }, (_, index) => from + index), [from, to]);
  return {
    shown,
    before: isWhole ? 0 : (first?.start ?? 0),
    after: isWhole || last === undefined ? 0 : virtual.getTotalSize() - last.end,
    reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    measure: virtual.measureElement,
  };
}
