import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReviewEntry, ReviewQueue } from '../../shared/contract/review.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type { ReviewEntry, ReviewQueue };

export type ReviewState = {
  readonly queue: Loadable<ReviewQueue>;
  /** The document whose entries are asked for; all where null. */
  readonly document: string | null;
  /** The source record of the entry looked at. */
  readonly chosen: string | null;
  /** What the person changed and has not settled yet, by source record. */
  readonly drafts: ReadonlyMap<string, CslItem>;
  readonly open: (document: string | null) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly choose: (source: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly change: (field: keyof CslItem, value: CslItem[keyof CslItem]) => void;
  readonly settle: () => Promise<void>;
  readonly exportSettled: () => Promise<void>;
};

/** Makes the store of the review queue. */
export function createReviewStore(tools: Tools): StoreApi<ReviewState> {
  const turns = createTurns();
  return createStore<ReviewState>((set, get) => ({
    queue: IDLE,
    document: null,
    chosen: null,
    drafts: new Map(),
    open: async (document) => {
      if (document !== get().document) set({ document, queue: IDLE, chosen: null });
      await get().refresh();
    },
    refresh: async () => {
      const isCurrent = turns();
      const { document } = get();
      set({ queue: loading(get().queue) });
      const reply = await tools.client.call('review.list', document === null ? {} : { document });
      if (!isCurrent()) return;
      set({ queue: settled(get().queue, reply) });
      const entries = known(get().queue)?.entries ?? [];
      if (!entries.some(({ source }) => source === get().chosen)) set({ chosen: entries[0]?.source ?? null });
    },
    choose: (chosen) => set({ chosen }),
    step: (by) => {
      const entries = known(get().queue)?.entries ?? [];
      const at = entries.findIndex(({ source }) => source === get().chosen);
      const next = entries[Math.min(Math.max(at + by, 0), entries.length - 1)];
      if (next !== undefined) set({ chosen: next.source });
    },
    change: (field, value) => {
      const entry = chosenEntry(get());
      if (entry === undefined) return;
      const { [field]: _, ...rest } = itemOf(get(), entry);
      const item = (value === undefined ? rest : { ...rest, [field]: value }) as CslItem;
      set({ drafts: new Map([...get().drafts, [entry.source, item]]) });
    },
    settle: async () => {
      const entry = chosenEntry(get());
      if (entry === undefined) return;
      const draft = get().drafts.get(entry.source);
      const did = () => t(draft === undefined ? 'review.didConfirm' : 'review.didCorrect');
      const input = { source: entry.source, item: draft ?? ('confirmed' as const) };
      if ((await act(tools, 'review.settle', input, did)) === null) return;
      const drafts = new Map(get().drafts);
      drafts.delete(entry.source);
      const entries = known(get().queue)?.entries ?? [];
      const at = entries.findIndex(({ source }) => source === entry.source);
      set({ drafts, chosen: (entries[at + 1] ?? entries[at - 1])?.source ?? null });
      await get().refresh();
    },
    exportSettled: () => saveExport(tools, 'review.export', {}, (name) => t('notice.saved', { name })),
  }));
}

/** The entry looked at. */
export function chosenEntry({
  queue,
  chosen,
}: Pick<ReviewState, 'queue' | 'chosen'>): ReviewEntry | undefined {
  return known(queue)?.entries.find(({ source }) => source === chosen);
}

/** An entry's fields with what the person changed. */
export function itemOf({ drafts }: Pick<ReviewState, 'drafts'>, entry: ReviewEntry): CslItem {
  return drafts.get(entry.source) ?? entry.item;
}
