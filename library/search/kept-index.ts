import { setImmediate } from 'node:timers/promises';
import { analyseLong } from './analysed-record.ts';
import type { AnalysedTexts } from './analysed-texts.ts';
import type { SearchAnswer, SearchOptions } from './answer.ts';
import type { AnalysedFields } from './delta.ts';
import type { SearchLimits } from './limits.ts';
import { type SearchFacets, type SearchRecord, textLength } from './record.ts';
import {
  createSearchIndex,
  type SearchIndex,
  type SearchIndexOptions,
  type StoredSegment,
} from './search-index.ts';
import type { SearchStore, StoredIndex } from './search-store.ts';
import { followChanges, type WatchedQuery } from './watched-query.ts';

/** Where an index reads the records of a library from. */
export type RecordSource<Kept extends SearchRecord = SearchRecord> = {
  readonly ids: () => Promise<readonly string[]>;
  /** The records with these ids; those that are gone are left out. */
  readonly read: (ids: readonly string[]) => Promise<readonly Kept[]>;
  /** The ids of records changed after a revision, or undefined where that is not known. */
  readonly changedSince: (revision: number) => Promise<readonly string[] | undefined>;
  /** Number of the newest change of the library. */
  readonly revision: () => number;
};

export type KeptIndexOptions<Kept extends SearchRecord = SearchRecord> = {
  readonly store: SearchStore;
  readonly source: RecordSource<Kept>;
  /** Milliseconds from anywhere, for the time limit of a search. */
  readonly now?: () => number;
  readonly limits?: SearchLimits;
  /** Long texts that were taken apart lately. */
  readonly texts?: AnalysedTexts;
};

/** An answer with the records of its hits, as they were read for the snippets. */
export type KeptAnswer<Kept extends SearchRecord> = {
  readonly answer: SearchAnswer;
  readonly records: ReadonlyMap<string, Kept>;
};

/** An index that is stored between sessions and kept in step with the records of a library. */
export type KeptIndex<Kept extends SearchRecord = SearchRecord> = {
  readonly search: (query: string, options?: SearchOptions) => Promise<KeptAnswer<Kept>>;
  /** The ids of everything found, best first. */
  readonly ids: (
    query: string,
    options?: SearchOptions,
  ) => Promise<Omit<SearchAnswer, 'hits'> & { readonly ids: readonly string[] }>;
  /** The ids of everything a query finds, in no order; kept in step, so that asking again costs little. */
  readonly members: (query: string, cited: ReadonlyMap<string, string>) => Promise<ReadonlySet<string>>;
  /** Says after a commit which records it added, changed or removed; the next search knows of it. */
  readonly changed: (ids: Iterable<string>, revision: number) => void;
  /** Takes over what a commit has stored about records, so that nothing has to be read again. */
  readonly applied: (act: AppliedAct) => void;
  /** How many records are still to be read, and why all of them are, where the index had to be built again. */
  readonly waiting: () => { readonly records: number; readonly rebuilding?: string };
  /**
   * One small step of what is to be done when there is time: reads waiting records, joins segments and stores them.
   * False when there is nothing left to do.
   */
  readonly upkeep: () => Promise<boolean>;
  /** Stores the index as it is, where that is not stored yet; what is still waiting is remembered. */
  readonly save: () => Promise<void>;
};

/** The records of one act as it left them: those it changed, and the ids of those that are gone. */
export type AppliedAct = {
  readonly sequence: number;
  readonly records: readonly SearchRecord[];
  /** Their long texts, where those were taken apart in the act, by id. */
  readonly analysed: ReadonlyMap<string, AnalysedFields>;
  /** Records of which nothing but the facets changed; to be read again by whoever opens the index next. */
  readonly facets: readonly { readonly id: string; readonly facets: SearchFacets }[];
  readonly gone: readonly string[];
  readonly pending: readonly string[];
};

/** Up to so many waiting records are read before a search answers; more are left to `upkeep`. */
const READ_AT_ONCE = 200;
const SLICE_RECORDS = 50;

/** With more waiting records than this, segments are made larger. */
const MANY = 2_000;
/** UTF-16 units of text taken in at a time. */
const SLICE_UNITS = 60_000;

type Keeping = {
  readonly index: SearchIndex;
  readonly source: RecordSource;
  readonly store: SearchStore;
  /** Records that are stored as still to be read, with the change that made them so. */
  readonly pending: Map<string, number>;
  /** Records that are to be read but not stored as such. */
  readonly unnoted: Set<string>;
  /** The stored acts, oldest first, with the records they changed. */
  readonly acts: Map<number, readonly string[]>;
  /** The storing that was begun last; one comes after the other. */
  saving: Promise<void>;
  /** Changed and not yet read. */
  readonly stale: Set<string>;
  /** Being read at this moment. */
  readonly reading: Set<string>;
  /** The reading that was begun last; one comes after the other. */
  last: Promise<void>;
  /** Number of the last change it was told of. */
  revision: number;
  /** Whether the index is other than what is stored. */
  unsaved: boolean;
  rebuilding: string | undefined;
  merging: Generator<void, boolean> | undefined;
  readonly watched: Map<string, WatchedQuery>;
  readonly options: SearchIndexOptions;
  readonly texts: AnalysedTexts | undefined;
};

/** Opens the stored index of a library and finds out what changed since; what cannot be used is built again. */
export async function openKeptIndex<Kept extends SearchRecord>({
  store,
  source,
  texts,
  ...rest
}: KeptIndexOptions<Kept>): Promise<KeptIndex<Kept>> {
  const index = createSearchIndex({ ...rest, textOf: () => undefined });
  const keeping: Keeping = {
    index,
    source,
    store,
    pending: new Map(),
    unnoted: new Set(),
    acts: new Map(),
    saving: Promise.resolve(),
    stale: new Set(),
    reading: new Set(),
    last: Promise.resolve(),
    revision: source.revision(),
    unsaved: false,
    rebuilding: undefined,
    merging: undefined,
    watched: new Map(),
    options: rest,
    texts,
  };
  await takeStored(keeping);
  const unread = (): number => keeping.stale.size + keeping.reading.size;
  const settle = async (): Promise<void> => {
    await keeping.last;
    while (keeping.stale.size > 0 && keeping.stale.size <= READ_AT_ONCE)
      await readSome(keeping, READ_AT_ONCE, false);
  };
  return {
    search: async (query, options) => {
      await settle();
      const waiting = unread();
      const found = index.find(query, options);
      const records = await source.read(found.ids);
      const byId = new Map(records.map((record) => [record.id, record]));
      const answer = found.finish((id, field) => byId.get(id)?.fields[field]);
      return { answer: waiting === 0 ? answer : unfinished(answer, waiting), records: byId };
    },
    ids: async (query, options) => {
      await settle();
      const waiting = unread();
      const all = { limit: Infinity, offset: 0, ...options, snippetLength: 0 };
      const found = index.find(query, all);
      const answer = found.finish(() => undefined);
      const { hits: _, ...rest } = waiting === 0 ? answer : unfinished(answer, waiting);
      return { ...rest, ids: found.ids };
    },
    members: async (query, cited) => {
      await settle();
      return membersOf(keeping, query, cited);
    },
    changed: (ids, revision) => {
      keeping.revision = revision;
      for (const id of ids) {
        keeping.stale.add(id);
        keeping.unnoted.add(id);
      }
      keeping.unsaved = true;
    },
    applied: (act) => apply(keeping, act),
    waiting: () => {
      const { rebuilding } = keeping;
      return rebuilding === undefined ? { records: unread() } : { records: unread(), rebuilding };
    },
    upkeep: async () => {
      // What was read is made a segment before more is read: a large delta would have to be written at once.
      const merges = keeping.stale.size === 0 || keeping.merging !== undefined || isRipe(keeping);
      if (merges && mergeSome(keeping)) {
        // What has become a segment is stored as one, so that no later session begins again.
        if (keeping.merging === undefined) await storeIndex(keeping, () => index.segments());
        return true;
      }
      if (keeping.stale.size === 0) return false;
      await readSome(keeping, SLICE_RECORDS, true);
      return true;
    },
    save: async () => {
      if (keeping.unsaved) await storeIndex(keeping, () => index.serialize());
    },
  };
}

/** With more stored acts than this the records are read again: joining so many small segments takes as long. */
const MOST_ACTS = 500;

async function takeStored(keeping: Keeping): Promise<void> {
  const { store, index, source } = keeping;
  const stored = await store.load();
  const reason = await openStored(keeping, stored);
  if (reason === undefined) return;
  keeping.rebuilding = reason;
  index.open([]);
  keeping.pending.clear();
  keeping.stale.clear();
  keeping.acts.clear();
  keeping.unnoted.clear();
  keeping.unsaved = true;
  const revision = source.revision();
  const ids = await source.ids();
  // Nobody who searches waits for it: an import may hold the file for as long as it takes.
  keeping.saving = store.restart(index.segments(), ids, revision).catch(() => {
    // What is stored is still what could not be used, so the next session begins anew.
    keeping.unsaved = true;
  });
  for (const id of ids) {
    keeping.stale.add(id);
    keeping.pending.set(id, revision);
  }
}

/** Brings in what is stored, and what the history knows beyond it; gives the reason where all has to be built again. */
async function openStored(keeping: Keeping, stored: StoredIndex): Promise<string | undefined> {
  const { index, source, stale, pending, acts, unnoted } = keeping;
  const opening = index.open(stored.segments);
  if (opening.kind === 'rebuild') return opening.reason;
  const replayed = stored.acts.length > MOST_ACTS ? undefined : index.replay(stored.acts);
  const known = replayed === undefined ? (stored.acts[0]?.sequence ?? 1) - 1 : stored.revision;
  const changed = await source.changedSince(known);
  if (changed === undefined) return 'its library has gone other ways since';
  for (const { sequence } of stored.acts) acts.set(sequence, []);
  keeping.unsaved = stored.acts.length > 0 || changed.length > 0;
  for (const [id, sequence] of stored.pending) {
    stale.add(id);
    pending.set(id, sequence);
  }
  for (const id of changed) {
    stale.add(id);
    unnoted.add(id);
  }
  return undefined;
}

/** Takes in what an act has stored; a reading of the same records that is under way comes too late. */
function apply(keeping: Keeping, act: AppliedAct): void {
  const { sequence, records, gone, pending } = act;
  const { index, stale, reading, unnoted, watched, options } = keeping;
  const ids = records.map(({ id }) => id);
  const settled = [...ids, ...gone];
  for (const record of records) index.update(record, act.analysed.get(record.id));
  index.remove(gone);
  for (const id of settled) {
    for (const set of [stale, reading, unnoted]) set.delete(id);
    keeping.pending.delete(id);
  }
  for (const id of pending) {
    stale.add(id);
    keeping.pending.set(id, sequence);
  }
  for (const { id, facets } of act.facets) {
    const isKnown = !stale.has(id) && !reading.has(id) && index.setFacets(id, facets);
    if (!isKnown) stale.add(id);
    keeping.pending.set(id, sequence);
  }
  // Without its texts nobody can tell whether one of these still belongs.
  if (act.facets.length > 0) for (const watch of watched.values()) watch.members = undefined;
  keeping.acts.set(sequence, ids);
  keeping.revision = sequence;
  keeping.unsaved = true;
  followChanges(watched.values(), settled, records, options);
}

/** Stores segments, one storing after the other; what is still in memory alone stays stored as acts or as to be read. */
function storeIndex(keeping: Keeping, segmentsNow: () => readonly StoredSegment[]): Promise<void> {
  const next = keeping.saving.then(async () => {
    const segments = segmentsNow();
    const { acts, pending, unnoted, stale, reading } = keeping;
    const unwritten = keeping.index.unwritten();
    const waits = (id: string): boolean => stale.has(id) || reading.has(id) || unwritten.has(id);
    const revision = coveredRevision(keeping, unwritten);
    const read = [...pending].filter(([id, sequence]) => sequence <= revision && !waits(id));
    const noted = [...unnoted].filter(waits);
    unnoted.clear();
    keeping.unsaved = unwritten.size > 0;
    try {
      await keeping.store.save({
        segments,
        revision,
        read: read.map(([id]) => id),
        pending: noted,
      });
    } catch (error) {
      keeping.unsaved = true;
      for (const id of noted) unnoted.add(id);
      throw error;
    }
    for (const sequence of [...acts.keys()]) if (sequence <= revision) acts.delete(sequence);
    for (const [id, sequence] of read) if (pending.get(id) === sequence) pending.delete(id);
    for (const id of noted) if (!pending.has(id)) pending.set(id, revision);
  });
  keeping.saving = next.catch(() => undefined);
  return next;
}

/** Up to which change everything is in segments: acts are replayed in order, so none is let go before the one before. */
function coveredRevision({ acts, revision }: Keeping, unwritten: ReadonlySet<string>): number {
  for (const [sequence, ids] of acts) if (ids.some((id) => unwritten.has(id))) return sequence - 1;
  return revision;
}

/** Watched queries beyond this many are asked anew each time. */
const MOST_WATCHED = 200;

function membersOf(keeping: Keeping, query: string, cited: ReadonlyMap<string, string>): ReadonlySet<string> {
  const key = JSON.stringify([query, [...cited]]);
  const known = keeping.watched.get(key);
  if (known?.members !== undefined) return known.members;
  const found = keeping.index.find(query, { cited, limit: Infinity, snippetLength: 0 });
  const members = new Set(found.ids);
  const { cut, partial } = found.finish(() => undefined);
  // Which words a wildcard is cut to depends on all records, so its members cannot be followed one by one.
  if (!cut && !partial && (known !== undefined || keeping.watched.size < MOST_WATCHED))
    keeping.watched.set(key, { query, cited, members });
  return members;
}

function readSome(keeping: Keeping, most: number, patient: boolean): Promise<void> {
  const reading = keeping.last.then(() => readNext(keeping, most, patient));
  // Whoever asked hears of a failure; the next reading tries again.
  keeping.last = reading.catch(() => undefined);
  return reading;
}

async function readNext(keeping: Keeping, most: number, patient: boolean): Promise<void> {
  const { index, stale, reading, source, watched, options } = keeping;
  const ids = [...stale].slice(0, most);
  // Taken off before they are read: what changes while they are is put there again.
  for (const id of ids) {
    stale.delete(id);
    reading.add(id);
  }
  try {
    const records = await source.read(ids);
    const found = new Set(records.map((record) => record.id));
    keeping.unsaved = true;
    // An act may have told of a record while it was being read here, as it was before.
    const gone = ids.filter((id) => !found.has(id) && reading.has(id));
    index.remove(gone);
    const taken = await takeRecords(keeping, records, patient);
    followChanges(watched.values(), [...gone, ...taken.map(({ id }) => id)], taken, options);
    for (const id of [...gone, ...taken.map((record) => record.id)]) reading.delete(id);
  } finally {
    // What was not come to is for the next time.
    for (const id of ids) if (reading.delete(id)) stale.add(id);
  }
  if (stale.size + reading.size === 0) keeping.rebuilding = undefined;
}

/** Puts records into the index, letting others have their turn; the patient stop where segments are to be made first. */
async function takeRecords(
  keeping: Keeping,
  records: readonly SearchRecord[],
  patient: boolean,
): Promise<readonly SearchRecord[]> {
  const { index, reading, texts } = keeping;
  const taken: SearchRecord[] = [];
  let units = 0;
  for (const record of records) {
    // A report of forty pages takes as long as a hundred abstracts; searches must not wait for several.
    if (units > SLICE_UNITS) {
      await setImmediate();
      units = 0;
    }
    if (patient && isRipe(keeping)) break;
    const analysed = await analyseLong(record, texts);
    if (!reading.has(record.id)) continue;
    index.update(record, analysed);
    taken.push(record);
    units += textLength(record);
  }
  return taken;
}

/** Whether segments are to be made before more is read; what is being read counts as still to come. */
function isRipe({ index, stale, reading }: Keeping): boolean {
  return index.isRipe(stale.size + reading.size > MANY);
}

function mergeSome(keeping: Keeping): boolean {
  keeping.merging ??= keeping.index.merging();
  const step = keeping.merging.next();
  if (!step.done) return true;
  keeping.merging = undefined;
  if (step.value) keeping.unsaved = true;
  return step.value;
}

function unfinished(answer: SearchAnswer, waiting: number): SearchAnswer {
  const sentence = `${waiting.toLocaleString('en')} records are still being read into the search.`;
  return { ...answer, partial: true, notice: answer.notice ? `${answer.notice} ${sentence}` : sentence };
}
