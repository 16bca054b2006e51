import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Codebook } from '../../shared/model/codebook.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import type { Tools } from './tools.ts';

export type CodebookState = {
  readonly codebook: Loadable<Codebook>;
  readonly refresh: () => Promise<void>;
};

/** Makes the codebook store. */
export function createCodebookStore({ client }: Tools): StoreApi<CodebookState> {
  return createStore<CodebookState>((set, get) => ({
    codebook: IDLE,
    refresh: async () => {
      set({ codebook: loading(get().codebook) });
      set({ codebook: settled(get().codebook, await client.call('codebook.get', {})) });
    },
  }));
}
