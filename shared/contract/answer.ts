import { CALLS, type CallArguments, type CallName, type CallOutput, type Progress } from './calls.ts';
import { fault, type Reply } from './fault.ts';

/** The part of an AbortSignal that Node and browsers share. */
export type CancelSignal = {
  readonly aborted: boolean;
  readonly addEventListener: (type: 'abort', listener: () => void) => void;
  readonly removeEventListener: (type: 'abort', listener: () => void) => void;
  readonly throwIfAborted: () => void;
};

/** What a call is given besides its input. */
export type CallContext = {
  readonly signal: CancelSignal;
  readonly progress: (progress: Progress) => void;
};

/** A value nobody changes, all the way down; the schemas' own types know no readonly. */
export type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** One function for every call of the contract; the compiler lists what is missing. */
export type Handlers = {
  readonly [K in CallName]: (
    input: CallArguments<K>,
    context: CallContext,
  ) => Promise<Reply<Frozen<CallOutput<K>>>>;
};

/** Whether `name` is a call of the contract. */
export function isCall(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}

/**
 * Answers one call, in every host: checks the input, runs the handler, checks the output, and turns whatever is thrown
 * into an `internal` fault that `log` hears of once.
 */
export async function answer(
  handlers: Handlers,
  name: string,
  input: unknown,
  context: CallContext,
  log: (error: unknown, call: string) => void,
): Promise<Reply<unknown>> {
  if (!isCall(name)) return fault('invalid-input', `There is no call named “${name.slice(0, 100)}”.`);
  const checked = CALLS[name].input.safeParse(input ?? {});
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const where = issue?.path.join('.') || 'the input';
    return fault(
      'invalid-input',
      `${name}: ${where} is not as it must be (${issue?.message ?? 'unknown reason'}).`,
    );
  }
  const handler = handlers[name] as (input: unknown, context: CallContext) => Promise<Reply<unknown>>;
  try {
    const reply = await handler(checked.data, context);
    if (!reply.ok) return reply;
    const output = CALLS[name].output.safeParse(reply.output);
    if (output.success) return { ok: true, output: output.data };
    log(output.error, name);
    return fault(
      'internal',
      'Gleaner produced an answer of the wrong shape. Nothing in the library was changed by it.',
    );
  } catch (error) {
    if (context.signal.aborted) return fault('cancelled', 'Cancelled. Nothing was stored.');
    log(error, name);
    return fault('internal', 'Something unexpected went wrong inside Gleaner; the log has the details.');
  }
}
