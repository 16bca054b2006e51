import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { inOwnWords } from '../language/engine-sentences.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

type Page = CallOutput<'study.page'>;
export type StudyLine = Page['rows'][number];
export type StudyFilter = Required<Pick<CallInput<'study.page'>, 'text' | 'show'>>;

/** Studies asked for at once. */
export const PAGE = 100;
/** Lines asked for on both sides of those in view, so that scrolling meets none that is not there yet. */
const AHEAD = 2 * PAGE;

export type StudyPagesState = {
  /** The newest answer, for its counts; its rows are in `pages`. */
  readonly head: Loadable<Omit<Page, 'rows'>>;
  readonly filter: StudyFilter;
  readonly pages: ReadonlyMap<number, readonly StudyLine[]>;
  readonly open: string | null;
  readonly selected: ReadonlySet<string>;
  readonly refresh: () => Promise<void>;
  readonly stand: (study: string | null) => Promise<void>;
  readonly choose: (filter: Partial<StudyFilter>) => Promise<void>;
  /** Sees to it that these lines are there. */
  readonly need: (from: number, to: number) => void;
  /** The study before or after the open one. */
  readonly beside: (step: 1 | -1) => Promise<string | null>;
  readonly toggle: (study: string) => void;
  readonly selectAll: () => Promise<void>;
  readonly clear: () => void;
  readonly applyToSelected: (wish: { dimension: string; code: string }, label: string) => Promise<void>;
};

/** Makes the store of the list on the Code screen: only the lines near the view are held. */
export function createStudyPagesStore(tools: Tools): StoreApi<StudyPagesState> {
  const { client } = tools;
  const turns = createTurns();
  const asked = new Set<number>();
  let inView: readonly [number, number] = [0, 0];
  let lastAt = 0;
  /** Where the open study was last said to stand. */
  let standing: { readonly study: string; readonly at: number } | undefined;
  return createStore<StudyPagesState>((set, get) => {
    const noteAt = (study: string | null, at: number | null) => {
      standing = study === null || at === null ? undefined : { study, at };
      if (at !== null) lastAt = at;
    };
    /** A neighbour among the lines at hand; undefined where they may have changed or are not there. */
    const neighbour = (step: 1 | -1): string | undefined => {
      const { filter, open, pages } = get();
      // Coding takes a study out of these lists.
      if (filter.show === 'to code' || filter.show === 'again') return undefined;
      if (standing === undefined || standing.study !== open) return undefined;
      const at = standing.at + step;
      const here = pages.get(Math.floor(standing.at / PAGE))?.[standing.at % PAGE];
      return here?.id === open ? pages.get(Math.floor(at / PAGE))?.[at % PAGE]?.id : undefined;
    };
    const ask = (page: number) => {
      const { filter, open } = get();
      return client.call('study.page', {
        ...filter,
        offset: page * PAGE,
        limit: PAGE,
        ...(open === null ? {} : { at: open }),
      });
    };
    const load = async (wanted: readonly number[], isFresh: boolean) => {
      const isCurrent = turns();
      if (isFresh) asked.clear();
      for (const page of wanted) asked.add(page);
      const { open } = get();
      const replies = await Promise.all(wanted.map(ask));
      // Pages of one filter may come side by side; only a newer filter or change outdates them.
      if (isFresh && !isCurrent()) return;
      const pages = new Map(isFresh ? [] : get().pages);
      for (const [at, reply] of replies.entries())
        if (reply.ok) pages.set(wanted[at] ?? 0, reply.output.rows);
      const [reply] = replies;
      if (reply === undefined) return;
      if (reply.ok && open === get().open) noteAt(open, reply.output.at);
      set({ pages, head: settled(get().head, reply) });
    };
    const around = (ahead = 0) => {
      const [from, to] = inView;
      const last = Math.max(to, Math.min(to + ahead, (known(get().head)?.total ?? 0) - 1));
      const pages: number[] = [];
      for (let page = Math.floor(Math.max(0, from - ahead) / PAGE); page <= Math.floor(last / PAGE); page++)
        pages.push(page);
      return pages;
    };
    return {
      head: IDLE,
      filter: { text: '', show: 'in scope' },
      pages: new Map(),
      open: null,
      selected: new Set(),
      refresh: async () => {
        set({ head: loading(get().head) });
        await load(around(), true);
      },
      stand: async (open) => {
        if (open === get().open) return;
        set({ open });
        const { filter } = get();
        if (open === null) return;
        const reply = await client.call('study.page', { ...filter, limit: 0, at: open });
        if (!reply.ok || get().open !== open) return;
        noteAt(open, reply.output.at);
        set({ head: settled(get().head, reply) });
      },
      choose: async (filter) => {
        inView = [0, 0];
        set({ filter: { ...get().filter, ...filter } });
        await load([0], true);
      },
      need: (from, to) => {
        inView = [from, to];
        const missing = around(AHEAD).filter((page) => !asked.has(page));
        if (missing.length > 0) void load(missing, false);
      },
      beside: async (step) => {
        const { filter, open } = get();
        if (open === null) return null;
        const near = neighbour(step);
        if (near !== undefined) return near;
        const here = await client.call('study.page', { ...filter, limit: 0, at: open });
        if (!here.ok) return null;
        // What was coded just now may have left the list: the next one has its place.
        const at = here.output.at === null ? (step > 0 ? lastAt : lastAt - 1) : here.output.at + step;
        if (at < 0) return null;
        const reply = await client.call('study.page', { ...filter, offset: at, limit: 1 });
        return reply.ok ? (reply.output.rows[0]?.id ?? null) : null;
      },
      toggle: (study) => {
        const selected = new Set(get().selected);
        if (!selected.delete(study)) selected.add(study);
        set({ selected });
      },
      selectAll: async () => {
        const reply = await client.call('study.ids', get().filter);
        if (reply.ok) set({ selected: new Set(reply.output) });
        else tools.notices.getState().fail(reply.fault);
      },
      clear: () => set({ selected: new Set() }),
      applyToSelected: async ({ dimension, code }, label) => {
        const studies = [...get().selected];
        const did = ({ applied, already, refused }: CallOutput<'coding.applyMany'>) =>
          [
            t('code.bulk.did', { count: applied, label }),
            already > 0 ? t('code.bulk.already', { count: already }) : '',
            refused.length > 0
              ? t('code.bulk.refused', {
                  count: refused.length,
                  sentence: inOwnWords(refused[0]?.sentence ?? ''),
                })
              : '',
          ]
            .filter(Boolean)
            .join(' ');
        const input = { studies, dimension, code, note: '' };
        if ((await act(tools, 'coding.applyMany', input, did)) !== null) set({ selected: new Set() });
      },
    };
  });
}
