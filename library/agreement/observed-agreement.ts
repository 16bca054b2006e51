import { type RatingCounts, ratingsOf } from './ratings.ts';

/** Agreement of each unit, 0-1: agreeing pairs of coders among all pairs; null where fewer than two rated it. */
export function unitAgreement(row: readonly number[]): number | null {
  const rated = ratingsOf(row);
  if (rated < 2) return null;
  return row.reduce((sum, count) => sum + count * (count - 1), 0) / (rated * (rated - 1));
}

/** What the coefficients for any number of coders share: units, agreement and mean shares of the categories. */
export type Agreement = {
  /** Units rated at least once. */
  readonly rows: readonly (readonly number[])[];
  /** Mean over the units that two or more rated. */
  readonly observed: number;
  readonly paired: number;
  /** Mean over units of each category's share. */
  readonly shares: readonly number[];
};

export function agreementOf({ categories, rows: all }: RatingCounts): Agreement | null {
  const rows = all.filter((row) => ratingsOf(row) > 0);
  const found = rows.map(unitAgreement).filter((value) => value !== null);
  if (found.length === 0) return null;
  const observed = found.reduce((sum, value) => sum + value, 0) / found.length;
  const shares = categories.map(
    (_, j) => rows.reduce((sum, row) => sum + row[j]! / ratingsOf(row), 0) / rows.length,
  );
  return { rows, observed, paired: found.length, shares };
}

export const NOBODY_TWICE = 'No unit was rated by two coders.';
export const ALL_ALIKE = 'Every rating is the same, so agreement by chance cannot be told from agreement.';
