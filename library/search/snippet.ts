import { type AnalysedTerm, termsOf } from './analysis.ts';
import type { Evaluation, PhraseHighlight } from './evaluation.ts';
import { heaviestWindow, type Mark } from './heaviest-window.ts';
import type { Language } from './languages.ts';

/** Where a hit was found: `snippet` is `text.slice(start, end)` of the field, `ranges` are places in the snippet. */
export type SearchMatch = {
  readonly field: string;
  readonly snippet: string;
  readonly ranges: readonly (readonly [number, number])[];
  /** Place of the snippet in the field's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
};

/** The stretch of a text to look through, and the number of the word it begins with. */
export type Stretch = { readonly start: number; readonly end: number; readonly word: number };

/** A passage and how much of the query stands in it. */
export type Passage = { readonly match: SearchMatch; readonly weight: number };

/** The best passage of a field for a query, or undefined where nothing of it is there. */
export function bestPassage(
  fieldName: string,
  field: number,
  text: string,
  found: Found,
  length: number,
  language: Language = 'en',
  stretch: Stretch = { start: 0, end: text.length, word: 0 },
): Passage | undefined {
  const marks = marksIn(text, stretch, field, found, language);
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const window = heaviestWindow(marks, length);
  if (!window) return undefined;
  const { start, end } = cutAtWords(text, window.start, window.end, length);
  const ranges = joinRanges(marks.filter((mark) => mark.start >= start && mark.end <= end)).map(
    ([from, to]) => [from - start, to - start] as const,
  );
  const match = { field: fieldName, snippet: text.slice(start, end), ranges, start, end };
  return { match, weight: window.weight };
}

type Found = Pick<Evaluation, 'terms' | 'phrases'>;

/** Places in a text, in UTF-16 units, from the first up to before the second. */
export type Range = readonly [number, number];

function marksIn(text: string, stretch: Stretch, field: number, found: Found, language: Language): Mark[] {
  const words = termsOf(text.slice(stretch.start, stretch.end), true, language).map((word) => ({
    ...word,
    start: stretch.start + word.start,
    end: stretch.start + word.end,
  }));
  return marksAmong(words, field, found);
}

/** What a query found among the terms of a field. */
export function marksAmong(terms: readonly AnalysedTerm[], field: number, found: Found): Mark[] {
  const phrases = found.phrases.filter((phrase) => phrase.fields.has(field));
  const marks: Mark[] = [];
  const words: AnalysedTerm[] = [];
  for (const word of terms) {
    const { term, start, end } = word;
    const highlight = found.terms.get(term);
    if (highlight?.fields.has(field)) marks.push({ start, end, key: term, weight: highlight.weight });
    if (phrases.some((phrase) => phrase.slots.some((slot) => slot.terms.has(term)))) words.push(word);
  }
  phrases.forEach((phrase, number) => {
    marks.push(...phraseMarks(words, phrase, `"${number}`));
  });
  return marks;
}

/** The places of marks in their order; those that overlap are one. */
export function rangesOf(marks: readonly Mark[]): readonly Range[] {
  return joinRanges(marks.toSorted((a, b) => a.start - b.start || b.end - a.end));
}

function phraseMarks(words: readonly AnalysedTerm[], phrase: PhraseHighlight, key: string): readonly Mark[] {
  const at = new Map<number, AnalysedTerm[]>();
  for (const word of words) {
    const known = at.get(word.word);
    if (known === undefined) at.set(word.word, [word]);
    else known.push(word);
  }
  const first = phrase.slots[0];
  if (!first) return [];
  const marks: Mark[] = [];
  for (const word of words) {
    if (!first.terms.has(word.term)) continue;
    const rest = phrase.slots.map((slot) =>
      at.get(word.word - first.offset + slot.offset)?.find((other) => slot.terms.has(other.term)),
    );
    const last = rest.at(-1);
    if (rest.some((other) => other === undefined) || !last) continue;
    marks.push({ start: word.start, end: last.end, key, weight: phrase.weight });
  }
  return marks;
}

/** Widens a stretch to about `length` units around its marks and ends it between words. */
function cutAtWords(
  text: string,
  first: number,
  last: number,
  length: number,
): { readonly start: number; readonly end: number } {
  const spare = Math.max(0, length - (last - first));
  let start = Math.max(0, first - Math.floor(spare / 3));
  let end = Math.min(text.length, Math.max(last, start + length));
  start = Math.max(0, Math.min(start, end - length));
  if (start > first) start = first;
  const before = /\s/.exec(text.slice(Math.max(0, start - 1), first));
  if (start > 0 && before) start = Math.max(0, start - 1) + before.index;
  if (end < text.length) {
    const tail = /\s\S*$/.exec(text.slice(last, end + 1));
    if (tail) end = last + tail.index;
  }
  while (start < first && /\s/.test(text.charAt(start))) start += 1;
  while (end > last && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (isLowSurrogate(text, start)) start -= 1;
  if (isLowSurrogate(text, end)) end += 1;
  return { start, end };
}

function isLowSurrogate(text: string, place: number): boolean {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit < 0xe000;
}

function joinRanges(marks: readonly Mark[]): readonly Range[] {
  const ranges: [number, number][] = [];
  for (const { start, end } of marks) {
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
