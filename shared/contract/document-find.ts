import { z } from 'zod';
import { Ulid } from './coding.ts';

/** Where a query stands in a document's text. Offsets are UTF-16 indices; `page` is null where it has no pages. */
export const DocumentFound = z.object({
  total: z.number().int(),
  matches: z.array(
    z.object({ start: z.number().int(), end: z.number().int(), page: z.number().int().nullable() }),
  ),
  /** Where the query was read other than typed. */
  notice: z.string(),
});
export type DocumentFound = z.infer<typeof DocumentFound>;

/** The call that finds in one document. */
export const DOCUMENT_FIND_CALLS = {
  /** Plain words as they follow one another, or the query language of the search; the first 5,000 places. */
  'document.find': {
    input: z.object({ id: Ulid, query: z.string().max(1_000) }),
    output: DocumentFound,
    writes: false,
  },
} as const;
