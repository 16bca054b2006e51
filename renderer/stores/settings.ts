import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import type { Tools } from './tools.ts';

export type SettingsReading = CallOutput<'settings.read'>;
export type SettingsChange = CallInput<'settings.choose'>;
export type StyleRow = CallOutput<'style.list'>['styles'][number];

/** The settings of the person and of the library, as the engine keeps them. */
export type SettingsState = {
  readonly reading: Loadable<SettingsReading>;
  /** Citation styles found by the beginnings of their names, and the languages they can be set in. */
  readonly styles: Loadable<CallOutput<'style.list'>>;
  readonly refresh: () => Promise<void>;
  readonly choose: (change: SettingsChange) => Promise<void>;
  readonly findStyles: (query: string) => Promise<void>;
};

/** Makes the settings store. */
export function createSettingsStore({ client, notices }: Tools): StoreApi<SettingsState> {
  return createStore<SettingsState>((set, get) => ({
    reading: IDLE,
    styles: IDLE,
    refresh: async () => {
      const first = known(get().reading) === undefined;
      set({ reading: loading(get().reading) });
      const reply = await client.call('settings.read', {});
      set({ reading: settled(get().reading, reply) });
      if (first && reply.ok && reply.output.notices.length > 0)
        notices.getState().fail({ kind: 'unreadable', message: reply.output.notices.join(' ') });
    },
    choose: async (change) => {
      const reply = await client.call('settings.choose', change);
      if (reply.ok) set({ reading: { status: 'ready', value: reply.output } });
      else notices.getState().fail(reply.fault);
    },
    findStyles: async (query) => {
      set({ styles: loading(get().styles) });
      set({ styles: settled(get().styles, await client.call('style.list', { query, limit: 200 })) });
    },
  }));
}
