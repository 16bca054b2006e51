import type { CallOutput } from '../../shared/contract/calls.ts';
import type { PackedMatrix } from '../../shared/contract/packed-matrix.ts';
import type { CellState } from '../../shared/model/matrix.ts';

type Matrix = CallOutput<'matrix.compute'>;
type Cell = Matrix['cells'][number];

const STATES: Readonly<Record<string, CellState>> = {
  e: 'evidence',
  g: 'gap',
  c: 'not-coded',
  a: 'not-applicable',
  r: 'not-reported',
};
const NOTHING: Pick<Cell, 'studies' | 'byBasis' | 'directions' | 'segments'> = {
  studies: [],
  byBasis: { 'full text': 0, abstract: 0, title: 0, 'as cited': 0 },
  directions: {},
  segments: {},
};

/** The whole matrix of a packed one: each cell that holds nothing gets its state and its number of uncoded studies. */
export function unpackMatrix({ cells: held, states, undecided, ...matrix }: PackedMatrix): Matrix {
  const rows = matrix.rows.filter(({ group }) => !group);
  const columns = matrix.columns.filter(({ group }) => !group);
  const cells = new Array<Cell>(rows.length * columns.length);
  let place = 0;
  let [next, run, left] = [0, 0, undecided[0]?.[1] ?? 0];
  for (const { id: row } of rows)
    for (const { id: column } of columns) {
      while (left === 0 && run + 1 < undecided.length) {
        run += 1;
        left = undecided[run]?.[1] ?? 0;
      }
      left -= 1;
      const own = held[next];
      if (own?.at === place) {
        next += 1;
        const { at: _at, ...cell } = own;
        cells[place] = cell;
      } else {
        const state = STATES[states[place] ?? ''] ?? 'not-coded';
        // Written out, since there are hundreds of thousands of these.
        cells[place] = {
          row,
          column,
          studies: NOTHING.studies,
          n: 0,
          byBasis: NOTHING.byBasis,
          directions: NOTHING.directions,
          segments: NOTHING.segments,
          state,
          undecided: undecided[run]?.[0] ?? 0,
          reason: '',
        };
      }
      place += 1;
    }
  return { ...matrix, cells };
}
