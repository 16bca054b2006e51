import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import type { Tools } from './tools.ts';

export type DocumentFound = CallOutput<'document.find'>;
export type DocumentMatch = DocumentFound['matches'][number];

/** Finding in the document that is read. */
export type DocumentFindState = {
  readonly open: boolean;
  readonly document: string | null;
  readonly query: string;
  readonly found: Loadable<DocumentFound>;
  /** Place of the match the person stands on. */
  readonly at: number;
  readonly show: () => void;
  readonly close: () => void;
  /** Finds in a document; `from` is the place in the text from which the first match is looked for. */
  readonly ask: (document: string, query: string, from: number) => Promise<void>;
  readonly step: (by: 1 | -1) => void;
};

/** Makes the store of the find bar. */
export function createDocumentFindStore({ client }: Tools): StoreApi<DocumentFindState> {
  const turns = createTurns();
  let stop = new AbortController();
  return createStore<DocumentFindState>((set, get) => ({
    open: false,
    document: null,
    query: '',
    found: IDLE,
    at: 0,
    show: () => set({ open: true }),
    close: () => {
      turns();
      set({ open: false, found: IDLE, at: 0 });
    },
    ask: async (document, query, from) => {
      stop.abort();
      stop = new AbortController();
      const isCurrent = turns();
      if (query.trim() === '') return set({ document, query, found: IDLE, at: 0 });
      const before = get().document === document ? get().found : IDLE;
      set({ document, query, found: loading(before) });
      const reply = await client.call('document.find', { id: document, query }, { signal: stop.signal });
      if (!isCurrent()) return;
      const first = reply.ok ? reply.output.matches.findIndex(({ end }) => end > from) : 0;
      set({ found: settled(before, reply), at: Math.max(0, first) });
    },
    step: (by) => {
      const count = known(get().found)?.matches.length ?? 0;
      if (count > 0) set({ at: (get().at + by + count) % count });
    },
  }));
}
