import type { CallContext } from '../../shared/contract/answer.ts';

/** An AbortSignal of this host that follows the caller's. */
export function abortSignalOf(context: CallContext): AbortSignal {
  const controller = new AbortController();
  if (context.signal.aborted) controller.abort();
  else context.signal.addEventListener('abort', () => controller.abort());
  return controller.signal;
}
