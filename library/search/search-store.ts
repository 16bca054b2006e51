import type { StoredSegment } from './index-storage.ts';

/** A stored index: its pieces, and up to which change of the library it has read the records. */
export type StoredIndex = {
  readonly segments: readonly StoredSegment[];
  readonly revision: number;
  /** Records that were changed up to then, but not yet read. */
  readonly waiting: readonly string[];
};

/** Where an index is kept between sessions. */
export type SearchStore = {
  readonly load: () => Promise<StoredIndex>;
  /** Replaces all that is stored, in one transaction; pieces whose names are stored already need no writing. */
  readonly save: (index: StoredIndex) => Promise<void>;
};

/** A store that lives as long as the process. */
export function memoryStore(): SearchStore {
  let stored: StoredIndex = { segments: [], revision: 0, waiting: [] };
  return {
    load: async () => stored,
    save: async (index) => {
      stored = index;
    },
  };
}
