import { type Coefficient, fromParts, undefinedCoefficient } from './coefficient.ts';
import { ALL_ALIKE, NOBODY_TWICE, unitAgreement } from './observed-agreement.ts';
import { type RatingCounts, ratingsOf } from './ratings.ts';

/**
 * Krippendorff's alpha for nominal data (Krippendorff 2011), any number of coders, missing ratings allowed: units
 * rated once are left out. The standard error is Gwet's (2014) analytic one.
 */
export function krippendorffAlpha(counts: RatingCounts): Coefficient {
  const rows = counts.rows.filter((row) => ratingsOf(row) >= 2);
  if (rows.length === 0) return undefinedCoefficient(0, NOBODY_TWICE);
  const all = rows.reduce((sum, row) => sum + ratingsOf(row), 0);
  const mean = all / rows.length;
  const shares = counts.categories.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / all);
  const expected = shares.reduce((sum, share) => sum + share * share, 0);
  const weighted = rows.map((row) => (unitAgreement(row)! * ratingsOf(row)) / mean);
  const pairwise = weighted.reduce((sum, value) => sum + value, 0) / rows.length;
  // One rating in `all` meets itself: Krippendorff's correction for small samples.
  const observed = (1 - 1 / all) * pairwise + 1 / all;
  if (expected >= 1 - 1e-12) return { ...undefinedCoefficient(rows.length, ALL_ALIKE), observed, expected };
  const uncorrected = (pairwise - expected) / (1 - expected);
  const parts = rows.map((row, i) => {
    const excess = (ratingsOf(row) - mean) / mean;
    const own = (weighted[i]! - pairwise * excess - expected) / (1 - expected);
    const chance = row.reduce((sum, count, j) => sum + count * shares[j]!, 0) / mean - expected * excess;
    return own - (2 * (1 - uncorrected) * (chance - expected)) / (1 - expected);
  });
  return fromParts({ value: (observed - expected) / (1 - expected), observed, expected }, parts, uncorrected);
}
