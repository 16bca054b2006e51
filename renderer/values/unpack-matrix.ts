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

/** Cells of the matrix unpacked last, by column and then by the number of the row. */
export type UnpackedBefore = { rows: string; readonly columns: Map<string, readonly Cell[]> };

/**
 * The whole matrix of a packed one: each cell that holds nothing gets its state and its number of uncoded studies. Such cells
 * are taken from `before` where they are the same, so that a filter neither makes hundreds of thousands of them anew nor
 * draws them again; `before` is then what was unpacked now.
 */
export function unpackMatrix(
  { cells: held, states, undecided, ...matrix }: PackedMatrix,
  before: UnpackedBefore = { rows: '', columns: new Map() },
): Matrix {
  const rows = matrix.rows.filter(({ group }) => !group);
  const columns = matrix.columns.filter(({ group }) => !group);
  const cells = new Array<Cell>(rows.length * columns.length);
  const rowIds = JSON.stringify(rows.map(({ id }) => id));
  if (rowIds !== before.rows) before.columns.clear();
  before.rows = rowIds;
  const known = columns.map(({ id }) => before.columns.get(id));
  const kept = columns.map(() => new Array<Cell>(rows.length));
  let rowNumber = -1;
  let place = 0;
  let [next, run, left] = [0, 0, undecided[0]?.[1] ?? 0];
  for (const { id: row } of rows) {
    rowNumber += 1;
    for (let columnNumber = 0; columnNumber < columns.length; columnNumber++) {
      const column = columns[columnNumber]?.id ?? '';
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
        const open = undecided[run]?.[0] ?? 0;
        const same = known[columnNumber]?.[rowNumber];
        const isSame =
          same !== undefined &&
          same.n === 0 &&
          same.state === state &&
          same.undecided === open &&
          same.reason === '';
        // Written out, since there are hundreds of thousands of these.
        cells[place] = isSame
          ? same
          : {
              row,
              column,
              studies: NOTHING.studies,
              n: 0,
              byBasis: NOTHING.byBasis,
              directions: NOTHING.directions,
              segments: NOTHING.segments,
              state,
              undecided: open,
              reason: '',
            };
      }
      (kept[columnNumber] as Cell[])[rowNumber] = cells[place] as Cell;
      place += 1;
    }
  }
  columns.forEach(({ id }, at) => {
    before.columns.set(id, kept[at] as Cell[]);
  });
  return { ...matrix, cells };
}
