import { z } from 'zod';
import type { Extraction as ExtractionModel } from '../model/extraction.ts';
import { CslItem } from './csl.ts';

const place = { start: z.number().int().min(0), end: z.number().int().min(0) };

export const CitationStatus = z.enum(['linked', 'uncertain', 'ambiguous', 'unmatched']);

export const ExtractedReference = z.object({
  n: z.number().int().min(1),
  raw: z.string(),
  ...place,
  item: CslItem,
  confidence: z.number().min(0).max(1),
  fields: z.record(z.string(), z.number().min(0).max(1)),
  warnings: z.array(z.string()),
});

export const ExtractedCitation = z.object({
  surface: z.string(),
  ...place,
  group: z.number().int(),
  sentence: z.string(),
  sentenceStart: z.number().int(),
  clause: z.string(),
  clauseStart: z.number().int(),
  references: z.array(z.number().int()),
  candidates: z.array(z.number().int()),
  status: CitationStatus,
  reason: z.string(),
});

export const ExtractedTable = z.object({
  label: z.string(),
  caption: z.string(),
  ...place,
  header: z.array(z.array(z.string())),
  rows: z.array(
    z.object({
      path: z.array(z.string()),
      cells: z.array(z.object({ text: z.string(), ...place })),
    }),
  ),
});

export const ExtractionProblem = z.object({
  kind: z.enum([
    'ambiguous-citation',
    'uncertain-citation',
    'unmatched-citation',
    'uncited-reference',
    'damaged-identifier',
    'doubtful-entry',
    'incomplete-list',
    'no-reference-list',
    'encoding',
    'unreadable',
  ]),
  message: z.string(),
  ...place,
});

/** `extract --json`: everything found in one document. Offsets are UTF-16 indices into `text`. */
export const Extraction = z.object({
  text: z.string(),
  document: CslItem,
  references: z.array(ExtractedReference),
  citations: z.array(ExtractedCitation),
  tables: z.array(ExtractedTable),
  problems: z.array(ExtractionProblem),
}) satisfies z.ZodType<ExtractionModel>;
