import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { inOwnWords } from '../language/engine-sentences.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import type { Tools } from './tools.ts';

export type Description = CallOutput<'library.describe'>;
export type ChangeEntry = CallOutput<'history.list'>[number];

/** The library as a whole: what it holds, its history, and undo. */
export type LibraryState = {
  readonly description: Loadable<Description>;
  readonly changes: Loadable<readonly ChangeEntry[]>;
  readonly refresh: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly openHistory: () => Promise<void>;
  readonly setCoder: (coder: string) => Promise<void>;
};

/** Makes the library store. */
export function createLibraryStore({ client, notices }: Tools): StoreApi<LibraryState> {
  return createStore<LibraryState>((set, get) => {
    const turn = async (name: 'history.undo' | 'history.redo') => {
      const reply = await client.call(name, {});
      if (!reply.ok) return notices.getState().fail(reply.fault);
      notices.getState().tell(inOwnWords(reply.output.summary));
    };
    return {
      description: IDLE,
      changes: IDLE,
      refresh: async () => {
        set({ description: loading(get().description) });
        const reply = await client.call('library.describe', {});
        set({ description: settled(get().description, reply) });
        if (get().changes.status !== 'idle') await get().openHistory();
      },
      undo: () => turn('history.undo'),
      redo: () => turn('history.redo'),
      openHistory: async () => {
        set({ changes: loading(get().changes) });
        set({ changes: settled(get().changes, await client.call('history.list', { limit: 500 })) });
      },
      setCoder: async (coder) => {
        const reply = await client.call('library.setCoder', { coder });
        if (!reply.ok) notices.getState().fail(reply.fault);
        await get().refresh();
      },
    };
  });
}
