import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type Checks = CallOutput<'check.document'>;
export type Check = Checks['results'][number];

/** Which checks are shown: those that ask something and nobody has looked at, or all. */
export type ChecksShown = 'open' | 'all';

export type ChecksState = {
  readonly document: string | null;
  readonly checks: Loadable<Checks>;
  readonly shown: ChecksShown;
  /** Fingerprint of the check stood on. */
  readonly standing: string | null;
  readonly open: (document: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly show: (shown: ChecksShown) => void;
  readonly stand: (fingerprint: string | null) => void;
  readonly step: (by: 1 | -1) => void;
  readonly note: (
    check: Check,
    said: { readonly lookedAt?: boolean; readonly note?: string },
  ) => Promise<void>;
};

/** Makes the store of the Checks screen. */
export function createChecksStore(tools: Tools): StoreApi<ChecksState> {
  const turns = createTurns();
  return createStore<ChecksState>((set, get) => ({
    document: null,
    checks: IDLE,
    shown: 'open',
    standing: null,
    open: async (document) => {
      if (document !== get().document) set({ document, checks: IDLE, standing: null });
      await get().refresh();
    },
    refresh: async () => {
      const { document } = get();
      if (document === null) return;
      const isCurrent = turns();
      set({ checks: loading(get().checks) });
      const reply = await tools.client.call('check.document', { document });
      if (!isCurrent()) return;
      set({ checks: settled(get().checks, reply) });
      const list = shownChecks(get());
      if (!list.some(({ fingerprint }) => fingerprint === get().standing))
        set({ standing: list[0]?.fingerprint ?? null });
    },
    show: (shown) => set({ shown }),
    stand: (standing) => set({ standing }),
    step: (by) => {
      const list = shownChecks(get());
      const at = list.findIndex(({ fingerprint }) => fingerprint === get().standing);
      const next = list[Math.max(0, Math.min(list.length - 1, at + by))];
      if (next !== undefined) set({ standing: next.fingerprint });
    },
    note: async ({ fingerprint }, said) => {
      const { document } = get();
      if (document === null) return;
      const list = shownChecks(get());
      const at = list.findIndex((one) => one.fingerprint === fingerprint);
      const beside = list[at + 1] ?? list[at - 1];
      const done = await act(tools, 'check.note', { document, fingerprint, ...said }, () =>
        t(said.note !== undefined ? 'checks.didNote' : said.lookedAt ? 'checks.didLook' : 'checks.didReopen'),
      );
      if (done !== null && said.lookedAt && get().shown === 'open' && beside !== undefined)
        set({ standing: beside.fingerprint });
    },
  }));
}

/** The checks shown now, in their order. */
export function shownChecks({ checks, shown }: Pick<ChecksState, 'checks' | 'shown'>): readonly Check[] {
  const results = known(checks)?.results ?? [];
  return shown === 'all'
    ? results
    : results.filter(({ verdict, lookedAt }) => verdict !== 'agrees' && !lookedAt);
}
