import type { CallContext } from '../../shared/contract/answer.ts';
import { type EngineEvent, type Progress, Request } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import type { Engine } from '../index.ts';

/** What a host sends to a screen: the reply to a request, its progress, or an event nobody asked for. */
export type HostMessage =
  | { readonly id: string; readonly reply: Reply<unknown> }
  | { readonly id: string; readonly progress: Progress }
  | EngineEvent;

/** One screen's talk with the engine, over whatever carries messages. */
export type Conversation = {
  /** Takes one message of the screen; anything that is no request is ignored. */
  readonly receive: (message: unknown) => void;
  /** Cancels what is still running and says nothing more. */
  readonly end: () => void;
};

/** Begins a conversation: `send` carries messages to the screen; commits of the engine are told at once. */
export function converse(engine: Engine, send: (message: HostMessage) => void): Conversation {
  const running = new Map<string, AbortController>();
  let ended = false;
  const say = (message: HostMessage) => {
    if (!ended) send(message);
  };
  const stopListening = engine.listen(say);

  const call = async (id: string, name: string, input: unknown) => {
    // A second request under the number of a running one could not be told apart from it.
    if (running.has(id)) return;
    const stop = new AbortController();
    running.set(id, stop);
    const context: Partial<CallContext> = {
      signal: stop.signal,
      progress: (progress) => say({ id, progress }),
    };
    const reply = await engine.answer(name, input, context);
    running.delete(id);
    say({ id, reply });
  };

  return {
    receive: (message) => {
      const request = Request.safeParse(message);
      if (!request.success) return;
      if ('cancel' in request.data) running.get(request.data.cancel)?.abort();
      else void call(request.data.id, request.data.call, request.data.input);
    },
    end: () => {
      ended = true;
      stopListening();
      for (const stop of running.values()) stop.abort();
    },
  };
}
