import type { TextLine } from '../documents/text-lines.ts';
import { datingYears, yearShapes } from './dating-years.ts';
import { bestDivision } from './division.ts';
import { asTheOthers, type Beginning, beginningOf, SHOWN } from './entry-beginning.ts';
import { isMostlyAlphabetic, orderScore, sortKey } from './entry-order.ts';
import { hasReferenceMatter, lineEnding } from './entry-start.ts';

/** A line longer than this, in characters, may hold several entries without numbers. */
const LONG_LINE = 450;

/** In a longer line the tagger is not asked: it takes about a millisecond a place. */
const LONGEST_TAGGED = 200_000;

/** An entry holds no more places than this where another could begin. */
const MOST_PLACES = 30;

/** A place where an entry may begin, and how much it looks like that. */
type Place = Beginning & { readonly at: number; readonly key: string };

/**
 * The places within a long line where the entries after the first begin, for lists whose entries run together without
 * numbers: the division that agrees best with what the tagger takes each beginning for, with one date an entry and
 * with the order of the alphabet.
 */
export function runTogetherStarts(text: string, line: TextLine): readonly number[] {
  if (line.to - line.from < LONG_LINE) return [];
  const words = text.slice(line.from, line.to);
  const places = placesIn(words);
  if (places.length === 0) return [];
  return bestStarts(words, places).map((at) => line.from + at);
}

function placesIn(words: string): readonly Place[] {
  const places: Place[] = [];
  for (const { index } of words.matchAll(AFTER_END)) {
    const before = words.slice(Math.max(0, index - 90), index);
    if (lineEnding(before) !== 'ended' || INITIAL.test(before)) continue;
    places.push(placeAt(words, index));
  }
  for (const { index } of words.matchAll(NAMED_AND_DATED)) places.push(placeAt(words, index));
  return places.filter(({ score }) => score > -4).toSorted((a, b) => a.at - b.at);
}

const AFTER_END = /(?<=[.)\]\d/”"»>] )(?=[\p{Lu}—–“"«„]|[-_]{2}|(?:van|von|de|della|di|da|du|el|al) )/gu;

/** "… Göttingen Berg AB, Klein J (1995)": where entries end without a full stop, names and a date say where one begins. */
const NAMED_AND_DATED =
  /(?<=\p{Lu}\p{Ll}{3,30} )\p{Lu}[\p{L}'’-]{1,30},? (?:\p{Lu}\.?-?){1,3}(?:,? (?:& |and |und |et |y |e )?\p{Lu}[\p{L}'’-]{1,30},? (?:\p{Lu}\.?-?){1,3}){0,8}(?:,? et al\.?)?,? \((?:1[89]|20)\d\d[a-z]?\)/gu;

/** After the initial of a name, "St." or dots for names left out, a family name follows, or a title. */
const INITIAL = /(?:^|[\s.‐-])(?:\p{Lu}|S[Tt])\.\s$|\.\s?\.\)?\s$|…\)?\s$/u;

function placeAt(words: string, at: number): Place {
  const after = words.slice(at, at + SHOWN);
  return { at, key: sortKey(after), ...beginningOf(after, words.length <= LONGEST_TAGGED) };
}

function bestStarts(words: string, later: readonly Place[]): readonly number[] {
  const first = { at: 0, score: 0, key: sortKey(words.slice(0, SHOWN)), dated: true };
  const places: readonly Place[] = [first, ...asTheOthers(later)];
  const keys = places.filter(({ score }) => score >= 2).map(({ key }) => key);
  const alphabetic = isMostlyAlphabetic(keys);
  const dates = datesIn(words, keys.length);
  const starts = bestDivision({
    places: places.length,
    most: MOST_PLACES,
    entry: (from, to) => entryScore(words, places[from]!.at, places[to]?.at ?? words.length, dates),
    start: (at, before) =>
      places[at]!.score +
      orderScore(places[before]!.key, places[at]!.key, alphabetic) -
      (sameYear(dates, places[at]!.at) ? 1.5 : 0),
  });
  return starts.slice(1).map((place) => places[place]!.at);
}

/** A year that dates an entry, and where it stands. */
type PrintedDate = { readonly at: number; readonly year: string };

function datesIn(words: string, entries: number): readonly PrintedDate[] {
  const shapes = datingYears(words, entries);
  return [...words.matchAll(/(?<!\d)(?:1[5-9]|20)\d\d(?![\d–-])/g)]
    .filter(({ index }) =>
      yearShapes(words.slice(Math.max(0, index - 2), index + 6)).some((shape) => shapes.has(shape)),
    )
    .map(({ index, 0: year }) => ({ at: index, year }));
}

/** How much the words between two places look like one whole entry. */
function entryScore(words: string, from: number, to: number, dates: readonly PrintedDate[]): number {
  const length = to - from;
  const years = new Set<string>();
  for (let i = firstFrom(dates, from); i < dates.length && dates[i]!.at < to; i++) years.add(dates[i]!.year);
  const dated =
    years.size > 0 ? 1 - Math.min(5, years.size) : hasReferenceMatter(words.slice(from, to)) ? -1.5 : -3;
  return dated - Math.max(0, length - 700) / 150 - (length < 40 ? 3 : 0);
}

/** The last date before a place and the first after it are the same year: one entry may print both. */
function sameYear(dates: readonly PrintedDate[], at: number): boolean {
  const next = firstFrom(dates, at);
  return dates[next]?.year !== undefined && dates[next]?.year === dates[next - 1]?.year;
}

function firstFrom(dates: readonly PrintedDate[], from: number): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dates[middle]!.at < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
