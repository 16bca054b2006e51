import type { Fault, Reply } from '../../shared/contract/fault.ts';

/** Something asked of the engine. While it is asked again, and when that fails, the last value stays at hand. */
export type Loadable<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly last?: T }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly fault: Fault; readonly last?: T };

/** The state before anything was asked. */
export const IDLE: { readonly status: 'idle' } = { status: 'idle' };

/** The value now, or the one before where it is being asked again. */
export function known<T>(loadable: Loadable<T>): T | undefined {
  switch (loadable.status) {
    case 'idle':
      return undefined;
    case 'ready':
      return loadable.value;
    case 'loading':
    case 'failed':
      return loadable.last;
  }
}

/** The state while something is asked, keeping what is known already. */
export function loading<T>(before: Loadable<T>): Loadable<T> {
  const last = known(before);
  return last === undefined ? { status: 'loading' } : { status: 'loading', last };
}

/** The state after the reply. */
export function settled<T>(before: Loadable<T>, reply: Reply<T>): Loadable<T> {
  if (reply.ok) return { status: 'ready', value: reply.output };
  const last = known(before);
  return last === undefined
    ? { status: 'failed', fault: reply.fault }
    : { status: 'failed', fault: reply.fault, last };
}

/** Hands out turns; a turn that is no longer the newest must not write its answer. */
export function createTurns(): () => () => boolean {
  let newest = 0;
  return () => {
    newest += 1;
    const mine = newest;
    return () => mine === newest;
  };
}
