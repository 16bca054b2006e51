import { joinCompound, surfaceOf, termOf, termsOf } from './analysis.ts';
import { fold } from './fold.ts';
import type { StemmedLanguage } from './languages.ts';
import type { Likeness } from './likeness.ts';
import type { SearchLimits } from './limits.ts';
import { parseLunr, stem } from './lunr-parts.ts';
import type { GroupMember, PhraseNode, PhraseSlot, Presence, QueryNode, TermNode } from './query.ts';
import { filterOf } from './query-filter.ts';
import type { QueryToken, Scope } from './query-lexer.ts';
import { SEARCH_FIELDS } from './record.ts';
import { isStopWordIn } from './stop-words.ts';
import { scanWords } from './word-scan.ts';

/** What words are read against, and where notices about them are collected. */
export type WordContext = {
  readonly limits: SearchLimits;
  /** Whether a term stands in any record. */
  readonly has: (term: string) => boolean;
  /** Ids of references by the names they are given after `cites:`, folded. */
  readonly cited: ReadonlyMap<string, string>;
  /** Languages besides English that records are in: each word is also looked for as it is stemmed there. */
  readonly languages: readonly StemmedLanguage[];
  /** What is like a reference, by the name it is given after `like:`, folded. */
  readonly likeness: (name: string) => Likeness | undefined;
  readonly notices: string[];
  readonly stopWords: string[];
};

type Wording = Extract<QueryToken, { kind: 'word' | 'phrase' }>;
type Shape = { readonly fields: readonly number[]; readonly boost: number; readonly editDistance?: number };

const ALL_FIELDS: readonly number[] = SEARCH_FIELDS.map((_, field) => field);
const SHORTEST_SPLIT = 3;
const SHORTEST_COMPOUND = 8;

/** A word or phrase of a query as a member of its group; undefined where nothing in it can be searched. */
export function wordMember(token: Wording, context: WordContext): GroupMember | undefined {
  const presence: Presence = token.sign === '+' ? 'required' : token.sign === '-' ? 'prohibited' : 'optional';
  if (token.scope.kind === 'facet') {
    const { name } = token.scope;
    const cited = name === 'cites' ? context.cited.get(fold(token.text.trim())) : undefined;
    const node = filterOf(name, cited ?? token.text);
    if (!node)
      context.notices.push(`“${token.scope.name}:${token.text}” could not be read and was left out.`);
    return node && { presence, node };
  }
  if (token.scope.kind === 'like') return likeMember(token.text, presence, context);
  const shape = shapeOf(token, token.scope, context);
  const node = nodeOf(token, shape, presence, context);
  if (!node) return undefined;
  // A stop word is in no index, so asking for it would find nothing: it no longer asks.
  if (node.kind === 'nothing' && presence !== 'optional') return { presence: 'optional', node };
  const whenRequired = token.kind === 'word' ? orWhereStopped(node, token.text, context) : undefined;
  if (whenRequired === undefined) return { presence, node };
  return presence === 'required' ? { presence, node: whenRequired } : { presence, node, whenRequired };
}

/**
 * What asks for a word of all records but those in whose language it is a stop word: they cannot have it, and to ask it
 * of them would find none of them. Undefined where it is one in no language of the library.
 */
function orWhereStopped(node: QueryNode, text: string, context: WordContext): QueryNode | undefined {
  const surface = surfaceOf(text);
  const stopped = context.languages.filter((language) => isStopWordIn(surface, language));
  const others: QueryNode[] = stopped.length === 0 ? [] : [recordsIn(stopped, 'required')];
  // English is what names no other language.
  if (isStopWordIn(surface, 'en')) others.push(recordsIn(context.languages, 'prohibited'));
  return others.length === 0 ? undefined : group([node, ...others]);
}

function recordsIn(languages: readonly StemmedLanguage[], presence: Presence): QueryNode {
  const accepts = (value: string): boolean => (languages as readonly string[]).includes(value);
  return { kind: 'group', members: [{ presence, node: { kind: 'filter', name: 'language', accepts } }] };
}

function likeMember(name: string, presence: Presence, context: WordContext): GroupMember {
  const likeness = context.likeness(fold(name.trim()));
  if (likeness === undefined) {
    context.notices.push(`There is no reference “${name}” with words to compare others with.`);
    return { presence: 'required', node: { kind: 'nothing' } };
  }
  context.notices.push(`Compared by ${likeness.words.join(', ')}.`);
  return { presence, node: likeness.node };
}

function nodeOf(
  token: Wording,
  shape: Shape,
  presence: Presence,
  context: WordContext,
): QueryNode | undefined {
  if (token.kind === 'phrase') return phraseOrStop(token.text, shape, context);
  if (token.text.includes('*')) return wildcardNode(token.text, shape, presence, context);
  const words = wordsOf(token.text);
  const doi = words.find((word) => word.kind === 'doi');
  if (doi) return termNode(doi.term, shape);
  const terms = words.filter((word) => word.term !== '');
  if (terms.length === 0)
    return words.length > 0 ? stoppedWords(token.text, words, shape, context) : undefined;
  if (terms.length > 1) return compoundNode(token.text, words, shape, presence, context);
  return singleNode(token.text, terms[0]!, shape, context);
}

/** English stop words may be words in another language: Not is need in German. */
function stoppedWords(
  text: string,
  words: readonly QueryWord[],
  shape: Shape,
  context: WordContext,
): QueryNode {
  const others = words.flatMap(({ surface }) => otherStems(surface, shape, context));
  return others.length > 0 ? group(others) : stopWord(text, context);
}

function stopWord(text: string, context: WordContext): QueryNode {
  context.stopWords.push(text);
  return { kind: 'nothing' };
}

/** What `~` and `^` after a word say, kept within the limits. lunr's own parser reads the numbers. */
function shapeOf(
  token: Wording,
  scope: Exclude<Scope, { kind: 'facet' | 'like' }>,
  context: WordContext,
): Shape {
  const fields = scope.kind === 'field' ? [scope.field] : ALL_FIELDS;
  const { limits, notices } = context;
  if (token.tail === '') return { fields, boost: 1 };
  const tail = token.tail.replace(/~(?!\d)/g, '~1').replace(/\^(?!\d)/g, '');
  if (/~(?!\d)/.test(token.tail)) notices.push(`“${token.text}~” was searched with one letter different.`);
  const parsed = parseLunr(`x${tail.replace(/\.\d+/g, '')}`, SEARCH_FIELDS);
  const clause = 'clauses' in parsed ? parsed.clauses[0] : undefined;
  const boost = Math.min(clause?.boost ?? 1, limits.boost);
  const editDistance = token.kind === 'phrase' ? undefined : clause?.editDistance;
  return editDistance === undefined ? { fields, boost } : { fields, boost, editDistance };
}

type QueryWord = {
  readonly term: string;
  readonly surface: string;
  readonly kind: 'word' | 'doi' | 'unspaced';
};

function wordsOf(text: string): readonly QueryWord[] {
  const words: QueryWord[] = [];
  scanWords(text, (start, end, kind) => {
    const surface = text.slice(start, end);
    words.push({ term: termOf(surface, kind), surface, kind });
  });
  return words;
}

function termNode(term: string, { fields, boost }: Shape, alternate = false): TermNode {
  return { kind: 'term', terms: [term], fields, boost, wildcard: false, ...(alternate ? { alternate } : {}) };
}

function singleNode(text: string, word: QueryWord, shape: Shape, context: WordContext): QueryNode {
  const { term } = word;
  if (word.kind === 'unspaced' && [...term].length === 1) {
    // Pairs are indexed, so one sign alone is any pair it is part of.
    return { ...termNode(`*${term}*`, shape), wildcard: true };
  }
  if (shape.editDistance !== undefined) return fuzzyNode(text, term, shape, context);
  const others = [...splitsOf(word, shape, context), ...otherStems(word.surface, shape, context)];
  return others.length === 0 ? termNode(term, shape) : group([termNode(term, shape), ...others]);
}

/** A word as it is stemmed in the other languages of the library, where such a term is. */
function otherStems(surface: string, shape: Shape, context: WordContext): readonly TermNode[] {
  return context.languages
    .map((language) => termOf(surface, 'word', language))
    .filter((term, at, terms) => term !== '' && terms.indexOf(term) === at && context.has(term))
    .map((term) => termNode(term, shape, true));
}

function fuzzyNode(text: string, term: string, shape: Shape, context: WordContext): QueryNode {
  const { limits, notices } = context;
  if (term.length < limits.fuzzyCharacters || term.length > limits.longestFuzzyTerm) {
    const size = term.length < limits.fuzzyCharacters ? 'short' : 'long';
    notices.push(`“${text}” is too ${size} to be looked for misspelt; it was searched as written.`);
    return termNode(term, shape);
  }
  const asked = shape.editDistance ?? 0;
  if (asked > limits.editDistance) {
    notices.push(`“${text}” was searched with up to ${limits.editDistance} letters different, not ${asked}.`);
  }
  return { ...termNode(term, shape), editDistance: Math.min(asked, limits.editDistance) };
}

/** helpseeking is also found where a text says help seeking. */
function splitsOf(word: QueryWord, shape: Shape, context: WordContext): readonly QueryNode[] {
  const surface = surfaceOf(word.surface);
  if (surface.length < SHORTEST_COMPOUND || !/^\p{L}+$/u.test(surface)) return [];
  const splits: QueryNode[] = [];
  for (let at = SHORTEST_SPLIT; at <= surface.length - SHORTEST_SPLIT; at += 1) {
    const first = termOf(surface.slice(0, at), 'word');
    const second = termOf(surface.slice(at), 'word');
    if (first === '' || second === '' || !context.has(first) || !context.has(second)) continue;
    const slots = [first, second].map((term, offset) => ({ term, offset, wildcard: false }));
    splits.push({ kind: 'phrase', slots, fields: shape.fields, boost: shape.boost, alternate: true });
  }
  return splits;
}

/** Several words in one: hyphened, divided by a stroke, or signs of a script without spaces. */
function compoundNode(
  text: string,
  words: readonly QueryWord[],
  shape: Shape,
  presence: Presence,
  context: WordContext,
): QueryNode {
  const address = text.includes('://') || text.includes('@');
  if (address || words.every((word) => word.kind === 'unspaced')) return phraseOf(words, shape);
  const parts = words.filter((word) => word.term !== '');
  const joined = joinedTerms(text, shape, context);
  if (presence === 'optional') {
    const nodes = parts.flatMap((word) =>
      shape.editDistance === undefined
        ? [termNode(word.term, shape), ...otherStems(word.surface, shape, context)]
        : [fuzzyNode(word.surface, word.term, shape, context)],
    );
    return group([...nodes, ...joined]);
  }
  const together = text.includes('-')
    ? phraseInAll(words, shape, context)
    : all(parts.map((word) => inAnyLanguage(word, shape, context)));
  return joined.length > 0 ? group([together, ...joined]) : together;
}

function inAnyLanguage(word: QueryWord, shape: Shape, context: WordContext): QueryNode {
  const others = otherStems(word.surface, shape, context);
  return others.length === 0 ? termNode(word.term, shape) : group([termNode(word.term, shape), ...others]);
}

/** Words that follow one another, stemmed as in each language of the library. */
function phraseInAll(words: readonly QueryWord[], shape: Shape, context: WordContext): QueryNode {
  const places = words.map((word, offset) => ({ word, offset }));
  return withOthers(phraseOf(words, shape), placesSlots(places, context), shape);
}

type PlacedWord = { readonly word: QueryWord; readonly offset: number };

/** The slots of a phrase for each other language in which all of its words are known. */
function placesSlots(places: readonly PlacedWord[], context: WordContext): readonly PhraseSlot[][] {
  return context.languages.flatMap((language) => {
    const slots = places.flatMap(({ word, offset }): PhraseSlot[] => {
      const term = termOf(word.surface, word.kind, language);
      return term === '' ? [] : [{ term, offset, wildcard: false }];
    });
    return slots.length > 0 && slots.every(({ term }) => context.has(term)) ? [slots] : [];
  });
}

function withOthers(node: QueryNode, others: readonly PhraseSlot[][], shape: Shape): QueryNode {
  if (others.length === 0) return node;
  return group([
    node,
    ...others.map((slots): QueryNode => ({ ...phraseNode(slots, shape), alternate: true })),
  ]);
}

function joinedTerms(text: string, shape: Shape, context: WordContext): readonly QueryNode[] {
  const joined = joinCompound(text);
  if (!/^\p{L}[\p{L}\p{N}]*$/u.test(joined)) return [];
  const term = termOf(joined, 'word');
  return term !== '' && context.has(term) ? [termNode(term, shape, true)] : [];
}

function phraseOf(words: readonly QueryWord[], shape: Shape): QueryNode {
  const slots: PhraseSlot[] = words.flatMap(({ term }, offset) =>
    term === '' ? [] : [{ term, offset, wildcard: false }],
  );
  return phraseNode(slots, shape);
}

function phraseNode(slots: readonly PhraseSlot[], { fields, boost }: Shape): TermNode | PhraseNode {
  const only = slots.length === 1 ? slots[0] : undefined;
  if (only) return { ...termNode(only.term, { fields, boost }), wildcard: only.wildcard };
  return { kind: 'phrase', slots, fields, boost };
}

function phraseOrStop(text: string, shape: Shape, context: WordContext): QueryNode | undefined {
  const pieces = text.split(/\s+/).filter((piece) => piece !== '');
  const slots: PhraseSlot[] = [];
  const places: PlacedWord[] = [];
  let offset = 0;
  for (const piece of pieces) {
    if (piece.includes('*') && isLongEnough(piece, context.limits)) {
      slots.push({ term: foldPattern(piece), offset, wildcard: true });
      offset += 1;
      continue;
    }
    for (const word of wordsOf(piece)) {
      if (word.term !== '') slots.push({ term: word.term, offset, wildcard: false });
      places.push({ word, offset });
      offset += 1;
    }
  }
  const wild = slots.some((slot) => slot.wildcard);
  const others = wild ? [] : placesSlots(places, context);
  if (slots.length === 0 && others.length === 0) return offset > 0 ? stopWord(text, context) : undefined;
  const phrase = withOthers(slots.length > 0 ? phraseNode(slots, shape) : { kind: 'nothing' }, others, shape);
  const joined = slots.length === 2 ? joinedTerms(pieces.join(''), shape, context) : [];
  return joined.length > 0 ? group([phrase, ...joined]) : phrase;
}

/** lunr's wildcards on folded text; a hyphened word with an asterisk is a phrase of its parts. */
function wildcardNode(
  text: string,
  shape: Shape,
  presence: Presence,
  context: WordContext,
): QueryNode | undefined {
  if (!isLongEnough(text, context.limits)) {
    const plain = text.replace(/\*/g, '');
    const { wildcardCharacters } = context.limits;
    context.notices.push(
      plain === ''
        ? `“${text}” alone would stand for everything and was left out.`
        : `“${text}” needs at least ${wildcardCharacters} letters beside the asterisk; it was searched as “${plain}”.`,
    );
    const words = wordsOf(plain).filter((word) => word.term !== '');
    if (words.length === 0) return plain === '' ? undefined : stopWord(plain, context);
    return phraseOf(words, shape);
  }
  const pieces = text.split(/[^\p{L}\p{M}\p{N}_.*'’]+/u).filter((piece) => piece !== '');
  const nodes = pieces.map((piece): QueryNode | undefined => {
    if (piece.includes('*')) return { ...termNode(foldPattern(piece), shape), wildcard: true };
    const term = termOf(piece, 'word');
    return term === '' ? undefined : inAnyLanguage({ term, surface: piece, kind: 'word' }, shape, context);
  });
  const found = nodes.filter((node) => node !== undefined);
  const stems = pieces.flatMap((piece) => stemsOf(piece, shape, context));
  if (found.length === 1) return stems.length > 0 ? group([...found, ...stems]) : found[0];
  return presence === 'optional' ? group([...found, ...stems]) : all(found);
}

/** English endings that Porter's stemmer takes off, to finish a word that was typed up to somewhere in one. */
const ENDINGS =
  's es ed ing ings ion ions ation ations ional ive ives ively iveness ity ities al als ally ness nesses ful fully ment ments able ible ably er ers ance ances ence ences ant ants ent ents ism ist ists ize izes ized izing ization ise ises ised ising isation ly ous ously y ies ied'.split(
    ' ',
  );
const TAILS: readonly string[] = [
  ...new Set(ENDINGS.flatMap((ending) => Array.from(ending, (_, from) => ending.slice(from)))),
  '',
];

/**
 * prevention* and preventi* must find prevention, which the index knows as prevent: the stems of what the word
 * could become, where a wildcard on stems would miss them.
 */
function stemsOf(piece: string, shape: Shape, context: WordContext): readonly QueryNode[] {
  const typed = piece.slice(0, -1);
  const surface = surfaceOf(typed);
  const others = piece.endsWith('*') ? otherStems(typed, shape, context) : [];
  if (!piece.endsWith('*') || !/^[a-z]{4,}$/.test(surface)) return others;
  const stems = new Set(TAILS.map((tail) => stem(surface + tail)));
  const english = [...stems]
    .filter((term) => !term.startsWith(surface) && surface.startsWith(term.slice(0, -1)) && context.has(term))
    .map((term) => termNode(term, shape, true));
  return [...english, ...others];
}

function isLongEnough(text: string, limits: SearchLimits): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letters)) return true;
  return letters.length >= limits.wildcardCharacters && letters.length > 0;
}

function foldPattern(piece: string): string {
  return fold(piece)
    .replace(/['’]/g, '')
    .replace(/^[._]+|[._]+$/g, '')
    .replace(/\*+/g, '*');
}

function group(nodes: readonly QueryNode[]): QueryNode {
  return { kind: 'group', members: nodes.map((node) => ({ presence: 'optional', node })) };
}

function all(nodes: readonly QueryNode[]): QueryNode {
  return { kind: 'group', members: nodes.map((node) => ({ presence: 'required', node })) };
}

/** help seeking, two plain words side by side, is also found where a text says helpseeking. */
export function joinedPair(
  first: QueryToken | undefined,
  second: QueryToken,
  context: WordContext,
): GroupMember | undefined {
  if (!first || !isPlain(first) || !isPlain(second)) return undefined;
  const node = joinedTerms(first.text + second.text, { fields: ALL_FIELDS, boost: 1 }, context)[0];
  return node && { presence: 'optional', node };
}

function isPlain(token: QueryToken): token is Wording {
  return (
    token.kind === 'word' &&
    token.sign === undefined &&
    token.scope.kind === 'everywhere' &&
    token.tail === '' &&
    /^\p{L}+$/u.test(token.text) &&
    termsOf(token.text).length === 1
  );
}
