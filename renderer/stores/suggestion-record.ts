import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import type { Tools } from './tools.ts';

export type SuggestionRecord = CallOutput<'suggestion.record'>;

export type SuggestionRecordState = {
  readonly record: Loadable<SuggestionRecord>;
  readonly refresh: () => Promise<void>;
  /** The study left to code whose coding would tell most, other than the one at hand; null where none is left. */
  readonly nextStudy: (here: string | null) => Promise<string | null>;
};

/** Makes the store of what was learned from the person's decisions. */
export function createSuggestionRecordStore(tools: Tools): StoreApi<SuggestionRecordState> {
  const turns = createTurns();
  return createStore<SuggestionRecordState>((set, get) => ({
    record: IDLE,
    refresh: async () => {
      const isCurrent = turns();
      set({ record: loading(get().record) });
      const reply = await tools.client.call('suggestion.record', {});
      if (isCurrent()) set({ record: settled(get().record, reply) });
    },
    nextStudy: async (here) => {
      const reply = await tools.client.call('suggestion.queue', { limit: 2 });
      if (!reply.ok) {
        tools.notices.getState().fail(reply.fault);
        return null;
      }
      return reply.output.studies.find(({ study }) => study !== here)?.study ?? null;
    },
  }));
}
