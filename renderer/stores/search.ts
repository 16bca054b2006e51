import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from './loadable.ts';
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
      const reply = await client.call('search.query', { query, limit: 40 }, { signal: stop.signal });
      if (isCurrent()) set({ answer: settled(get().answer, reply) });
    },
  }));
}

/** A snippet cut at its ranges, `hit` telling the matched words; ranges outside the snippet are left aside. */
export function cutSnippet(
  snippet: string,
  ranges: readonly (readonly [number, number])[],
): readonly { readonly text: string; readonly hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (start < at || end > snippet.length || end <= start) continue;
    if (start > at) pieces.push({ text: snippet.slice(at, start), hit: false });
    pieces.push({ text: snippet.slice(start, end), hit: true });
    at = end;
  }
  if (at < snippet.length) pieces.push({ text: snippet.slice(at), hit: false });
  return pieces;
}
