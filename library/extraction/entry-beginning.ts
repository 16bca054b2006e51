import { openingOf } from './entry/opening.ts';
import { beginsLaterPart, referenceStart } from './entry-start.ts';

/** How much words look like the beginning of an entry, above 0 where rather than not, and whether a date follows the authors. */
export type Beginning = { readonly score: number; readonly dated: boolean };

/** What the tagger is shown of an entry to say how it begins, in characters. */
export const SHOWN = 300;

const NONE: Beginning = { score: -9, dated: false };

/**
 * Judges words that may begin an entry, by what the tagger takes their first ones for. Takes about a millisecond;
 * without the tagger (`mayAsk` false) only how names are printed is looked at.
 */
export function beginningOf(words: string, mayAsk: boolean): Beginning {
  if (beginsLaterPart(words)) return NONE;
  const kind = referenceStart(words, words);
  if (kind === 'again') return { score: 4, dated: true };
  const opening = mayAsk ? openingOf(words) : undefined;
  if (opening === undefined) return { score: kind === 'person' ? 2.5 : -9, dated: true };
  const { label, probability, next } = opening;
  if (label === 'author' || label === 'editor') {
    return { score: probability * 5 - (kind === undefined ? 2.5 : 1.5), dated: next === 'date' };
  }
  return label === 'title' && kind !== undefined ? { score: -2.5, dated: false } : NONE;
}

/** Where most entries print their date at once after the authors, what does not is hardly the beginning of one. */
export function asTheOthers<T extends Beginning>(beginnings: readonly T[]): readonly T[] {
  const sure = beginnings.filter(({ score }) => score >= 2);
  if (sure.filter(({ dated }) => dated).length < sure.length * 0.6) return beginnings;
  return beginnings.map((one) => (one.dated ? one : { ...one, score: one.score - 2.5 }));
}
