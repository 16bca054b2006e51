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

/** The calls about tables whose columns a person has to explain. */
export const IMPORT_CALLS = {
  /** Looks at a CSV, TSV or Excel file and guesses what its columns mean; no tables for a file of another kind. */
  'import.preview': {
    input: z.object({ file: FileHandle }),
    output: z.object({ tables: z.array(TablePreview), targets: z.array(z.string()) }),
    writes: false,
  },
  /** Imports a table by a mapping, and remembers it for tables with the same headers. */
  'import.readMapped': {
    input: z.object({ file: FileHandle, mapping: ColumnMapping }),
    output: z.object({ receipt: ImportReceipt }),
    writes: true,
  },
} as const;
