import type { EntryIndex, Match } from './citation-match.ts';
import type { FoundCitation } from './citations-author-year.ts';
import { linkedTo } from './citations-footnote.ts';
import type { EntryKey } from './entry-key.ts';
import { westernDigits } from './spelling.ts';

/** A name stands so far before its year at most, in characters. */
const REACH = 40;

const YEAR = /(?<!\d)(1[3-9]\d\d|20\d\d)([a-z]?)(?![\p{L}\d])/gu;
const PARTED = /[;；؛。.!?؟！？\n]/gu;

/**
 * Citations in writing without capitals (Chinese, Japanese, Korean, Arabic, Persian, Hebrew): a name that the list has,
 * shortly before its year. What the list does not have cannot be told from other words, and is not reported.
 */
export function uncasedCitations(text: string, index: EntryIndex): FoundCitation[] {
  if (!/\p{Lo}/u.test(text)) return [];
  const found: FoundCitation[] = [];
  let floor = 0;
  for (const year of westernDigits(text).matchAll(YEAR)) {
    const from = Math.max(floor, year.index - REACH);
    const before = text.slice(from, year.index);
    const cut = [...before.matchAll(PARTED)].at(-1);
    const start = from + (cut === undefined ? 0 : cut.index + 1);
    const named = namedIn(text.slice(start, year.index), index.byYear.get(Number(year[1])) ?? [], year[2]!);
    if (named === undefined) continue;
    const end = year.index + year[0].length;
    const place = { start: start + named.at, end, groupStart: start + named.at, groupEnd: end };
    found.push({ ...place, mark: place.start, match: named.match, narrative: false });
    floor = end;
  }
  return found;
}

function printedName(key: EntryKey): string {
  return key.organisations[0]?.printed ?? key.persons[0]?.printed ?? '';
}

type Named = { readonly at: number; readonly match: Match };

/** The entries of a year whose first author is named in some words; of several the one with most of its name there. */
function namedIn(words: string, keys: readonly EntryKey[], letter: string): Named | undefined {
  const fits = keys
    .filter((key) => key.letter === letter || letter === '' || key.letter === '')
    .flatMap((key) => {
      const name = printedName(key);
      const part = /^\p{Lo}/u.test(name) ? partNamed(words, name) : '';
      return part === '' ? [] : [{ n: key.n, length: part.length, at: words.lastIndexOf(part) }];
    });
  const most = Math.max(0, ...fits.map(({ length }) => length));
  const best = fits.filter(({ length }) => length === most);
  const first = best[0];
  return first && { at: first.at, match: linkedTo(best.map(({ n }) => n)) };
}

/** How much of a name stands in some words: all of it, or the family name that a Chinese or Japanese one begins with. */
function partNamed(words: string, name: string): string {
  if (words.includes(name)) return name;
  if (!/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{3,}$/u.test(name)) return '';
  for (let length = name.length - 1; length >= 2; length--) {
    const part = name.slice(0, length);
    if (words.includes(part)) return part;
  }
  return '';
}
