import type { TextLine } from '../documents/text-lines.ts';
import { datingYears, yearShapes } from './dating-years.ts';
import { openingOf } from './entry/opening.ts';
import { isMostlyAlphabetic, orderScore, sortKey } from './entry-order.ts';
import { beginsLaterPart, hasReferenceMatter, lineEnding, referenceStart } from './entry-start.ts';

/** A line longer than this, in characters, may hold several entries without numbers. */
const LONG_LINE = 450;

/** In a longer line the tagger is not asked: it takes about a millisecond a place. */
const LONGEST_TAGGED = 200_000;

/** What the tagger is shown of an entry to say how it begins, in characters. */
const SHOWN = 300;

/** An entry holds no more places than this where another could begin. */
const MOST_PLACES = 30;

/** A place where an entry may begin, and how much it looks like that. */
type Place = {
  readonly at: number;
  readonly score: number;
  readonly key: string;
  /** Authors, and a date at once after them. */
  readonly dated: boolean;
};

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
  const place = { at, key: sortKey(after), dated: false };
  if (beginsLaterPart(after)) return { ...place, score: -9 };
  const kind = referenceStart(after, after);
  if (kind === 'again') return { ...place, score: 4, dated: true };
  const opening = words.length <= LONGEST_TAGGED ? openingOf(after) : undefined;
  if (opening === undefined) return { ...place, score: kind === 'person' ? 2.5 : -9, dated: true };
  const { label, probability, next } = opening;
  if (label === 'author' || label === 'editor') {
    return { ...place, score: probability * 5 - (kind === undefined ? 2.5 : 1.5), dated: next === 'date' };
  }
  return { ...place, score: label === 'title' && kind !== undefined ? -2.5 : -9 };
}

/** Where most entries print their date at once after the authors, what does not is hardly the beginning of one. */
function asTheOthers(places: readonly Place[]): readonly Place[] {
  const sure = places.filter(({ score }) => score >= 2);
  if (sure.filter(({ dated }) => dated).length < sure.length * 0.6) return places;
  return places.map((place) => (place.dated ? place : { ...place, score: place.score - 2.5 }));
}

/** The best division by dynamic programming: for each place, the best that ends with an entry beginning there. */
function bestStarts(words: string, later: readonly Place[]): readonly number[] {
  const first = { at: 0, score: 0, key: sortKey(words.slice(0, SHOWN)), dated: true };
  const places: readonly Place[] = [first, ...asTheOthers(later)];
  const keys = places.filter(({ score }) => score >= 2).map(({ key }) => key);
  const alphabetic = isMostlyAlphabetic(keys);
  const dates = datesIn(words, keys.length);
  const best = places.map(() => ({ score: Number.NEGATIVE_INFINITY, from: -1 }));
  best[0] = { score: 0, from: -1 };
  let end = { score: Number.NEGATIVE_INFINITY, from: 0 };
  for (let i = 1; i <= places.length; i++) {
    const stop = places[i]?.at ?? words.length;
    for (let from = Math.max(0, i - MOST_PLACES); from < i; from++) {
      const whole = best[from]!.score + entryScore(words, places[from]!.at, stop, dates);
      const place = places[i];
      if (place === undefined) {
        if (whole > end.score) end = { score: whole, from };
        continue;
      }
      const order = orderScore(places[from]!.key, place.key, alphabetic);
      const score = whole + place.score + order - (sameYear(dates, stop) ? 1.5 : 0);
      if (score > best[i]!.score) best[i] = { score, from };
    }
  }
  const starts: number[] = [];
  for (let at = end.from; at > 0; at = best[at]!.from) starts.push(places[at]!.at);
  return starts.reverse();
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
