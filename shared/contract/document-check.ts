import { z } from 'zod';
import { CheckResult, DocumentChecks } from './check.ts';
import { Ulid } from './coding.ts';

/** A check with what a person made of it. `fingerprint` is the same as long as the same places and numbers are compared. */
export const NotedCheck = CheckResult.extend({
  fingerprint: z.string(),
  /** The printed words at each of `cells`. */
  words: z.array(z.string()),
  lookedAt: z.boolean(),
  note: z.string(),
  /** Who noted it; empty where nobody has. */
  coder: z.string(),
});

/** Every check of a stored document, differing ones first. Offsets are those of its text. */
export const NotedChecks = DocumentChecks.extend({ name: z.string(), results: z.array(NotedCheck) });

/** The calls of the checks screen. */
export const CHECK_CALLS = {
  'check.document': { input: z.object({ document: Ulid }), output: NotedChecks, writes: false },
  /** Keeps that a person looked at a check, or what they noted; what is left out stays, an empty note is taken back. */
  'check.note': {
    input: z.object({
      document: Ulid,
      fingerprint: z.string().min(1).max(64),
      lookedAt: z.boolean().optional(),
      note: z.string().max(20_000).optional(),
    }),
    output: z.object({}),
    writes: true,
  },
} as const;
