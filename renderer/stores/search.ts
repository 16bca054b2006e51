import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { CATCHING_UP, type Tools } from './tools.ts';

export type SearchAnswer = CallOutput<'search.query'>;
export type SearchHit = SearchAnswer['hits'][number];
export type SearchMatch = SearchHit['matches'][number];

export type SearchState = {
  readonly query: string;
  readonly answer: Loadable<SearchAnswer>;
  readonly ask: (query: string) => Promise<void>;
};

/**
 * Makes the store of the search over everything; a newer question cancels the one before. `pause` waits for so many
 * milliseconds.
 */
export function createSearchStore(
  { client }: Tools,
  pause: (milliseconds: number) => Promise<void>,
): StoreApi<SearchState> {
  const turns = createTurns();
  let stop = new AbortController();
  return createStore<SearchState>((set, get) => {
    /** Asks until nothing is missing any more, or something else is asked. */
    const seek = async (query: string, isCurrent: () => boolean): Promise<void> => {
      const { signal } = stop;
      const reply = await client.call('search.query', { query, limit: 40, patience: 300 }, { signal });
      if (!isCurrent()) return;
      set({ answer: settled(get().answer, reply) });
      if (reply.ok && reply.output.partial) void again(query, isCurrent);
    };
    const again = async (query: string, isCurrent: () => boolean): Promise<void> => {
      await pause(CATCHING_UP);
      if (isCurrent()) await seek(query, isCurrent);
    };
    return {
      query: '',
      answer: IDLE,
      ask: async (query) => {
        stop.abort();
        stop = new AbortController();
        const isCurrent = turns();
        if (query.trim() === '') return set({ query, answer: IDLE });
        set({ query, answer: loading(get().answer) });
        await seek(query, isCurrent);
      },
    };
  });
}
