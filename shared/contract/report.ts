import { z } from 'zod';
import { MapSpec } from './matrix.ts';

/** What only people know of a map; each is told in their words, or as not reported. */
export const STATEMENTS = [
  'background',
  'theory',
  'stakeholders',
  'protocol',
  'eligibility',
  'languages',
  'greyLiterature',
  'appraisal',
  'ongoing',
  'limitations',
  'updatePlan',
  'funding',
  'conflicts',
] as const;
export type StatementName = (typeof STATEMENTS)[number];

export const REPORT_FORMATS = ['html', 'markdown', 'docx'] as const;

/** The methods-and-results page of a map. */
export const ReportExport = z.object({
  spec: MapSpec,
  format: z.enum(REPORT_FORMATS),
  statements: z.partialRecord(z.enum(STATEMENTS), z.string().max(20_000)).default({}),
});
