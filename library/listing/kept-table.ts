import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Library } from '../library.ts';
import { touchedBy } from '../search/library-search.ts';
import { readAllFacts, readFacts } from './reference-facts-store.ts';
import { createReferenceTable, type ReferenceTable } from './reference-table.ts';

/** The table of a library's references, read when it is first wanted and kept in step with what is committed. */
export type KeptTable = {
  /**
   * The table. What single acts changed is always in it; what a large one changed for as long as `patience`
   * (milliseconds) allows, and `behind` says whether something is missing then.
   */
  readonly current: (patience: number) => Promise<ReferenceTable>;
  readonly isRead: () => boolean;
  /** Whether references of a large act are still to be read. */
  readonly behind: () => boolean;
  /** Another number after each change. */
  readonly version: () => number;
  readonly close: () => void;
};

/** References read again between two turns of others. */
const SLICE = 500;
/** With more waiting than this whoever is in a hurry need not wait for them. */
const FEW = 2_000;

/** Begins to keep a table; it is read when it is first asked for. */
export function keepTable(library: Library): KeptTable {
  let table: Promise<ReferenceTable> | undefined;
  let fileVersion = -1;
  let changed = 0;
  const stale = new Set<string>();
  let heard: Promise<void> = Promise.resolve();
  /** Large acts of which it is not yet known what they touched. */
  let unheard = 0;
  let isRead = false;
  let mending: Promise<void> | undefined;

  const read = async (): Promise<ReferenceTable> => {
    const known = createReferenceTable([]);
    for await (const slice of readAllFacts(library.read)) for (const facts of slice) known.put(facts);
    isRead = true;
    return known;
  };
  const readSlice = async (known: ReferenceTable): Promise<void> => {
    const ids = [...firstOf(stale, SLICE)];
    for (const id of ids) stale.delete(id);
    try {
      const found = new Set<string>();
      for (const facts of await readFacts(library.read, ids)) {
        known.put(facts);
        found.add(facts.id);
      }
      for (const id of ids) if (!found.has(id)) known.drop(id);
    } catch (error) {
      for (const id of ids) stale.add(id);
      throw error;
    }
  };
  /** Brings the table in step, letting others have their turn in between. */
  const mend = (known: ReferenceTable): Promise<void> => {
    const work = async (): Promise<void> => {
      for (;;) {
        await heard;
        if (stale.size === 0) return;
        await readSlice(known);
        if (stale.size > 0) await setImmediate();
      }
    };
    mending ??= work().finally(() => {
      mending = undefined;
    });
    return mending;
  };

  const close = library.journal.listen((committed) => {
    changed += 1;
    if (table === undefined) return;
    const isLarge = committed.changes === undefined;
    if (isLarge) unheard += 1;
    heard = heard
      .then(async () => {
        for (const id of await touchedBy(library.read, committed)) stale.add(id);
      })
      .catch(() => {
        // What cannot be told apart is read anew.
        table = undefined;
      })
      .finally(() => {
        if (isLarge) unheard -= 1;
      });
  });
  const behind = (): boolean => unheard > 0 || stale.size > FEW;
  let turn: Promise<unknown> = Promise.resolve();
  const known = async (): Promise<ReferenceTable> => {
    if (!behind()) await heard;
    // Another process may write while this one only reads.
    if (library.file.readOnly && fileVersion !== library.file.dataVersion()) {
      table = undefined;
      changed += 1;
    }
    if (table === undefined) {
      fileVersion = library.file.dataVersion();
      table = read();
      table.catch(() => {
        table = undefined;
      });
    }
    return table;
  };
  return {
    current: async (patience) => {
      const next = turn.then(known);
      turn = next.catch(() => undefined);
      const own = await next;
      const mended = mend(own);
      if (!behind() || !Number.isFinite(patience)) await mended;
      else await Promise.race([mended, setTimeout(patience, undefined, { ref: false })]);
      return own;
    },
    isRead: () => isRead,
    behind,
    version: () => changed,
    close,
  };
}

function* firstOf<T>(values: Iterable<T>, most: number): Generator<T> {
  let left = most;
  for (const value of values) {
    if (left === 0) return;
    left -= 1;
    yield value;
  }
}
