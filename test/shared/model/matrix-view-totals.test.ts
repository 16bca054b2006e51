import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { MatrixQuery } from '../../../shared/contract/matrix.ts';
import { type AxisLook, plainLook } from '../../../shared/model/matrix-look.ts';
import { linesOf, viewMatrix } from '../../../shared/model/matrix-view.ts';
import { inventedCodebook, inventedEvidence } from '../../bench/maps/invented-evidence.ts';

const codebook = inventedCodebook(20, 3);
const evidence = inventedEvidence(codebook, 60, 5);

/** Some lines hidden, and either some folded or some pinned. */
function someLook(ids: readonly string[], axis: AxisLook): fc.Arbitrary<AxisLook> {
  const some = fc.subarray([...ids]);
  return fc.oneof(
    fc
      .record({ hidden: some, collapsed: some, hideEmpty: fc.boolean() })
      .map((part) => ({ ...axis, ...part })),
    fc.record({ hidden: some, pinned: some }).map((part) => ({ ...axis, ...part, hideEmpty: false })),
  );
}

test.each(['level', 'study'])(
  'totals on the screen are those of the file: factor by %s',
  (columnDimension) => {
    const query = MatrixQuery.parse({ rows: 'factor', columns: columnDimension });
    const matrix = computeMatrix(evidence, codebook, query);
    const plain = plainLook('factor', columnDimension);
    const ids = (side: 'rows' | 'columns') => matrix[side].map(({ id }) => id);
    fc.assert(
      fc.property(
        someLook(ids('rows'), plain.rows),
        someLook(ids('columns'), plain.columns),
        (rows, columns) => {
          const view = viewMatrix(matrix, { rows, columns });
          const lines = { rows: linesOf(view.axes.rows), columns: linesOf(view.axes.columns) };
          const file = computeMatrix(evidence, codebook, { ...query, lines });
          expect(view.n).toBe(file.totals.n);
          for (const { entry } of view.rows)
            expect(view.rowTotal(entry.id), entry.id).toBe(file.totals.rows[entry.id]?.n);
          for (const { entry } of view.columns)
            expect(view.columnTotal(entry.id), entry.id).toBe(file.totals.columns[entry.id]?.n);
        },
      ),
      { numRuns: 60 },
    );
  },
);
