import type { StoredSegment } from './index-storage.ts';

/**
 * Where an index is kept between sessions. A change of a record notes its id with `addPending` in the record's
 * own transaction, so that after a crash exactly those records are read again; `save` replaces what is stored
 * and clears the pending ids it was told about, in one transaction.
 */
export type SearchStore = {
  readonly load: () => { readonly segments: readonly StoredSegment[]; readonly pending: readonly string[] };
  readonly save: (segments: readonly StoredSegment[], settled: Iterable<string>) => void;
  readonly addPending: (ids: Iterable<string>) => void;
};

/** A store that lives as long as the process. */
export function memoryStore(): SearchStore {
  let segments: readonly StoredSegment[] = [];
  const pending = new Set<string>();
  return {
    load: () => ({ segments, pending: [...pending] }),
    save: (saved, settled) => {
      segments = saved;
      for (const id of settled) pending.delete(id);
    },
    addPending: (ids) => {
      for (const id of ids) pending.add(id);
    },
  };
}
