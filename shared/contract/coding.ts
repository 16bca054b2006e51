import { z } from 'zod';
import {
  AS_REPORTED,
  BASES,
  type Coding as CodingModel,
  ORIGINS,
  type Suggestion as SuggestionModel,
} from '../model/coding.ts';

export const Ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
export const Basis = z.enum(BASES);

export const Passage = z.object({
  id: Ulid,
  document: Ulid.nullable(),
  sha256: z.string().nullable(),
  reference: Ulid,
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  page: z.number().int().nullable(),
  basis: Basis,
});

const Judgement = z.object({
  dimension: z.string(),
  code: z.string(),
  outcome: z.string().nullable(),
  direction: z.string().nullable(),
  asReported: z.enum(AS_REPORTED).nullable(),
  coder: z.string(),
  origin: z.enum(ORIGINS),
  note: z.string(),
  createdAt: z.string(),
  codebookVersion: z.string(),
});

const CodingPast = z.object({
  was: Judgement,
  because: z.string(),
  who: z.string(),
  at: z.string(),
});

export const Coding = Judgement.extend({
  id: Ulid,
  study: Ulid,
  codebook: z.string(),
  rev: z.number().int(),
  passages: z.array(Passage),
  past: z.array(CodingPast).optional(),
}) satisfies z.ZodType<CodingModel>;
export type Coding = CodingModel;

/** What a person hands in to point at words: a range of a stored document, or of the record's own title or abstract. */
export const PassageInput = z.object({
  /** The document whose text the range is in; null for the record's own words. */
  document: Ulid.nullable(),
  reference: Ulid.optional(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  basis: Basis,
});
export type PassageInput = z.infer<typeof PassageInput>;

export const CodingInput = z.object({
  study: Ulid,
  dimension: z.string().max(200),
  code: z.string().max(200),
  outcome: z.string().max(200).nullable().default(null),
  direction: z.string().max(200).nullable().default(null),
  asReported: z.enum(AS_REPORTED).nullable().default(null),
  note: z.string().max(20_000).default(''),
  coder: z.string().max(200).optional(),
  passages: z.array(PassageInput).max(200).default([]),
});
export type CodingInput = z.infer<typeof CodingInput>;

/** `suggest --json`: one element. */
export const Suggestion = z.object({
  id: z.string(),
  study: Ulid,
  reference: Ulid,
  title: z.string(),
  dimension: z.string(),
  code: z.string(),
  direction: z.string().nullable(),
  outcome: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  basis: Basis,
  claim: z.enum(['result', 'hypothesis']),
  passages: z.array(
    z.object({
      document: Ulid.nullable(),
      start: z.number().int(),
      end: z.number().int(),
      quote: z.string(),
    }),
  ),
  because: z.array(z.string()),
}) satisfies z.ZodType<SuggestionModel>;
