import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo } from 'react';

/** Lines of an axis that are drawn without asking whether they are in view. */
const DRAWN_ANYWAY = { rows: 80, columns: 40 } as const;

/** The part of an axis that is drawn: numbers of its lines, and the room of those before and after in pixels. */
export type AxisWindow = {
  readonly shown: readonly number[];
  readonly before: number;
  readonly after: number;
  /** Brings a line into view. */
  readonly reveal: (index: number) => void;
  readonly measure: (element: HTMLElement | null) => void;
};

export type WindowOf = {
  readonly axis: 'rows' | 'columns';
  readonly count: number;
  /** Pixels a line takes: all of them exactly for columns, about so many for rows. */
  readonly size: number;
  /** Pixels at either end that stay covered by headings and totals. */
  readonly covered: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

/** Draws a short axis whole and of a long one only what is in view. */
export function useWindow({ axis, count, size, covered, scroller }: WindowOf): AxisWindow {
  const isWhole = count <= DRAWN_ANYWAY[axis];
  const virtual = useVirtualizer({
    horizontal: axis === 'columns',
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: axis === 'rows' ? 8 : 4,
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
