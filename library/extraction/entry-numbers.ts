import { superscriptValue } from '../documents/superscripts.ts';
import type { TextLine } from '../documents/text-lines.ts';

/** How the number before an entry is printed. */
type Shape = '[#]' | '(#)' | '#.' | '#)' | '#' | 'raised';

/** The number printed before an entry, and how far the entry stands from the line's beginning. */
export type EntryNumber = { readonly shape: Shape; readonly value: number; readonly skip: number };

/** What an entry begins with: a capital, a quotation mark, a dash for the same authors, or a particle of a name. */
const ENTRY =
  '(?:[\\p{Lu}\\p{Lo}"“«„‘*_—–-]|(?:van|von|vom|de|del|della|di|da|dos|du|la|le|el|al|ter|ten|zu|af|av|’t|d’|al-)[\\s-]|d[’\'])';

const SHAPES: readonly (readonly [Shape, RegExp])[] = [
  ['[#]', /^\[(\d{1,4})\]\.?\s*(?=[^\s.,;:])/u],
  ['(#)', /^\((\d{1,3})\)\s*(?=[\p{L}"“«„‘*_—–-])/u],
  ['#.', new RegExp(`^(\\d{1,4})\\.(?:\\s+(?=\\S)|(?=${ENTRY}))`, 'u')],
  ['#)', /^(\d{1,4})\)\s*(?=\S)/u],
  ['#', new RegExp(`^(\\d{1,3})\\s+(?=${ENTRY})`, 'u')],
];

/** The number at the beginning of a line, if there is one. Whether it counts entries, its neighbours tell. */
export function entryNumber(line: string): EntryNumber | undefined {
  for (const [shape, pattern] of SHAPES) {
    const found = pattern.exec(line);
    if (found) return { shape, value: Number(found[1]), skip: found[0].length };
  }
  const raised = /^([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)/u.exec(line);
  return raised
    ? { shape: 'raised', value: superscriptValue(raised[1]!), skip: raised[0].length }
    : undefined;
}

const WITHIN: readonly RegExp[] = [
  /(?<=^|\s)\[(\d{1,4})\](?=\s*[^\s.,;:)\]\d])/gu,
  new RegExp(`(?<=^|[.)\\]\\d/”"’»]\\s{1,3})(\\d{1,4})\\.(?=\\s+${ENTRY})`, 'gu'),
  new RegExp(`(?<=^|[.)\\]\\d/”"’»]\\s{1,3})\\((\\d{1,3})\\)(?=\\s+${ENTRY})`, 'gu'),
];

/** No entry is shorter than this, in characters. */
const SHORTEST = 25;

/**
 * The places of the text where numbered entries begin in the middle of a line: the numbers of one shape that count on
 * from the first, where most of them do not begin a line.
 */
export function numbersWithin(text: string, lines: readonly TextLine[]): readonly number[] {
  const first = lines[0];
  if (first === undefined) return [];
  const lineStarts = new Set(lines.map((line) => line.from));
  for (const pattern of WITHIN) {
    const chain: number[] = [];
    let wanted: number | undefined;
    let last = Number.NEGATIVE_INFINITY;
    for (const line of lines) {
      for (const found of text.slice(line.from, line.to).matchAll(pattern)) {
        const at = line.from + found.index;
        const value = Number(found[1]);
        if (wanted === undefined ? at !== first.from : value !== wanted || at - last < SHORTEST) continue;
        chain.push(at);
        wanted = value + 1;
        last = at;
      }
    }
    const inside = chain.filter((at) => !lineStarts.has(at));
    if (chain.length >= 3 && inside.length >= chain.length * 0.3) return inside;
  }
  return [];
}
