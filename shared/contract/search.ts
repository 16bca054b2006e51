import { z } from 'zod';

const range = z.tuple([z.number().int(), z.number().int()]);

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
  notice: z.string(),
  partial: z.boolean(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
