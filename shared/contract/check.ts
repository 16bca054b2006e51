import { z } from 'zod';
import type { CheckResult as CheckResultModel } from '../model/check.ts';

export const CheckKind = z.enum([
  'sum',
  'percentage',
  'percentage-sum',
  'feasible',
  'reported-total',
  'association',
  'labels',
  'text',
  'test',
  'ratio',
]);

export const CheckResult = z.object({
  kind: CheckKind,
  verdict: z.enum(['agrees', 'differs', 'undecidable']),
  question: z.string(),
  printed: z.string(),
  recomputed: z.string(),
  cells: z.array(z.object({ start: z.number().int().min(0), end: z.number().int().min(0) })),
  tables: z.array(z.string()),
}) satisfies z.ZodType<CheckResultModel>;

/** `check --json`: every check of one document, differing ones first. Offsets are those of `extract`. */
export const DocumentChecks = z.object({
  /** The kinds of checks there are. */
  available: z.array(CheckKind),
  /** Number of checks made: agrees + differs + undecidable. */
  checked: z.number().int(),
  agrees: z.number().int(),
  differs: z.number().int(),
  undecidable: z.number().int(),
  /** Tables found in the document. */
  tables: z.number().int(),
  results: z.array(CheckResult),
  message: z.string(),
});

export type DocumentChecks = z.output<typeof DocumentChecks>;
