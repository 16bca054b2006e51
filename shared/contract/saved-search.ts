import { z } from 'zod';
import { ReferenceQuery } from './reference.ts';

const name = z.string().min(1).max(200);

/** A search kept under a name: what is asked, what it is narrowed by, and its order. */
export const SavedSearch = ReferenceQuery.omit({ offset: true, limit: true }).extend({ name });
export type SavedSearch = z.infer<typeof SavedSearch>;

/** A saved search with how many references it finds now; null where the search is still being built. */
export const SavedSearchRow = SavedSearch.extend({ total: z.number().int().nullable() });
export type SavedSearchRow = z.infer<typeof SavedSearchRow>;

/** The calls about saved searches. */
export const SAVED_SEARCH_CALLS = {
  /** All of them by name, counted as the library is now. */
  'savedSearch.list': { input: z.object({}), output: z.array(SavedSearchRow), writes: false },
  /** Refused with `conflict` where the name is taken, unless `replace` is set. */
  'savedSearch.save': {
    input: SavedSearch.extend({ replace: z.boolean().default(false) }),
    output: z.object({}),
    writes: true,
  },
  'savedSearch.rename': { input: z.object({ name, to: name }), output: z.object({}), writes: true },
  'savedSearch.remove': { input: z.object({ name }), output: z.object({}), writes: true },
} as const;
