import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import { directionDimension, outcomeDimension } from './codebook-roles.ts';

/** What is wrong, and where: `dimension` or `dimension:code`. */
export type CodebookFault = { readonly place: string; readonly sentence: string };

/** What is wrong with a codebook, one sentence a fault; empty when it can be used. */
export function checkCodebook(codebook: Codebook): string[] {
  return codebookFaults(codebook).map(({ sentence }) => sentence);
}

/** The same with their places. */
export function codebookFaults(codebook: Codebook): CodebookFault[] {
  const dimensions = new Set(codebook.dimensions.map((dimension) => dimension.id));
  return [
    ...repeated(codebook.dimensions.map((dimension) => dimension.id)).map((id) => ({
      place: id,
      sentence: `Two dimensions have the id “${id}”. Give one of them another id.`,
    })),
    ...codebook.dimensions.flatMap((dimension) => [
      ...checkQualifiers(codebook, dimension, dimensions),
      ...checkCodes(dimension),
      ...checkPoles(codebook, dimension),
      ...checkSigns(dimension),
    ]),
  ];
}

function checkQualifiers(
  codebook: Codebook,
  dimension: Dimension,
  known: ReadonlySet<string>,
): CodebookFault[] {
  const faults: CodebookFault[] = [];
  const tell = (sentence: string) => faults.push({ place: dimension.id, sentence });
  for (const id of dimension.qualifiers ?? []) {
    if (id === dimension.id) tell(`“${dimension.label}” cannot qualify itself.`);
    else if (!known.has(id)) {
      tell(`“${dimension.label}” is to be qualified by “${id}”, but there is no dimension of that id.`);
    } else if (codebook.dimensions.some((other) => other.id === id && (other.qualifiers ?? []).length > 0)) {
      tell(`“${id}” qualifies “${dimension.label}” and so cannot be qualified by a dimension itself.`);
    }
  }
  const outcomes = outcomeDimension(codebook, dimension);
  for (const id of dimension.outcomes ?? []) {
    if (outcomes?.codes.some((code) => code.id === id && !code.group)) continue;
    tell(`“${dimension.label}” is to bear on “${id}”, but the dimension of its outcomes has no such code.`);
  }
  return faults;
}

function checkCodes(dimension: Dimension): CodebookFault[] {
  const byId = new Map(dimension.codes.map((code) => [code.id, code]));
  const faults: CodebookFault[] = repeated(dimension.codes.map((code) => code.id)).map((id) => ({
    place: `${dimension.id}:${id}`,
    sentence: `Two codes of “${dimension.label}” have the id “${id}”. Give one of them another id.`,
  }));
  if (!dimension.codes.some((code) => !code.group)) {
    faults.push({ place: dimension.id, sentence: `“${dimension.label}” has no code that can be applied.` });
  }
  for (const code of dimension.codes) {
    const name = `“${code.label}” (${dimension.id}:${code.id})`;
    const tell = (sentence: string) => faults.push({ place: `${dimension.id}:${code.id}`, sentence });
    if (code.group && code.exclusive) {
      tell(`${name} is a heading and so cannot be exclusive: headings are never applied.`);
    }
    if (code.parent === undefined) continue;
    if (!byId.has(code.parent)) {
      tell(`${name} stands under “${code.parent}”, but “${dimension.label}” has no code of that id.`);
    } else if (isInCycle(code, byId)) {
      tell(`${name} stands under itself, by way of “${code.parent}”. Take one of the parents away.`);
    }
  }
  return faults;
}

/** A direction means nothing without the pole it is judged for. */
function checkPoles(codebook: Codebook, dimension: Dimension): CodebookFault[] {
  if (directionDimension(codebook, dimension) === undefined) return [];
  return dimension.codes
    .filter((code) => !code.group && !code.exclusive && !code.pole?.trim())
    .map((code) => ({
      place: `${dimension.id}:${code.id}`,
      sentence: `“${code.label}” (${dimension.id}:${code.id}) is given a direction and so needs a pole: what is “more” of it?`,
    }));
}

function checkSigns(dimension: Dimension): CodebookFault[] {
  if (dimension.role === 'direction') return [];
  return dimension.codes
    .filter((code) => code.sign !== undefined)
    .map((code) => ({
      place: `${dimension.id}:${code.id}`,
      sentence: `“${code.label}” (${dimension.id}:${code.id}) has a sign, but “${dimension.label}” is no direction.`,
    }));
}

function isInCycle(code: Code, byId: ReadonlyMap<string, Code>): boolean {
  const seen = new Set<string>();
  let at = code.parent === undefined ? undefined : byId.get(code.parent);
  while (at !== undefined && !seen.has(at.id)) {
    if (at.id === code.id) return true;
    seen.add(at.id);
    at = at.parent === undefined ? undefined : byId.get(at.parent);
  }
  return false;
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice];
}
