import { blockingKeys } from './blocking.ts';
import type { WorkTraits } from './traits.ts';

/** A record and its traits. */
export type Candidate = { readonly id: string; readonly traits: WorkTraits };

// Blocks up to here are compared in full; in larger ones each record meets its neighbours in the order of their titles
// and places, so that a thousand records under one key cost a thousand windows and not a million pairs.
const FULL = 60;
const WINDOW = 10;

/** Every pair of records that may be one work, once, by their places in the list. */
export function candidatePairs(candidates: readonly Candidate[]): Iterable<readonly [number, number]> {
  const blocks = new Map<string, number[]>();
  for (const [place, { traits }] of candidates.entries()) {
    for (const key of blockingKeys(traits)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [place]);
      else block.push(place);
    }
  }
  return pairsWithin(blocks.values(), candidates);
}

function* pairsWithin(blocks: Iterable<readonly number[]>, candidates: readonly Candidate[]) {
  const seen = new Set<number>();
  for (const block of blocks) {
    const large = block.length > FULL;
    const places = large ? inOrder(block, candidates) : block;
    for (const [index, left] of places.entries()) {
      const end = large ? Math.min(places.length, index + 1 + WINDOW) : places.length;
      for (let next = index + 1; next < end; next += 1) {
        const right = places[next]!;
        const pair = left < right ? left * candidates.length + right : right * candidates.length + left;
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield [left, right] as const;
      }
    }
  }
}

function inOrder(block: readonly number[], candidates: readonly Candidate[]): readonly number[] {
  const keyed = block.map((place) => ({ place, key: orderOf(candidates[place]!) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ place }) => place);
}

function orderOf({ id, traits }: Candidate): string {
  const { title, authors, year, place } = traits;
  const page = place.pages?.first ?? '';
  return [title.wordings[0]?.squeezed, year, place.volume, page, authors[0]?.family, id].join('\n');
}
