import { hashOf } from './quick-table.ts';

/** Places of works by the keys under which they meet, some twenty bytes a key. */
export type Blocks = {
  readonly add: (key: string, place: number) => void;
  /** The places added last under a key, `most` at most, oldest first. */
  readonly newest: (key: string, most: number) => readonly number[];
};

const COLUMNS = 3;

/** No blocks. Keys are kept as hashes; two that fall together cost a comparison more and change nothing. */
export function createBlocks(): Blocks {
  // Each entry is its hash, its place and one more than the number of the entry before it in its bucket.
  let entries = new Int32Array(4_096 * COLUMNS);
  let buckets = new Int32Array(4_096);
  let count = 0;
  const chain = (entry: number): void => {
    const bucket = entries[entry * COLUMNS]! & (buckets.length - 1);
    entries[entry * COLUMNS + 2] = buckets[bucket]!;
    buckets[bucket] = entry + 1;
  };
  const grow = (): void => {
    const grown = new Int32Array(entries.length * 2);
    grown.set(entries);
    entries = grown;
    buckets = new Int32Array(buckets.length * 2);
    for (let entry = 0; entry < count; entry += 1) chain(entry);
  };
  return {
    add: (key, place) => {
      if (count * COLUMNS === entries.length) grow();
      entries[count * COLUMNS] = hashOf(key);
      entries[count * COLUMNS + 1] = place;
      chain(count);
      count += 1;
    },
    newest: (key, most) => {
      const hash = hashOf(key);
      const found: number[] = [];
      for (let next = buckets[hash & (buckets.length - 1)]!; next > 0 && found.length < most; ) {
        const at = (next - 1) * COLUMNS;
        if (entries[at] === hash) found.push(entries[at + 1]!);
        next = entries[at + 2]!;
      }
      return found.reverse();
    },
  };
}
