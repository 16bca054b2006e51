import { describe, expect, test } from 'vitest';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { MatrixQuery } from '../../../shared/contract/matrix.ts';
import type { Cell } from '../../../shared/model/matrix.ts';
import { paperCodebook, paperEvidence, paperFile } from './paper-evidence.ts';

type Expected = Partial<Cell> & { row: string; column: string };
type Sheet = Record<string, Expected[]>;
const expected = paperFile<
  Sheet & {
    inScope: number;
    coded: { both: number };
    'row totals': Record<string, number>;
    gaps: Sheet & { scope: string[] };
  }
>('matrix-expected.json');

const matrixOf = (columns: string, scope?: readonly string[]) =>
  computeMatrix(paperEvidence(scope), paperCodebook, MatrixQuery.parse({ rows: 'determinant', columns }));

const shown = (cell: Cell | undefined, wanted: Expected) => {
  const counted = Object.fromEntries(Object.entries(cell?.byBasis ?? {}).filter(([, n]) => n > 0));
  const all = {
    ...cell,
    byBasis: counted,
    directions: { ...cell?.directions },
    studies: [...(cell?.studies ?? [])].sort(),
  };
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key as keyof typeof all]]));
};

describe('the matrix of the test paper, worked by hand', () => {
  test.each(['study', 'setting', 'result'])('determinant x %s is as worked', (columns) => {
    const { cells, totals } = matrixOf(columns);
    const sheet = expected[`determinant x ${columns}`] ?? [];
    expect(sheet.length).toBeGreaterThan(0);
    for (const wanted of sheet) {
      const cell = cells.find((one) => one.row === wanted.row && one.column === wanted.column);
      const sorted =
        wanted.studies === undefined ? wanted : { ...wanted, studies: [...wanted.studies].sort() };
      expect(shown(cell, wanted)).toEqual(sorted);
    }
    expect(totals.inScope).toBe(expected.inScope);
  });

  test('row margins count distinct studies', () => {
    const { totals } = matrixOf('study');
    for (const [row, n] of Object.entries(expected['row totals']))
      expect([row, totals.rows[row]?.n]).toEqual([row, n]);
  });

  test('in a scope coded on both axes, empty cells are gaps', () => {
    const { cells, totals } = matrixOf('setting', expected.gaps.scope);
    for (const wanted of expected.gaps['determinant x setting'] ?? []) {
      const cell = cells.find((one) => one.row === wanted.row && one.column === wanted.column);
      expect(shown(cell, wanted)).toEqual(wanted);
    }
    expect(totals.inScope).toBe(expected.coded.both);
  });
});
