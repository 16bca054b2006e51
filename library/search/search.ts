import type { SearchAnswer, SearchOptions } from './answer.ts';
import type { SearchLimits } from './limits.ts';
import type { SearchField, SearchRecord } from './record.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import type { SearchStore } from './search-store.ts';

/** Where search reads the records of a library from. */
export type RecordSource = {
  readonly ids: () => Iterable<string>;
  /** The records with these ids; those that are gone are left out. */
  readonly read: (ids: readonly string[]) => Iterable<SearchRecord>;
  /** The same text a record gave for the field, for snippets. */
  readonly textOf: (id: string, field: SearchField) => string | undefined;
};

export type LibrarySearchOptions = {
  readonly store: SearchStore;
  readonly source: RecordSource;
  /** Milliseconds from anywhere, for the time limit of a search. */
  readonly now?: () => number;
  readonly limits?: SearchLimits;
};

/** The search of one library, kept in step with its records. */
export type LibrarySearch = {
  readonly search: (query: string, options?: SearchOptions) => SearchAnswer;
  /** The ids of everything found, best first. */
  readonly ids: (query: string, options?: SearchOptions) => readonly string[];
  /**
   * To be called in the transaction that adds, changes or removes records. They are read again before the next
   * search; should the transaction fail, that reading finds them as they were.
   */
  readonly changed: (ids: Iterable<string>) => void;
  /** How many records are still to be read, and why all of them are, where the index had to be built again. */
  readonly waiting: () => { readonly records: number; readonly rebuilding?: string };
  /**
   * Reads waiting records, then joins segments, in small steps: for the idle moments of the process. Searches
   * and changes may come between any two steps.
   */
  readonly upkeep: () => Generator<void, void>;
  /** Reads all waiting records at once and stores the index; before closing, and now and then. */
  readonly save: () => void;
};

/** Up to so many waiting records are read before a search answers; more are left to `upkeep`. */
const READ_AT_ONCE = 200;
const SLICE_RECORDS = 20;

/** Opens the search of a library from its store; what cannot be used is built again through `upkeep`. */
export function openLibrarySearch({ store, source, ...rest }: LibrarySearchOptions): LibrarySearch {
  const index = createSearchIndex({ ...rest, textOf: source.textOf });
  const stale = new Set<string>();
  /** Ids noted in the store as pending that the index has read since. */
  const settled = new Set<string>();
  const stored = store.load();
  const opening = index.open(stored.segments);
  let rebuilding = opening.kind === 'rebuild' ? opening.reason : undefined;
  for (const id of stored.pending) stale.add(id);
  if (rebuilding !== undefined) {
    for (const id of source.ids()) stale.add(id);
    store.save([], []);
    store.addPending(stale);
  }

  const readSome = (most: number): void => {
    const ids = [...take(stale, most)];
    readRecords(index, source, ids);
    for (const id of ids) {
      stale.delete(id);
      settled.add(id);
    }
    if (stale.size === 0) rebuilding = undefined;
  };
  const settle = (): void => {
    if (stale.size > 0 && stale.size <= READ_AT_ONCE) readSome(stale.size);
  };

  return {
    search: (query, options) => {
      settle();
      const answer = index.search(query, options);
      return stale.size === 0 ? answer : unfinished(answer, stale.size);
    },
    ids: (query, options) => {
      settle();
      return index.ids(query, options);
    },
    changed: (ids) => {
      const noted = [...ids];
      store.addPending(noted);
      for (const id of noted) {
        stale.add(id);
        settled.delete(id);
      }
    },
    waiting: () => ({ records: stale.size, ...(rebuilding === undefined ? {} : { rebuilding }) }),
    upkeep: function* () {
      while (stale.size > 0) {
        readSome(SLICE_RECORDS);
        yield;
      }
      while (yield* index.merging()) yield;
    },
    save: () => {
      while (stale.size > 0) readSome(READ_AT_ONCE);
      while (index.merge());
      store.save(index.serialize(), settled);
      settled.clear();
    },
  };
}

function* take(ids: ReadonlySet<string>, most: number): Generator<string> {
  let left = most;
  for (const id of ids) {
    if (left === 0) return;
    left -= 1;
    yield id;
  }
}

function readRecords(index: SearchIndex, source: RecordSource, ids: readonly string[]): void {
  const gone = new Set(ids);
  for (const record of source.read(ids)) {
    index.update(record);
    gone.delete(record.id);
  }
  index.remove(gone);
}

function unfinished(answer: SearchAnswer, waiting: number): SearchAnswer {
  const sentence = `${waiting.toLocaleString('en')} records are still being read into the search.`;
  return { ...answer, partial: true, notice: answer.notice ? `${answer.notice} ${sentence}` : sentence };
}
