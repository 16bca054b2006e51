import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import type { ReferenceDetail } from './reference.ts';
import { act, type Tools } from './tools.ts';

export type DuplicateGroup = CallOutput<'duplicate.find'>['groups'][number];

export type DuplicatesState = {
  readonly groups: Loadable<readonly DuplicateGroup[]>;
  /** References named by the groups, as they are fetched. */
  readonly details: ReadonlyMap<string, ReferenceDetail>;
  readonly find: () => Promise<void>;
  readonly need: (ids: readonly string[]) => Promise<void>;
  readonly merge: (into: string, ids: readonly string[]) => Promise<void>;
  readonly mergeCertain: () => Promise<void>;
  readonly dismiss: (ids: readonly string[]) => Promise<void>;
};

/** Makes the store of the duplicates list. */
export function createDuplicatesStore(tools: Tools): StoreApi<DuplicatesState> {
  const { client } = tools;
  return createStore<DuplicatesState>((set, get) => ({
    groups: IDLE,
    details: new Map(),
    find: async () => {
      set({ groups: loading(get().groups) });
      const reply = await client.call('duplicate.find', {});
      const groups = reply.ok ? { ok: true as const, output: reply.output.groups } : reply;
      set({ groups: settled(get().groups, groups), details: new Map() });
    },
    need: async (ids) => {
      for (const id of ids) {
        if (get().details.has(id)) continue;
        const reply = await client.call('reference.get', { id });
        if (reply.ok) set({ details: new Map([...get().details, [id, reply.output]]) });
      }
    },
    merge: async (into, ids) => {
      const from = ids.filter((id) => id !== into);
      await act(tools, 'reference.merge', { into, from }, () => t('notice.merged', { count: ids.length }));
      await get().find();
    },
    mergeCertain: async () => {
      const did = ({ merged }: { merged: number }) => t('notice.mergedCertain', { count: merged });
      await act(tools, 'duplicate.mergeCertain', {}, did);
      await get().find();
    },
    dismiss: async (ids) => {
      await act(tools, 'duplicate.dismiss', { ids: [...ids] }, () => t('notice.notDuplicates'));
      await get().find();
    },
  }));
}
