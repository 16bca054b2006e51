import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BACKUP_REASONS, BackupName, type BackupRow, type Holdings } from '../../shared/contract/backup.ts';

/** The folder of one library's backups inside the person's: its name for people, the end of its id for the program. */
export function folderOf(
  parent: string,
  library: { readonly id: string; readonly file: { readonly name: string } },
): string {
  const mark = library.id.slice(-8).toLowerCase();
  // A library that was renamed finds its backups by the mark.
  const known = entriesOf(parent).find((name) => name.endsWith(` ${mark}`));
  const stem = library.file.name.replace(/\.gleaner$/i, '').replaceAll(/[^\p{L}\p{N}._ -]/gu, '_');
  return join(parent, known ?? `${stem.slice(0, 60)} ${mark}`);
}

/** The name of a backup made at an ISO time: "2026-11-22 15.43.07.gleaner". */
export function nameOf(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '.')}.gleaner`;
}

/** Names of the backups in a folder, newest first; a folder that is not there holds none. */
export function namesIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((name) => BackupName.safeParse(name).success)
    .toSorted()
    .toReversed();
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there yet, or no folder: whoever writes into it says so.
    return [];
  }
}

/** Lets go of all but the newest `keep` backups; gives the names that went. */
export function rotate(folder: string, keep: number): readonly string[] {
  return namesIn(folder)
    .slice(keep)
    .filter((name) => {
      try {
        rmSync(join(folder, name));
        return true;
      } catch {
        // It may be open in another program; the next backup tries again.
        return false;
      }
    });
}

/** Looks into one backup; one that cannot be read says so instead of what it holds. */
export function rowOf(folder: string, name: string): BackupRow {
  const path = join(folder, name);
  const about = statSync(path, { throwIfNoEntry: false });
  const at = `${name.slice(0, 10)}T${name.slice(11, 19).replaceAll('.', ':')}.000Z`;
  const bare = { name, at, why: null, bytes: about?.size ?? 0 };
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const note = noteOf(database);
      return { ...bare, ...note, holds: holdingsOf(database), fault: null };
    } finally {
      database.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...bare, holds: null, fault: `This backup cannot be read (${reason}).` };
  }
}

function noteOf(database: DatabaseSync): Partial<Pick<BackupRow, 'at' | 'why'>> {
  const row = database.prepare("SELECT value FROM meta WHERE key = 'backup'").get() as
    | { value: string }
    | undefined;
  const note = JSON.parse(row?.value ?? '{}') as { at?: string; why?: string };
  const why = BACKUP_REASONS.find((reason) => reason === note.why);
  return { ...(note.at === undefined ? {} : { at: note.at }), ...(why === undefined ? {} : { why }) };
}

/** How much an open library file holds. */
export function holdingsOf(database: DatabaseSync): Holdings {
  return database
    .prepare(
      `SELECT (SELECT COUNT(*) FROM reference) AS "references", (SELECT COUNT(*) FROM study) AS studies,
        (SELECT COUNT(*) FROM document) AS documents, (SELECT COUNT(*) FROM coding) AS codings,
        (SELECT COUNT(*) FROM finding) AS findings`,
    )
    .get() as unknown as Holdings;
}
