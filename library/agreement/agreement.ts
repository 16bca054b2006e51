import type { Coefficient } from './coefficient.ts';
import { type CohenKappa, cohenKappa } from './cohen-kappa.ts';
import { type FleissKappa, fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { percentAgreement } from './percent-agreement.ts';
import { countRatings, prevalence, type Ratings } from './ratings.ts';

export type { Coefficient } from './coefficient.ts';
export { cohenKappa, kappaOfTable } from './cohen-kappa.ts';
export { fleissKappa } from './fleiss-kappa.ts';
export { gwetAc1 } from './gwet-ac1.ts';
export { krippendorffAlpha } from './krippendorff-alpha.ts';
export { percentAgreement } from './percent-agreement.ts';
export { countRatings, prevalence, type Ratings } from './ratings.ts';

/** What one coder applied, and what that coder went through. */
export type CoderLayer = {
  readonly coder: string;
  /** Studies the coder has been through: a code not applied to one of them counts as a no. */
  readonly studies: readonly string[];
  readonly codings: readonly { readonly study: string; readonly code: string }[];
};

/** Every coefficient over one set of units. */
export type AgreementFigures = {
  /** Units (study x code) that two coders or more decided. */
  readonly units: number;
  /** Share of "applied" among all decisions. */
  readonly prevalence: number;
  readonly percent: Coefficient;
  /** Only with exactly two coders. */
  readonly cohen: CohenKappa | null;
  readonly fleiss: FleissKappa;
  readonly alpha: Coefficient;
  readonly ac1: Coefficient;
};

/** What a coder decides of one study and one code. */
export const DECISIONS = ['applied', 'not applied'] as const;

/**
 * Agreement of coders on each code, and over all codes together; a unit is one study and one code. A coder who has
 * not been through a study has no rating there.
 */
export function codingAgreement(
  layers: readonly CoderLayer[],
  codes: readonly string[],
): { readonly byCode: ReadonlyMap<string, AgreementFigures>; readonly overall: AgreementFigures } {
  const ratings = new Map(codes.map((code) => [code, ratingsOfCode(layers, code)]));
  const figures = (units: Ratings) => agreementFigures(units, layers.length);
  return {
    byCode: new Map([...ratings].map(([code, units]) => [code, figures(units)])),
    overall: figures([...ratings.values()].flat()),
  };
}

function ratingsOfCode(layers: readonly CoderLayer[], code: string): Ratings {
  const seen = layers.map((layer) => new Set(layer.studies));
  const applied = layers.map(
    (layer) => new Set(layer.codings.filter((coding) => coding.code === code).map(({ study }) => study)),
  );
  const studies = new Set(layers.flatMap((layer) => layer.studies));
  return [...studies].map((study) =>
    layers.map((_, i) => {
      if (applied[i]!.has(study)) return DECISIONS[0];
      return seen[i]!.has(study) ? DECISIONS[1] : null;
    }),
  );
}

/**
 * Every coefficient for ratings of some coders: yes or no, unless other categories are named. All rest on the units
 * that two coders or more rated: what one alone has done says nothing of agreement, and is no measure of chance; only
 * the prevalence counts it.
 */
export function agreementFigures(
  ratings: Ratings,
  coders: number,
  categories: readonly string[] = DECISIONS,
  times: readonly number[] = ratings.map(() => 1),
): AgreementFigures {
  const shared = ratings
    .map((unit, at) => ({ unit, n: times[at]! }))
    .filter(({ unit }) => unit.filter((rating) => rating !== null).length >= 2);
  const units = shared.map(({ unit }) => unit);
  const numbers = shared.map(({ n }) => n);
  const counts = { ...countRatings(units, categories), times: numbers };
  return {
    units: numbers.reduce((sum, n) => sum + n, 0),
    prevalence: prevalence({ ...countRatings(ratings, categories), times })[DECISIONS[0]] ?? 0,
    percent: percentAgreement(counts),
    cohen: coders === 2 ? cohenKappa(units, 0.95, numbers) : null,
    fleiss: fleissKappa(counts),
    alpha: krippendorffAlpha(counts),
    ac1: gwetAc1(counts),
  };
}
