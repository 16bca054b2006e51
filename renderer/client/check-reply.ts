import { CALLS, type CallName } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';

/** In development, says loudly when an answer is not of the contract's shape; the built app trusts the engine's own check. */
export function checkReply(name: CallName, reply: Reply<unknown>): void {
  if (!reply.ok) return;
  const checked = CALLS[name].output.safeParse(reply.output);
  if (!checked.success)
    console.error(`${name} answered with another shape than the contract has`, checked.error);
}
