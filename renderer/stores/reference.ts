import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { inOwnWords } from '../language/engine-sentences.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type ReferenceDetail = CallOutput<'reference.get'>;
export type CitationContext = ReferenceDetail['citations'][number];

/** What can be changed of a reference at a time. */
export type ReferenceChange = Omit<CallInput<'reference.update'>, 'id' | 'rev'>;

/** A change that was refused because the reference had changed meanwhile. */
export type Conflict = { readonly change: ReferenceChange; readonly field: string; readonly message: string };

export type ReferenceState = {
  readonly id: string | null;
  readonly detail: Loadable<ReferenceDetail>;
  readonly conflict: Conflict | null;
  readonly open: (id: string | null) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Stores a change made to `field` as the person saw the reference. */
  readonly change: (field: string, change: ReferenceChange) => Promise<void>;
  readonly changeField: (field: string, value: CslItem[keyof CslItem]) => Promise<void>;
  /** Answers a conflict: stores the person's own change after all, or leaves what stands now. */
  readonly resolve: (mine: boolean) => Promise<void>;
  readonly decide: (verdict: CallInput<'reference.decide'>['verdict'], reason: string) => Promise<void>;
};

/** Makes the store of the one reference in the detail pane. */
export function createReferenceStore(tools: Tools): StoreApi<ReferenceState> {
  const { client, notices } = tools;
  const turns = createTurns();
  return createStore<ReferenceState>((set, get) => {
    const load = async () => {
      const { id } = get();
      if (id === null) return;
      const isCurrent = turns();
      set({ detail: loading(get().detail) });
      const reply = await client.call('reference.get', { id });
      if (isCurrent()) set({ detail: settled(get().detail, reply) });
    };
    return {
      id: null,
      detail: IDLE,
      conflict: null,
      open: async (id) => {
        if (id === get().id && id !== null) return;
        turns();
        set({ id, detail: IDLE, conflict: null });
        await load();
      },
      refresh: load,
      change: async (field, change) => {
        const seen = known(get().detail);
        if (seen === undefined) return;
        const reply = await client.call('reference.update', { id: seen.id, rev: seen.rev, ...change });
        if (reply.ok) {
          set({ detail: settled(get().detail, reply), conflict: null });
          notices
            .getState()
            .did(t('notice.changed', { field: t(`field.${field}`, { defaultValue: field }) }));
        } else if (reply.fault.kind === 'conflict') {
          set({ conflict: { change, field, message: inOwnWords(reply.fault.message) } });
          await load();
        } else notices.getState().fail(reply.fault);
      },
      changeField: async (field, value) => {
        const item = known(get().detail)?.item;
        if (item === undefined) return;
        const { [field as keyof CslItem]: _before, ...others } = item;
        const changed = value === undefined ? others : { ...others, [field]: value };
        await get().change(field, { item: changed as CslItem });
      },
      resolve: async (mine) => {
        const { conflict } = get();
        set({ conflict: null });
        if (!mine || conflict === null) return;
        // Only the one field is carried over; what changed meanwhile in the others stays.
        const { item } = conflict.change;
        if (!item) await get().change(conflict.field, conflict.change);
        else await get().changeField(conflict.field, (item as CslItem)[conflict.field as keyof CslItem]);
      },
      decide: async (verdict, reason) => {
        const { id } = get();
        if (id === null) return;
        const did = () => t('notice.decided', { count: 1, verdict: t(`verdict.${verdict}`) });
        await act(tools, 'reference.decide', { ids: [id], verdict, reason }, did);
      },
    };
  });
}
