import type { Range } from '../../shared/model/extraction.ts';

type Word = Range & { readonly folded: string };

/** Three words in a row that stand once in each text say surely that the places are the same. */
const SHINGLE = 3;

/**
 * Where the places of one text stand in another reading of the same file: the words of both are matched in order, so
 * that changed spaces, mended words and moved notes do not matter. A range of which a word is gone has no place.
 */
export function alignTexts(before: string, after: string): (range: Range) => Range | undefined {
  const old = wordsOf(before);
  const fresh = wordsOf(after);
  const matched = matches(old, fresh);
  return (range) => {
    const first = firstAt(old, range.start);
    const last = lastBefore(old, range.end);
    if (first > last || first >= old.length) return undefined;
    const from = matched[first]!;
    const to = matched[last]!;
    if (from < 0 || to < from || to - from > (last - first) * 1.5 + 2) return undefined;
    for (let i = first; i <= last; i++) if (matched[i]! < 0) return undefined;
    return {
      start: leftOf(before.slice(range.start, old[first]!.start), after, fresh[from]!.start),
      end: rightOf(before.slice(old[last]!.end, range.end), after, fresh[to]!.end),
    };
  };
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    folded: found[0].toLowerCase(),
  }));
}

/** For each old word the new word it became, or -1; never crosses. */
function matches(old: readonly Word[], fresh: readonly Word[]): Int32Array {
  const matched = new Int32Array(old.length).fill(-1);
  let nextOld = 0;
  let nextNew = 0;
  const extend = (toOld: number, toNew: number): void => {
    while (nextOld < toOld && nextNew < toNew && old[nextOld]!.folded === fresh[nextNew]!.folded) {
      matched[nextOld++] = nextNew++;
    }
    let backOld = toOld - 1;
    let backNew = toNew - 1;
    while (backOld >= nextOld && backNew >= nextNew && old[backOld]!.folded === fresh[backNew]!.folded) {
      matched[backOld--] = backNew--;
    }
    nextOld = toOld;
    nextNew = toNew;
  };
  for (const [at, there] of anchors(old, fresh)) extend(at, there);
  extend(old.length, fresh.length);
  return matched;
}

/** Pairs of places of shingles that stand once in both texts, the longest row of them that does not cross. */
function anchors(old: readonly Word[], fresh: readonly Word[]): readonly (readonly [number, number])[] {
  const here = singles(old);
  const there = singles(fresh);
  const pairs: [number, number][] = [];
  for (const [shingle, at] of here) {
    const place = there.get(shingle);
    if (at >= 0 && place !== undefined && place >= 0) pairs.push([at, place]);
  }
  return longestRising(pairs.sort((a, b) => a[0] - b[0]));
}

/** Place of each shingle; -1 where it stands more than once. */
function singles(words: readonly Word[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    const shingle = `${words[i]!.folded} ${words[i + 1]!.folded} ${words[i + 2]!.folded}`;
    places.set(shingle, places.has(shingle) ? -1 : i);
  }
  return places;
}

function longestRising(pairs: readonly [number, number][]): readonly [number, number][] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, there], i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < there) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = i;
  });
  const row: [number, number][] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i]!) row.push(pairs[i]!);
  return row.reverse();
}

function firstAt(words: readonly Word[], start: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastBefore(words: readonly Word[], end: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.start < end) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Marks before the first word, such as a bracket, go with it where the new text prints them too. */
function leftOf(marks: string, text: string, start: number): number {
  let at = start;
  for (const mark of [...marks].reverse()) {
    if (/\s/.test(mark)) continue;
    const space = /\s*$/.exec(text.slice(Math.max(0, at - 20), at))![0].length;
    if (text[at - space - 1] !== mark) break;
    at -= space + 1;
  }
  return at;
}

function rightOf(marks: string, text: string, end: number): number {
  let at = end;
  for (const mark of marks) {
    if (/\s/.test(mark)) continue;
    const space = /^\s*/.exec(text.slice(at, at + 20))![0].length;
    if (text[at + space] !== mark) break;
    at += space + 1;
  }
  return at;
}
