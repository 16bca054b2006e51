import type { PackedMatrix } from '../../shared/contract/packed-matrix.ts';
import type { CellState, Matrix } from '../../shared/model/matrix.ts';

const LETTERS: Readonly<Record<CellState, string>> = {
  evidence: 'e',
  gap: 'g',
  'not-coded': 'c',
  'not-applicable': 'a',
  'not-reported': 'r',
};

/** Packs a matrix for the way to a screen; `unpackMatrix` there makes the same matrix of it again. */
export function packMatrix(matrix: Matrix): PackedMatrix {
  const cells: (Matrix['cells'][number] & { readonly at: number })[] = [];
  const undecided: [number, number][] = [];
  let states = '';
  matrix.cells.forEach((cell, at) => {
    states += LETTERS[cell.state];
    const run = undecided.at(-1);
    if (run?.[0] === cell.undecided) run[1] += 1;
    else undecided.push([cell.undecided, 1]);
    if (cell.n > 0 || cell.reason !== '') cells.push({ ...cell, at });
  });
  // The contract's types are those of its schemas, which know no readonly; nobody changes a matrix.
  return { ...matrix, cells, states, undecided } as PackedMatrix;
}
