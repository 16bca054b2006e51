import { superscriptValue } from '../documents/superscripts.ts';
import type { Brackets } from './brackets.ts';
import type { Match } from './citation-match.ts';
import type { FoundCitation } from './citations-author-year.ts';

/** How a document prints the numbers of its references. */
export type NumberShape = '[' | '(' | 'superscript' | 'raised';

/** "see ref. 3": said in words, whatever shape the document's other numbers have. */
export type GroupShape = NumberShape | 'named';

/** The entry a printed number stands for, by the place where it is cited. */
export type NumberLookup = (printed: number, at: number) => number | undefined;

/** One group of numbers in a text: "[3, 5–7]". */
export type NumberGroup = {
  readonly start: number;
  readonly end: number;
  readonly shape: GroupShape;
  readonly numbers: readonly { readonly value: number; readonly start: number; readonly end: number }[];
};

const DASH = '[–‐‑‒—−-]';
const NUMBER = `\\d{1,4}(?:\\s*(?:${DASH}|to|through|bis)\\s*\\d{1,4})?`;
const BEFORE =
  '(?:(?:(?:reviewed|discussed|described|summari[sz]ed|shown|reported) (?:in|by)|see(?: also)?|cf\\.?|e\\.\\s?g\\.|also|refs?\\.?|references?|vgl\\.|siehe|z\\.\\s?B\\.|voir|véase|ver|cfr\\.|vedi|zie|se)[\\s,]+)*';
/** The place in the work that is meant: "p. 12", "Chapter 3", "Theorem 2.1". */
const PLACE =
  '(?:\\s?:\\s?\\d{1,4}(?:\\s?[–-]\\s?\\d+)?|,?\\s*(?:pp?\\.|S\\.|s(?:tr)?\\.|с(?:тр)?\\.|гл\\.|págs?\\.|ch(?:ap(?:ter)?)?s?\\.?|Kap\\.|cap\\.|sec(?:tion|t?\\.)|§+|th(?:eorem|m\\.)|lemma|prop(?:osition|\\.)|def(?:inition|\\.)|cor(?:ollary|\\.)|app(?:endix|\\.)|fig(?:ure|\\.)|tab(?:le|\\.)|eq(?:uation|\\.)|vol\\.|art\\.|Satz|Abschn\\.)\\s*[\\dA-Z][\\w.]*(?:\\s?[–-]\\s?\\d+)?(?:\\s?ff?\\.)?)';
const AND = '\\s*(?:[,;]|[,;]?\\s*(?:and|und|y|et|e|en|och|og|&))\\s*';
const LIST = new RegExp(
  `^\\s*${BEFORE}${NUMBER}(?:${PLACE})?(?:${AND}${BEFORE}${NUMBER}(?:${PLACE})?)*\\s*$`,
  'i',
);
const PLACES = new RegExp(PLACE, 'gi');

/** Round brackets with a number that cite nothing: items of an enumeration, equations, "4.5 (12)". */
const NO_CITATION =
  /(?:(?:^|[:;,]|\b(?:and|or|und|oder|y|o|et|ou|e|og|och))\s*$)|(?:\b(?:eqs?|equations?|gl|gleichung|fig(?:ure)?s?|tab(?:le)?s?|models?|columns?|panels?|steps?|hypothes[ie]s|ecuación|équation|equazione|formula)\.?\s*$)|(?:(?<![\p{L}\d.,])(?!(?:1[89]|20)\d\d\s*$)\d[\d.,]*\s*$)/iu;
/** What a superscript is an exponent of: a unit, a single letter, 10 or 2. */
const BASE = /(?:(?<!\p{L})(?:\p{L}|[cdkmnµμ]m|ha|ft|in|yd)|(?<!\d)(?:10|2))$/u;

/** Every group of numbers that could cite, in all shapes; the caller decides which shape the document uses. */
export function numberGroups(text: string, brackets: readonly Brackets[]): NumberGroup[] {
  const groups: NumberGroup[] = [];
  for (const pair of brackets) {
    if (pair.close - pair.open > 120) continue;
    const content = text.slice(pair.open + 1, pair.close);
    // A link of Markdown, "[1](…)", and a year in brackets are no citations.
    if (!LIST.test(content) || isNoGroup(text, pair)) continue;
    const plain = content.replace(PLACES, (place) => ' '.repeat(place.length));
    const numbers = numbersOf(plain, pair.open + 1);
    if (numbers.length > 0)
      groups.push({ start: pair.open, end: pair.close + 1, shape: pair.shape, numbers });
  }
  joinRanges(text, groups);
  for (const found of text.matchAll(/[⁰¹²³⁴-⁹]{1,3}(?:[,˒·⁻–-][⁰¹²³⁴-⁹]{1,3})*/g)) {
    const plain = found[0]
      .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(superscriptValue(digit)))
      .replace(/⁻/g, '-')
      .replace(/[˒·]/g, ',');
    if (/^[²³]$/.test(found[0]) && BASE.test(text.slice(Math.max(0, found.index - 6), found.index))) continue;
    groups.push({
      start: found.index,
      end: found.index + found[0].length,
      shape: 'superscript',
      numbers: numbersOf(plain, found.index),
    });
  }
  // Superscripts as Markdown writes them: "so.^3,4^", "so.<sup>3</sup>".
  for (const found of text.matchAll(/(?:\^|<sup>)(\d{1,3}(?:[,–-]\s?\d{1,3})*)(?:\^|<\/sup>)/g)) {
    if (BASE.test(text.slice(Math.max(0, found.index - 6), found.index))) continue;
    groups.push({
      start: found.index,
      end: found.index + found[0].length,
      shape: 'superscript',
      numbers: numbersOf(found[1]!, found.index + found[0].indexOf(found[1]!)),
    });
  }
  // Superscripts whose raising was lost: digits right after a word or its full stop ("hospitals.3,4 This").
  for (const found of text.matchAll(
    /(?<=\p{Ll}{2}[)”"’]?[.,;:]?|\p{Ll}{2}[.,;:]?[)”"’])\d{1,3}(?:[,–-]\d{1,3})*(?=[\s.,;:)]|$)(?!\.\d|,\d)/gu,
  )) {
    groups.push({
      start: found.index,
      end: found.index + found[0].length,
      shape: 'raised',
      numbers: numbersOf(found[0], found.index),
    });
  }
  return [...groups, ...namedGroups(text)].sort((a, b) => a.start - b.start);
}

const NAMED =
  /(?<!\p{L})(?:refs?\.|references?)\s(\d{1,3}(?:(?:,\s?|\s?[–-]\s?|,?\s(?:and|to)\s)\d{1,3}){0,12})(?![\d%]|\.\d)/giu;

/** "See refs. 4 and 5 for the design." Inside brackets those are numbers of the brackets. */
function* namedGroups(text: string): Generator<NumberGroup> {
  for (const found of text.matchAll(NAMED)) {
    if (/[([][^)\]]{0,60}$/.test(text.slice(Math.max(0, found.index - 60), found.index))) continue;
    const end = found.index + found[0].length;
    const numbers = numbersOf(found[1]!, end - found[1]!.length);
    if (numbers.length > 0) yield { start: found.index, end, shape: 'named', numbers };
  }
}

/** A link of Markdown, "[1](…)"; an interval, "[0, 1]"; a place in an array, "a[3]"; a number in prose. */
function isNoGroup(text: string, pair: Brackets): boolean {
  const before = text.slice(Math.max(0, pair.open - 24), pair.open);
  // "[6: 14]" names a page; "(3:1)" is a ratio or a time.
  if (pair.shape === '(' && isEnumeration(text, pair)) return true;
  if (pair.shape === '(' && /\d\s?:\s?\d/.test(text.slice(pair.open, pair.close))) return true;
  if (pair.shape === '(')
    return (
      NO_CITATION.test(before) &&
      (/^\s*[\p{L}\d]/u.test(text.slice(pair.close + 1, pair.close + 4)) || !/[:;,]\s*$/.test(before))
    );
  if (text[pair.close + 1] === '(' || /(?<!\p{L})\p{L}$/u.test(before)) return true;
  return /(?<!\d)0(?!\d)/.test(text.slice(pair.open, pair.close));
}

/** "It was (1) short, (2) cheap and (3) kind": the first of a count within one sentence. */
function isEnumeration(text: string, pair: Brackets): boolean {
  if (text.slice(pair.open + 1, pair.close) !== '1') return false;
  const after = text.slice(pair.close + 1, pair.close + 320);
  return /^\s?[^.()]{1,300}(?:[,;:]|\b(?:and|or|und|oder|y|o|et|ou|e))\s\(2\)\s?\p{L}/u.test(after);
}

/** "[1]–[3]" is one range printed as two pairs. */
function joinRanges(text: string, groups: NumberGroup[]): void {
  for (let i = groups.length - 2; i >= 0; i--) {
    const first = groups[i]!;
    const second = groups[i + 1]!;
    if (first.shape !== second.shape || !/^\s?[–‐‑‒—−-]\s?$/.test(text.slice(first.end, second.start)))
      continue;
    const from = first.numbers[first.numbers.length - 1]!.value;
    const to = second.numbers[0]!.value;
    if (to <= from || to - from > 60) continue;
    const place = { start: first.start, end: second.end };
    const between = Array.from({ length: to - from - 1 }, (_, step) => ({
      value: from + step + 1,
      ...place,
    }));
    groups.splice(i, 2, { ...first, ...place, numbers: [...first.numbers, ...between, ...second.numbers] });
  }
}

function numbersOf(content: string, base: number): NumberGroup['numbers'] {
  const numbers: { value: number; start: number; end: number }[] = [];
  for (const found of content.matchAll(/(\d{1,4})(?:\s*(?:[–‐‑‒—−-]|to|through|bis)\s*(\d{1,4}))?/gi)) {
    const from = Number(found[1]);
    const to = found[2] === undefined ? from : Number(found[2]);
    const start = base + found.index;
    if (from === 0 || to < from || to - from > 60) continue;
    for (let value = from; value <= to; value++) numbers.push({ value, start, end: start + found[0].length });
  }
  return numbers;
}

/**
 * The shape in which a document cites by number, if any. Square brackets and superscript characters need a list
 * that reaches their numbers; round brackets and lost superscripts must also run roughly 1, 2, 3 … as they first appear.
 */
export function numberShape(
  groups: readonly NumberGroup[],
  numbered: boolean,
  entries: number,
): NumberShape | undefined {
  let best: { readonly shape: NumberShape; readonly cited: number } | undefined;
  for (const shape of ['[', 'superscript', '(', 'raised'] as const) {
    const cited = citedIn(shape, groups, numbered, entries);
    // One stray "[6]" does not make a document with raised numbers cite in brackets.
    if (cited > 2 * (best?.cited ?? 0)) best = { shape, cited };
  }
  return best?.shape;
}

/** How many entries the groups of a shape cite; 0 where the shape cannot be the document's way of citing. */
function citedIn(
  shape: NumberShape,
  groups: readonly NumberGroup[],
  numbered: boolean,
  entries: number,
): number {
  const own = groups.filter((group) => group.shape === shape);
  const values = own.flatMap((group) => group.numbers.map((number) => number.value));
  if (values.length === 0 || entries === 0) return 0;
  const known = values.filter((value) => value <= entries);
  if (known.length < values.length * (shape === '[' ? 0.5 : 0.8)) return 0;
  const cited = new Set(known).size;
  if (shape === '[' && (numbered || (cited >= 3 && cited >= entries * 0.4))) return cited;
  if (!numbered) return 0;
  if (shape === 'superscript' && cited >= entries * 0.4) return cited;
  return cited >= Math.max(2, entries * 0.5) && runsInOrder(values) ? cited : 0;
}

/** True where most numbers first appear after all smaller ones, as in lists numbered by first citation. */
function runsInOrder(values: readonly number[]): boolean {
  const seen = new Set<number>();
  let inOrder = 0;
  let most = 0;
  for (const value of values) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (value > most && value <= most + 3) inOrder++;
    most = Math.max(most, value);
  }
  return inOrder >= seen.size * 0.7;
}

/** The citations of the groups in one shape. */
export function numberedCitations(groups: readonly NumberGroup[], lookup: NumberLookup): FoundCitation[] {
  return groups.flatMap((group) => {
    const distinct = new Set(group.numbers.map((number) => number.value));
    return group.numbers.map((number) => ({
      start: distinct.size === 1 ? group.start : number.start,
      end: distinct.size === 1 ? group.end : number.end,
      match: numberMatch(number.value, lookup(number.value, number.start)),
      mark: group.start,
      narrative: false,
      groupStart: group.start,
      groupEnd: group.end,
    }));
  });
}

function numberMatch(value: number, n: number | undefined): Match {
  if (n === undefined) {
    return {
      references: [],
      candidates: [],
      status: 'unmatched',
      reason: `The list has no entry ${value}.`,
      cost: Infinity,
    };
  }
  return { references: [n], candidates: [n], status: 'linked', reason: '', cost: 0 };
}
