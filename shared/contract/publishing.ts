import { z } from 'zod';
import { MapExport } from './matrix.ts';

/** What a map would publish: asked with what it would be exported with. */
export const LeakQuery = MapExport.pick({ spec: true, format: true });

/** What leaves the library with a map's file, what stays, and what somebody should look at before it is sent. */
export const LeakReport = z.object({
  /** What is in the file, with how much of it. */
  fields: z.array(z.object({ name: z.string(), n: z.number().int() })),
  /** What stays in the library, with how much of it. */
  leftOut: z.array(z.object({ name: z.string(), n: z.number().int() })),
  /** What stands in published texts and may be meant for nobody else: names of coders, addresses, folders. */
  warnings: z.array(z.object({ where: z.string(), sentence: z.string() })),
  /** What was changed for safety on the way, in sentences. */
  notices: z.array(z.string()),
  edition: z.string(),
  citation: z.string(),
});
export type LeakReport = z.infer<typeof LeakReport>;

const place = z.object({
  row: z.string(),
  rowLabel: z.string(),
  column: z.string(),
  columnLabel: z.string(),
});
const study = z.object({ id: z.string(), label: z.string() });
const side = z.object({
  title: z.string(),
  edition: z.string(),
  asOf: z.string(),
  studies: z.number().int(),
  gaps: z.number().int(),
});

/** What changed from one edition of a map to another. */
export const MapDiff = z.object({
  before: side,
  after: side,
  /** "+7 studies, 2 gaps closed". */
  summary: z.string(),
  studiesAdded: z.array(study),
  studiesRemoved: z.array(study),
  /** Cells that were gaps and hold evidence now. */
  gapsClosed: z.array(place.extend({ n: z.number().int() })),
  /** Cells that are gaps now and were not; `was` is their state or number before. */
  gapsOpened: z.array(place.extend({ was: z.string() })),
  /** Cells of both editions with another number. */
  cellsChanged: z.array(place.extend({ before: z.number().int(), after: z.number().int() })),
  rowsAdded: z.array(z.string()),
  rowsRemoved: z.array(z.string()),
  columnsAdded: z.array(z.string()),
  columnsRemoved: z.array(z.string()),
  /** What a reader must know to judge the comparison, in sentences. */
  notes: z.array(z.string()),
});
export type MapDiff = z.infer<typeof MapDiff>;
