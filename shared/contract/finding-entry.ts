import { z } from 'zod';
import { AS_REPORTED } from '../model/coding.ts';
import { COLUMN_MEANINGS } from '../model/table-mapping.ts';
import { Ulid } from './coding.ts';
import { ExtractedTable } from './extraction.ts';
import { Estimate, FindingCell, FindingLevel } from './finding.ts';

/** What a person may say of a value column. `both` is "34 (15.0)", `estimate` a ratio or difference with or without its interval. */
export const ColumnMeaning = z.enum(COLUMN_MEANINGS);

/** What the rows and columns of a table mean. */
export const TableMapping = z.object({
  /** Places in a row's path, counted from the innermost, 0. */
  rows: z.object({ level: z.number().int().min(0).max(20), variable: z.number().int().min(0).max(20) }),
  columns: z
    .array(
      z.object({
        /** From 0, after the labels. */
        column: z.number().int().min(0),
        means: ColumnMeaning,
        /** The heading of the outcome or group it belongs to; empty where it serves them all. */
        outcome: z.string().max(2_000),
        /** What an `estimate` or `statistic` is: "odds ratio", "chi-square". */
        measure: z.string().max(200).default(''),
      }),
    )
    .max(500),
  /** The header it was made for, by which the paper's next table is known to be of the same make. */
  header: z.string().max(100_000),
  /** Whether group sizes are taken from the paper's other table of the same questions, where this one has none. */
  sizes: z.boolean().default(false),
  /** Whether the columns are groups that the table compares: then each row gives one comparison of them. */
  arms: z.boolean().default(false),
});

/** Something about a table or its numbers that a person should know before taking findings from it. */
export const TableNotice = z.object({
  kind: z.enum([
    'short-row',
    'empty-cell',
    'no-number',
    'over-100',
    'zero-n',
    'more-events-than-n',
    'no-rows',
  ]),
  message: z.string(),
  cells: z.array(FindingCell),
});

/** A finding as a table gives it, with the codes it most likely stands for. */
export const FindingDraft = z.object({
  /** Its place among the drafts of this table and mapping. */
  n: z.number().int(),
  section: z.string(),
  variable: z.string(),
  /** As the column is headed. */
  heading: z.string(),
  levels: z.array(FindingLevel),
  estimate: Estimate.nullable(),
  cells: z.array(FindingCell),
  /** Proposed code; empty where nothing speaks for one. */
  factor: z.string(),
  outcome: z.string(),
  /** The finding stored from these very cells already. */
  stored: z.string().nullable(),
});

/** A document's table ready for taking findings from it. */
export const EntryTable = z.object({
  /** Its place in the document, from 0. */
  n: z.number().int(),
  table: ExtractedTable,
  mapping: TableMapping,
  /** True where a person said so of this table or of one with the same header. */
  remembered: z.boolean(),
  /** Label of the table that could give group sizes; empty where there is none or none is needed. */
  sizesFrom: z.string(),
  /** Findings stored from it. */
  taken: z.number().int(),
});

export const TablePreview = z.object({ drafts: z.array(FindingDraft), notices: z.array(TableNotice) });

const asReported = z.enum(AS_REPORTED).nullable();
const code = z.string().max(200);

/** What a person says of one draft in order to store it. */
export const DraftDecision = z.object({
  n: z.number().int().min(0),
  factor: code.default(''),
  outcome: code.default(''),
  direction: code.nullable().default(null),
  asReported: asReported.default(null),
  subgroup: z.string().max(2_000).default(''),
});

/** What a person says of a finding that comes from no table. `passage` is a range of the document. */
export const FindingInput = z.object({
  study: Ulid,
  factor: code.default(''),
  outcome: code.default(''),
  direction: code.nullable().default(null),
  asReported: asReported.default(null),
  label: z.string().max(2_000),
  subgroup: z.string().max(2_000).default(''),
  levels: z.array(FindingLevel).max(1_000).default([]),
  estimate: Estimate.nullable().default(null),
  document: Ulid.nullable().default(null),
  passage: z
    .object({ start: z.number().int().min(0), end: z.number().int().min(0) })
    .nullable()
    .default(null),
});

/** What a person changes of a finding; what is left out stays. Refused with `conflict` when `rev` is not the present one. */
export const FindingChange = z.object({
  id: Ulid,
  rev: z.number().int(),
  factor: code.optional(),
  outcome: code.optional(),
  direction: code.nullable().optional(),
  asReported: asReported.optional(),
  label: z.string().max(2_000).optional(),
  subgroup: z.string().max(2_000).optional(),
  levels: z.array(FindingLevel).max(1_000).optional(),
  estimate: Estimate.nullable().optional(),
  document: Ulid.nullable().optional(),
  passage: z
    .object({ start: z.number().int().min(0), end: z.number().int().min(0) })
    .nullable()
    .optional(),
});

const table = { document: Ulid, table: z.number().int().min(0) };

/** The calls of findings entry; tables are named by their place in their document. */
export const FINDING_CALLS = {
  'finding.tables': { input: z.object({ document: Ulid }), output: z.array(EntryTable), writes: false },
  'finding.preview': {
    input: z.object({ ...table, mapping: TableMapping }),
    output: TablePreview,
    writes: false,
  },
  /** Stores drafts as findings of a study, in one act, and remembers what was said of the table. */
  'finding.take': {
    input: z.object({
      ...table,
      mapping: TableMapping,
      study: Ulid,
      findings: z.array(DraftDecision).min(1).max(5_000),
    }),
    /** `skipped` are those that are stored already. */
    output: z.object({ ids: z.array(Ulid), skipped: z.number().int() }),
    writes: true,
  },
  'finding.add': { input: FindingInput, output: z.object({ id: Ulid }), writes: true },
  'finding.change': { input: FindingChange, output: z.object({}), writes: true },
  'finding.remove': {
    input: z.object({ ids: z.array(Ulid).min(1).max(5_000) }),
    output: z.object({}),
    writes: true,
  },
} as const;
