import { z } from 'zod';
import type { Finding as FindingModel } from '../model/finding.ts';

/** `findings --json`: one element. Numbers as printed; null where the source prints none. */
export const Finding = z.object({
  id: z.string(),
  study: z.string(),
  factor: z.string(),
  outcome: z.string(),
  direction: z.string().nullable(),
  asReported: z.string().nullable(),
  label: z.string(),
  levels: z.array(
    z.object({
      label: z.string(),
      n: z.number().nullable(),
      events: z.number().nullable(),
      percent: z.number().nullable(),
    }),
  ),
  estimate: z
    .object({
      measure: z.string(),
      value: z.number().nullable(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      test: z.string(),
      statistic: z.number().nullable(),
      df: z.number().nullable(),
      p: z.string(),
    })
    .nullable(),
  sha256: z.string().nullable(),
  table: z.string(),
  cells: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  rev: z.number().int(),
}) satisfies z.ZodType<FindingModel>;
