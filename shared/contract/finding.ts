import { z } from 'zod';
import type { Finding as FindingModel } from '../model/finding.ts';

const offset = z.number().int().min(0);
const label = z.string().max(2_000);

export const FindingLevel = z.object({
  label,
  n: z.number().nullable(),
  events: z.number().nullable(),
  percent: z.number().nullable(),
});

export const Estimate = z.object({
  measure: label,
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  test: label,
  statistic: z.number().nullable(),
  df: z.number().nullable(),
  p: z.string().max(200),
});

export const FindingCell = z.object({
  start: offset,
  end: offset,
  table: z.string().optional(),
  row: z.number().int().min(0).optional(),
  column: z.number().int().min(0).optional(),
});

export const FindingPassage = z.object({
  start: offset,
  end: offset,
  quote: z.string(),
  page: z.number().int().nullable(),
});

/** `findings --json`: one element. Numbers as printed; null where the source prints none. */
export const Finding = z.object({
  id: z.string(),
  study: z.string(),
  factor: z.string(),
  outcome: z.string(),
  direction: z.string().nullable(),
  asReported: z.string().nullable(),
  label: z.string(),
  subgroup: z.string(),
  levels: z.array(FindingLevel),
  estimate: Estimate.nullable(),
  sha256: z.string().nullable(),
  table: z.string(),
  cells: z.array(FindingCell),
  passage: FindingPassage.nullable(),
  rev: z.number().int(),
}) satisfies z.ZodType<FindingModel>;
