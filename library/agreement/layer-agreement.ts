import type { AgreementFigures as Printed } from '../../shared/contract/coders.ts';
import type { Codebook, Dimension } from '../../shared/model/codebook.ts';
import { directionDimension } from '../coding/codebook-roles.ts';
import {
  type AgreementFigures,
  agreementFigures,
  type Coefficient,
  DECISIONS,
  type Ratings,
} from './agreement.ts';

/** A coding as agreement needs it. */
export type RatedCoding = {
  readonly study: string;
  readonly dimension: string;
  readonly code: string;
  readonly outcome: string | null;
  readonly direction: string | null;
  readonly coder: string;
};

/** Units that were rated alike, once, with how many there are of them; and the studies that two or more decided. */
type Figured = { readonly ratings: Ratings; readonly times: readonly number[]; readonly studies: number };

export type DimensionAgreement = {
  readonly dimension: string;
  readonly label: string;
  readonly figures: Printed;
  readonly directions: Printed | null;
  readonly codes: readonly { readonly code: string; readonly label: string; readonly figures: Printed }[];
};

/**
 * Agreement of coders on every code of a codebook. The unit is a study and a code; a coder has decided all codes of a
 * dimension for a study once any code of it, be it `na`, is applied. Uncoded is no decision and counts nowhere.
 */
export function layerAgreement(
  codebook: Codebook,
  codings: readonly RatedCoding[],
  coders: readonly string[],
): { readonly overall: Printed; readonly dimensions: readonly DimensionAgreement[] } {
  const byDimension = Map.groupBy(codings, (coding) => coding.dimension);
  const all: Figured[] = [];
  const dimensions = codebook.dimensions.flatMap((dimension): DimensionAgreement[] => {
    const own = byDimension.get(dimension.id) ?? [];
    if (own.length === 0) return [];
    const decided = decisionsOf(own, coders);
    const rated = dimension.codes
      .filter((code) => !code.group)
      .map((code) => ({ code, ...ratingsOf(own, decided, coders, code.id) }));
    const together = pooled(rated);
    all.push(together);
    return [
      {
        dimension: dimension.id,
        label: dimension.label,
        figures: printed(together, coders.length),
        directions: directionsOf(codebook, dimension, own, coders),
        codes: rated.map(({ code, ...figured }) => ({
          code: code.id,
          label: code.label,
          figures: printed(figured, coders.length),
        })),
      },
    ];
  });
  return { overall: printed(pooled(all), coders.length), dimensions };
}

/** Study -> for each coder, whether any code of the dimension was applied. */
function decisionsOf(
  codings: readonly RatedCoding[],
  coders: readonly string[],
): ReadonlyMap<string, readonly boolean[]> {
  const place = new Map(coders.map((coder, at) => [coder, at]));
  const decided = new Map<string, boolean[]>();
  for (const { study, coder } of codings) {
    const known = decided.get(study) ?? coders.map(() => false);
    known[place.get(coder)!] = true;
    decided.set(study, known);
  }
  return decided;
}

const [APPLIED, NOT_APPLIED] = DECISIONS;

/** Ten thousand studies were rated in a handful of ways, so that the coefficients have a handful of rows to go through. */
function ratingsOf(
  codings: readonly RatedCoding[],
  decided: ReadonlyMap<string, readonly boolean[]>,
  coders: readonly string[],
  code: string,
): Figured {
  const applied = new Set(
    codings.filter((one) => one.code === code).map((one) => `${one.study}\n${one.coder}`),
  );
  const patterns = new Map<string, number>();
  for (const [study, by] of decided) {
    const key = coders
      .map((coder, at) => (!by[at] ? '-' : applied.has(`${study}\n${coder}`) ? 'a' : 'n'))
      .join('');
    patterns.set(key, (patterns.get(key) ?? 0) + 1);
  }
  const ratings = [...patterns.keys()].map((key) =>
    [...key].map((one) => (one === '-' ? null : one === 'a' ? APPLIED : NOT_APPLIED)),
  );
  const times = [...patterns.values()];
  const studies = times.reduce((sum, n, at) => sum + (isRatedTwice(ratings[at]!) ? n : 0), 0);
  return { ratings, times, studies };
}

function isRatedTwice(unit: Ratings[number]): boolean {
  return unit.filter((rating) => rating !== null).length >= 2;
}

function pooled(parts: readonly Figured[]): Figured {
  return {
    ratings: parts.flatMap(({ ratings }) => ratings),
    times: parts.flatMap(({ times }) => times),
    studies: Math.max(0, ...parts.map(({ studies }) => studies)),
  };
}

/** Which way, where two coders or more applied the same code for the same outcome. */
function directionsOf(
  codebook: Codebook,
  dimension: Dimension,
  codings: readonly RatedCoding[],
  coders: readonly string[],
): Printed | null {
  const directions = directionDimension(codebook, dimension);
  if (directions === undefined) return null;
  const units = Map.groupBy(codings, ({ study, code, outcome }) => [study, code, outcome ?? ''].join('\n'));
  const ratings = [...units.values()].map((unit) =>
    coders.map((coder) => {
      const own = unit.find((coding) => coding.coder === coder);
      return own === undefined ? null : (own.direction ?? '');
    }),
  );
  const categories = ['', ...directions.codes.filter((code) => !code.group).map((code) => code.id)];
  const studies = new Set(
    [...units].filter((_, at) => isRatedTwice(ratings[at] ?? [])).map(([key]) => key.split('\n')[0]),
  );
  return printed({ ratings, times: ratings.map(() => 1), studies: studies.size }, coders.length, categories);
}

function printed(
  { ratings, times, studies }: Figured,
  coders: number,
  categories?: readonly string[],
): Printed {
  const figures: AgreementFigures = agreementFigures(ratings, coders, categories, times);
  return {
    units: figures.units,
    studies,
    prevalence: figures.prevalence,
    percent: coefficient(figures.percent),
    cohen: figures.cohen === null ? null : coefficient(figures.cohen),
    fleiss: coefficient(figures.fleiss),
    alpha: coefficient(figures.alpha),
    ac1: coefficient(figures.ac1),
  };
}

function coefficient({ value, lower, upper, standardError, reason }: Coefficient) {
  return { value, lower, upper, standardError, reason: reason ?? '' };
}
