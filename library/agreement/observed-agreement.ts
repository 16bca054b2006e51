import { foldCounts, type RatingCounts, ratingsOf, sumUnits } from './ratings.ts';

/** Agreement of each unit, 0-1: agreeing pairs of coders among all pairs; null where fewer than two rated it. */
export function unitAgreement(row: readonly number[]): number | null {
  const rated = ratingsOf(row);
  if (rated < 2) return null;
  return row.reduce((sum, count) => sum + count * (count - 1), 0) / (rated * (rated - 1));
}

/** What the coefficients for any number of coders share: units, agreement and mean shares of the categories. */
export type Agreement = {
  /** Units rated at least once, those rated alike in one row; `times` says how many each row stands for. */
  readonly rows: readonly (readonly number[])[];
  readonly times: readonly number[];
  readonly units: number;
  /** Mean over the units that two or more rated. */
  readonly observed: number;
  readonly paired: number;
  /** Mean over units of each category's share. */
  readonly shares: readonly number[];
};

export function agreementOf(counts: RatingCounts): Agreement | null {
  const { categories, rows, times } = ratedUnits(counts, 1);
  const units = times.reduce((sum, n) => sum + n, 0);
  const paired = sumUnits(rows, times, (row) => (ratingsOf(row) >= 2 ? 1 : 0));
  if (paired === 0) return null;
  const observed = sumUnits(rows, times, (row) => unitAgreement(row) ?? 0) / paired;
  const shares = categories.map((_, j) => sumUnits(rows, times, (row) => row[j]! / ratingsOf(row)) / units);
  return { rows, times, units, observed, paired, shares };
}

/** The units that so many coders rated at least, folded. */
export function ratedUnits(counts: RatingCounts, least: number): ReturnType<typeof foldCounts> {
  const { categories, rows, times } = foldCounts(counts);
  const kept = rows
    .map((row, at) => ({ row, times: times[at]! }))
    .filter(({ row }) => ratingsOf(row) >= least);
  return { categories, rows: kept.map(({ row }) => row), times: kept.map((one) => one.times) };
}

export const NOBODY_TWICE = 'No unit was rated by two coders.';
export const ALL_ALIKE = 'Every rating is the same, so agreement by chance cannot be told from agreement.';
