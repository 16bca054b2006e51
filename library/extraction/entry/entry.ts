import { readFileSync } from 'node:fs';
import type { CslItem, CslName } from '../../../shared/model/csl.ts';
import type { ParsedEntry } from '../../../shared/model/extraction.ts';
import { archivalUnit } from './archival-unit.ts';
import { courtCase } from './court-case.ts';
import { withoutHeadwordMark } from './headword.ts';
import { itemOf } from './item.ts';
import { readModel, type TaggerModel } from './model-file.ts';
import { startsWithRepeatedAuthor, withoutRepeatMark } from './repeated-authors.ts';
import { asStandard, standardOf } from './standard.ts';
import { tag } from './tagger.ts';
import { tokenise } from './tokens.ts';
import { westernPunctuation, withoutStops } from './western-punctuation.ts';

let loaded: TaggerModel | undefined;

/** The shipped model, read on first use and kept. */
export function shippedModel(): TaggerModel {
  loaded ??= readModel(readFileSync(new URL('./model/entry-tagger.bin', import.meta.url)));
  return loaded;
}

/** Longer strings are no single reference; what goes beyond is not read. */
export const LONGEST_ENTRY = 8_000;

/** What the caller knows of the list that the entries come from. */
export type EntryContext = {
  /** Authors of the entry before the first one, for a list that is read in pieces. */
  readonly previousAuthors?: readonly CslName[];
  /** Another trained model than the shipped one. */
  readonly model?: TaggerModel;
};

/** How sure a standard is of which only the designation is printed; set by hand. */
const STANDARD_ALONE = 0.7;

const EMPTY: ParsedEntry = {
  item: { type: 'document' },
  confidence: 0,
  fields: {},
  warnings: ['The entry is empty.'],
};

function parseWith(raw: string, previous: readonly CslName[] | undefined, model: TaggerModel): ParsedEntry {
  const cut = westernPunctuation(raw.length > LONGEST_ENTRY ? raw.slice(0, LONGEST_ENTRY) : raw);
  const known = courtCase(cut) ?? archivalUnit(cut);
  if (known !== undefined) return known;
  const standard = standardOf(cut);
  if (standard !== undefined) {
    const read = parseWith(standard.rest, undefined, model);
    const sure = standard.rest.trim() === '' ? STANDARD_ALONE : read.confidence;
    return { ...read, item: asStandard(read.item, standard), confidence: sure, warnings: [] };
  }
  const repeated = startsWithRepeatedAuthor(cut);
  const tokens = tokenise(withoutHeadwordMark(repeated ? withoutRepeatMark(cut) : cut));
  if (tokens.tokens.length === 0) return EMPTY;
  const parsed = itemOf(tokens, tag(tokens, model), {
    model,
    ...(repeated ? { repeatedAuthors: previous ?? [] } : {}),
  });
  const { author } = parsed.item;
  const read = author ? { ...parsed, item: { ...parsed.item, author: withoutStops(author) } } : parsed;
  if (raw.length <= LONGEST_ENTRY) return read;
  return {
    ...read,
    warnings: [...read.warnings, 'The entry is too long for one reference; only its beginning was read.'],
  };
}

/** Reads one free-text reference string, in whatever style and language, into CSL-JSON with a probability per field. */
export function parseEntry(raw: string, context: EntryContext = {}): ParsedEntry {
  return parseWith(raw, context.previousAuthors, context.model ?? shippedModel());
}

/** Reads the entries of one list in order; an entry that repeats the authors of the one before carries them in full. */
export function parseEntries(raws: readonly string[], context: EntryContext = {}): readonly ParsedEntry[] {
  const model = context.model ?? shippedModel();
  let previous = context.previousAuthors;
  return raws.map((raw) => {
    const parsed = parseWith(raw, previous, model);
    const authors = namesOf(parsed.item);
    if (authors) previous = authors;
    return parsed;
  });
}

const namesOf = (item: CslItem): readonly CslName[] | undefined => item.author ?? item.editor;
