import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../../../library/maps/evidence.ts';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { MatrixQuery } from '../../../shared/contract/matrix.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { type AxisLook, plainLook } from '../../../shared/model/matrix-look.ts';
import { linesOf, viewMatrix } from '../../../shared/model/matrix-view.ts';
import { inventedCodebook, inventedEvidence } from '../../bench/maps/invented-evidence.ts';

// Beside the headings of the factors a dimension whose headings are codes themselves, two deep.
const parents: Readonly<Record<string, string>> = { o2: 'o1', o3: 'o2', o5: 'o4' };
const invented = inventedCodebook(20, 3);
const codebook: Codebook = {
  ...invented,
  dimensions: [
    ...invented.dimensions,
    {
      id: 'tree',
      label: 'Tree',
      choice: 'multiple',
      codes: ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'].map((id) => ({
        id,
        label: id,
        definition: '',
        ...(parents[id] === undefined ? {} : { parent: parents[id] }),
      })),
    },
  ],
};
const plainEvidence = inventedEvidence(codebook, 60, 5);
const evidence: Evidence = {
  ...plainEvidence,
  // A quarter of the codings again, as codings of the tree.
  codings: plainEvidence.codings.flatMap((coding, at) =>
    at % 4 > 0 || coding.outcome === null
      ? [coding]
      : [
          coding,
          {
            ...coding,
            id: `t${at}`,
            dimension: 'tree',
            code: coding.outcome,
            outcome: null,
            direction: null,
          },
        ],
  ),
};

/** Lines hidden, folded, pinned and ordered anyhow. */
function someLook(ids: readonly string[], others: readonly string[], axis: AxisLook): fc.Arbitrary<AxisLook> {
  const some = fc.subarray([...ids], { maxLength: Math.min(12, ids.length) });
  const mixed = fc.shuffledSubarray([...ids]);
  const sort = fc.constantFrom('codebook', 'own', 'name', 'total', 'share:positive', `at:${others[2]}`);
  return fc
    .record({ hidden: some, collapsed: some, pinned: mixed, order: mixed, sort, hideEmpty: fc.boolean() })
    .map((part) => ({ ...axis, ...part, pinned: part.pinned.slice(0, 4) }));
}

const someFilters: fc.Arbitrary<Record<string, string[]>> = fc.oneof(
  fc.constant({}),
  fc.subarray(['l1', 'l2', 'l3'], { minLength: 1 }).map((level) => ({ level })),
  fc.constantFrom('positive', 'mixed').map((direction) => ({ direction: [direction] })),
);

test.each(['level', 'study', 'tree'])(
  'counts on the screen are those of the file: factor by %s',
  (columnDimension) => {
    const plain = plainLook('factor', columnDimension);
    const query = MatrixQuery.parse({ rows: 'factor', columns: columnDimension });
    const known = computeMatrix(evidence, codebook, query);
    const ids = (side: 'rows' | 'columns') => known[side].map(({ id }) => id);
    const looks = fc.record({
      rows: someLook(ids('rows'), ids('columns'), plain.rows),
      columns: someLook(ids('columns'), ids('rows'), plain.columns),
    });
    fc.assert(
      fc.property(looks, someFilters, (look, filters) => {
        const matrix = computeMatrix(evidence, codebook, { ...query, filters });
        const view = viewMatrix(matrix, look);
        const lines = { rows: linesOf(view.axes.rows), columns: linesOf(view.axes.columns) };
        const file = computeMatrix(evidence, codebook, { ...query, filters, lines });
        expect(file.rows.map(({ id }) => id)).toEqual(view.rows.map(({ entry }) => entry.id));
        expect(file.columns.map(({ id }) => id)).toEqual(view.columns.map(({ entry }) => entry.id));
        expect(view.n).toBe(file.totals.n);
        for (const { entry } of view.rows)
          expect(view.rowTotal(entry.id), entry.id).toBe(file.totals.rows[entry.id]?.n);
        for (const { entry } of view.columns)
          expect(view.columnTotal(entry.id), entry.id).toBe(file.totals.columns[entry.id]?.n);
        for (const { row, column, n } of file.cells)
          expect(view.countAt(row, column), `${row} ${column}`).toBe(n);
      }),
      { numRuns: 60 },
    );
  },
);
