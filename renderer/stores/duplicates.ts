import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { type FieldChoice, fieldSource } from '../values/merged-item.ts';
import type { ReferenceDetail } from './reference.ts';
import { FIELDS } from './reference-field.ts';
import { act, type Tools } from './tools.ts';

export type DuplicateGroup = CallOutput<'duplicate.find'>['groups'][number];

/** What a person chose of a group. */
export type MergeDraft = { readonly into: string; readonly fields: FieldChoice };

export type DuplicatesState = {
  readonly groups: Loadable<readonly DuplicateGroup[]>;
  /** References named by the groups, as they are fetched. */
  readonly details: ReadonlyMap<string, ReferenceDetail>;
  readonly find: () => Promise<void>;
  readonly need: (ids: readonly string[]) => Promise<void>;
  /** What was chosen of each group (by its ids) and is not merged yet. */
  readonly drafts: ReadonlyMap<string, MergeDraft>;
  /** Chooses the reference whose id and key stay. */
  readonly keep: (group: DuplicateGroup, into: string) => void;
  /** Chooses the reference a field's value comes from. */
  readonly chooseField: (group: DuplicateGroup, field: string, from: string) => void;
  /** Merges a group as it was chosen. */
  readonly mergeGroup: (group: DuplicateGroup) => Promise<void>;
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
    drafts: new Map(),
    keep: (group, into) => {
      const { fields } = draftOf(get(), group);
      set({ drafts: new Map([...get().drafts, [group.ids.join(), { into, fields }]]) });
    },
    chooseField: (group, field, from) => {
      const { into, fields } = draftOf(get(), group);
      const draft = { into, fields: { ...fields, [field]: from } };
      set({ drafts: new Map([...get().drafts, [group.ids.join(), draft]]) });
    },
    mergeGroup: async (group) => {
      const { into, fields } = draftOf(get(), group);
      const from = group.ids.filter((id) => id !== into);
      const did = () => t('notice.merged', { count: group.ids.length });
      // What was shown as the result is what is asked for, field by field.
      const parts = group.ids.flatMap((id) => get().details.get(id) ?? []);
      const sources = FIELDS.map(
        ({ name }) => [name, fieldSource(parts, into, fields, name)] as const,
      ).filter(([name]) => parts.some(({ item }) => item[name] !== undefined));
      await act(tools, 'reference.merge', { into, from, fields: Object.fromEntries(sources) }, did);
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

function draftOf({ drafts }: Pick<DuplicatesState, 'drafts'>, { ids }: DuplicateGroup): MergeDraft {
  return drafts.get(ids.join()) ?? { into: ids[0] ?? '', fields: {} };
}
