import type { Code, Codebook, Dimension, DirectionSign } from '../../shared/model/codebook.ts';

/** The dimension with an id, where the codebook has it. */
export function dimensionOf(codebook: Codebook | undefined, id: string | null): Dimension | undefined {
  return id === null ? undefined : codebook?.dimensions.find((dimension) => dimension.id === id);
}

/** The code with an id in a dimension, where the codebook has it. */
export function codeOf(
  codebook: Codebook | undefined,
  dimension: string,
  id: string | null,
): Code | undefined {
  return id === null ? undefined : dimensionOf(codebook, dimension)?.codes.find((code) => code.id === id);
}

/** A code's label, or its id where the codebook no longer has it. */
export function codeLabel(codebook: Codebook | undefined, dimension: string, id: string): string {
  return codeOf(codebook, dimension, id)?.label ?? id;
}

/** Dimensions that are coded by themselves: those that do not merely qualify another. */
export function ownDimensions(codebook: Codebook): readonly Dimension[] {
  const qualifying = new Set(
    codebook.dimensions.filter((dimension) => dimension.role === 'direction').map(({ id }) => id),
  );
  return codebook.dimensions.filter((dimension) => !qualifying.has(dimension.id));
}

/** The dimension that qualifies another in a role, where there is one. */
export function qualifierOf(
  codebook: Codebook | undefined,
  dimension: string,
  role: 'direction' | 'outcome',
): Dimension | undefined {
  return dimensionOf(codebook, dimension)
    ?.qualifiers?.map((id) => dimensionOf(codebook, id))
    .find((qualifier) => qualifier?.role === role);
}

/** What a direction code says of more of the factor; codes of other dimensions say nothing. */
export function signOf(codebook: Codebook | undefined, direction: string | null): DirectionSign {
  const dimension = codebook?.dimensions.find(({ role }) => role === 'direction');
  return dimension?.codes.find((code) => code.id === direction)?.sign ?? 'unstated';
}

/** The hue number, 1-8, by which a dimension is marked everywhere. */
export function hueOf(codebook: Codebook | undefined, dimension: string): number {
  const place = codebook?.dimensions.findIndex(({ id }) => id === dimension) ?? -1;
  return place < 0 ? 8 : (place % 8) + 1;
}

/** Whether codes of a dimension are given a direction, and so need a pole. */
export function takesDirection(codebook: Codebook, dimension: Dimension): boolean {
  return (dimension.qualifiers ?? []).some(
    (id) => codebook.dimensions.find((one) => one.id === id)?.role === 'direction',
  );
}
