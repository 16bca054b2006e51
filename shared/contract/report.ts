import { z } from 'zod';
import { STATEMENTS } from '../model/statement.ts';
import { MapSpec } from './matrix.ts';

export const REPORT_FORMATS = ['html', 'markdown', 'docx'] as const;

/** The methods-and-results page of a map. */
export const ReportExport = z.object({
  spec: MapSpec,
  format: z.enum(REPORT_FORMATS),
  statements: z.partialRecord(z.enum(STATEMENTS), z.string().max(20_000)).default({}),
});
