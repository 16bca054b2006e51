import { type Found, find, type SearchAnswer, type SearchOptions } from './answer.ts';
import type { AnalysedFields } from './delta.ts';
import {
  addRecord,
  emptyState,
  finish,
  isRipe,
  merging,
  removeRecord,
  type SearchIndexOptions,
  setFacets,
} from './index-state.ts';
import {
  type OpenOutcome,
  openStored,
  replayActs,
  type StoredSegment,
  segmentsOf,
  storedOf,
  unwrittenIds,
} from './index-storage.ts';
import type { TextOf } from './matches.ts';
import type { SearchFacets, SearchRecord } from './record.ts';

export type { FacetCounts, Found, SearchAnswer, SearchOptions } from './answer.ts';
export type { SearchIndexOptions } from './index-state.ts';
export type { OpenOutcome, StoredSegment } from './index-storage.ts';
export type { SearchHit, TextOf } from './matches.ts';
export type { SearchMatch } from './snippet.ts';

/** A full-text index: lunr's language and ranking over postings that change record by record. */
export type SearchIndex = {
  /** Takes records in; a record with a known id replaces the old one. */
  readonly add: (records: Iterable<SearchRecord>) => void;
  readonly remove: (ids: Iterable<string>) => void;
  /** Takes one record in; long fields may have been taken apart beforehand. */
  readonly update: (record: SearchRecord, analysed?: AnalysedFields) => void;
  /** Changes what a record is filtered by, without reading its texts again. */
  readonly setFacets: (id: string, facets: SearchFacets) => boolean;
  readonly search: (query: string, options?: SearchOptions) => SearchAnswer;
  /** The same in two steps, where the texts have to be waited for. */
  readonly find: (query: string, options?: SearchOptions) => Found;
  /** The ids of everything found, best first: for exporting, sorting and saved searches. */
  readonly ids: (query: string, options?: SearchOptions) => readonly string[];
  readonly has: (id: string) => boolean;
  readonly size: () => number;
  /** Joins small parts into a larger one, or all into one; false where there was nothing to join. */
  readonly merge: (everything?: boolean) => boolean;
  /** The same in small steps, between which the index can be searched and changed. */
  readonly merging: (everything?: boolean) => Generator<void, boolean>;
  /** Whether it is time for steps of `merging` before more is added; later where `many` records are to come. */
  readonly isRipe: (many: boolean) => boolean;
  /** The index as byte arrays; what has not changed since the last time keeps its name. */
  readonly serialize: () => readonly StoredSegment[];
  /** What is written as segments already, at no cost, */
  readonly segments: () => readonly StoredSegment[];
  /** and the ids of the records that are not. */
  readonly unwritten: () => ReadonlySet<string>;
  /** Brings in what acts did after the segments were stored, oldest first; undefined where that cannot be read. */
  readonly replay: (
    acts: readonly { readonly bytes: Uint8Array; readonly gone: readonly string[] }[],
  ) => ReadonlySet<string> | undefined;
  /** Takes the place of everything in the index; `rebuild` leaves it empty. */
  readonly open: (segments: readonly StoredSegment[]) => OpenOutcome;
};

/** More records than this at once make larger segments. */
const BULK = 1000;

/** Makes an empty index. */
export function createSearchIndex(options: SearchIndexOptions = {}): SearchIndex {
  const state = emptyState(options);
  const add = (records: Iterable<SearchRecord>): void => {
    const bulk = !Array.isArray(records) || records.length > BULK;
    for (const record of records) addRecord(state, record, bulk);
  };
  return {
    add,
    update: (record, analysed) => addRecord(state, record, false, analysed),
    remove: (ids) => {
      for (const id of ids) removeRecord(state, id);
    },
    setFacets: (id, facets) => setFacets(state, id, facets),
    search: (query, searchOptions = {}) => {
      const { textOf } = state.options;
      const kept: TextOf = (id, field) => state.texts?.get(id)?.[field];
      return find(state, query, searchOptions).finish(textOf ?? kept);
    },
    find: (query, searchOptions = {}) => find(state, query, searchOptions),
    ids: (query, searchOptions = {}) =>
      find(state, query, { ...searchOptions, limit: Infinity, offset: 0, snippetLength: 0 }).ids,
    has: (id) => state.places.has(id),
    size: () => state.places.size,
    merge: (everything = false) => finish(merging(state, everything)),
    merging: (everything = false) => merging(state, everything),
    isRipe: (many) => isRipe(state, many),
    serialize: () => storedOf(state),
    segments: () => segmentsOf(state),
    unwritten: () => unwrittenIds(state),
    replay: (acts) => replayActs(state, acts),
    open: (segments) => openStored(state, segments),
  };
}
