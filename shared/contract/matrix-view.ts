import { z } from 'zod';

/** How a matrix is looked at, kept in the library under a name; `look` is JSON that the screens read and write. */
export const MatrixView = z.object({
  name: z.string().min(1).max(200),
  rows: z.string().max(200),
  columns: z.string().max(200),
  look: z.string().max(1_000_000),
});
export type MatrixView = z.infer<typeof MatrixView>;

/** The calls about views of a matrix. */
export const MATRIX_VIEW_CALLS = {
  'matrixView.list': { input: z.object({}), output: z.array(MatrixView), writes: false },
  /** In place of the one of that name. */
  'matrixView.save': { input: MatrixView, output: z.object({}), writes: true },
  'matrixView.remove': { input: MatrixView.pick({ name: true }), output: z.object({}), writes: true },
} as const;
