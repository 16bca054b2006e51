import { superscriptValue } from '../documents/superscripts.ts';
import type { Brackets } from './brackets.ts';
import type { Match } from './citation-match.ts';
import type { FoundCitation } from './citations-author-year.ts';

/** How a document prints the numbers of its references. */
export type NumberShape = '[' | '(' | 'superscript' | 'raised';

/** The entry a printed number stands for, by the place where it is cited. */
export type NumberLookup = (printed: number, at: number) => number | undefined;

/** One group of numbers in a text: "[3, 5–7]". */
export type NumberGroup = {
  readonly start: number;
  readonly end: number;
  readonly shape: NumberShape;
  readonly numbers: readonly { readonly value: number; readonly start: number; readonly end: number }[];
};

const LIST =
  /^\s*(?:refs?\.?\s*)?\d{1,4}(?:\s*(?:[,;–‐‑-]|and|und|y|et)\s*\d{1,4})*\s*(?:,\s*(?:pp?\.|S\.)\s*\d+(?:[–-]\d+)?)?\s*$/;

/** Every group of numbers that could cite, in all shapes; the caller decides which shape the document uses. */
export function numberGroups(text: string, brackets: readonly Brackets[]): NumberGroup[] {
  const groups: NumberGroup[] = [];
  for (const pair of brackets) {
    if (pair.close - pair.open > 120) continue;
    const content = text.slice(pair.open + 1, pair.close);
    // A link of Markdown, "[1](…)", and a year in brackets are no citations.
    if (!LIST.test(content) || (pair.shape === '[' && text[pair.close + 1] === '(')) continue;
    const numbers = numbersOf(content.replace(/,\s*(?:pp?\.|S\.)[\s\S]*$/, ''), pair.open + 1);
    if (numbers.length > 0)
      groups.push({ start: pair.open, end: pair.close + 1, shape: pair.shape, numbers });
  }
  joinRanges(text, groups);
  for (const found of text.matchAll(/[⁰¹²³⁴-⁹]{1,3}(?:[,˒·⁻–-][⁰¹²³⁴-⁹]{1,3})*/g)) {
    const plain = found[0]
      .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(superscriptValue(digit)))
      .replace(/⁻/g, '-')
      .replace(/[˒·]/g, ',');
    groups.push({
      start: found.index,
      end: found.index + found[0].length,
      shape: 'superscript',
      numbers: numbersOf(plain, found.index),
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
  return groups.sort((a, b) => a.start - b.start);
}

/** "[1]–[3]" is one range printed as two pairs. */
function joinRanges(text: string, groups: NumberGroup[]): void {
  for (let i = groups.length - 2; i >= 0; i--) {
    const first = groups[i]!;
    const second = groups[i + 1]!;
    if (first.shape !== second.shape || !/^\s?[–‐‑-]\s?$/.test(text.slice(first.end, second.start))) continue;
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
  for (const found of content.matchAll(/(\d{1,4})(?:\s*[–‐‑-]\s*(\d{1,4}))?/g)) {
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
  for (const shape of ['[', 'superscript', '(', 'raised'] as const) {
    const own = groups.filter((group) => group.shape === shape);
    const values = own.flatMap((group) => group.numbers.map((number) => number.value));
    if (values.length === 0 || entries === 0) continue;
    const known = values.filter((value) => value <= entries).length;
    if (known < values.length * (shape === '[' ? 0.5 : 0.8)) continue;
    const cited = new Set(values.filter((value) => value <= entries));
    if (shape === '[' && (numbered || (cited.size >= 3 && cited.size >= entries * 0.4))) return shape;
    if (!numbered) continue;
    if (shape === 'superscript' && cited.size >= entries * 0.4) return shape;
    if (cited.size >= Math.max(2, entries * 0.5) && runsInOrder(values)) return shape;
  }
  return undefined;
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
