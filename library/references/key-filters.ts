import { foldLetters } from './folded-text.ts';
import type { KeyCall, KeyValue } from './key-pattern.ts';
import { significantWords } from './title-words.ts';

/** What a filter makes of a text; `undefined` where its condition does not hold, so that the next alternative counts. */
type Filter = (text: string, values: Values) => string | undefined;

/** The values of a call, by name or place. */
export type Values = {
  readonly text: (at: number, name: string, otherwise: string) => string;
  readonly number: (at: number, name: string, otherwise: number) => number;
};

/** Values as a function asks for them: by name where it was given, else by place. */
export function valuesOf(values: readonly KeyValue[]): Values {
  const find = (at: number, name: string): string | number | undefined => {
    const named = values.find((each) => each.name === name);
    if (named) return named.value;
    const byPlace = values[at];
    return byPlace?.name === undefined ? byPlace?.value : undefined;
  };
  return {
    text: (at, name, otherwise) => String(find(at, name) ?? otherwise),
    number: (at, name, otherwise) => {
      const found = Number(find(at, name) ?? otherwise);
      return Number.isFinite(found) ? found : otherwise;
    },
  };
}

const PUNCTUATION = /[^\p{L}\p{M}\p{N}\s]/gu;

const FILTERS: Readonly<Record<string, Filter>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  capitalize: (text) =>
    text.replace(/(^|\s)(\p{Ll})/gu, (_, space: string, letter: string) => space + letter.toUpperCase()),
  fold: foldLetters,
  ascii: (text) => foldLetters(text).replace(/[^ -~]/g, ''),
  clean: (text) => foldLetters(text).replace(/[^\p{L}\p{N}_:.+/-]+/gu, ''),
  alphanum: (text) => text.replace(/[^\p{L}\p{N}\s]/gu, ''),
  numeric: (text) => text.replace(/\D/g, ''),
  abbr: (text) =>
    text
      .split(/\s+/)
      .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
      .join(''),
  acronym: (text) =>
    significantWords(text)
      .map((word) => [...word][0]?.toUpperCase() ?? '')
      .join(''),
  nopunct: (text, values) =>
    text.replace(/\p{Pd}/gu, values.text(0, 'dash', '-')).replace(/(?!-)[^\p{L}\p{M}\p{N}\s]/gu, ''),
  nopunctordash: (text) => text.replace(PUNCTUATION, ''),
  condense: (text, values) => text.trim().replace(/\s+/g, values.text(0, 'sep', '')),
  skipwords: (text) => significantWords(text).join(' '),
  select: (text, values) => {
    const from = values.number(0, 'start', 1);
    const count = values.number(1, 'n', Number.POSITIVE_INFINITY);
    return text
      .trim()
      .split(/\s+/)
      .slice(Math.max(0, from - 1), Math.max(0, from - 1) + count)
      .join(' ');
  },
  substring: (text, values) => {
    const from = Math.max(0, values.number(0, 'start', 1) - 1);
    return [...text].slice(from, from + values.number(1, 'n', Number.POSITIVE_INFINITY)).join('');
  },
  // Plain text, not an expression: one that a person wrote may take forever on a title.
  replace: (text, values) => replaceAll(text, values.text(0, 'find', ''), values.text(1, 'replace', '')),
  prefix: (text, values) => (text === '' ? '' : values.text(0, 'prefix', '') + text),
  postfix: (text, values) => (text === '' ? '' : text + values.text(0, 'postfix', '')),
  default: (text, values) => (text === '' ? values.text(0, 'text', '') : text),
  len: (text, values) => (holds(text.length, values) ? text : undefined),
};

const BY_NAME: ReadonlyMap<string, Filter> = new Map(
  Object.entries(FILTERS).map(([name, filter]) => [name.toLowerCase(), filter]),
);

/** Whether there is a filter of this name. */
export function isKeyFilter(name: string): boolean {
  return BY_NAME.has(name.toLowerCase());
}

/** Puts a text through filters, one after the other; `undefined` where a condition does not hold. */
export function applyFilters(text: string, filters: readonly KeyCall[]): string | undefined {
  let now: string | undefined = text;
  for (const { name, values } of filters) {
    if (now === undefined) return undefined;
    now = BY_NAME.get(name.toLowerCase())?.(now, valuesOf(values));
  }
  return now;
}

/** Whether a length is as `len('>', 3)` or `len(3)` asks; more than nothing where it asks for nothing. */
export function holds(length: number, values: Values): boolean {
  const sign = values.text(0, 'relation', '>');
  if (/^\d+$/.test(sign)) return length > Number(sign);
  const wanted = values.number(1, 'n', 0);
  if (sign === '<') return length < wanted;
  return sign === '=' ? length === wanted : length > wanted;
}

function replaceAll(text: string, found: string, by: string): string {
  return found === '' ? text : text.replaceAll(found, by);
}
