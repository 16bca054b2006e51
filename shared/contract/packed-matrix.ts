import { z } from 'zod';
import { Cell, Matrix } from './matrix.ts';

/**
 * A matrix without the cells that hold nothing: a hundred codes by thousands of studies are mostly such cells, and as
 * texts they would weigh tens of megabytes. `cells` are those with a study or a judgement. For every place, row by row,
 * `states` has one letter (the first letter that tells the state: e, g, c, a, r for evidence, gap, not-coded,
 * not-applicable, not-reported) and `undecided` the number of studies still uncoded, as runs of [number, length].
 */
export const PackedMatrix = Matrix.omit({ cells: true }).extend({
  cells: z.array(Cell.extend({ at: z.number().int() })),
  states: z.string(),
  undecided: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type PackedMatrix = z.infer<typeof PackedMatrix>;
