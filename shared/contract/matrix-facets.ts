import { z } from 'zod';
import { MatrixQuery } from './matrix.ts';

/**
 * What the studies of a matrix could be filtered by: for each dimension that is coded by itself, its codes in codebook
 * order with the studies in scope that carry them. A dimension's own filter does not narrow its own counts, so that its
 * codes stay alternatives; all other filters do.
 */
export const MatrixFacets = z.object({
  /** Studies in scope that meet all the filters. */
  n: z.number().int(),
  dimensions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      codes: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          parent: z.string().nullable(),
          group: z.boolean(),
          n: z.number().int(),
        }),
      ),
    }),
  ),
});
export type MatrixFacets = z.infer<typeof MatrixFacets>;

/** What is being filtered. */
export const MatrixFacetQuery = MatrixQuery.pick({ layer: true, filters: true, includeAsCited: true });
export type MatrixFacetQuery = z.infer<typeof MatrixFacetQuery>;
