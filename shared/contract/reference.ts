import { z } from 'zod';
import { Ulid } from './coding.ts';
import { CslItem } from './csl.ts';
import { CitationStatus } from './extraction.ts';

export const VERDICTS = ['include', 'exclude', 'context', 'undecided'] as const;
export const Verdict = z.enum(VERDICTS);

/** What a reference was decided to be for this review. */
export const Decision = z.object({
  stage: z.string().max(200),
  verdict: Verdict,
  reason: z.string().max(20_000),
  coder: z.string(),
  at: z.string(),
});
export type Decision = z.infer<typeof Decision>;

/** One row of the library table. */
export const ReferenceRow = z.object({
  id: Ulid,
  citationKey: z.string(),
  type: z.string(),
  title: z.string(),
  /** Names as shown in a list: "Steel, Newman, O'Rourke & Quayle". */
  authors: z.string(),
  year: z.number().int().nullable(),
  container: z.string(),
  verdict: Verdict,
  studies: z.number().int(),
  codings: z.number().int(),
  /** In-text citations that point to it. */
  cited: z.number().int(),
  documents: z.number().int(),
  problems: z.number().int(),
  tags: z.array(z.string()),
});
export type ReferenceRow = z.infer<typeof ReferenceRow>;

/** Where a reference came from: the raw string, the record, the catalogue page. */
export const SourceRecord = z.object({
  id: Ulid,
  kind: z.enum(['list-entry', 'bibliography-record', 'catalogue-record', 'document', 'person', 'starter']),
  format: z.string(),
  raw: z.string(),
  item: CslItem,
  document: Ulid.nullable(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  confidence: z.number().nullable(),
  /** Probability per CSL field, 0-1. */
  fields: z.record(z.string(), z.number()),
  warnings: z.array(z.string()),
});
export type SourceRecord = z.infer<typeof SourceRecord>;

/** One in-text citation of a reference, in context. */
export const CitationContext = z.object({
  id: Ulid,
  document: Ulid,
  documentName: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  surface: z.string(),
  group: z.number().int(),
  sentence: z.string(),
  sentenceStart: z.number().int(),
  clause: z.string(),
  clauseStart: z.number().int(),
  reference: Ulid.nullable(),
  candidates: z.array(Ulid),
  status: CitationStatus,
  reason: z.string(),
});
export type CitationContext = z.infer<typeof CitationContext>;

export const ReferenceDetail = z.object({
  id: Ulid,
  citationKey: z.string(),
  rev: z.number().int(),
  item: CslItem,
  note: z.string(),
  tags: z.array(z.string()),
  decision: Decision.nullable(),
  sources: z.array(SourceRecord),
  studies: z.array(z.object({ id: Ulid, label: z.string() })),
  documents: z.array(z.object({ id: Ulid, name: z.string() })),
  citations: z.array(CitationContext),
  /** Keys and ids that lead here since a merge. */
  redirects: z.array(z.string()),
  /** The reference formatted in a plain author-date style, for reading. */
  formatted: z.string(),
});
export type ReferenceDetail = z.infer<typeof ReferenceDetail>;

export const REFERENCE_SORTS = [
  'relevance',
  'added',
  'author',
  'year',
  'title',
  'type',
  'cited',
  'codings',
] as const;

export const ReferenceQuery = z.object({
  /** Full-text query; empty lists everything. */
  query: z.string().max(10_000).default(''),
  /** Facet name -> values; values of one facet are alternatives, facets must all hold. */
  facets: z.record(z.string().max(100), z.array(z.string().max(500)).max(500)).default({}),
  /** By relevance to the query; without a query in the order in which they were added. */
  sort: z.enum(REFERENCE_SORTS).default('relevance'),
  descending: z.boolean().default(false),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(0).max(1_000).default(200),
});
export type ReferenceQuery = z.infer<typeof ReferenceQuery>;

export const ReferenceListQuery = ReferenceQuery.extend({
  /** Count the facets over everything found; a screen that types ahead asks for them after the rows. */
  counts: z.boolean().default(true),
});

export const Facet = z.object({
  name: z.string(),
  label: z.string(),
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })),
});

export const ReferencePage = z.object({
  total: z.number().int(),
  rows: z.array(ReferenceRow),
  facets: z.array(Facet),
  /** Where the query was read other than typed. */
  notice: z.string(),
  /** Whether what was stored last is still to be read, so that the same question may find more a moment later. */
  partial: z.boolean(),
});
export type ReferencePage = z.infer<typeof ReferencePage>;

/** `duplicates --json`. */
export const DuplicateGroups = z.object({
  groups: z.array(
    z.object({ ids: z.array(z.string()), tier: z.enum(['certain', 'review']), because: z.array(z.string()) }),
  ),
});
export type DuplicateGroups = z.infer<typeof DuplicateGroups>;
