import { FACET_NAMES, type FacetName } from './facet-values.ts';
import { fieldNumber, SEARCH_FIELDS } from './record.ts';

export type Sign = '+' | '-' | undefined;

/** Where a word or phrase is looked for: in all fields, in one of them, or among facet values. */
export type Scope =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'field'; readonly field: number }
  | { readonly kind: 'facet'; readonly name: FacetName }
  /** What is like a reference, which is named. */
  | { readonly kind: 'like' };

/** One piece of a query. `text` is unescaped; `tail` is what stood after it of `~` and `^`. */
export type QueryToken =
  | { readonly kind: 'open'; readonly sign: Sign }
  | { readonly kind: 'close' }
  | { readonly kind: 'and' }
  | { readonly kind: 'or' }
  | { readonly kind: 'not' }
  | {
      readonly kind: 'word' | 'phrase';
      readonly sign: Sign;
      readonly scope: Scope;
      readonly text: string;
      readonly tail: string;
    };

export type Lexing = { readonly tokens: readonly QueryToken[]; readonly notices: readonly string[] };

/** Names people use for our fields. */
const ALIASES: Readonly<Record<string, string>> = {
  authors: 'author',
  journal: 'container',
  keywords: 'keyword',
  notes: 'note',
  cited: 'clause',
  fulltext: 'text',
  doi: 'identifier',
  pmid: 'identifier',
  isbn: 'identifier',
  key: 'identifier',
  codes: 'code',
  tags: 'tag',
  lang: 'language',
};

/** Stands for an escaped sign that must not be an operator; no analyser lets it into a term. */
const ESCAPED = '\u2217';
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Quotes, dashes and full-width signs as people type them, made the plain ones; control characters made spaces. */
export function cleanQuery(text: string): string {
  return text
    .replace(DIRECTION, '')
    .replace(CONTROL, ' ')
    .replace(/[“”„‟«»＂]/g, '"')
    .replace(/[：]/g, ':')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace(/[＋]/g, '+')
    .replace(/[＊]/g, '*')
    .replace(/(^|\s)[-\u2010-\u2015\u2212－]+(?=\s|$)/g, '$1')
    .replace(/[\u2010-\u2013\u2212－]/g, '-')
    .replace(/(^|\s)([+])\s+/g, '$1$2')
    .replace(/([^\s"])\s+(?=[~^]\d+(?:\s|$))/g, '$1');
}

/** Divides a cleaned query. Nothing it is given makes it fail; what it could not take at its word it says. */
export function lexQuery(text: string): Lexing {
  const tokens: QueryToken[] = [];
  const notices: string[] = [];
  let place = 0;
  let depth = 0;
  while (place < text.length) {
    if (/\s/.test(text.charAt(place))) {
      place += 1;
      continue;
    }
    if (text[place] === ')' && depth > 0) {
      tokens.push({ kind: 'close' });
      depth -= 1;
      place += 1;
      continue;
    }
    const { sign, scope, start, unknown } = readHead(text, place);
    if (unknown !== undefined) notices.push(unknown);
    if (text[start] === '(' && scope.kind === 'everywhere') {
      tokens.push({ kind: 'open', sign });
      depth += 1;
      place = start + 1;
    } else if (text[start] === '"') {
      const phrase = readPhrase(text, start + 1);
      if (!phrase.closed) notices.push('A quotation mark was not closed; the phrase was taken to the end.');
      tokens.push({ kind: 'phrase', sign, scope, text: phrase.text, tail: phrase.tail });
      place = phrase.end;
    } else {
      const word = readWord(text, start, depth);
      place = Math.max(word.end, place + 1);
      const operator = sign === undefined && scope.kind === 'everywhere' ? operatorOf(word.raw) : undefined;
      if (operator) tokens.push({ kind: operator });
      else if (word.text !== '' || word.tail !== '') {
        tokens.push({ kind: 'word', sign, scope, text: word.text, tail: word.tail });
      }
    }
  }
  if (depth > 0) notices.push('A bracket was not closed; it was taken to the end.');
  return { tokens, notices };
}

function operatorOf(word: string): 'and' | 'or' | 'not' | undefined {
  if (word === 'AND') return 'and';
  if (word === 'OR') return 'or';
  return word === 'NOT' ? 'not' : undefined;
}

type Head = { readonly sign: Sign; readonly scope: Scope; readonly start: number; readonly unknown?: string };

function readHead(text: string, place: number): Head {
  const first = text.charAt(place);
  const sign = first === '+' || first === '-' ? first : undefined;
  const from = sign ? place + 1 : place;
  const named = /^(\p{L}[\p{L}_]*):\s*(?=\S)/u.exec(text.slice(from, from + 60));
  if (!named) return { sign, scope: { kind: 'everywhere' }, start: from };
  const written = (named[1] ?? '').toLowerCase();
  const name = ALIASES[written] ?? written;
  const start = from + named[0].length;
  const rest = /^\S*/.exec(text.slice(start))?.[0] ?? '';
  const field = fieldNumber(name);
  // A plain year is lunr's own `year:2015`; only a range needs the facet.
  if (name === 'year' && /^[-<>=]|[-<>]|\.\./.test(rest)) {
    return { sign, scope: { kind: 'facet', name: 'year' }, start };
  }
  if (field >= 0) return { sign, scope: { kind: 'field', field }, start };
  if (name === 'like') return { sign, scope: { kind: 'like' }, start };
  const facet = FACET_NAMES.find((known) => known === name);
  if (facet) return { sign, scope: { kind: 'facet', name: facet }, start };
  const plain = rest.startsWith('//') || /\s$/.test(named[0]);
  return {
    sign,
    scope: { kind: 'everywhere' },
    start: from,
    ...(plain ? {} : { unknown: unknownField(named[1] ?? '') }),
  };
}

function unknownField(name: string): string {
  const known = [...SEARCH_FIELDS, ...FACET_NAMES.filter((facet) => facet !== 'year'), 'like'].join(', ');
  return `There is no field “${name}”, so it was searched as a word. Fields are: ${known}.`;
}

function readPhrase(
  text: string,
  start: number,
): { readonly text: string; readonly tail: string; readonly end: number; readonly closed: boolean } {
  let place = start;
  while (place < text.length && text[place] !== '"') place += text[place] === '\\' ? 2 : 1;
  const closed = place < text.length;
  const inner = text.slice(start, place);
  const end = Math.min(place + 1, text.length);
  const tail = closed ? (/^(?:[~^][\d.]*)+/.exec(text.slice(end))?.[0] ?? '') : '';
  return { text: unescaped(inner), tail, end: end + tail.length, closed };
}

function readWord(
  text: string,
  start: number,
  depth: number,
): { readonly raw: string; readonly text: string; readonly tail: string; readonly end: number } {
  let place = start;
  let opened = 0;
  while (place < text.length) {
    const sign = text.charAt(place);
    if (/\s/.test(sign)) break;
    if (sign === '(') opened += 1;
    // A bracket opened inside a word (a DOI, "parent(s)") closes there, not the group around it.
    if (sign === ')') {
      if (opened === 0 && depth > 0) break;
      opened -= 1;
    }
    place += sign === '\\' && place + 1 < text.length ? 2 : 1;
  }
  const raw = text.slice(start, place);
  const tail = /(?<!\\)(?:[~^](?:\d+(?:\.\d+)?)?)+$/.exec(raw)?.[0] ?? '';
  return { raw, text: unescaped(raw.slice(0, raw.length - tail.length)), tail, end: place };
}

/** `\-` and `\:` are the signs themselves; an escaped operator that no word can hold becomes a blank mark. */
function unescaped(text: string): string {
  return text.replace(/\\(.?)/g, (_, sign: string) => (/[*"()]/.test(sign) ? ESCAPED : sign));
}
