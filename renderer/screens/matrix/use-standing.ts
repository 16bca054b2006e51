import { useCallback, useMemo, useState } from 'react';
import type { Heading, MatrixView } from '../../../shared/model/matrix-view.ts';
import type { GridPlace } from '../../values/grid-steps.ts';

type Standing = { readonly place: GridPlace; readonly row: string | null; readonly column: string | null };

/** Where the keyboard stands: on a line, wherever that line goes; where it is gone, on what took its place. */
export function useStanding(view: MatrixView): {
  readonly at: GridPlace;
  readonly stand: (to: GridPlace) => void;
} {
  const [standing, setStanding] = useState<Standing>({
    place: { row: 0, column: 0 },
    row: null,
    column: null,
  });
  const stand = useCallback(
    (to: GridPlace) =>
      setStanding({
        place: to,
        row: view.rows[to.row]?.entry.id ?? null,
        column: view.columns[to.column]?.entry.id ?? null,
      }),
    [view],
  );
  const at = useMemo(
    () => ({
      row: placeNow(view.rows, standing.row, standing.place.row),
      column: placeNow(view.columns, standing.column, standing.place.column),
    }),
    [view, standing],
  );
  return { at, stand };
}

function placeNow(lines: readonly Heading[], id: string | null, before: number): number {
  const now = id === null ? -1 : lines.findIndex(({ entry }) => entry.id === id);
  return now >= 0 ? now : Math.min(before, lines.length - 1);
}
