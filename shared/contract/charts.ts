import { z } from 'zod';
import { Ulid } from './coding.ts';
import { Drawn } from './matrix.ts';

/** What a chart shows. Studies are those in scope, of the agreed layer. */
export const ChartSpec = z.discriminatedUnion('kind', [
  /** Studies by the year of their first report. */
  z.object({ kind: z.literal('years') }),
  /** Studies by the codes of a dimension. */
  z.object({ kind: z.literal('codes'), dimension: z.string().max(200) }),
  /** Group percentages of the findings with their intervals, of one factor or of all. */
  z.object({ kind: z.literal('percentages'), factor: z.string().max(200).nullable().default(null) }),
  /** Which reference is cited where in a document. */
  z.object({ kind: z.literal('citations'), document: Ulid }),
]);
export type ChartSpec = z.infer<typeof ChartSpec>;

export const CHART_FORMATS = ['svg', 'png', 'pdf', 'csv'] as const;
export const ChartDraw = z.object({ spec: ChartSpec, theme: Drawn.shape.theme });
export const ChartExport = Drawn.extend({ spec: ChartSpec, format: z.enum(CHART_FORMATS) });

/** A chart as drawn, and the same as a table. */
export const DrawnChart = z.object({
  svg: z.string(),
  title: z.string(),
  description: z.string(),
  head: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  notices: z.array(z.string()),
});
export type DrawnChart = z.infer<typeof DrawnChart>;
