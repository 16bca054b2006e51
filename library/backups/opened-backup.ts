import { randomBytes } from 'node:crypto';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { currentVersion, migrate, versionOf } from '../database/migrate.ts';

/** A backup opened as a copy of its own, brought to the library's version; the backup itself is never touched. */
export type OpenedBackup = {
  readonly database: DatabaseSync;
  readonly id: string;
  readonly close: () => void;
};

/** Opens a backup from a path, or from bytes that were handed in. */
export function openBackup(from: string | Uint8Array, name: string): Reply<OpenedBackup> {
  const path = join(tmpdir(), `gleaner-backup-${randomBytes(12).toString('hex')}.gleaner`);
  const letGo = () => {
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  };
  let database: DatabaseSync | undefined;
  try {
    if (typeof from === 'string') copyFileSync(from, path);
    else writeFileSync(path, from);
    database = new DatabaseSync(path);
    const version = versionOf(database);
    const isLibrary = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'reference'").get();
    if (isLibrary === undefined) throw new Error('it is no Gleaner library');
    if (version > currentVersion()) {
      database.close();
      letGo();
      return fault('newer', `“${name}” was written by a newer Gleaner. Update Gleaner to restore it.`);
    }
    const { integrity_check } = database.prepare('PRAGMA integrity_check').get() as {
      integrity_check: string;
    };
    if (integrity_check !== 'ok') throw new Error(integrity_check);
    migrate(database);
    const row = database.prepare("SELECT value FROM meta WHERE key = 'id'").get() as { value: string };
    const opened = database;
    return done({
      database: opened,
      id: row?.value ?? '',
      close: () => {
        opened.close();
        letGo();
      },
    });
  } catch (error) {
    if (database?.isOpen) database.close();
    letGo();
    const reason = error instanceof Error ? error.message : String(error);
    return fault(
      'unreadable',
      `“${name}” cannot be read as a backup: ${reason}. Choose an older one; nothing was changed.`,
    );
  }
}
