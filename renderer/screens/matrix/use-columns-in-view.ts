import { type RefObject, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { LinesInView } from './use-rows-in-view.ts';

/** Columns that are drawn without asking whether they are in view. */
const DRAWN_ANYWAY = 40;
/** Columns drawn beyond what is in view on either side. */
const BEYOND = 2;

export type ColumnsOf = {
  readonly count: number;
  /** Pixels of one column. */
  readonly width: number;
  /** Pixels of the frame that the columns have for themselves, and of that what the totals cover. */
  readonly room: number;
  readonly covered: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

/**
 * Draws few columns whole and of many only what is in view. All are of one width, so that where the frame stands says which
 * they are: read at each drawing, a scroll both ways draws once.
 */
export function useColumnsInView({ count, width, room, covered, scroller }: ColumnsOf): LinesInView {
  const isWhole = count <= DRAWN_ANYWAY;
  const hear = useCallback(
    (onScroll: () => void) => {
      const element = scroller.current;
      element?.addEventListener('scroll', onScroll, { passive: true });
      return () => element?.removeEventListener('scroll', onScroll);
    },
    [scroller],
  );
  const first = useSyncExternalStore(hear, () =>
    isWhole ? 0 : Math.max(0, Math.floor((scroller.current?.scrollLeft ?? 0) / width) - BEYOND),
  );
  const drawn = isWhole ? count : Math.ceil(room / width) + 1 + 2 * BEYOND;
  const [from, to] = [Math.min(first, Math.max(0, count - drawn)), Math.min(count, first + drawn)];
  const shown = useMemo(() => Array.from({ length: to - from }, (_, index) => from + index), [from, to]);
  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      const [start, free] = [index * width, room - covered];
      if (start < element.scrollLeft) element.scrollLeft = start;
      else if (start + width > element.scrollLeft + free) element.scrollLeft = start + width - free;
    },
    [scroller, width, room, covered],
  );
  return { shown, before: from * width, after: (count - to) * width, reveal };
}
