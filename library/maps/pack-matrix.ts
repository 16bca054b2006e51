import type { MatrixQuery } from '../../shared/contract/matrix.ts';
import type { PackedMatrix } from '../../shared/contract/packed-matrix.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Cell, CellState } from '../../shared/model/matrix.ts';
import type { Evidence } from './evidence.ts';
import { tallyCells } from './matrix.ts';

const letter = (text: string): number => text.charCodeAt(0);
const LETTERS: Readonly<Record<CellState, number>> = {
  evidence: letter('e'),
  gap: letter('g'),
  'not-coded': letter('c'),
  'not-applicable': letter('a'),
  'not-reported': letter('r'),
};

/** The matrix packed for the way to a screen; `unpackMatrix` there makes of it what `computeMatrix` gives. */
export function computePacked(evidence: Evidence, codebook: Codebook, query: MatrixQuery): PackedMatrix {
  const counted = tallyCells(evidence, codebook, query, { exclusiveCodes: true });
  const { frame, rows, columns } = counted;
  const cells: (Cell & { readonly at: number })[] = [];
  const undecided: [number, number][] = [];
  // One byte a cell: a list of hundreds of thousands of texts takes longer than the counting.
  const states = Buffer.alloc(rows.length * columns.length);
  let at = 0;
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
        cells.push({ ...counted.cellAt(row, column), at });
      states[at] = LETTERS[standing.state];
      at += 1;
    }
  }
  // The contract's types are those of its schemas, which know no readonly; nobody changes a matrix.
  return { ...frame, cells, states: states.toString('latin1'), undecided } as PackedMatrix;
}
