import { Codebook as CodebookShape } from '../../shared/contract/codebook.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { ReadCodebook } from './codebook-files.ts';

/** A codebook as JSON, in the shape of shared/model/codebook.ts. */
export function writeCodebookJson(codebook: Codebook): string {
  return `${JSON.stringify(codebook, null, 1)}\n`;
}

/** Reads a JSON codebook; places are paths in it, or line and column where it is no JSON. */
export function readCodebookJson(text: string): ReadCodebook {
  const nothing = { codebook: null, notices: [], placeOf: (name: string) => name };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { place, reason } = syntaxFault(text, error);
    return { ...nothing, faults: [{ place, sentence: `This is not JSON: ${reason}.` }] };
  }
  const shape = CodebookShape.safeParse(value);
  if (!shape.success) {
    const faults = shape.error.issues.slice(0, 100).map((issue) => ({
      place: pathOf(issue.path),
      sentence: sentenceOf(issue),
    }));
    return { ...nothing, faults };
  }
  const codebook = shape.data as Codebook;
  return {
    codebook,
    faults: [],
    notices: unknownFields(value),
    placeOf: (name) => placesOf(codebook).get(name) ?? name,
  };
}

/** What is wrong with one place of the file, in words. */
function sentenceOf(issue: { readonly message: string }): string {
  const { message } = issue;
  const missing = /expected (\w+), received undefined/.exec(message)?.[1];
  const kinds: Readonly<Record<string, string>> = { string: 'a text', array: 'a list', number: 'a number' };
  if (missing !== undefined)
    return `This is missing; it must be ${kinds[missing] ?? `of the kind “${missing}”`}.`;
  const options = /expected one of (.+)$/.exec(message)?.[1];
  if (options !== undefined)
    return `This must be one of ${options.replaceAll('|', ', ').replaceAll('"', '')}.`;
  return `This is not as it must be: ${message}.`;
}

/** Of two things of one name the later is the one to look at. */
function placesOf({ dimensions }: Codebook): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const [d, dimension] of dimensions.entries()) {
    places.set(dimension.id, `dimensions[${d}]`);
    for (const [c, code] of dimension.codes.entries())
      places.set(`${dimension.id}:${code.id}`, `dimensions[${d}].codes[${c}]`);
  }
  return places;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

function syntaxFault(text: string, error: unknown): { readonly place: string; readonly reason: string } {
  const message = error instanceof Error ? error.message : String(error);
  const at = /position (\d+)/.exec(message)?.[1];
  const reason = message
    .replace(/\s*\(line.*$/, '')
    .replace(/ in JSON at position.*$/, '')
    .slice(0, 200);
  if (at === undefined) return { place: '', reason };
  const before = text.slice(0, Number(at)).split('\n');
  return { place: `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`, reason };
}

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  book: ['id', 'version', 'title', 'basedOn', 'scheme', 'conventions', 'dimensions'],
  dimension: [
    ...['id', 'label', 'choice', 'hierarchical', 'qualifiers', 'role', 'outcomes', 'per', 'retired', 'codes'],
  ],
  code: [
    ...['id', 'label', 'parent', 'group', 'exclusive', 'definition', 'include', 'exclude', 'pole', 'sign'],
    ...['phrases', 'against', 'retired', 'splitInto'],
  ],
};

/** What the file has and a codebook has no place for. */
function unknownFields(value: unknown): readonly string[] {
  const left = new Set<string>();
  const look = (kind: string, one: unknown) => {
    for (const field of Object.keys((one ?? {}) as object))
      if (!KNOWN[kind]?.includes(field)) left.add(`“${field}” (${kind})`);
  };
  const book = value as { dimensions?: readonly { codes?: readonly unknown[] }[] };
  look('book', book);
  for (const dimension of book.dimensions ?? []) {
    look('dimension', dimension);
    for (const code of dimension.codes ?? []) look('code', code);
  }
  return left.size === 0
    ? []
    : [`Fields that a codebook has no place for are left out: ${[...left].join(', ')}.`];
}
