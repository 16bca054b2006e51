import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

/** The pattern of citation keys: the one in force, the one being tried, and the keys it would change. */
export type CitationKeysState = {
  readonly pattern: Loadable<CallOutput<'key.pattern'>>;
  readonly trial: Loadable<CallOutput<'key.tryPattern'>>;
  readonly preview: Loadable<CallOutput<'key.preview'>>;
  readonly refresh: () => Promise<void>;
  readonly attempt: (pattern: string) => Promise<void>;
  readonly keep: (pattern: string) => Promise<void>;
  readonly look: () => Promise<void>;
  readonly regenerate: () => Promise<void>;
};

/** Makes the store of citation keys. */
export function createCitationKeysStore(tools: Tools): StoreApi<CitationKeysState> {
  const { client } = tools;
  const turns = createTurns();
  return createStore<CitationKeysState>((set, get) => ({
    pattern: IDLE,
    trial: IDLE,
    preview: IDLE,
    refresh: async () => {
      set({ pattern: loading(get().pattern) });
      const reply = await client.call('key.pattern', {});
      set({ pattern: settled(get().pattern, reply) });
      if (reply.ok) await get().attempt(reply.output.pattern);
    },
    attempt: async (pattern) => {
      const isCurrent = turns();
      set({ trial: loading(get().trial) });
      const reply = await client.call('key.tryPattern', { pattern });
      if (isCurrent()) set({ trial: settled(get().trial, reply) });
    },
    keep: async (pattern) => {
      const kept = await act(tools, 'key.setPattern', { pattern }, null);
      if (kept !== null) {
        set({ preview: IDLE });
        await get().refresh();
      }
    },
    look: async () => {
      set({ preview: loading(get().preview) });
      set({ preview: settled(get().preview, await client.call('key.preview', {})) });
    },
    regenerate: async () => {
      const did = ({ changed }: { changed: number }) => t('citationKeys.changed', { count: changed });
      if ((await act(tools, 'key.regenerate', {}, did)) !== null) set({ preview: IDLE });
    },
  }));
}
