import type { Code, Codebook, Dimension, DirectionSign } from '../../shared/model/codebook.ts';

const SIGNS: ReadonlySet<string> = new Set<DirectionSign>([
  'positive',
  'negative',
  'mixed',
  'none',
  'unstated',
]);

/**
 * The dimension whose codes say which way a coding of `dimension` points. It says so by its role; of the qualifiers
 * without a role it is the one that calls itself `direction` or is given per something.
 */
export function directionDimension(codebook: Codebook, dimension: Dimension): Dimension | undefined {
  const qualifiers = qualifiersOf(codebook, dimension);
  return (
    qualifiers.find((one) => one.role === 'direction') ??
    qualifiers.find((one) => one.role === undefined && (one.id === 'direction' || one.per !== undefined))
  );
}

/** The dimension whose codes say what a coding of `dimension` bears on: its role says so, or it is the other qualifier. */
export function outcomeDimension(codebook: Codebook, dimension: Dimension): Dimension | undefined {
  const direction = directionDimension(codebook, dimension);
  const others = qualifiersOf(codebook, dimension).filter((one) => one !== direction);
  return others.find((one) => one.role === 'outcome') ?? others.find((one) => one.role === undefined);
}

/** What a code of a direction dimension says: its sign, or its own id where that is the name of a sign. */
export function signOf(code: Code): DirectionSign | undefined {
  if (code.sign !== undefined) return code.sign;
  return SIGNS.has(code.id) ? (code.id as DirectionSign) : undefined;
}

function qualifiersOf(codebook: Codebook, dimension: Dimension): readonly Dimension[] {
  return (dimension.qualifiers ?? []).flatMap(
    (id) => codebook.dimensions.find((one) => one.id === id && one !== dimension) ?? [],
  );
}
