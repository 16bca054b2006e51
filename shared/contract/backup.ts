import { z } from 'zod';
import { FileHandle } from './file-handle.ts';
import { ChangeEntry } from './history.ts';

/** Why a backup was made. */
export const BACKUP_REASONS = ['scheduled', 'closing', 'asked', 'restoring'] as const;

/** Name of a backup inside the folder of its library; never a path. */
export const BackupName = z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9.]{8,16}\.gleaner$/);

/** How much a library or a backup holds. */
export const Holdings = z.object({
  references: z.number().int(),
  studies: z.number().int(),
  documents: z.number().int(),
  codings: z.number().int(),
  findings: z.number().int(),
});
export type Holdings = z.infer<typeof Holdings>;

/** One backup; `at` is an ISO time. One that cannot be read has no holdings and says why. */
export const BackupRow = z.object({
  name: BackupName,
  at: z.string(),
  why: z.enum(BACKUP_REASONS).nullable(),
  bytes: z.number().int(),
  holds: Holdings.nullable(),
  fault: z.string().nullable(),
});
export type BackupRow = z.infer<typeof BackupRow>;

/** The backups of this library, newest first, and why the last attempt failed, if it did. */
export const BackupList = z.object({
  /** Full path, for showing; null where no backups are made. */
  folder: z.string().nullable(),
  backups: z.array(BackupRow),
  fault: z.string().nullable(),
});
export type BackupList = z.infer<typeof BackupList>;

/** What restoring would do, kind by kind: rows that come back, go away or change, with some names. */
export const BackupDifference = z.object({
  /** Name of the kind of row: "reference", "coding", "document", …. */
  kind: z.string(),
  back: z.number().int(),
  away: z.number().int(),
  changed: z.number().int(),
  /** Titles or names of a few of them, those that come back first. */
  examples: z.array(z.string()),
});
export type BackupDifference = z.infer<typeof BackupDifference>;

/** A look at a backup before it is restored. */
export const BackupPreview = z.object({
  backup: BackupRow,
  now: Holdings,
  differences: z.array(BackupDifference),
  /** What was done since, newest first, at most fifty; `laterCount` is how many in all. */
  later: z.array(ChangeEntry),
  laterCount: z.number().int(),
});
export type BackupPreview = z.infer<typeof BackupPreview>;

/** A backup in the library's folder, or a file that was handed in. */
const which = z.union([z.object({ name: BackupName }), z.object({ file: FileHandle })]);

/** The calls about backups. */
export const BACKUP_CALLS = {
  'backup.list': { input: z.object({}), output: BackupList, writes: false },
  /** Makes one now; refused where the disk is full or the folder cannot be written. */
  'backup.make': { input: z.object({}), output: BackupRow, writes: false },
  'backup.preview': { input: which, output: BackupPreview, writes: false },
  /** Makes the library what the backup was, as one act that can be undone; backs it up first. */
  'backup.restore': {
    input: which,
    output: z.object({ differences: z.array(BackupDifference), before: BackupName.nullable() }),
    writes: true,
  },
  /** The backup as a library file of its own. */
  'backup.copy': {
    input: z.object({ name: BackupName }),
    output: z.object({
      file: FileHandle,
      name: z.string(),
      mediaType: z.string(),
      notices: z.array(z.string()),
    }),
    writes: false,
  },
} as const;
