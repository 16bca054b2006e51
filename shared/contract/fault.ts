import { z } from 'zod';

/** What went wrong, in classes a host can act on. The message is a sentence for the person. */
export const FAULT_KINDS = [
  'invalid-input',
  'not-found',
  'conflict',
  'unreadable',
  'too-large',
  'read-only',
  'held',
  'newer',
  'not-a-library',
  'cancelled',
  'internal',
] as const;
export const Fault = z.object({ kind: z.enum(FAULT_KINDS), message: z.string() });
export type Fault = z.infer<typeof Fault>;

/** What every call gives back: its output, or a fault. */
export type Reply<T> =
  | { readonly ok: true; readonly output: T }
  | { readonly ok: false; readonly fault: Fault };

/** A reply that holds the output. */
export function done<T>(output: T): Reply<T> {
  return { ok: true, output };
}

/** A reply that says what went wrong. */
export function fault(kind: Fault['kind'], message: string): Reply<never> {
  return { ok: false, fault: { kind, message } };
}
