import { z } from 'zod';
import { BackupList, BackupPreview } from './backup.ts';
import { StylePage } from './bibliography.ts';
import { DocumentChecks } from './check.ts';
import { Codebook } from './codebook.ts';
import { CodeUse } from './codebook-edit.ts';
import { AgreementReport, CODER_CALLS, CoderRow, LayerReceipt } from './coders.ts';
import { Coding, Suggestion } from './coding.ts';
import { Extraction } from './extraction.ts';
import { Finding } from './finding.ts';
import { ChangeEntry, UndoState, Verification } from './history.ts';
import { IMPORT_CALLS } from './import.ts';
import { MatrixFile } from './matrix.ts';
import { QualityPage } from './quality.ts';
import { ImportReceipt, IngestReceipt, Unread } from './receipt.ts';
import { DuplicateGroups } from './reference.ts';
import { SearchAnswer } from './search.ts';
import { SettingsReading } from './settings.ts';

/** A file that was written; without `--out` it comes along, as text or in base64. */
const writtenFile = z.object({
  /** Full path, or null where the file is in the answer itself. */
  out: z.string().nullable(),
  format: z.string(),
  name: z.string(),
  mediaType: z.string(),
  /** The files of a figure that was written in parts; `out` is the first. */
  parts: z.array(z.string()).optional(),
  bytes: z.number().int(),
  notices: z.array(z.string()),
  content: z.string().optional(),
  base64: z.string().optional(),
});

/** What `import --preview` prints with `--json`: of each file what its columns mean and what its codes become. */
export const ImportPreviews = z.object({
  files: z.array(IMPORT_CALLS['import.preview'].output.extend({ name: z.string() })),
});

/** What each command prints on stdout with `--json` (`parse` always); see docs/command-line.md. */
export const COMMAND_OUTPUT = {
  extract: Extraction,
  /** CSL-JSON with the ids that were handed in. */
  parse: z.array(z.looseObject({ id: z.string(), type: z.string() })),
  ingest: z.object({ receipts: z.array(IngestReceipt) }),
  /** Sums over all files; found = added + merged + skipped + unread. */
  import: z.object({
    found: z.number().int(),
    added: z.number().int(),
    merged: z.number().int(),
    skipped: z.number().int(),
    unread: z.array(Unread.extend({ file: z.string() })),
    files: z.array(ImportReceipt),
  }),
  export: writtenFile,
  styles: StylePage,
  search: SearchAnswer,
  /** `merged` only with `--merge`. */
  duplicates: DuplicateGroups.extend({ merged: z.number().int().optional() }),
  /** `fixed` only with `--fix`. */
  quality: QualityPage.extend({ fixed: z.number().int().optional() }),
  suggest: z.array(Suggestion),
  code: z.object({
    study: z.string(),
    applied: z.array(Coding),
    /** Ids of the suggestions rejected. */
    rejected: z.array(z.string()),
    /** Ids of the codings removed. */
    removed: z.array(z.string()),
  }),
  codings: z.array(Coding),
  /** `codebook show`; the other subcommands print what their calls answer. */
  codebook: z.object({ codebook: Codebook, usage: z.array(CodeUse) }),
  coders: z.array(CoderRow),
  agreement: AgreementReport,
  differences: CODER_CALLS['agreement.disagreements'].output,
  'export-codings': writtenFile,
  'merge-codings': LayerReceipt,
  findings: z.array(Finding),
  check: DocumentChecks,
  matrix: MatrixFile,
  map: writtenFile,
  history: z.array(ChangeEntry),
  undo: UndoState.extend({ summary: z.string() }),
  redo: UndoState.extend({ summary: z.string() }),
  backup: z.object({ out: z.string(), bytes: z.number().int() }),
  backups: BackupList,
  /** With `--preview` what would happen; else what happened: in place, or into the file `out`. */
  restore: z.union([
    BackupPreview,
    z.object({ out: z.string().nullable(), before: z.string().nullable(), changed: z.number().int() }),
  ]),
  settings: SettingsReading,
  verify: Verification,
  /** One such line whenever there is a fresh address. */
  serve: z.object({ url: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type CommandName = keyof typeof COMMAND_OUTPUT;
