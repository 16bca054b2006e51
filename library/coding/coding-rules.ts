import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import { directionDimension, outcomeDimension } from './codebook-roles.ts';

/** A code as a person means it, with the dimensions that qualify it. */
export type Placed = {
  readonly dimension: Dimension;
  readonly code: Code;
  readonly directions: Dimension | undefined;
  readonly outcomes: Dimension | undefined;
  /** True where the coding says how something bears on something, so that its words must be shown. */
  readonly needsPassage: boolean;
};

/** What may be said of a code besides its name. */
export type Qualified = {
  readonly dimension: string;
  readonly code: string;
  readonly outcome: string | null;
  readonly direction: string | null;
  readonly asReported: string | null;
};

/**
 * Finds a code and checks what is said of it; a string is the sentence that says why it cannot be applied. `isThere` says
 * that the study carries it already: what is retired stays where it is and can still be qualified.
 */
export function placeCode(codebook: Codebook, wanted: Qualified, isThere = false): Placed | string {
  const dimension = codebook.dimensions.find((one) => one.id === wanted.dimension);
  if (dimension === undefined) return `The codebook has no dimension “${wanted.dimension}”.`;
  const code = dimension.codes.find((one) => one.id === wanted.code);
  if (code === undefined) return `“${dimension.label}” has no code “${wanted.code}”.`;
  if (code.group) return `“${code.label}” is a heading and is never applied; choose a code under it.`;
  if (!isThere && (code.retired || dimension.retired)) return retiredFault(dimension, code);
  const qualifies = codebook.dimensions.find((one) => directionDimension(codebook, one) === dimension);
  if (qualifies !== undefined) {
    return `“${dimension.label}” is said of a code of “${qualifies.label}”; it cannot be applied by itself.`;
  }
  const directions = directionDimension(codebook, dimension);
  const outcomes = outcomeDimension(codebook, dimension);
  const qualified = (dimension.qualifiers ?? []).length > 0;
  const placed: Placed = {
    dimension,
    code,
    directions,
    outcomes,
    needsPassage: qualified && !code.exclusive,
  };
  return qualifierFault(placed, wanted) ?? placed;
}

function retiredFault(dimension: Dimension, code: Code): string {
  if (dimension.retired)
    return `“${dimension.label}” is retired: what was coded in it stays, and nothing new is.`;
  const parts = (code.splitInto ?? []).map((id) => `“${labelOf(dimension, id)}”`);
  return parts.length === 0
    ? `“${code.label}” is retired: what carries it keeps it, and nothing new is coded with it.`
    : `“${code.label}” was split into ${parts.join(' and ')}; choose one of these.`;
}

function qualifierFault(placed: Placed, wanted: Qualified): string | undefined {
  const { dimension, code, directions, outcomes } = placed;
  if (
    code.exclusive &&
    (wanted.outcome !== null || wanted.direction !== null || wanted.asReported !== null)
  ) {
    return `“${code.label}” says that nothing of “${dimension.label}” is there, so it takes no direction and no outcome.`;
  }
  if (wanted.asReported !== null && directions === undefined) {
    return `“${dimension.label}” has no direction, so nothing can be reported as absent in it.`;
  }
  return (
    chosenFault('direction', wanted.direction, directions, dimension) ??
    chosenFault('outcome', wanted.outcome, outcomes, dimension) ??
    allowedFault(dimension, outcomes, wanted.outcome)
  );
}

function chosenFault(
  what: 'direction' | 'outcome',
  id: string | null,
  from: Dimension | undefined,
  dimension: Dimension,
): string | undefined {
  if (id === null) return undefined;
  if (from === undefined) return `“${dimension.label}” takes no ${what} in this codebook.`;
  const code = from.codes.find((one) => one.id === id);
  if (code === undefined) return `“${from.label}” has no code “${id}”.`;
  if (code.group)
    return `“${code.label}” is a heading of “${from.label}”; choose a code under it as the ${what}.`;
  return undefined;
}

function allowedFault(
  dimension: Dimension,
  outcomes: Dimension | undefined,
  id: string | null,
): string | undefined {
  if (id === null || dimension.outcomes === undefined || dimension.outcomes.includes(id)) return undefined;
  const allowed = dimension.outcomes.map(
    (one) => `“${outcomes?.codes.find((code) => code.id === one)?.label ?? one}”`,
  );
  return `A code of “${dimension.label}” counts only where it bears on ${allowed.join(', ')}.`;
}

/** How a new code and those already there go together. */
export type Company =
  | { readonly kind: 'together' }
  /** The dimension takes one code: these give way. */
  | { readonly kind: 'replaces'; readonly codes: readonly string[] }
  | { readonly kind: 'barred'; readonly sentence: string };

/** Whether a code can stand beside the other codes of its dimension that the same coder gave the same study. */
export function companyOf(
  placed: Placed,
  outcome: string | null,
  present: readonly { readonly code: string; readonly outcome: string | null }[],
): Company {
  const { dimension, code } = placed;
  const others = present.filter((one) => one.code !== code.id);
  if (dimension.choice === 'single') {
    const replaced = others.filter(
      (one) => one.outcome === outcome || isExclusive(dimension, one.code) || code.exclusive,
    );
    return replaced.length === 0
      ? { kind: 'together' }
      : { kind: 'replaces', codes: [...new Set(replaced.map((one) => one.code))] };
  }
  const exclusive = others.find((one) => isExclusive(dimension, one.code));
  if (exclusive !== undefined) {
    const name = labelOf(dimension, exclusive.code);
    return {
      kind: 'barred',
      sentence: `This study is coded “${name}” in “${dimension.label}”, which bars every other code there. Take “${name}” away first.`,
    };
  }
  if (code.exclusive && others.length > 0) {
    const names = [...new Set(others.map((one) => `“${labelOf(dimension, one.code)}”`))].join(', ');
    return {
      kind: 'barred',
      sentence: `“${code.label}” bars every other code of “${dimension.label}”, and this study is coded ${names} there. Take those away first.`,
    };
  }
  return { kind: 'together' };
}

function isExclusive(dimension: Dimension, id: string): boolean {
  return dimension.codes.some((code) => code.id === id && code.exclusive === true);
}

function labelOf(dimension: Dimension, id: string): string {
  return dimension.codes.find((code) => code.id === id)?.label ?? id;
}
