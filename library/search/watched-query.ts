import type { SearchRecord } from './record.ts';
import { createSearchIndex, type SearchIndex, type SearchIndexOptions } from './search-index.ts';

/**
 * The members of a query, kept in step with the records: whether a record is found depends on nothing but itself, so
 * after a change only the changed records are asked again.
 */
export type WatchedQuery = {
  readonly query: string;
  readonly cited: ReadonlyMap<string, string>;
  /** Undefined where all have to be asked again. */
  members: Set<string> | undefined;
};

/** With more changed records than this the whole index is asked when somebody wants to know. */
const MOST_CHANGED = 500;

/** Asks the changed records, and no others, whether they belong to the watched queries. */
export function followChanges(
  watched: Iterable<WatchedQuery>,
  changed: readonly string[],
  records: readonly SearchRecord[],
  options: SearchIndexOptions,
): void {
  let small: SearchIndex | undefined;
  for (const watch of watched) {
    if (watch.members === undefined) continue;
    if (changed.length > MOST_CHANGED) {
      watch.members = undefined;
      continue;
    }
    for (const id of changed) watch.members.delete(id);
    if (records.length === 0) continue;
    if (small === undefined) {
      small = createSearchIndex({ ...options, textOf: () => undefined });
      small.add(records);
    }
    for (const id of small.ids(watch.query, { cited: watch.cited })) watch.members.add(id);
  }
}
