import { z } from 'zod';
import { Ulid } from './coding.ts';
import { Facet, ReferenceQuery } from './reference.ts';

const range = z.tuple([z.number().int(), z.number().int()]);

/**
 * A search over everything: what is asked, narrowed and ordered as in the library table. `counts` asks for the facets
 * of everything found; `patience` is how many milliseconds may be spent on records that are still to be read.
 */
export const SearchQuery = ReferenceQuery.extend({
  query: z.string().max(20_000),
  limit: z.number().int().min(1).max(1_000).default(50),
  counts: z.boolean().default(false),
  patience: z.number().int().min(0).max(60_000).default(10_000),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Everything a search, narrowed and ordered, comes to: for acts on all of it. */
export const SearchIds = z.object({ ids: z.array(Ulid), notice: z.string() });

/** `search --json`. Ranges are [start, end) within the snippet. */
export const SearchAnswer = z.object({
  total: z.number().int(),
  hits: z.array(
    z.object({
      id: z.string(),
      citationKey: z.string(),
      title: z.string(),
      score: z.number(),
      matches: z.array(
        z.object({
          field: z.string(),
          document: z.string().nullable(),
          page: z.number().int().nullable(),
          /** Place of the snippet's first match in the document, for opening it there. */
          start: z.number().int().nullable(),
          snippet: z.string(),
          ranges: z.array(range),
        }),
      ),
    }),
  ),
  /** Counted over everything found, not over the page; empty unless asked for. */
  facets: z.array(Facet),
  notice: z.string(),
  partial: z.boolean(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
