import { hashText, pair } from './hashing.ts';
import type { Token } from './tokens.ts';
import {
  ACCESS_CUES,
  CONJUNCTIONS,
  EDITION_CUES,
  EDITOR_CUES,
  EVENT_WORDS,
  IN_CUES,
  ISSUE_CUES,
  JOURNAL_WORDS,
  MONTHS,
  ORGANISATION_WORDS,
  PAGE_CUES,
  PARTICLES,
  PLACE_WORDS,
  PUBLISHER_WORDS,
  REPORT_CUES,
  THESIS_CUES,
  TRANSLATOR_CUES,
  VOLUME_CUES,
} from './word-classes.ts';

/** The word lists as bits of `WordFacts.classes`. */
export const CLASSES: readonly ReadonlySet<string>[] = [
  new Set(MONTHS.keys()),
  PARTICLES,
  CONJUNCTIONS,
  JOURNAL_WORDS,
  EVENT_WORDS,
  PUBLISHER_WORDS,
  ORGANISATION_WORDS,
  PLACE_WORDS,
  EDITOR_CUES,
  TRANSLATOR_CUES,
  IN_CUES,
  PAGE_CUES,
  VOLUME_CUES,
  ISSUE_CUES,
  EDITION_CUES,
  THESIS_CUES,
  REPORT_CUES,
  ACCESS_CUES,
];
export const EDITOR_BIT = 1 << CLASSES.indexOf(EDITOR_CUES);
export const IN_BIT = 1 << CLASSES.indexOf(IN_CUES);

/** What the training data knows of words and of whole names of journals, publishers and places. */
export type Gazetteer = {
  /** Word to two bits per kind of field it keeps company with. */
  readonly words: ReadonlyMap<string, number>;
  /** Hash of a run of words to the kinds it is a whole name of, or `PREFIX` where longer names begin so. */
  readonly phrases: ReadonlyMap<number, number>;
};
export const PREFIX = 128;

/** All that is asked of a word by itself; computed once per word. */
export type WordFacts = {
  readonly word: number;
  readonly shape: number;
  readonly affixes: readonly number[];
  readonly classes: number;
  readonly gazette: number;
  readonly isYear: boolean;
  readonly isNumber: boolean;
  readonly isCapital: boolean;
  /** Short, capitalised letters: with a full stop after it, an initial or an abbreviation. */
  readonly mayAbbreviate: boolean;
};

function shapeOf(core: string): string {
  if (/^\d/.test(core)) {
    if (/^(?:1[4-9]|20)\d\d[a-z]?$/.test(core)) return 'year';
    if (/^\d+$/.test(core))
      return core.length > 5 ? '0+' : `0${core.length}${core.length <= 2 && Number(core) <= 31 ? 'd' : ''}`;
    return '0a';
  }
  if (/\d/.test(core)) return core.length > 4 ? 'a00' : 'a0';
  if (/^\p{Lu}$/u.test(core)) return 'X';
  if (/^[IVXLCM]+$/.test(core)) return 'IV';
  if (/^\p{Lu}{2,3}$/u.test(core)) return 'XX';
  if (/^\p{Lu}+$/u.test(core)) return 'XXXX';
  if (/^\p{Lu}[\p{Ll}\p{M}]+$/u.test(core)) return core.length < 4 ? 'Xx' : 'Xxxx';
  if (/^\p{Lu}[-‐‑]\p{Lu}$/u.test(core)) return 'X-X';
  if (/^\p{Lu}/u.test(core)) return core.includes('-') ? 'X-x' : 'XxX';
  if (/^[\p{Ll}\p{M}]+$/u.test(core)) return core.length < 4 ? 'x' : 'xxx';
  return /^\p{Ll}/u.test(core) ? 'x-x' : '#';
}

/** Stands in for what is beyond either end of an entry. */
export const NO_WORD: WordFacts = {
  word: hashText('<none>'),
  shape: hashText('<edge>'),
  affixes: [],
  classes: 0,
  gazette: 0,
  isYear: false,
  isNumber: false,
  isCapital: false,
  mayAbbreviate: false,
};

const ADDRESSES: ReadonlyMap<string, WordFacts> = new Map(
  ['doi', 'url', 'arxiv', 'pmid', 'pmcid', 'isbn', 'issn'].map((kind) => [
    kind,
    { ...NO_WORD, word: hashText(`<${kind}>`), shape: hashText(`<${kind}>`) },
  ]),
);

function describe(core: string, words: ReadonlyMap<string, number>): WordFacts {
  const lower = core.toLowerCase();
  const shape = shapeOf(core);
  const numeric = /^\d/.test(core);
  const affixes =
    numeric || lower.length < 3
      ? []
      : [`^${lower.slice(0, 3)}`, `^${lower.slice(0, 4)}`, `${lower.slice(-3)}$`, `${lower.slice(-2)}$`].map(
          hashText,
        );
  let classes = 0;
  if (!numeric) for (let i = 0; i < CLASSES.length; i++) if (CLASSES[i]!.has(lower)) classes |= 1 << i;
  return {
    word: hashText(numeric ? shape : lower),
    shape: hashText(shape),
    affixes,
    classes,
    gazette: words.get(lower) ?? 0,
    isYear: shape === 'year',
    isNumber: numeric,
    isCapital: /^\p{Lu}/u.test(core),
    mayAbbreviate: core.length === 1 || (core.length <= 4 && /^\p{Lu}\p{L}*$/u.test(core)),
  };
}

const CACHE_LIMIT = 60_000;
const caches = new WeakMap<Gazetteer, Map<string, WordFacts>>();

/** The facts of every token; an address is known by its kind alone. */
export function factsOf(
  tokens: readonly Token[],
  kinds: readonly string[],
  gazetteer: Gazetteer,
): WordFacts[] {
  let cache = caches.get(gazetteer);
  if (!cache) {
    cache = new Map();
    caches.set(gazetteer, cache);
  }
  if (cache.size > CACHE_LIMIT) cache.clear();
  const out: WordFacts[] = [];
  for (const { core, identifier } of tokens) {
    let facts = identifier >= 0 ? ADDRESSES.get(kinds[identifier]!) : cache.get(core);
    if (!facts) {
      facts = describe(core, gazetteer.words);
      cache.set(core, facts);
    }
    out.push(facts);
  }
  return out;
}

/** The hash of a run of words, as `Gazetteer.phrases` is keyed. */
export const extendPhrase = (hash: number, word: number): number => pair(hash, word);

/** Builds the phrase table from whole names, lower case, words separated by spaces. */
export function phraseTable(names: readonly (readonly [name: string, kind: number])[]): Map<number, number> {
  const table = new Map<number, number>();
  for (const [name, kind] of names) {
    let hash = 0;
    for (const word of name.split(' ')) {
      hash = extendPhrase(hash, hashText(word));
      table.set(hash, (table.get(hash) ?? 0) | PREFIX);
    }
    table.set(hash, table.get(hash)! | kind);
  }
  return table;
}

/** For each token, the kind of the longest known name it is part of × 4 + its place in it (first, inside, last, alone). */
export function phraseMarks(facts: readonly WordFacts[], phrases: ReadonlyMap<number, number>): Uint8Array {
  const marks = new Uint8Array(facts.length);
  for (let i = 0; i < facts.length; ) {
    let hash = 0;
    let found = 0;
    let length = 0;
    for (let k = i; k < facts.length && k < i + 12; k++) {
      hash = extendPhrase(hash, facts[k]!.word);
      const known = phrases.get(hash);
      if (known === undefined) break;
      if (known & ~PREFIX) {
        found = known & ~PREFIX;
        length = k - i + 1;
      }
    }
    if (length === 0) {
      i++;
      continue;
    }
    for (let k = 0; k < length; k++)
      marks[i + k] = found * 4 + (length === 1 ? 3 : k === 0 ? 0 : k === length - 1 ? 2 : 1);
    i += length;
  }
  return marks;
}
