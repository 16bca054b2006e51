import type { MatrixQuery } from '../../shared/contract/matrix.ts';
import type { PackedMatrix } from '../../shared/contract/packed-matrix.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Cell, CellState } from '../../shared/model/matrix.ts';
import type { Evidence } from './evidence.ts';
import { tallyCells } from './matrix.ts';

const LETTERS: Readonly<Record<CellState, string>> = {
  evidence: 'e',
  gap: 'g',
  'not-coded': 'c',
  'not-applicable': 'a',
  'not-reported': 'r',
};

/** The matrix packed for the way to a screen; `unpackMatrix` there makes of it what `computeMatrix` gives. */
export function computePacked(evidence: Evidence, codebook: Codebook, query: MatrixQuery): PackedMatrix {
  const counted = tallyCells(evidence, codebook, query, { exclusiveCodes: true });
  const { frame, rows, columns } = counted;
  const cells: (Cell & { readonly at: number })[] = [];
  const undecided: [number, number][] = [];
  const states: string[] = [];
  let run: [number, number] | undefined;
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columns.length; column++) {
      const standing = counted.standingAt(row, column);
      if (run?.[0] === standing.undecided) run[1] += 1;
      else {
        run = [standing.undecided, 1];
        undecided.push(run);
      }
      if (standing.reason !== '' || counted.countAt(row, column) > 0)
        cells.push({ ...counted.cellAt(row, column), at: states.length });
      states.push(LETTERS[standing.state]);
    }
  }
  // The contract's types are those of its schemas, which know no readonly; nobody changes a matrix.
  return { ...frame, cells, states: states.join(''), undecided } as PackedMatrix;
}
