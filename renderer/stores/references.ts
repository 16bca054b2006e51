import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, CATCHING_UP, saveExport, type Tools } from './tools.ts';

export type ReferenceRow = CallOutput<'reference.list'>['rows'][number];
export type Facet = CallOutput<'reference.list'>['facets'][number];
export type ReferenceSort = NonNullable<CallInput<'reference.list'>['sort']>;
export type Verdict = CallInput<'reference.decide'>['verdict'];
export const VERDICTS: readonly Verdict[] = ['include', 'context', 'exclude', 'undecided'];

/** What the table is asked to show. */
export type TableQuery = {
  readonly query: string;
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly sort: ReferenceSort;
  readonly descending: boolean;
};

/** What is known of the answer besides its rows, which come page by page. */
export type TableSummary = {
  readonly total: number;
  readonly facets: readonly Facet[];
  readonly notice: string;
  /** Whether the question answered left anything out; the one asked since may differ. */
  readonly narrowed: boolean;
};

export type ReferencesState = {
  readonly query: TableQuery;
  readonly summary: Loadable<TableSummary>;
  /** Rows by their place in the whole answer; a place not asked for yet is absent. */
  readonly rows: ReadonlyMap<number, ReferenceRow>;
  readonly selected: ReadonlySet<string>;
  /** Place of the row the keyboard stands on. */
  readonly active: number;
  readonly ask: (change: Partial<TableQuery>) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Sees to it that the rows in view, from one place up to before another, are there, and `ahead` more on both sides. */
  readonly need: (from: number, to: number, ahead?: number) => Promise<void>;
  readonly stand: (active: number) => void;
  readonly toggle: (ids: readonly string[], selected?: boolean) => void;
  readonly selectRange: (from: number, to: number) => void;
  readonly selectAll: () => Promise<void>;
  readonly selectNone: () => void;
  readonly decide: (verdict: Verdict, reason: string) => Promise<void>;
  readonly tag: (tag: string) => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly merge: (into: string) => Promise<void>;
  readonly save: (format: string, codings: boolean) => Promise<void>;
  /** What an export takes now: the selection, or without one what is asked for. */
  readonly chosen: () => { readonly ids: string[] } | CallInput<'search.ids'>;
};

/** Rows to a page: about what is seen at first, so that the first answer to a key is small. */
export const PAGE = 40;
/** Pages asked for at once when more are needed. */
const PAGES_AT_ONCE = 4;

/** Milliseconds without a key after which more than the first rows of an answer is asked for. */
const TYPING = 120;

/** Whether a question leaves anything out. */
export function isNarrowed({ query, facets }: TableQuery): boolean {
  return query.trim() !== '' || Object.values(facets).some((values) => values.length > 0);
}

/** Makes the store of the library table; `pause` waits for so many milliseconds. */
export function createReferencesStore(
  tools: Tools,
  pause: (milliseconds: number) => Promise<void>,
): StoreApi<ReferencesState> {
  const { client } = tools;
  const turns = createTurns();
  const asked = new Set<number>();
  return createStore<ReferencesState>((set, get) => {
    const asking = (): CallInput<'search.ids'> => {
      const { query, facets, sort, descending } = get().query;
      const given = Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, [...values]]));
      return { query, facets: given, sort, descending };
    };
    let isCurrent = turns();
    let stop = new AbortController();
    const list = (page: number, pages: number, counts = false) =>
      client.call(
        'reference.list',
        { ...asking(), offset: page * PAGE, limit: pages * PAGE, counts },
        { signal: stop.signal },
      );
    let view = { from: 0, to: 0, ahead: 0 };
    let isLoading = false;
    /** The rows in view were just answered, and the next key may follow at once. */
    let isResting = false;
    /** Asks for what is in view, which a person waits for, and `rest` milliseconds later for what is around it. */
    const load = async (first: number, rest: number, kept: ReadonlyMap<number, ReferenceRow>) => {
      isCurrent = turns();
      const mine = isCurrent;
      stop.abort();
      stop = new AbortController();
      set({ summary: loading(get().summary) });
      asked.clear();
      const pages = Math.max(1, Math.ceil((view.to - view.from) / PAGE));
      for (let at = 0; at < pages; at += 1) asked.add(first + at);
      isLoading = true;
      isResting = false;
      const narrowed = isNarrowed(get().query);
      const reply = await list(first, pages);
      if (!mine()) return;
      isLoading = false;
      if (!reply.ok) return set({ summary: settled(get().summary, reply) });
      isResting = rest > 0;
      const { total, notice, partial } = reply.output;
      const facets = known(get().summary)?.facets ?? [];
      set({
        summary: { status: 'ready', value: { total, notice, facets, narrowed } },
        rows: new Map([...kept, ...placed(reply.output.rows, first * PAGE)]),
      });
      if (isResting) await pause(rest);
      if (!mine()) return;
      isResting = false;
      await get().need(view.from, view.to, view.ahead);
      await count(mine);
      if (partial) void again(mine);
    };
    /** What was stored last is still being read into the search: the same question finds more a moment later. */
    const again = async (mine: () => boolean) => {
      await pause(CATCHING_UP);
      if (mine()) await get().refresh();
    };
    /** The counts follow the rows, which are what a person waits for. */
    const count = async (mine: () => boolean) => {
      const reply = await list(0, 0, true);
      const value = known(get().summary);
      if (mine() && reply.ok && value !== undefined)
        set({ summary: { status: 'ready', value: { ...value, facets: reply.output.facets } } });
    };
    const changeSelected = async (done: Promise<unknown>) => {
      if ((await done) !== null) set({ selected: new Set() });
    };
    return {
      query: { query: '', facets: {}, sort: 'relevance', descending: false },
      summary: IDLE,
      rows: new Map(),
      selected: new Set(),
      active: 0,
      ask: async (change) => {
        set({ query: { ...get().query, ...change }, active: 0 });
        view = { ...view, from: 0, to: view.to - view.from };
        await load(0, change.query === undefined ? 0 : TYPING, NOTHING);
      },
      refresh: () => load(Math.floor(view.from / PAGE), 0, get().rows),
      need: async (from, to, ahead = 0) => {
        view = { from, to, ahead };
        // Which pages there are is known with the first of them.
        if (isLoading) return;
        const total = known(get().summary)?.total ?? 0;
        const mine = isCurrent;
        const around = isResting ? 0 : ahead;
        const end = Math.ceil(Math.min(to + around, total) / PAGE);
        for (let page = Math.floor(Math.max(0, from - around) / PAGE); page < end; page += 1) {
          let pages = 0;
          while (pages < PAGES_AT_ONCE && page + pages < end && !asked.has(page + pages)) pages += 1;
          if (pages === 0) continue;
          const wanted = Array.from({ length: pages }, (_, at) => page + at);
          for (const each of wanted) asked.add(each);
          const reply = await list(page, pages);
          if (!mine()) return;
          if (reply.ok) set({ rows: new Map([...get().rows, ...placed(reply.output.rows, page * PAGE)]) });
          else for (const each of wanted) asked.delete(each);
        }
      },
      stand: (active) => set({ active }),
      toggle: (ids, selected) => set({ selected: toggled(get().selected, ids, selected) }),
      selectRange: (from, to) => {
        const places = [...get().rows].filter(([at]) => at >= Math.min(from, to) && at <= Math.max(from, to));
        set({
          selected: toggled(
            get().selected,
            places.map(([, row]) => row.id),
            true,
          ),
          active: to,
        });
      },
      selectAll: async () => {
        const mine = isCurrent;
        const reply = await client.call('search.ids', asking());
        if (!mine()) return;
        if (reply.ok) set({ selected: new Set(reply.output.ids) });
        else tools.notices.getState().fail(reply.fault);
      },
      selectNone: () => set({ selected: new Set() }),
      decide: async (verdict, reason) => {
        const ids = [...get().selected];
        const did = () => t('notice.decided', { count: ids.length, verdict: t(`verdict.${verdict}`) });
        await changeSelected(act(tools, 'reference.decide', { ids, verdict, reason }, did));
      },
      tag: async (tag) => {
        const ids = [...get().selected];
        const did = ({ changed }: { changed: number }) => t('notice.tagged', { count: changed, tag });
        await act(tools, 'reference.tag', { ids, tag }, did);
      },
      remove: async () => {
        const ids = [...get().selected];
        await changeSelected(
          act(tools, 'reference.remove', { ids }, () => t('notice.removed', { count: ids.length })),
        );
      },
      merge: async (into) => {
        const from = [...get().selected].filter((id) => id !== into);
        const did = () => t('notice.merged', { count: from.length + 1 });
        await changeSelected(act(tools, 'reference.merge', { into, from }, did));
      },
      save: (format, codings) => {
        const saved = (name: string) => t('notice.saved', { name });
        return saveExport(tools, 'export.references', { format, codings, ...get().chosen() }, saved);
      },
      chosen: () => {
        const ids = [...get().selected];
        return ids.length > 0 ? { ids } : asking();
      },
    };
  });
}

const NOTHING: ReadonlyMap<number, ReferenceRow> = new Map();

function placed(rows: readonly ReferenceRow[], from: number): Map<number, ReferenceRow> {
  return new Map(rows.map((row, index) => [from + index, row]));
}

function toggled(
  before: ReadonlySet<string>,
  ids: readonly string[],
  selected?: boolean,
): ReadonlySet<string> {
  const after = new Set(before);
  for (const id of ids) {
    if (selected ?? !before.has(id)) after.add(id);
    else after.delete(id);
  }
  return after;
}
