import { z } from 'zod';
import { MatrixQuery } from './matrix.ts';

/**
 * What can be lacking in a cell, or of a code. `absolute`: every study in scope is coded and none is there. `synthesis`:
 * primary studies but no review. `second-hand`: known only as cited. `conflicting`: directions against each other.
 * `one-direction`: several studies and all in one direction. `old`: nothing recent. `thin`: a code of the population
 * dimension with few studies in all.
 */
export const GAP_KINDS = [
  'absolute',
  'synthesis',
  'second-hand',
  'conflicting',
  'one-direction',
  'old',
  'thin',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

const named = z.object({ dimension: z.string(), id: z.string(), label: z.string() });

/** What to look for. `reviews` and `population` are told by the words of the codebook where they are left out. */
export const GapQuery = MatrixQuery.omit({ segment: true }).extend({
  /** Codes of reviews, as `dimension:code`. */
  reviews: z.array(z.string().max(401)).max(500).optional(),
  /** The dimension whose codes with few studies are told; null for none. */
  population: z.string().max(200).nullable().optional(),
  /** Studies that are few: fewer are thin, so many call for a review or show one direction. */
  few: z.number().int().min(1).max(1_000).default(3),
  /** Years behind the newest study of the library after which a cell is old. */
  oldAfter: z.number().int().min(1).max(200).default(10),
  kinds: z.array(z.enum(GAP_KINDS)).default([...GAP_KINDS]),
  /** Gaps of each kind that are listed; how many there are is told in any case. */
  limit: z.number().int().min(1).max(10_000).default(100),
});
export type GapQuery = z.infer<typeof GapQuery>;

/** One gap. `column` is null for a code by itself; `score` ranks within a kind, the higher the more it matters. */
export const Gap = z.object({
  kind: z.enum(GAP_KINDS),
  row: named,
  column: named.nullable(),
  n: z.number().int(),
  asCited: z.number().int(),
  studies: z.array(z.string()),
  newest: z.number().int().nullable(),
  score: z.number(),
  /** Why this is a gap, with the numbers. */
  sentence: z.string(),
});
export type Gap = z.infer<typeof Gap>;

/** `gaps --json`: ranked within each kind, kinds in a fixed order. */
export const GapReport = z.object({
  rows: z.string(),
  columns: z.string(),
  inScope: z.number().int(),
  gaps: z.array(Gap),
  /** All there are of each kind, listed or not. */
  counts: z.array(z.object({ kind: z.enum(GAP_KINDS), n: z.number().int() })),
  /** Empty cells that nobody may call a gap, since studies in scope are still uncoded. */
  unclaimed: z.number().int(),
  reviews: z.array(named),
  population: z.string().nullable(),
  newest: z.number().int().nullable(),
  /** What a reader must know to judge the list, in sentences. */
  notes: z.array(z.string()),
});
export type GapReport = z.infer<typeof GapReport>;

export const GapExport = GapQuery.extend({ format: z.enum(['text', 'markdown', 'csv']) });
