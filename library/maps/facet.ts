import type { Codebook, Dimension } from '../../shared/model/codebook.ts';
import { directionDimension, outcomeDimension, signOf } from '../coding/codebook-roles.ts';
import type { EvidenceCoding } from './evidence.ts';

/** Which part of a coding speaks of a dimension: its code, the outcome or the direction it carries. */
export type Facet = 'code' | 'outcome' | 'direction';

/** What a coding says, as far as facets go. */
export type Said = Pick<EvidenceCoding, 'code' | 'outcome' | 'direction'>;

/** A dimension together with what its codings carry. */
export type Carrier = {
  readonly dimension: Dimension;
  readonly direction: Dimension | undefined;
  readonly outcome: Dimension | undefined;
  /** The code that stands for a direction nobody stated. */
  readonly unstated: string | undefined;
  /** Codes that can be applied: headings cannot. */
  readonly codes: ReadonlySet<string>;
  readonly exclusive: ReadonlySet<string>;
  readonly directions: ReadonlySet<string>;
};

/** Every dimension of the codebook with what it carries, by id. */
export function carriersOf(codebook: Codebook): ReadonlyMap<string, Carrier> {
  return new Map(
    codebook.dimensions.map((dimension) => {
      const direction = directionDimension(codebook, dimension);
      return [
        dimension.id,
        {
          dimension,
          direction,
          outcome: outcomeDimension(codebook, dimension),
          unstated: direction?.codes.find((code) => signOf(code) === 'unstated')?.id,
          codes: applicable(dimension),
          directions: applicable(direction),
          exclusive: new Set(dimension.codes.filter((code) => code.exclusive).map((code) => code.id)),
        },
      ];
    }),
  );
}

/** How codings of `carrier` speak of `dimension`, if they do. */
export function facetOf(carrier: Carrier, dimension: string): Facet | undefined {
  if (carrier.dimension.id === dimension) return 'code';
  if (carrier.direction?.id === dimension) return 'direction';
  if (carrier.outcome?.id === dimension) return 'outcome';
  return undefined;
}

/** What a coding says through a facet; a direction nobody stated is the code that says so. */
export function spokenBy(carrier: Carrier, facet: Facet, saying: Said): string | undefined {
  if (facet === 'code') return saying.code;
  if (facet === 'outcome') return saying.outcome ?? undefined;
  if (carrier.exclusive.has(saying.code)) return undefined;
  const { direction } = saying;
  return direction !== null && carrier.directions.has(direction) ? direction : carrier.unstated;
}

/** The codes of a dimension that are no headings. */
export function applicable(dimension: Dimension | undefined): ReadonlySet<string> {
  return new Set((dimension?.codes ?? []).filter((code) => !code.group).map((code) => code.id));
}
