import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import type { Act } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import { foldText } from '../references/folded-text.ts';
import { uniqueId } from './code-id.ts';
import { checkCodebook, codebookInForce, codeOf, dimensionOf } from './codebook.ts';
import { storeEdited, versionAfter } from './codebook-store.ts';

/** What a person said a dimension (`id`) or a code (`dimension:code`) of a file becomes: `new`, `ignore`, or one of ours. */
export type CodeChoice = { readonly from: string; readonly to: string };

type Place = { readonly dimension: string; readonly code: string };

/** A codebook that was read from somebody's file, and what its codes are called in ours. */
export type JoinedCodebook = {
  readonly codebook: Codebook;
  /** The file's dimension to ours; what is left out has none. */
  readonly homes: ReadonlyMap<string, string>;
  /** `dimension:code` of the file to the place in the codebook; what is left out has none. */
  readonly places: ReadonlyMap<string, Place>;
  readonly newDimensions: readonly string[];
  readonly newCodes: number;
};

/**
 * Joins somebody's dimensions with a codebook: one with the same id, or the same name, is the same, and so are its codes;
 * everything else is added, and nothing that is there is changed. `choices` say otherwise of single dimensions and codes;
 * check them with `choiceFault` first.
 */
export function joinCodebook(
  codebook: Codebook,
  dimensions: readonly Dimension[],
  choices: readonly CodeChoice[] = [],
): JoinedCodebook {
  const chosen = new Map(choices.map(({ from, to }) => [from, to]));
  const homes = new Map<string, string>();
  const places = new Map<string, Place>();
  const joined = [...codebook.dimensions];
  const newDimensions: string[] = [];
  let newCodes = 0;
  for (const theirs of dimensions) {
    const choice = chosen.get(theirs.id);
    const at =
      choice === 'new'
        ? -1
        : joined.findIndex((ours) => (choice ? ours.id === choice : isSame(ours, theirs)));
    const ours = joined[at];
    const id = ours?.id ?? uniqueId(theirs.id, new Set(joined.map((each) => each.id)));
    const codes = joinCodes(theirs, { id, codes: ours?.codes ?? [] }, chosen, choice === 'ignore', places);
    if (choice !== 'ignore') homes.set(theirs.id, id);
    const added = codes.length - (ours?.codes.length ?? 0);
    newCodes += added;
    if (ours !== undefined) joined[at] = added === 0 ? ours : { ...ours, codes };
    else if (added > 0) {
      joined.push({ ...theirs, id, codes });
      newDimensions.push(theirs.label);
    }
  }
  return { codebook: { ...codebook, dimensions: joined }, homes, places, newDimensions, newCodes };
}

/** The codes of one of our dimensions with those of theirs added that it lacks; notes where each of theirs went. */
function joinCodes(
  theirs: Dimension,
  ours: Pick<Dimension, 'id' | 'codes'>,
  chosen: ReadonlyMap<string, string>,
  isLeftOut: boolean,
  places: Map<string, Place>,
): readonly Code[] {
  const codes = [...ours.codes];
  const own = new Map<string, string | undefined>();
  for (const code of theirs.codes) {
    const from = `${theirs.id}:${code.id}`;
    const choice = chosen.get(from) ?? (isLeftOut ? 'ignore' : undefined);
    const above = code.parent === undefined ? undefined : own.get(code.parent);
    const elsewhere = choice === undefined || choice === 'new' ? undefined : placeOf(choice);
    if (choice === 'ignore' || elsewhere !== undefined) {
      if (elsewhere !== undefined) places.set(from, elsewhere);
      // What stands beneath moves up to where this one would have stood.
      own.set(code.id, elsewhere?.dimension === ours.id ? elsewhere.code : above);
      continue;
    }
    const known = choice === 'new' ? undefined : codes.find((each) => isSame(each, code));
    const id = known?.id ?? uniqueId(code.id, new Set(codes.map((each) => each.id)));
    own.set(code.id, id);
    places.set(from, { dimension: ours.id, code: id });
    const { parent: _theirs, ...rest } = code;
    if (known === undefined) codes.push({ ...rest, id, ...(above === undefined ? {} : { parent: above }) });
  }
  return codes;
}

/** `dimension:code` taken apart; undefined where it is none. */
function placeOf(text: string): Place | undefined {
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { dimension: text.slice(0, colon), code: text.slice(colon + 1) };
}

function isSame(ours: { id: string; label: string }, theirs: { id: string; label: string }): boolean {
  return ours.id === theirs.id || foldText(ours.label).trim() === foldText(theirs.label).trim();
}

/** What is wrong with the first choice that cannot be followed, as a sentence; undefined where all can. */
export function choiceFault(
  codebook: Codebook,
  dimensions: readonly Dimension[],
  choices: readonly CodeChoice[],
): string | undefined {
  const theirs = new Map(
    dimensions.flatMap(({ id, label, codes }) => [
      [id, label] as const,
      ...codes.map((code) => [`${id}:${code.id}`, code.label] as const),
    ]),
  );
  for (const { from, to } of choices) {
    const label = theirs.get(from);
    if (label === undefined) return `The file has no dimension or code “${from}”.`;
    if (to === 'new' || to === 'ignore') continue;
    const isCode = from.includes(':');
    const place = isCode ? placeOf(to) : { dimension: to, code: '' };
    const dimension = place && dimensionOf(codebook, place.dimension);
    if (!dimension || (isCode && !codeOf(dimension, place.code)))
      return isCode
        ? `“${label}” cannot become “${to}”: the codebook has no such code. Codes are written dimension:code; a code can also be “new” or “ignore”.`
        : `“${label}” cannot become “${to}”: the codebook has no such dimension. It has ${codebook.dimensions.map(({ id }) => id).join(', ')}; a dimension can also be “new” or “ignore”.`;
  }
  return undefined;
}

/** Puts a joined codebook in force within an act, as its next version; the one before is kept. */
export async function putJoined(act: Act, before: Codebook, joined: JoinedCodebook): Promise<Codebook> {
  if (joined.newCodes === 0 && joined.newDimensions.length === 0) return codebookInForce(act);
  const after = { ...joined.codebook, version: await versionAfter(act.tx, before) };
  const faults = checkCodebook(after);
  if (faults.length > 0)
    refuse('invalid-input', `The codes of this file cannot be used. ${faults.join(' ')}`);
  await storeEdited(act, before, after, false);
  return after;
}
