import { blockingKeys } from './blocking.ts';
import type { WorkTraits } from './traits.ts';

/** A record and its traits. */
export type Candidate = { readonly id: string; readonly traits: WorkTraits };

// Blocks up to here are compared in full; in larger ones each record meets its neighbours in the order of their titles
// and places, so that a thousand records under one key cost a thousand windows and not a million pairs.
const FULL = 60;
const WINDOW = 10;

/** Those that a record meets under one key. */
type Meeting = (place: number) => readonly number[];

/** Every pair of records that may be one work, once, by their places in the list. */
export function* candidatePairs(candidates: readonly Candidate[]): Iterable<readonly [number, number]> {
  const keys = candidates.map(({ traits }) => blockingKeys(traits));
  const meetings = meetingsOf(keys, candidates);
  for (const [left, own] of keys.entries()) {
    const met = new Set<number>();
    for (const key of own)
      for (const right of meetings.get(key)?.(left) ?? []) if (right > left) met.add(right);
    for (const right of met) yield [left, right] as const;
  }
}

function meetingsOf(
  keys: readonly (readonly string[])[],
  candidates: readonly Candidate[],
): ReadonlyMap<string, Meeting> {
  const blocks = new Map<string, number[]>();
  for (const [place, own] of keys.entries()) {
    for (const key of own) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [place]);
      else block.push(place);
    }
  }
  const meetings = new Map<string, Meeting>();
  for (const [key, block] of blocks) {
    if (block.length > FULL) meetings.set(key, meetNeighbours(block, candidates));
    else if (block.length > 1) meetings.set(key, () => block);
  }
  return meetings;
}

function meetNeighbours(block: readonly number[], candidates: readonly Candidate[]): Meeting {
  const keyed = block.map((place) => ({ place, key: orderOf(candidates[place]!) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const order = keyed.map(({ place }) => place);
  const ranks = new Map(order.map((place, rank) => [place, rank]));
  return (place) => {
    const rank = ranks.get(place) ?? 0;
    return order.slice(Math.max(0, rank - WINDOW), rank + WINDOW + 1);
  };
}

function orderOf({ id, traits }: Candidate): string {
  const { title, authors, year, place } = traits;
  const page = place.pages?.first ?? '';
  return [title.wordings[0]?.squeezed, year, place.volume, page, authors[0]?.family, id].join('\n');
}
