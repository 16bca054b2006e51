import { z } from 'zod';
import { Ulid } from './coding.ts';

const pattern = z.string().max(2_000);
const ids = z.array(Ulid).max(1_000_000);

/** A reference whose key would be another one. */
export const KeyChange = z.object({ id: Ulid, title: z.string(), from: z.string(), to: z.string() });
export type KeyChange = z.infer<typeof KeyChange>;

/** A pattern as it was read: some of the library's references with the keys it makes, or what is wrong with it. */
export const PatternTrial = z.object({
  /** Null where the pattern can be read; `at` is an offset into it. */
  problem: z.object({ message: z.string(), at: z.number().int() }).nullable(),
  samples: z.array(z.object({ id: Ulid, title: z.string(), key: z.string() })),
});
export type PatternTrial = z.infer<typeof PatternTrial>;

/** The calls about citation keys. A key never changes by itself: only `key.regenerate` and a person's edit change one. */
export const KEY_CALLS = {
  /** The pattern new references get their keys by; empty for Gleaner's own way, to which `usual` is the nearest pattern. */
  'key.pattern': {
    input: z.object({}),
    output: z.object({ pattern, usual: pattern }),
    writes: false,
  },
  /** Reads a pattern and shows what it makes of some references; changes nothing. */
  'key.tryPattern': { input: z.object({ pattern }), output: PatternTrial, writes: false },
  /** Keeps a pattern for references that are added from then on. Settings are no part of the history. */
  'key.setPattern': { input: z.object({ pattern }), output: z.object({}), writes: true },
  /** The keys that would change if these references (all, where none are named) were given keys by the pattern. */
  'key.preview': {
    input: z.object({ ids: ids.optional() }),
    output: z.object({
      changes: z.array(KeyChange),
      same: z.number().int(),
      /** References left alone because their key is pinned. */
      pinned: z.number().int(),
    }),
    writes: false,
  },
  /** Gives these references keys by the pattern, in one act; the old keys lead to them from then on. */
  'key.regenerate': {
    input: z.object({ ids: ids.optional() }),
    output: z.object({ changed: z.number().int(), same: z.number().int(), pinned: z.number().int() }),
    writes: true,
  },
  /** Fixes the keys of references, so that no pattern changes them, or lets them go. */
  'key.pin': {
    input: z.object({ ids: ids.min(1), pinned: z.boolean() }),
    output: z.object({}),
    writes: true,
  },
  'key.pinned': { input: z.object({}), output: z.object({ ids }), writes: false },
} as const;
