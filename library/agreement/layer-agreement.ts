import type { AgreementFigures as Printed } from '../../shared/contract/coders.ts';
import type { Codebook, Dimension } from '../../shared/model/codebook.ts';
import { directionDimension } from '../coding/codebook-roles.ts';
import {
  type AgreementFigures,
  agreementFigures,
  type Coefficient,
  type Ratings,
  ratingsOfCode,
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

type Figured = { readonly ratings: Ratings; readonly studies: number };

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
    const rated = dimension.codes
      .filter((code) => !code.group)
      .map((code) => ({ code, ...ratingsOf(own, coders, code.id) }));
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

function ratingsOf(codings: readonly RatedCoding[], coders: readonly string[], code: string): Figured {
  const layers = coders.map((coder) => {
    const own = codings.filter((coding) => coding.coder === coder);
    return { coder, studies: [...new Set(own.map(({ study }) => study))], codings: own };
  });
  const ratings = ratingsOfCode(layers, code);
  return { ratings, studies: ratings.filter(isRatedTwice).length };
}

function isRatedTwice(unit: Ratings[number]): boolean {
  return unit.filter((rating) => rating !== null).length >= 2;
}

function pooled(parts: readonly Figured[]): Figured {
  return {
    ratings: parts.flatMap(({ ratings }) => ratings),
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
  return printed({ ratings, studies: studies.size }, coders.length, categories);
}

function printed({ ratings, studies }: Figured, coders: number, categories?: readonly string[]): Printed {
  const figures: AgreementFigures = agreementFigures(ratings, coders, categories);
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
