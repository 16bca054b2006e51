import type { CodeHit } from './code-words.ts';
import type { Word } from './phrase.ts';
import type { Unit } from './suggestion-unit.ts';

/** A unit with the indicator phrases in it and around it. */
export type Marked = {
  readonly unit: Unit;
  readonly hits: readonly CodeHit[];
  readonly before: readonly CodeHit[];
  readonly after: readonly CodeHit[];
  /** Hits in the title of the unit's reference; they can say what a finding bears on. */
  readonly title: readonly CodeHit[];
  /** True where the unit may speak of another study of the same work. */
  readonly shared: boolean;
};

/** Where something stands among the words of a unit. */
export type Place = Pick<CodeHit, 'from' | 'to'>;

/** Words between two places. */
export function distance(one: Place, other: Place): number {
  if (one.to <= other.from) return other.from - one.to;
  // What follows counts a little farther, since what causes mostly stands before what it causes.
  return Math.max(0, one.from - other.to) + 0.5;
}

/** "Accessible help" names a factor; the help in it is no outcome of its own. */
export function beginsIn(outer: Place, inner: Place): boolean {
  return outer.from <= inner.from && inner.from < outer.to;
}

/** Whether one place lies within another. */
export function covers(outer: Place, inner: Place): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Matched words as they stand in the text; around a clause only the folded words are known. */
export function wordsOfHits(words: readonly Word[], hits: readonly CodeHit[], unit: Unit): readonly string[] {
  return hits.flatMap((hit) => wordsAt(words, hit, unit));
}

/** The words at one place, as they stand in the text. */
export function wordsAt(words: readonly Word[], { from, to }: Place, unit: Unit): readonly string[] {
  const [first, last] = [words[from], words[to - 1]];
  if (first === undefined || last === undefined) return [];
  if (first.start >= unit.start && last.end <= unit.end)
    return [unit.quote.slice(first.start - unit.start, last.end - unit.start).replace(/\s+/g, ' ')];
  return [
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  ];
}
