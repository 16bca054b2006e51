import { type Coefficient, fromParts, undefinedCoefficient } from './coefficient.ts';
import { type Agreement, ALL_ALIKE, agreementOf, NOBODY_TWICE, unitAgreement } from './observed-agreement.ts';
import { type RatingCounts, ratingsOf, sumUnits, unitsOf } from './ratings.ts';

/** Kappa of one category against all others. */
export type CategoryKappa = { readonly category: string; readonly value: number; readonly error: number };

/** Fleiss' kappa with the errors under chance that tests print. */
export type FleissKappa = Coefficient & {
  /** Under chance agreement, equal numbers of ratings (Fleiss, Nee and Landis 1979); null where they differ. */
  readonly errorUnderChance: number | null;
  /** Kappa of each category with its error under chance; empty where the numbers of ratings differ. */
  readonly byCategory: readonly CategoryKappa[];
};

/** Fleiss' kappa (Fleiss 1971) for any number of coders, missing ratings allowed, with Gwet's (2014) error. */
export function fleissKappa(counts: RatingCounts): FleissKappa {
  const agreement = agreementOf(counts);
  if (agreement === null) return { ...undefinedCoefficient(unitsOf(counts), NOBODY_TWICE), ...NO_TEST };
  const { rows, times, units, observed, paired, shares } = agreement;
  const expected = shares.reduce((sum, share) => sum + share * share, 0);
  if (expected >= 1 - 1e-12)
    return { ...undefinedCoefficient(units, ALL_ALIKE), observed, expected, ...NO_TEST };
  const value = (observed - expected) / (1 - expected);
  const parts = rows.map((row) => {
    const own = unitAgreement(row);
    const part = own === null ? 0 : ((units / paired) * (own - expected)) / (1 - expected);
    const chance = row.reduce((sum, count, j) => sum + count * shares[j]!, 0) / ratingsOf(row);
    return part - (2 * (1 - value) * (chance - expected)) / (1 - expected);
  });
  return { ...fromParts({ value, observed, expected }, parts, times), ...testOfChance(counts, agreement) };
}

const NO_TEST = { errorUnderChance: null, byCategory: [] } as const;

function testOfChance(
  { categories }: RatingCounts,
  { rows, times, units, shares }: Agreement,
): Pick<FleissKappa, 'errorUnderChance' | 'byCategory'> {
  const raters = ratingsOf(rows[0]!);
  if (raters < 2 || rows.some((row) => ratingsOf(row) !== raters)) return NO_TEST;
  const pairs = units * raters * (raters - 1);
  const between = shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const skew = shares.reduce((sum, share) => sum + share * (1 - share) * (1 - 2 * share), 0);
  const error = Math.sqrt(2 / pairs);
  const byCategory = categories.flatMap((category, j) => {
    const share = shares[j]!;
    if (share === 0 || share === 1) return [];
    const apart = sumUnits(rows, times, (row) => row[j]! * (raters - row[j]!));
    return [{ category, value: 1 - apart / (pairs * share * (1 - share)), error }];
  });
  return { errorUnderChance: (error * Math.sqrt(between ** 2 - skew)) / between, byCategory };
}
