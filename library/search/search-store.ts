import type { StoredSegment } from './index-storage.ts';

/** What one act did to the search, as it is stored in the act's own transaction. */
export type SearchAct = {
  /** Number of the change. */
  readonly sequence: number;
  /** One segment with the records as they are after the act; empty where there are none. */
  readonly bytes: Uint8Array;
  /** Ids of the records in `bytes`. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  /** Records whose postings are left for later. */
  readonly pending: readonly string[];
};

/** A stored index: its pieces, what acts did since they were written, and up to which change of the library it goes. */
export type StoredIndex = {
  readonly segments: readonly StoredSegment[];
  /** Oldest first. */
  readonly acts: readonly Pick<SearchAct, 'sequence' | 'bytes' | 'gone'>[];
  readonly revision: number;
  /** Records that are still to be read, each with the change that made it so. */
  readonly pending: ReadonlyMap<string, number>;
};

/** What is stored when segments have changed. */
export type IndexChange = {
  readonly segments: readonly StoredSegment[];
  /** Acts up to this one are in the segments and need not be kept. */
  readonly revision: number;
  /** Records that were still to be read up to then, and are in the segments now. */
  readonly read: readonly string[];
  /** Records that are to be read and not stored as such yet. */
  readonly pending: readonly string[];
};

/** Where an index is kept between sessions. */
export type SearchStore = {
  readonly load: () => Promise<StoredIndex>;
  /**
   * Replaces the segments, all or nothing: whoever opens the index sees it as it was before or after. Pieces whose names
   * are stored already need no writing.
   */
  readonly save: (change: IndexChange) => Promise<void>;
  /**
   * Forgets everything up to a change: all of these records are to be read from now on, also by whoever opens the index
   * next.
   */
  readonly restart: (
    segments: readonly StoredSegment[],
    ids: readonly string[],
    revision: number,
  ) => Promise<void>;
};

/** A store that lives as long as the process; `note` is what an act does in its transaction. */
export function memoryStore(): SearchStore & { readonly note: (act: SearchAct) => void } {
  let segments: readonly StoredSegment[] = [];
  let stored = 0;
  const acts = new Map<number, SearchAct>();
  const pending = new Map<string, number>();
  return {
    load: async () => ({
      segments,
      acts: [...acts.values()],
      revision: Math.max(stored, ...acts.keys()),
      pending: new Map(pending),
    }),
    save: async (change) => {
      segments = change.segments;
      stored = change.revision;
      for (const sequence of [...acts.keys()]) if (sequence <= stored) acts.delete(sequence);
      for (const id of change.read) if ((pending.get(id) ?? Infinity) <= stored) pending.delete(id);
      for (const id of change.pending) pending.set(id, stored);
    },
    restart: async (empty, ids, revision) => {
      segments = empty;
      stored = revision;
      for (const sequence of [...acts.keys()]) if (sequence <= revision) acts.delete(sequence);
      for (const [id, sequence] of [...pending]) if (sequence <= revision) pending.delete(id);
      for (const id of ids) pending.set(id, revision);
    },
    note: (act) => {
      acts.set(act.sequence, act);
      for (const id of [...act.changed, ...act.gone]) pending.delete(id);
      for (const id of act.pending) pending.set(id, act.sequence);
    },
  };
}
