import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type Finding = CallOutput<'finding.list'>[number];
export type FindingWish = Omit<CallInput<'finding.add'>, 'study'>;

export type FindingsState = {
  /** The document whose findings are shown beside its text. */
  readonly document: string | null;
  readonly findings: Loadable<readonly Finding[]>;
  readonly open: (document: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly add: (study: string, wish: FindingWish) => Promise<boolean>;
  readonly change: (finding: Pick<Finding, 'id' | 'rev'>, wish: FindingWish) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
};

/** Makes the store of findings: those of a document, and what a person does to any of them. */
export function createFindingsStore(tools: Tools): StoreApi<FindingsState> {
  const turns = createTurns();
  return createStore<FindingsState>((set, get) => ({
    document: null,
    findings: IDLE,
    open: async (document) => {
      if (document !== get().document) set({ document, findings: IDLE });
      await get().refresh();
    },
    refresh: async () => {
      const { document } = get();
      if (document === null) return;
      const isCurrent = turns();
      set({ findings: loading(get().findings) });
      const reply = await tools.client.call('finding.list', { document });
      if (isCurrent()) set({ findings: settled(get().findings, reply) });
    },
    add: async (study, wish) =>
      (await act(tools, 'finding.add', { study, ...wish }, () => t('findings.didAdd'))) !== null,
    change: async ({ id, rev }, wish) =>
      (await act(tools, 'finding.change', { id, rev, ...wish }, () => t('findings.didChange'))) !== null,
    remove: async (id) =>
      (await act(tools, 'finding.remove', { ids: [id] }, () => t('findings.didRemove'))) !== null,
  }));
}
