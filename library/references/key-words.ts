import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';
import { foldLetters } from './folded-text.ts';
import { holds, type Values } from './key-filters.ts';
import { creators, familyName, yearOf } from './name-text.ts';
import { significantWords, titleWords } from './title-words.ts';

/** What a function is given: the reference, its own values, and the key as far as it has come. */
export type KeySource = { readonly item: CslItem; readonly values: Values; readonly sofar: string };

/** What a function of a pattern says of a reference; `undefined` where its condition does not hold. */
type Word = (source: KeySource) => string | undefined;

const NAMELESS = '';

function names({ item, values }: KeySource, at = -1): readonly CslName[] {
  const wanted = at < 0 ? '' : values.text(at, 'creator', '');
  if (/^editors?$/i.test(wanted)) return item.editor ?? [];
  if (/^authors?$/i.test(wanted)) return item.author ?? [];
  return creators(item);
}

/** A name as it stands in a key: without spaces, punctuation and diacritics. */
function plainName(name: CslName): string {
  return foldLetters(familyName(name)).replace(/[^\p{L}\p{N}-]+/gu, '');
}

function initialsOf(name: CslName): string {
  return foldLetters(name.given ?? '')
    .split(/[^\p{L}]+/u)
    .map((part) => part[0] ?? '')
    .join('');
}

function firstAuthor(source: KeySource): string {
  const all = names(source, 2);
  const letters = source.values.number(0, 'n', 0);
  const which = source.values.number(1, 'm', 1);
  const name = all[which - 1];
  if (!name) return NAMELESS;
  const plain = plainName(name);
  return letters > 0 ? [...plain].slice(0, letters).join('') : plain;
}

/** One name, two names, or the first with `more`. */
function firstAnd(source: KeySource, joint: string, more: string): string {
  const all = names(source).map(plainName);
  if (all.length <= 2) return all.join(joint);
  return `${all[0]}${more}`;
}

function firstAuthors(source: KeySource): string {
  const { values } = source;
  const all = names(source).map(plainName);
  const count = values.number(0, 'n', 0);
  const joint = values.text(3, 'sep', '');
  if (count <= 0 || all.length <= count) return all.join(joint);
  const etal = values.text(2, 'etal', '');
  return [...all.slice(0, count), ...(etal === '' ? [] : [etal])].join(joint);
}

function capitalized(word: string): string {
  const [first = '', ...rest] = [...word];
  return first.toUpperCase() + rest.join('');
}

/** The first `words` telling words of the title, the first `capitals` of them with a capital. */
function shortTitle({ item, values }: KeySource, words: number, capitals: number): string {
  const count = values.number(0, 'n', words);
  const upper = values.number(1, 'm', capitals);
  return significantWords(foldLetters(item.title ?? ''))
    .slice(0, count)
    .map((word, at) => (at < upper ? capitalized(word) : word))
    .join('');
}

function datePart(date: CslDate | undefined, at: number): string {
  const part = date?.['date-parts']?.[0]?.[at];
  return part === undefined ? '' : String(part).padStart(2, '0');
}

function year(date: CslDate | undefined): string {
  return String(yearOf(date) ?? '');
}

function dateText({ item, values }: KeySource): string {
  const format = values.text(0, 'format', '%Y-%m-%d');
  const parts: Readonly<Record<string, string>> = {
    Y: year(item.issued),
    y: year(item.issued).slice(-2),
    m: datePart(item.issued, 1),
    d: datePart(item.issued, 2),
  };
  return format
    .replace(/%([Yymd])/g, (_, part: string) => parts[part] ?? '')
    .replace(/^[-/.\s]+|[-/.\s]+$/g, '');
}

function page(item: CslItem, at: 'first' | 'last'): string {
  const numbers = (item.page ?? '').match(/[\p{L}\p{N}.]+/gu) ?? [];
  return (at === 'first' ? numbers[0] : numbers.at(-1)) ?? '';
}

function keyword({ item, values }: KeySource): string {
  const all = (item.keyword ?? '').split(/\s*;\s*/).filter((each) => each !== '');
  return all[values.number(0, 'n', 1) - 1] ?? '';
}

const WORDS: Readonly<Record<string, Word>> = {
  auth: firstAuthor,
  authetal: (source) => firstAnd(source, '', 'EtAl'),
  authetal2: (source) => firstAnd(source, '.', '.etal'),
  authauthea: (source) => firstAnd(source, '.', '.ea'),
  authshort: (source) => {
    const all = names(source).map(plainName);
    if (all.length <= 1) return all[0] ?? '';
    return (
      all
        .slice(0, 3)
        .map((name) => name.slice(0, 1))
        .join('') + (all.length > 3 ? '+' : '')
    );
  },
  authors: firstAuthors,
  authorlast: (source) => names(source).map(plainName).at(-1) ?? '',
  authini: (source) => {
    const letters = source.values.number(0, 'n', 1);
    return names(source)
      .map((name) => plainName(name).slice(0, letters))
      .join('.');
  },
  authforeini: (source) => initialsOf(names(source)[0] ?? {}).slice(0, 1),
  authorini: (source) =>
    names(source)
      .map((name, at) => (at === 0 ? plainName(name).slice(0, 5) : plainName(name).slice(0, 1)))
      .join('.'),
  edtr: (source) => plainName(source.item.editor?.[0] ?? {}),
  editors: ({ item }) => (item.editor ?? []).map(plainName).join(''),
  title: ({ item }) =>
    significantWords(foldLetters(item.title ?? ''))
      .map(capitalized)
      .join(''),
  shorttitle: (source) => shortTitle(source, 3, 0),
  veryshorttitle: (source) => shortTitle(source, 1, 0),
  camel: (source) => {
    const words = titleWords(foldLetters(source.item.title ?? ''));
    return words
      .slice(0, source.values.number(0, 'n', words.length))
      .map(capitalized)
      .join('');
  },
  year: ({ item }) => year(item.issued),
  shortyear: ({ item }) => year(item.issued).slice(-2),
  origyear: ({ item }) => year(item['original-date']) || year(item.issued),
  month: ({ item }) => datePart(item.issued, 1),
  day: ({ item }) => datePart(item.issued, 2),
  date: dateText,
  journal: ({ item }) => foldLetters(item['container-title-short'] ?? item['container-title'] ?? ''),
  firstpage: ({ item }) => page(item, 'first'),
  lastpage: ({ item }) => page(item, 'last'),
  keyword,
  type: ({ item }) => item.type,
  language: ({ item }) => item.language ?? '',
  len: ({ sofar, values }) => (holds(sofar.length, values) ? '' : undefined),
};

/** Fields by the name Better BibTeX gives them, written with a capital: `Volume`, `PublicationTitle`. */
const FIELDS: Readonly<Record<string, keyof CslItem>> = {
  Title: 'title',
  ShortTitle: 'title-short',
  PublicationTitle: 'container-title',
  BookTitle: 'container-title',
  Journal: 'container-title',
  JournalAbbreviation: 'container-title-short',
  Series: 'collection-title',
  SeriesNumber: 'collection-number',
  ConferenceName: 'event-title',
  Volume: 'volume',
  Issue: 'issue',
  Pages: 'page',
  Number: 'number',
  ReportNumber: 'number',
  Edition: 'edition',
  Publisher: 'publisher',
  Institution: 'publisher',
  Place: 'publisher-place',
  Language: 'language',
  DOI: 'DOI',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  URL: 'URL',
  Archive: 'archive',
  CallNumber: 'call-number',
  LibraryCatalog: 'source',
  PMID: 'PMID',
  PMCID: 'PMCID',
};

/** Whether there is a function or a field of this name. */
export function isKeyWord(name: string): boolean {
  return Object.hasOwn(FIELDS, name) || Object.hasOwn(WORDS, name.toLowerCase());
}

/** What a function or field says of a reference. */
export function sayWord(name: string, source: KeySource): string | undefined {
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (field !== undefined) return String(source.item[field] ?? '').replace(/<[^<>]*>/g, '');
  return WORDS[name.toLowerCase()]?.(source);
}
