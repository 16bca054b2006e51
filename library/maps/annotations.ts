import type { MapData } from '../../shared/model/map.ts';

/** A remark of the map's author on a cell, as it is printed: its letter beside the cell, its words below the map. */
export type PrintedNote = {
  readonly letter: string;
  readonly row: string;
  readonly column: string;
  readonly where: string;
  readonly text: string;
};

/** The remarks whose cells the map has, in the order of the cells. */
export function printedNotes({ spec, matrix }: Pick<MapData, 'spec' | 'matrix'>): readonly PrintedNote[] {
  const annotations = spec.annotations ?? [];
  if (annotations.length === 0) return [];
  const rows = new Map(matrix.rows.map((entry) => [entry.id, entry.label]));
  const columns = new Map(matrix.columns.map((entry) => [entry.id, entry.label]));
  const placeOf = new Map(
    matrix.cells.map((cell, place) => [JSON.stringify([cell.row, cell.column]), place]),
  );
  return annotations
    .flatMap((one) => {
      const place = placeOf.get(JSON.stringify([one.row, one.column]));
      return place === undefined || one.text === '' ? [] : [{ ...one, place }];
    })
    .toSorted((left, right) => left.place - right.place)
    .map(({ row, column, text }, number) => ({
      letter: letterOf(number),
      row,
      column,
      where: `${rows.get(row) ?? row} × ${columns.get(column) ?? column}`,
      text,
    }));
}

/** The letter of a cell's remarks, '' where it has none. */
export function noteLetters(notes: readonly PrintedNote[]): (row: string, column: string) => string {
  const letters = Map.groupBy(notes, (note) => JSON.stringify([note.row, note.column]));
  return (row, column) =>
    (letters.get(JSON.stringify([row, column])) ?? []).map(({ letter }) => letter).join(' ');
}

/** a, b, … z, aa, ab, … */
function letterOf(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letterOf(Math.floor(number / 26) - 1) + last;
}
