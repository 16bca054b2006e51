import { type MouseEvent, type RefObject, useCallback, useRef } from 'react';
import type { GridPlace } from '../../values/grid-steps.ts';

/**
 * Lights the headings and totals of the cell that the pointer is over. It goes around React: a whole table drawn anew at
 * each move of the pointer would be felt.
 */
export function useLitHeadings(
  table: RefObject<HTMLTableElement | null>,
  placeOf: (target: EventTarget) => GridPlace | null,
): (event: MouseEvent) => void {
  const lit = useRef<readonly Element[]>([]);
  return useCallback(
    (event) => {
      for (const element of lit.current) element.removeAttribute('data-lit');
      const place = placeOf(event.target);
      const selector = place && `[data-row="${place.row}"], [data-column="${place.column}"]`;
      lit.current = selector === null ? [] : [...(table.current?.querySelectorAll(selector) ?? [])];
      for (const element of lit.current) element.setAttribute('data-lit', '');
    },
    [table, placeOf],
  );
}
