import { z } from 'zod';
import { Ulid } from './coding.ts';

/** A share with its 95 % interval (Wilson 1927); null where there is nothing to divide by. */
export const Share = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable();

const scored = { suggested: z.number().int(), right: z.number().int(), precision: Share, recall: Share };

/** How suggestions of one dimension fare against a person's own decisions, each study judged by what was learned without it. */
export const DimensionScore = z.object({
  dimension: z.string(),
  label: z.string(),
  /** Studies that the person coded in it. */
  studies: z.number().int(),
  coded: z.number().int(),
  ...scored,
  /** The same for the codebook's phrases alone. */
  byPhrases: z.object(scored),
  /** Whether there were enough decisions to hold the confidence to what turned out right. */
  calibrated: z.boolean(),
});

/** `suggest --record --json`. */
export const SuggestionRecord = z.object({
  coder: z.string(),
  /** Studies learned from. */
  studies: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  dimensions: z.array(DimensionScore),
  /** Of suggestions given with a confidence from `from` to `to`: the mean of it, the share that was right, how many. */
  reliability: z.array(
    z.object({ from: z.number(), to: z.number(), given: z.number(), right: z.number(), n: z.number().int() }),
  ),
  message: z.string(),
});
export type SuggestionRecord = z.output<typeof SuggestionRecord>;

/** A study that is still to be coded, and how much coding it would tell. */
export const QueuedStudy = z.object({
  study: Ulid,
  label: z.string(),
  /** Higher is more informative. */
  score: z.number(),
  suggestions: z.number().int(),
  /** Suggestions that could as well be wrong as right. */
  uncertain: z.number().int(),
});

/** The calls about what was learned from decisions. */
export const SUGGESTION_CALLS = {
  'suggestion.record': { input: z.object({}), output: SuggestionRecord, writes: false },
  /** Studies still to be coded, the most informative first: where suggestions are least certain and codes least known. */
  'suggestion.queue': {
    input: z.object({ limit: z.number().int().min(1).max(1_000).default(50) }),
    output: z.object({ studies: z.array(QueuedStudy), weighed: z.number().int(), left: z.number().int() }),
    writes: false,
  },
} as const;
