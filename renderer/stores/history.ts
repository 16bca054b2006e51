import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type HistoryPage = CallOutput<'history.find'>;
export type FoundChange = HistoryPage['entries'][number];
export type HistoryFilter = Pick<CallInput<'history.withdraw'>, 'coder' | 'study' | 'from' | 'to' | 'kind'>;
export type Withdrawal = CallOutput<'history.withdraw'>;

const PAGE = 200;

export type HistoryState = {
  readonly found: Loadable<HistoryPage>;
  readonly filter: HistoryFilter;
  readonly limit: number;
  /** What taking these changes back would do, once asked. */
  readonly withdrawal: Loadable<Withdrawal>;
  readonly refresh: () => Promise<void>;
  readonly choose: (filter: HistoryFilter) => Promise<void>;
  readonly more: () => Promise<void>;
  readonly considerWithdrawal: () => Promise<void>;
  readonly withdraw: () => Promise<void>;
  readonly leaveWithdrawal: () => void;
  readonly save: (format: 'csv' | 'json') => Promise<void>;
};

/** Makes the store of the History screen; days are those of the person's own clock. */
export function createHistoryStore(tools: Tools): StoreApi<HistoryState> {
  const { client } = tools;
  const turns = createTurns();
  const zone = -new Date().getTimezoneOffset();
  return createStore<HistoryState>((set, get) => ({
    found: IDLE,
    filter: {},
    limit: PAGE,
    withdrawal: IDLE,
    refresh: async () => {
      const isCurrent = turns();
      set({ found: loading(get().found) });
      const reply = await client.call('history.find', { ...get().filter, zone, limit: get().limit });
      if (isCurrent()) set({ found: settled(get().found, reply) });
    },
    choose: async (filter) => {
      set({ filter, limit: PAGE });
      await get().refresh();
    },
    more: async () => {
      set({ limit: Math.min(1_000, get().limit + PAGE) });
      await get().refresh();
    },
    considerWithdrawal: async () => {
      set({ withdrawal: { status: 'loading' } });
      const reply = await client.call('history.withdraw', { ...get().filter, zone, preview: true });
      set({ withdrawal: settled(IDLE, reply) });
    },
    withdraw: async () => {
      const input = { ...get().filter, zone };
      const did = ({ withdrawn }: Withdrawal) => t('history.did', { count: withdrawn });
      if ((await act(tools, 'history.withdraw', input, did)) !== null) set({ withdrawal: IDLE });
    },
    leaveWithdrawal: () => set({ withdrawal: IDLE }),
    save: (format) =>
      saveExport(tools, 'history.export', { ...get().filter, zone, format }, (name) =>
        t('notice.saved', { name }),
      ),
  }));
}
