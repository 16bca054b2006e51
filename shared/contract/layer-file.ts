import { z } from 'zod';
import { AS_REPORTED, ORIGINS } from '../model/coding.ts';
import { Codebook } from './codebook.ts';
import { Basis, Ulid } from './coding.ts';
import { CslItem } from './csl.ts';

const name = z.string().max(200);

const FilePassage = z.object({
  id: Ulid,
  reference: Ulid,
  /** SHA-256 of the document the range is in; null for the record's own words, which `field` names. */
  sha256: z.string().max(64).nullable(),
  field: z.enum(['title', 'abstract']).nullable(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  page: z.number().int().nullable(),
  basis: Basis,
});

export const FileCoding = z.object({
  id: Ulid,
  study: Ulid,
  codebook: name,
  codebookVersion: z.string().max(10_000),
  dimension: name,
  code: name,
  outcome: name.nullable(),
  direction: name.nullable(),
  asReported: z.enum(AS_REPORTED).nullable(),
  origin: z.enum(ORIGINS),
  note: z.string(),
  createdAt: z.string(),
  passages: z.array(FilePassage).max(10_000),
});
export type FileCoding = z.infer<typeof FileCoding>;

export const FileStudy = z.object({
  id: Ulid,
  label: z.string(),
  references: z.array(z.object({ id: Ulid, citationKey: z.string(), item: CslItem })).max(10_000),
});
export type FileStudy = z.infer<typeof FileStudy>;

/** One coder's layer as a file (`.gleaner-codings.json`): what was coded, of which studies, with which codebook. */
export const LayerFile = z.object({
  format: z.literal('gleaner-codings'),
  version: z.literal(1),
  library: z.object({ id: z.string(), name: z.string() }),
  coder: name,
  exportedAt: z.string(),
  codebooks: z.array(z.object({ codebook: Codebook, madeAt: z.string(), madeBy: z.string() })).max(1_000),
  studies: z.array(FileStudy).max(1_000_000),
  codings: z.array(FileCoding).max(5_000_000),
});
export type LayerFile = z.infer<typeof LayerFile>;
