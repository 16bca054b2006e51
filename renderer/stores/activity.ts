import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallName, Progress } from '../../shared/contract/calls.ts';
import type { Client, Connection } from '../client/client.ts';

/** A call under way. */
export type Job = {
  readonly id: number;
  readonly call: CallName;
  readonly progress: Progress | null;
  readonly cancel: () => void;
};

/** What the status line shows: the connection and the calls under way, oldest first. */
export type ActivityState = { readonly connection: Connection; readonly jobs: readonly Job[] };

/** Makes the activity store. */
export function createActivityStore(): StoreApi<ActivityState> {
  return createStore<ActivityState>(() => ({ connection: 'connecting', jobs: [] }));
}

/** The same client, with every call listed in the activity store while it runs, and able to be cancelled there. */
export function observed(client: Client, activity: StoreApi<ActivityState>): Client {
  let last = 0;
  client.watch((connection) => activity.setState({ connection }));
  const change = (turn: (jobs: readonly Job[]) => readonly Job[]) =>
    activity.setState((state) => ({ jobs: turn(state.jobs) }));
  return {
    ...client,
    call: async (name, input, options = {}) => {
      last += 1;
      const id = last;
      const stop = new AbortController();
      options.signal?.addEventListener('abort', () => stop.abort(), { once: true });
      change((jobs) => [...jobs, { id, call: name, progress: null, cancel: () => stop.abort() }]);
      const onProgress = (progress: Progress) => {
        change((jobs) => jobs.map((job) => (job.id === id ? { ...job, progress } : job)));
        options.onProgress?.(progress);
      };
      try {
        return await client.call(name, input, { signal: stop.signal, onProgress });
      } finally {
        change((jobs) => jobs.filter((job) => job.id !== id));
      }
    },
  };
}
