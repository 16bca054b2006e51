import { z } from 'zod';
import { Ulid } from './coding.ts';

/** How bad it is: against a rule, absent, likely a mistake, or only untidy. */
export const QUALITY_GRAVITIES = ['wrong', 'missing', 'doubtful', 'untidy'] as const;

/** Every check, in the order of the worklist; docs/quality.md says what each looks for. */
export const QUALITY_CHECKS = [
  'doi',
  'isbn',
  'issn',
  'pmid',
  'url',
  'date',
  'pages',
  'required',
  'duplicate-identifier',
  'name',
  'name-initials',
  'journal-name',
  'capitals',
  'punctuation',
  'markup',
  'whitespace',
] as const;
export const QualityCheck = z.enum(QUALITY_CHECKS);
export type QualityCheck = z.infer<typeof QualityCheck>;

/** One place where a check found something. */
export const QualityProblem = z.object({
  reference: Ulid,
  citationKey: z.string(),
  title: z.string(),
  check: QualityCheck,
  gravity: z.enum(QUALITY_GRAVITIES),
  /** The CSL variable it speaks of. */
  field: z.string(),
  /** What is the matter, as a sentence. */
  message: z.string(),
  /** What stands there, shortened; empty where nothing does. */
  value: z.string(),
  /** What would stand there after the fix, or null where only a person can know; empty takes the field away. */
  fix: z.string().nullable(),
  /** Other references it has to do with. */
  related: z.array(z.object({ id: Ulid, citationKey: z.string() })),
  /** Names this finding at this value; another value is another finding. */
  fingerprint: z.string(),
});
export type QualityProblem = z.infer<typeof QualityProblem>;

export const QualityQuery = z.object({
  /** Only these checks; all where left out. */
  checks: z.array(QualityCheck).max(QUALITY_CHECKS.length).optional(),
  ids: z.array(Ulid).max(100_000).optional(),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(10_000).default(200),
});

export const QualityPage = z.object({
  total: z.number().int(),
  problems: z.array(QualityProblem),
  /** How many each check found in all, those that found nothing left out. */
  counts: z.array(z.object({ check: QualityCheck, count: z.number().int() })),
  /** How many a person said are no problem. */
  ignored: z.number().int(),
});
export type QualityPage = z.infer<typeof QualityPage>;

const places = z
  .array(z.object({ reference: Ulid, fingerprint: z.string().max(100) }))
  .min(1)
  .max(10_000);

/** The calls about the quality of references. */
export const QUALITY_CALLS = {
  'quality.list': { input: QualityQuery, output: QualityPage, writes: false },
  /** Does the fixes of these findings in one act; one that is no longer found, or has none, is left and counted. */
  'quality.fix': {
    input: z.object({ problems: places }),
    output: z.object({ fixed: z.number().int(), left: z.number().int() }),
    writes: true,
  },
  /** Remembers that these findings are no problem, until what stands there changes. */
  'quality.ignore': { input: z.object({ problems: places }), output: z.object({}), writes: true },
} as const;
