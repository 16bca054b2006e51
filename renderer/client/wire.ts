import type { CallInput, CallName, CallOutput, EngineEvent, Progress } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { t } from '../language/language.ts';
import type { CallOptions } from './client.ts';

/** What the engine's host sends: a reply or progress to a request by its id, or an event. */
export type HostMessage =
  | { readonly id: string; readonly reply: Reply<unknown> }
  | { readonly id: string; readonly progress: Progress }
  | EngineEvent;

type Pending = {
  readonly settle: (reply: Reply<unknown>) => void;
  readonly onProgress: CallOptions['onProgress'];
};

/** Requests under way on one transport: numbers them, matches the replies, cancels, and fails them all when it breaks. */
export type Wire = {
  readonly request: (
    message: object,
    options?: CallOptions,
    transfer?: Transferable[],
  ) => Promise<Reply<unknown>>;
  readonly receive: (message: HostMessage) => void;
  readonly fail: (message: string) => void;
};

/** Makes the bookkeeping over a `send` of one transport; events go to `onEvent`. */
export function createWire(
  send: (message: object, transfer?: Transferable[]) => void,
  onEvent: (event: EngineEvent) => void,
): Wire {
  const pending = new Map<string, Pending>();
  let last = 0;
  return {
    request: (message, options = {}, transfer) =>
      new Promise((resolve) => {
        if (options.signal?.aborted) return resolve(cancelled());
        last += 1;
        const id = String(last);
        const abort = () => send({ cancel: id });
        const settle = (reply: Reply<unknown>) => {
          pending.delete(id);
          options.signal?.removeEventListener('abort', abort);
          resolve(reply);
        };
        pending.set(id, { settle, onProgress: options.onProgress });
        options.signal?.addEventListener('abort', abort, { once: true });
        send({ id, ...message }, transfer);
      }),
    receive: (message) => {
      if ('event' in message) return onEvent(message);
      const waiting = pending.get(message.id);
      if ('reply' in message) waiting?.settle(message.reply);
      else waiting?.onProgress?.(message.progress);
    },
    fail: (message) => {
      for (const waiting of [...pending.values()]) waiting.settle(broken(message));
    },
  };
}

/** Sends one call of the contract over a wire. */
export async function callOver<K extends CallName>(
  wire: Wire,
  name: K,
  input: CallInput<K>,
  options?: CallOptions,
): Promise<Reply<CallOutput<K>>> {
  const reply = await wire.request({ call: name, input }, options);
  if (import.meta.env?.DEV) {
    const { checkReply } = await import('./check-reply.ts');
    checkReply(name, reply);
  }
  return reply as Reply<CallOutput<K>>;
}

/** The reply to a call that was given up by the person. */
export function cancelled(): Reply<never> {
  return { ok: false, fault: { kind: 'cancelled', message: t('fault.cancelled') } };
}

/** The reply to a call whose connection broke. */
export function broken(message: string): Reply<never> {
  return { ok: false, fault: { kind: 'internal', message } };
}
