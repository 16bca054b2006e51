import { type Coefficient, fromParts, undefinedCoefficient } from './coefficient.ts';
import { agreementOf, NOBODY_TWICE, unitAgreement } from './observed-agreement.ts';
import { type RatingCounts, unitsOf } from './ratings.ts';

/** Percent agreement as a share 0-1: agreeing pairs of coders, averaged over units (Gwet 2014). */
export function percentAgreement(counts: RatingCounts): Coefficient {
  const agreement = agreementOf(counts);
  if (agreement === null) return undefinedCoefficient(unitsOf(counts), NOBODY_TWICE);
  const { rows, times, units, observed, paired } = agreement;
  const parts = rows.map((row) => (units / paired) * (unitAgreement(row) ?? 0));
  return fromParts({ value: observed, observed, expected: 0 }, parts, times);
}
