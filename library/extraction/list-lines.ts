import type { Range } from '../../shared/model/extraction.ts';
import { listMarker } from '../documents/line-shapes.ts';
import { isBlank, linesOf, type TextLine } from '../documents/text-lines.ts';
import { type EntryNumber, entryNumber, numbersWithin } from './entry-numbers.ts';
import { carriesOn } from './entry-start.ts';
import type { ListZone } from './reference-list.ts';
import { runTogetherStarts } from './run-together.ts';

/** A line of a list, or a piece of one where entries run together, without the marker before it. */
export type ListLine = Range & {
  /** The beginning of the line's text, after its marker. */
  readonly head: string;
  /** The end of the line's text. */
  readonly tail: string;
  readonly blankBefore: boolean;
  readonly indent: number;
  readonly width: number;
  /** The number printed before it. */
  readonly number?: EntryNumber;
  /** A bullet, or a label such as "[Smi04]", is printed before it. */
  readonly bulleted: boolean;
  /** How many characters before `start` the marker takes. */
  readonly lead: number;
};

/** A marker that marks no entry is part of the line: a year, a page, "100 years". */
export function withoutMarker(text: string, line: ListLine): ListLine {
  if (line.lead === 0) return line;
  const { number: _, ...rest } = line;
  const start = line.start - line.lead;
  return {
    ...rest,
    start,
    lead: 0,
    bulleted: false,
    head: text.slice(start, Math.min(line.end, start + 300)),
  };
}

/** The lines of a list that print something; where numbered entries run together, each number begins a line. */
export function listLines(text: string, zone: ListZone): ListLine[] {
  const lines: ListLine[] = [];
  const printed: { line: TextLine; blank: boolean }[] = [];
  let blank = true;
  let skip = 0;
  for (const line of linesOf(text, zone.start, zone.end)) {
    while (skip < zone.without.length && zone.without[skip]!.end <= line.from) skip++;
    const out = zone.without[skip];
    if (isBlank(line) || isLetter(text, line) || (out && out.start <= line.to && line.from < out.end)) {
      blank = true;
      continue;
    }
    printed.push({ line, blank });
    blank = false;
  }
  const places = printed.map(({ line }) => line);
  const numbered = numbersWithin(text, places);
  const lettered = printed.length > 1 && isLettered(text, places);
  const cuts = numbered.length > 0 ? numbered : places.flatMap((line) => runTogetherStarts(text, line));
  let next = 0;
  for (const { line, blank: before } of printed) {
    let from = line.from;
    while (from < line.to) {
      while (next < cuts.length && cuts[next]! <= from) next++;
      const to = Math.min(cuts[next] ?? line.to, line.to);
      lines.push(lineFrom(text, { ...line, from, to }, before && from === line.from, lettered));
      from = to;
    }
  }
  return lines;
}

/** A letter of the alphabet over the entries that begin with it. */
function isLetter(text: string, line: TextLine): boolean {
  return line.to - line.from === 1 && /\p{Lu}/u.test(text[line.from]!);
}

function lineFrom(text: string, line: TextLine, blankBefore: boolean, lettered: boolean): ListLine {
  const words = text.slice(line.from, Math.min(line.to, line.from + 80));
  const number = entryNumber(words);
  const bullet =
    number === undefined
      ? (bulletOf(words) ?? label(words) ?? (lettered ? letterOf(words) : undefined))
      : undefined;
  const lead = number?.skip ?? bullet?.skip ?? 0;
  const start = line.from + lead;
  const end = line.from + text.slice(line.from, line.to).trimEnd().length;
  return {
    start,
    end,
    head: text.slice(start, Math.min(end, start + 300)),
    tail: text.slice(Math.max(start, end - 90), end),
    blankBefore,
    indent: line.from - line.start,
    width: end - line.from,
    bulleted: bullet !== undefined,
    lead,
    ...(number ? { number } : {}),
  };
}

/** A bullet; a dash before words that can only carry on is none. */
function bulletOf(words: string): { readonly skip: number } | undefined {
  const found = listMarker(words);
  return found && !carriesOn(words.slice(found.skip)) ? found : undefined;
}

/** What a list counted in letters or small Roman numbers begins with. */
const LETTER = /^\(?(?:a[.)]|i[.)])\s/;

/** True where the first line counts in letters; "a." is an initial in small type unless "b." follows it. */
function isLettered(text: string, lines: readonly TextLine[]): boolean {
  const heads = lines.slice(0, 20).map((line) => text.slice(line.from, line.from + 8));
  if (!LETTER.test(heads[0]!)) return false;
  return !heads[0]!.startsWith('a.') || heads.some((head) => /^b\.\s/.test(head));
}

/** "a)", "(b)", "c.", "iv." */
function letterOf(words: string): { readonly skip: number } | undefined {
  const found = /^\(?(?:[a-z][.)]|[ivxl]{1,6}[.)])\s+(?=[^\p{Ll}\s])/u.exec(words);
  return found ? { skip: found[0].length } : undefined;
}

/** "[Smi04]", "[ABC+12b]": labels made of names and years. */
function label(words: string): { readonly skip: number } | undefined {
  const found = /^\[\p{Lu}[\p{L}+&.-]{0,14}\s?\d{2,4}[a-z]?\]\s*(?=\S)/u.exec(words);
  return found ? { skip: found[0].length } : undefined;
}
