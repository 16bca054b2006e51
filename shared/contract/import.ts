import { z } from 'zod';
import { FileHandle } from './file-handle.ts';
import { ImportReceipt } from './receipt.ts';

const header = z.string().max(20_000);

/** What the columns of a table mean: a target, `keep` or `ignore` for each header. */
export const ColumnMapping = z.object({
  headers: z.array(header).min(1).max(16_384),
  targets: z.array(z.string().max(100)).max(16_384),
  hasHeader: z.boolean().default(true),
});

/** One table of a file with unknown columns as a person needs it to say what they mean. */
export const TablePreview = z.object({
  /** The sheet's name; empty where the file has but one table. */
  name: z.string(),
  headers: z.array(header),
  hasHeader: z.boolean(),
  /** How many rows stand beneath the header. */
  rows: z.number().int(),
  /** Up to five values of each column, shortened. */
  samples: z.array(z.array(z.string())),
  /** A target for each column: from a mapping remembered for these headers, the header's words, or the cells. */
  targets: z.array(z.string()),
  /** Where `targets` come from: known headers and remembered mappings are read without asking. */
  basis: z.enum(['known', 'remembered', 'guessed']),
});
export type TablePreview = z.infer<typeof TablePreview>;

/**
 * What a dimension (its id) or a code (`dimension:code`) of a file becomes: `new`, `ignore` for what is left out, or the id or
 * `dimension:code` of one in the codebook.
 */
export const CodeMapping = z
  .array(z.object({ from: z.string().max(500), to: z.string().max(500) }))
  .max(20_000);

/** The codes of a file, and what they become when it is imported. */
export const CodesPreview = z.object({
  /** The names of the file's code sets. */
  title: z.string(),
  references: z.number().int(),
  /** Whether a person said of an earlier file with these code sets what some of them become; it holds here too. */
  remembered: z.boolean(),
  dimensions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** How many times references carry one of its codes. */
      codings: z.number().int(),
      /** `new`, `ignore`, or the id of a dimension of the codebook. */
      becomes: z.string(),
      codes: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          codings: z.number().int(),
          /** A heading, which no reference carries. */
          group: z.boolean(),
          /** `new`, `ignore`, or `dimension:code` of the codebook. */
          becomes: z.string(),
        }),
      ),
    }),
  ),
  /** Numbers of codes that references carry and no code set explains; they are left out. */
  unexplained: z.array(z.object({ number: z.number().nullable(), codings: z.number().int() })),
});
export type CodesPreview = z.infer<typeof CodesPreview>;

/** The calls about files a person has to explain: tables by their columns, maps by their codes. */
export const IMPORT_CALLS = {
  /**
   * Looks at a CSV, TSV or Excel file and guesses what its columns mean, or at EPPI-Reviewer's JSON and says what its codes
   * become, as `codes` has it where it is given; no tables and no codes for a file of another kind.
   */
  'import.preview': {
    input: z.object({ file: FileHandle, codes: CodeMapping.optional() }),
    output: z.object({
      tables: z.array(TablePreview),
      targets: z.array(z.string()),
      codes: CodesPreview.nullable(),
    }),
    writes: false,
  },
  /** Imports a table by a mapping, and remembers it for tables with the same headers. */
  'import.readMapped': {
    input: z.object({ file: FileHandle, mapping: ColumnMapping }),
    output: z.object({ receipt: ImportReceipt }),
    writes: true,
  },
} as const;
