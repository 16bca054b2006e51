import { type Coefficient, fromParts, undefinedCoefficient } from './coefficient.ts';
import { agreementOf, NOBODY_TWICE, unitAgreement } from './observed-agreement.ts';
import { type RatingCounts, ratingsOf, unitsOf } from './ratings.ts';

/** Gwet's AC1 (Gwet 2008) for any number of coders, missing ratings allowed. Stable where one category is rare. */
export function gwetAc1(counts: RatingCounts): Coefficient {
  const agreement = agreementOf(counts);
  if (agreement === null) return undefinedCoefficient(unitsOf(counts), NOBODY_TWICE);
  const categories = counts.categories.length;
  if (categories < 2)
    return undefinedCoefficient(agreement.units, 'A single category leaves nothing to agree on.');
  const { rows, times, units, observed, paired, shares } = agreement;
  const expected = shares.reduce((sum, share) => sum + share * (1 - share), 0) / (categories - 1);
  const value = (observed - expected) / (1 - expected);
  const parts = rows.map((row) => {
    const own = unitAgreement(row);
    const part = own === null ? 0 : ((units / paired) * (own - expected)) / (1 - expected);
    const apart = row.reduce((sum, count, j) => sum + count * (1 - shares[j]!), 0);
    const chance = apart / ratingsOf(row) / (categories - 1);
    return part - (2 * (1 - value) * (chance - expected)) / (1 - expected);
  });
  return fromParts({ value, observed, expected }, parts, times);
}
