import { z } from 'zod';
import type { Codebook as CodebookModel } from '../model/codebook.ts';

const id = z.string().min(1).max(200);
const text = z.string().max(10_000);

export const Code = z.object({
  id,
  label: text,
  parent: id.optional(),
  group: z.boolean().optional(),
  exclusive: z.boolean().optional(),
  definition: text,
  include: text.optional(),
  exclude: text.optional(),
  pole: text.optional(),
  sign: z.enum(['positive', 'negative', 'mixed', 'none', 'unstated']).optional(),
  phrases: z.array(text).max(500).optional(),
  against: z.array(text).max(500).optional(),
  retired: z.boolean().optional(),
  splitInto: z.array(id).max(100).optional(),
});

export const Dimension = z.object({
  id,
  label: text,
  choice: z.enum(['single', 'multiple']),
  hierarchical: z.boolean().optional(),
  qualifiers: z.array(id).max(10).optional(),
  role: z.enum(['direction', 'outcome']).optional(),
  outcomes: z.array(id).max(5_000).optional(),
  per: text.optional(),
  retired: z.boolean().optional(),
  codes: z.array(Code).max(5_000),
});

/** A codebook file. Ids are unique within their dimension; parents exist; no cycles (checked by library/coding). */
export const Codebook = z.object({
  id,
  version: text,
  title: text,
  basedOn: text.optional(),
  scheme: z.object({ name: text, note: text }).optional(),
  conventions: z.record(z.string(), text).optional(),
  dimensions: z.array(Dimension).min(1).max(100),
}) satisfies z.ZodType<CodebookModel>;
