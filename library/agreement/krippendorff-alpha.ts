import { type Coefficient, fromParts, undefinedCoefficient } from './coefficient.ts';
import { ALL_ALIKE, NOBODY_TWICE, ratedUnits, unitAgreement } from './observed-agreement.ts';
import { type RatingCounts, ratingsOf, sumUnits } from './ratings.ts';

/**
 * Krippendorff's alpha for nominal data (Krippendorff 2011), any number of coders, missing ratings allowed: units
 * rated once are left out. The standard error is Gwet's (2014) analytic one.
 */
export function krippendorffAlpha(counts: RatingCounts): Coefficient {
  const { rows, times } = ratedUnits(counts, 2);
  if (rows.length === 0) return undefinedCoefficient(0, NOBODY_TWICE);
  const units = times.reduce((sum, n) => sum + n, 0);
  const all = sumUnits(rows, times, ratingsOf);
  const mean = all / units;
  const shares = counts.categories.map((_, j) => sumUnits(rows, times, (row) => row[j]!) / all);
  const expected = shares.reduce((sum, share) => sum + share * share, 0);
  const weighted = rows.map((row) => (unitAgreement(row)! * ratingsOf(row)) / mean);
  const pairwise = sumUnits(rows, times, (_, at) => weighted[at]!) / units;
  // One rating in `all` meets itself: Krippendorff's correction for small samples.
  const observed = (1 - 1 / all) * pairwise + 1 / all;
  if (expected >= 1 - 1e-12) return { ...undefinedCoefficient(units, ALL_ALIKE), observed, expected };
  const uncorrected = (pairwise - expected) / (1 - expected);
  const parts = rows.map((row, i) => {
    const excess = (ratingsOf(row) - mean) / mean;
    const own = (weighted[i]! - pairwise * excess - expected) / (1 - expected);
    const chance = row.reduce((sum, count, j) => sum + count * shares[j]!, 0) / mean - expected * excess;
    return own - (2 * (1 - uncorrected) * (chance - expected)) / (1 - expected);
  });
  return fromParts(
    { value: (observed - expected) / (1 - expected), observed, expected },
    parts,
    times,
    uncorrected,
  );
}
