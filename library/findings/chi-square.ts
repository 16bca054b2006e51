import { chiSquareTail } from './distribution.ts';

/** Pearson's chi-square test of a table of counts. */
export type ChiSquareTest = {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** The smallest expected count; below 5 the p-value is rough. */
  readonly smallestExpected: number;
};

/**
 * Pearson's test of independence for rows of counts, without continuity correction (Pearson 1900). Empty rows and
 * columns are left out; null where fewer than two of either are left.
 */
export function chiSquareTest(counts: readonly (readonly number[])[]): ChiSquareTest | null {
  const rows = counts.filter((row) => row.some((count) => count > 0));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const used = columns.filter((sum) => sum > 0).length;
  if (rows.length < 2 || used < 2) return null;
  const total = columns.reduce((sum, column) => sum + column, 0);
  let statistic = 0;
  let smallestExpected = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const rowSum = row.reduce((sum, count) => sum + count, 0);
    columns.forEach((column, j) => {
      if (column === 0) return;
      const expected = (rowSum * column) / total;
      statistic += ((row[j] ?? 0) - expected) ** 2 / expected;
      smallestExpected = Math.min(smallestExpected, expected);
    });
  }
  const df = (rows.length - 1) * (used - 1);
  return { statistic, df, p: chiSquareTail(statistic, df), smallestExpected };
}

/** Pearson's test of group rates: `n` answers and the share 0-1 of events in each group. */
export function chiSquareOfRates(groups: readonly { n: number; share: number }[]): ChiSquareTest | null {
  return chiSquareTest(groups.map(({ n, share }) => [n * share, n * (1 - share)]));
}
