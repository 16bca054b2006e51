import { z } from 'zod';
import { Passage, Ulid } from './coding.ts';
import { ExtractedTable } from './extraction.ts';
import { CitationContext } from './reference.ts';

export const DocumentRow = z.object({
  id: Ulid,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  reference: Ulid.nullable(),
  referenceTitle: z.string(),
  role: z.enum(['full text', 'catalogue record', 'related report']),
  entries: z.number().int(),
  citations: z.number().int(),
  tables: z.number().int(),
  problems: z.number().int(),
  addedAt: z.string(),
  /** True where an earlier version of the reader read it; `document.reread` reads it again. */
  outdated: z.boolean(),
  /** False in a copy that was made without the files: only the text is there. */
  hasOriginal: z.boolean(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

export const Block = z.object({
  kind: z.enum(['heading', 'paragraph', 'list-item', 'table', 'footnote', 'caption', 'page-break']),
  start: z.number().int(),
  end: z.number().int(),
  level: z.number().int().optional(),
  page: z.number().int().optional(),
  marker: z.string().optional(),
});

/** An entry of a document's reference list and the reference it became. */
export const DocumentEntry = z.object({
  n: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  raw: z.string(),
  reference: Ulid,
  citationKey: z.string(),
  confidence: z.number(),
  fields: z.record(z.string(), z.number()),
  warnings: z.array(z.string()),
  cited: z.number().int(),
});

export const Problem = z.object({
  id: Ulid,
  document: Ulid,
  documentName: z.string(),
  kind: z.string(),
  message: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  /** Entries or citations it is about. */
  references: z.array(Ulid),
  resolved: z.boolean(),
});
export type Problem = z.infer<typeof Problem>;

/** A coded passage as the reader shows it. */
export const CodedPassage = z.object({
  passage: Passage,
  coding: Ulid,
  study: Ulid,
  studyLabel: z.string(),
  dimension: z.string(),
  code: z.string(),
  codeLabel: z.string(),
});

/** A whole document for reading. */
export const DocumentReading = z.object({
  id: Ulid,
  name: z.string(),
  reference: Ulid.nullable(),
  text: z.string(),
  blocks: z.array(Block),
  entries: z.array(DocumentEntry),
  citations: z.array(CitationContext),
  tables: z.array(ExtractedTable),
  passages: z.array(CodedPassage),
  problems: z.array(Problem),
});
export type DocumentReading = z.infer<typeof DocumentReading>;

const count = z.number().int();

/** What became of a document that was read again with a newer reader. */
export const RereadReceipt = z.object({
  document: Ulid,
  entries: z.object({ found: count, kept: count, added: count, merged: count, gone: count }),
  citations: z.object({ found: count, kept: count, gone: count }),
  /** Coded passages; those lost keep their quotes and become problems to look at. */
  passages: z.object({ moved: count, lost: count }),
  findings: z.object({ moved: count, lost: count }),
  problems: count,
});
