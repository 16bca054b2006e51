import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import type { Tools } from './tools.ts';

export type SearchAnswer = CallOutput<'search.query'>;
export type SearchHit = SearchAnswer['hits'][number];
export type SearchMatch = SearchHit['matches'][number];

export type SearchState = {
  readonly query: string;
  readonly answer: Loadable<SearchAnswer>;
  readonly ask: (query: string) => Promise<void>;
};

/** Makes the store of the search over everything; a newer question cancels the one before. */
export function createSearchStore({ client }: Tools): StoreApi<SearchState> {
  const turns = createTurns();
  let stop = new AbortController();
  return createStore<SearchState>((set, get) => ({
    query: '',
    answer: IDLE,
    ask: async (query) => {
      stop.abort();
      stop = new AbortController();
      const isCurrent = turns();
      if (query.trim() === '') return set({ query, answer: IDLE });
      set({ query, answer: loading(get().answer) });
      const reply = await client.call(
        'search.query',
        { query, limit: 40, patience: 300 },
        { signal: stop.signal },
      );
      if (isCurrent()) set({ answer: settled(get().answer, reply) });
    },
  }));
}
