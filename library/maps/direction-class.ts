import type { Dimension } from '../../shared/model/codebook.ts';
import { signOf } from '../coding/codebook-roles.ts';

/** A study's direction in one cell: the number of a direction code, or one of the two below. */
export type DirectionClass = number;
export const UNSTATED: DirectionClass = -1;
export const MIXED: DirectionClass = -2;

/** The codes a cell's studies are sorted into. */
export type DirectionScale = {
  readonly dimension: Dimension;
  readonly classOf: ReadonlyMap<string, DirectionClass>;
  readonly unstated: string;
  readonly mixed: string;
};

/** The scale of a direction dimension; where it has no code for "mixed" or "unstated", those words themselves stand. */
export function directionScale(dimension: Dimension): DirectionScale {
  const classOf = new Map<string, DirectionClass>();
  dimension.codes.forEach((code, index) => {
    if (!code.group) classOf.set(code.id, signOf(code) === 'unstated' ? UNSTATED : index);
  });
  return {
    dimension,
    classOf,
    unstated: dimension.codes.find((code) => signOf(code) === 'unstated')?.id ?? 'unstated',
    mixed: dimension.codes.find((code) => signOf(code) === 'mixed')?.id ?? 'mixed',
  };
}

/** The class of two codings of one study: what is not stated yields, what disagrees is mixed. */
export function joined(left: DirectionClass, right: DirectionClass): DirectionClass {
  if (left === right || right === UNSTATED) return left;
  return left === UNSTATED ? right : MIXED;
}

/** The code id under which a class is counted. */
export function directionKey(scale: DirectionScale, direction: DirectionClass): string {
  if (direction === UNSTATED) return scale.unstated;
  if (direction === MIXED) return scale.mixed;
  return scale.dimension.codes[direction]?.id ?? scale.unstated;
}
