import { analyse } from './analysis.ts';
import type { Language } from './languages.ts';

/** A text taken apart beforehand: its terms, where each begins, and the number of its word. */
export type AnalysedField = {
  readonly terms: readonly string[];
  readonly starts: readonly number[];
  readonly words: readonly number[];
  /** Words of the text, those without a term too. */
  readonly wordCount: number;
};

/** UTF-16 units analysed between two pauses: a few milliseconds. */
const SLICE_UNITS = 16_000;

/** Takes a text apart as `analyse` does, pausing now and then; it is only cut between words. */
export function* analysing(text: string, language: Language): Generator<void, AnalysedField> {
  const terms: string[] = [];
  const starts: number[] = [];
  const words: number[] = [];
  let wordCount = 0;
  for (let from = 0; from < text.length; ) {
    const to = cutAfter(text, from + SLICE_UNITS);
    const base = wordCount;
    const offset = from;
    wordCount += analyse(
      text.slice(from, to),
      (term, start, _end, word) => {
        terms.push(term);
        starts.push(offset + start);
        words.push(base + word);
      },
      true,
      language,
    );
    from = to;
    yield;
  }
  return { terms, starts, words, wordCount };
}

/** The first white space from a place on: no word, number or DOI goes across it. */
function cutAfter(text: string, place: number): number {
  for (let at = place; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 32 || unit === 10 || unit === 13 || unit === 9) return at;
  }
  return text.length;
}

/** Texts longer than this are worth taking apart beforehand. */
export const LONG_TEXT = 2 * SLICE_UNITS;
