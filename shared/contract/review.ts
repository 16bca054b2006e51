import { z } from 'zod';
import { Ulid } from './coding.ts';
import { CslItem } from './csl.ts';

/** One field of an entry: how sure its reading is (0-1) and where in the raw string its value stands. */
export const ReviewField = z.object({
  field: z.string(),
  probability: z.number(),
  /** UTF-16 ranges in `raw`; empty where the value is not printed as it is written here. */
  places: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});
export type ReviewField = z.infer<typeof ReviewField>;

/** One entry of a reference list, to be looked at by a person. */
export const ReviewEntry = z.object({
  /** Id of its source record. */
  source: Ulid,
  reference: Ulid,
  citationKey: z.string(),
  document: Ulid.nullable(),
  documentName: z.string(),
  n: z.number().int().nullable(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  raw: z.string(),
  item: CslItem,
  /** Probability, 0-1, that the whole entry is right. */
  confidence: z.number(),
  /** The least certain first. */
  fields: z.array(ReviewField),
  warnings: z.array(z.string()),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

/** The least certain entries, how many wait in all, and how many a person has settled. */
export const ReviewQueue = z.object({
  entries: z.array(ReviewEntry),
  waiting: z.number().int(),
  settled: z.number().int(),
});
export type ReviewQueue = z.infer<typeof ReviewQueue>;
