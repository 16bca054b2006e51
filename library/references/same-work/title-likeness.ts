import { sharedBigrams } from './bigrams.ts';
import { editDistance } from './edit-distance.ts';
import type { TitleTraits, Wording } from './title.ts';

/**
 * How two titles relate: `equal`; `close` (spelling apart); `start` (one begins with the other); `longer` (one says all
 * the other says, and a little more); `near` (many words in common, others in their place); `different`; `unknown`
 * where one has none.
 */
export type TitleLikeness = 'equal' | 'close' | 'start' | 'longer' | 'near' | 'different' | 'unknown';

const ORDER: readonly TitleLikeness[] = ['equal', 'close', 'start', 'longer', 'near', 'different'];

/** Compares two titles in all their wordings; the best counts. */
export function titleLikeness(left: TitleTraits, right: TitleTraits): TitleLikeness {
  if (left.wordings.length === 0 || right.wordings.length === 0) return 'unknown';
  let best = ORDER.length - 1;
  for (const a of left.wordings) {
    for (const b of right.wordings) {
      best = Math.min(best, ORDER.indexOf(likenessOf(a, b)));
      if (best === 0) return 'equal';
    }
  }
  return ORDER[best] ?? 'different';
}

/** Whether each title counts something the other does not: part I and part II, 2nd and 3rd edition, type 1 and type 2. */
export function countDifferently(left: TitleTraits, right: TitleTraits): boolean {
  const [a, b] = [left.wordings[0]?.numbers ?? [], right.wordings[0]?.numbers ?? []];
  return without(a, b).length > 0 && without(b, a).length > 0;
}

// What a second text about the same study calls itself.
const SECOND_TEXTS = new Set(
  'protocol protocols addendum appendix supplement update updated summary rationale pilot feasibility interim preliminary'.split(
    ' ',
  ),
);

/** Whether one title has all of the other and a word besides by which a second text about the same study goes. */
export function isAboutTheOther(left: TitleTraits, right: TitleTraits): boolean {
  const [a, b] = [left.wordings[0]?.words ?? [], right.wordings[0]?.words ?? []];
  const more = a.length > b.length ? without(a, b) : without(b, a);
  return more.some((word) => SECOND_TEXTS.has(word));
}

function likenessOf(left: Wording, right: Wording): TitleLikeness {
  if (left.squeezed === right.squeezed) return 'equal';
  const [short, long] = left.squeezed.length < right.squeezed.length ? [left, right] : [right, left];
  if (begins(short, long)) return 'start';
  const most = Math.min(left.bigrams.length, right.bigrams.length);
  const whole = left.bigrams.length + right.bigrams.length;
  // What cannot reach half even if all of the shorter were in the longer need not be counted.
  if (most < 20 && 2 * most < whole / 2) return 'different';
  const shared = sharedBigrams(left.bigrams, right.bigrams);
  const dice = (2 * shared) / Math.max(1, whole);
  const within = shared / Math.max(1, most);
  if (dice >= 0.8 && differInSpelling(left, right)) return 'close';
  if (most >= 20 && within >= 0.9 && saysAll(long, short)) return 'longer';
  if (dice >= 0.6 || (most >= 30 && within >= 0.8)) return 'near';
  return 'different';
}

function begins(short: Wording, long: Wording): boolean {
  if (short.squeezed.length < 15 || short.words.length < 2) return false;
  return long.squeezed.startsWith(short.squeezed);
}

/** Whether every word of the shorter title stands in the longer, spelling apart. */
function saysAll(long: Wording, short: Wording): boolean {
  const missing = without(short.words, long.words);
  if (missing.length === 0) return true;
  if (missing.length > 2) return false;
  const others = without(long.words, short.words);
  return missing.every((word) => others.some((other) => isMistyped(word, other)));
}

function differInSpelling(left: Wording, right: Wording): boolean {
  const [a, b] = pairOff(without(left.words, right.words), without(right.words, left.words));
  const [joined, other] = [a.join(''), b.join('')];
  if (joined === other) return true;
  if (/\d/.test(joined + other)) return false;
  // One word for another is no slip where it begins otherwise: "increased", "decreased".
  if (a.length === 1 && b.length === 1 && joined[0] !== other[0]) return false;
  const length = Math.max(joined.length, other.length);
  const allowed = length < 5 ? 1 : length < 12 ? 2 : Math.ceil(length / 6);
  return a.length > 0 && b.length > 0 && editDistance(joined, other, allowed) <= allowed;
}

/** What is left of two lists of words when those that differ by a typing error are taken out in pairs. */
function pairOff(words: readonly string[], others: readonly string[]): readonly [string[], string[]] {
  const rest = [...others];
  const left = words.filter((word) => {
    const place = rest.findIndex((other) => isMistyped(word, other));
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
  return [left, rest];
}

/** One slip, two in a long word; the first letter is mostly right, and "increased" is not "decreased". */
function isMistyped(word: string, other: string): boolean {
  if (word[0] !== other[0] || /\d/.test(word + other)) return false;
  const length = Math.min(word.length, other.length);
  const allowed = length < 4 ? 0 : length < 9 ? 1 : 2;
  return editDistance(word, other, allowed) <= allowed;
}

/** The words of one title that the other does not have, each as often as it stands there more. */
function without(words: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return words.filter((word) => {
    const place = left.indexOf(word);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
