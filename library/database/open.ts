import { accessSync, closeSync, constants, openSync, readSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { type LargeCommit, largeCommits } from './large-commit.ts';
import { identityOf, takeWriterLock, type WriterLock } from './lock.ts';
import { currentVersion, migrate, versionOf } from './migrate.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** "Glnr": SQLite's application_id, which tells a library from any other database. */
const APPLICATION_ID = 0x476c6e72;

/** File systems that several machines share (statfs(2)): SQLite's WAL needs one host. */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x01021997, '9P'],
]);

/** An open library file: one writing connection, and one for reading that never waits for it. */
export type LibraryFile = {
  readonly path: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly write: Kysely<Tables>;
  readonly read: Kysely<Tables>;
  /** The raw writing connection, for what only SQLite can do (VACUUM INTO, integrity checks). */
  readonly sqlite: DatabaseSync;
  /** A number that changes with every commit, by whichever process; for keeping what was read until then. */
  readonly dataVersion: () => number;
  /** Whether the file still lies where it was opened; what is written to one that was moved can be lost. */
  readonly isInPlace: () => boolean;
  readonly largeCommit: LargeCommit;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  readonly mode: 'write' | 'read';
  /** Makes the file where there is none. */
  readonly create?: boolean;
  /** Who will hold it, as told to a second process: "the Gleaner window (process 4711)". */
  readonly holder: string;
};

/** Opens a library, or says in a sentence why not and what to do: not-found, not-a-library, newer, held, read-only. */
export async function openLibraryFile(path: string, options: OpenOptions): Promise<Reply<LibraryFile>> {
  const file = resolve(path);
  const found = inspect(file, options);
  if (!found.ok) return found;
  const writes = options.mode === 'write';
  let lock: WriterLock | undefined;
  if (writes) {
    lock = takeWriterLock(file);
    if (lock === undefined) return held(file);
  }
  try {
    const sqlite = connect(file, !writes);
    if (writes) prepareForWriting(sqlite, options.holder, file);
    else if (versionOf(sqlite) < currentVersion()) {
      sqlite.close();
      return fault(
        'read-only',
        `“${basename(file)}” must be brought to this version first. Open it for writing once.`,
      );
    }
    return done(assemble(file, sqlite, writes, lock));
  } catch (error) {
    lock?.release();
    return fault(
      'unreadable',
      `“${basename(file)}” cannot be opened: ${sentence(error)} Restore a backup, or ask for help with this message.`,
    );
  }
}

function inspect(file: string, options: OpenOptions): Reply<undefined> {
  const name = basename(file);
  const folder = dirname(file);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return fault('not-a-library', `“${name}” is a folder. Choose a .gleaner file.`);
  if (stat === undefined) {
    if (!(options.create && options.mode === 'write')) {
      return fault(
        'not-found',
        `There is no library at “${file}”. Check the name, or make a new library there.`,
      );
    }
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) {
      return fault('not-found', `The folder “${folder}” does not exist. Make it first, or choose another.`);
    }
  } else {
    const header = readHeader(file);
    if (header.kind === 'empty' && !(options.create && options.mode === 'write')) {
      return fault('not-a-library', `“${name}” is empty. If a copy was interrupted, copy it again.`);
    }
    if (header.kind === 'foreign') {
      return fault(
        'not-a-library',
        `“${name}” is not a Gleaner library. To read a paper or a bibliography, import it instead.`,
      );
    }
    if (header.kind === 'library' && header.version > currentVersion()) {
      return fault(
        'newer',
        `“${name}” was written by a newer Gleaner (library version ${header.version}, this program knows ${currentVersion()}). Update Gleaner to open it; nothing was changed.`,
      );
    }
  }
  const shared = sharedFileSystem(folder);
  if (shared !== undefined && options.mode === 'write') {
    return fault(
      'read-only',
      `“${name}” lies on a network folder (${shared}), where a library can be damaged by two computers at once. Copy it to this computer and open the copy.`,
    );
  }
  if (options.mode === 'write' && !isWritable(stat === undefined ? folder : file, folder)) {
    return fault(
      'read-only',
      `“${name}” or its folder is write-protected. It can be opened for reading, or copied to a place where you may write.`,
    );
  }
  return done(undefined);
}

type Header = { kind: 'empty' | 'foreign' } | { kind: 'library'; version: number };

function readHeader(file: string): Header {
  // https://www.sqlite.org/fileformat2.html: user_version at 60, application_id at 68, both big-endian.
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, header, 0, 100, 0);
    if (length === 0) return { kind: 'empty' };
    if (length < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return { kind: 'foreign' };
    if (header.readUInt32BE(68) !== APPLICATION_ID) return { kind: 'foreign' };
    return { kind: 'library', version: header.readUInt32BE(60) };
  } finally {
    closeSync(descriptor);
  }
}

function sharedFileSystem(folder: string): string | undefined {
  if (process.platform === 'win32') return folder.startsWith('\\\\') ? 'a network share' : undefined;
  if (process.platform !== 'linux') return undefined;
  return NETWORK_FILE_SYSTEMS.get(Number(statfsSync(folder).type));
}

function isWritable(file: string, folder: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(folder, constants.W_OK);
    return (statSync(file).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

function held(file: string): Reply<never> {
  let holder = 'another program';
  try {
    const sqlite = connect(file, true);
    const row = sqlite.prepare("SELECT value FROM meta WHERE key = 'holder'").get() as
      | { value: string }
      | undefined;
    holder = row?.value || holder;
    sqlite.close();
  } catch {
    // The holder may be in the middle of making the file; the sentence still holds.
  }
  return fault(
    'held',
    `“${basename(file)}” is being written by ${holder}. Close it there, or open it here for reading only.`,
  );
}

function connect(file: string, readOnly: boolean): DatabaseSync {
  const sqlite = new DatabaseSync(file, { readOnly });
  sqlite.exec('PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY;');
  return sqlite;
}

function prepareForWriting(sqlite: DatabaseSync, holder: string, file: string): void {
  const version = versionOf(sqlite);
  if (version > 0 && version < currentVersion()) backUpBeforeMigration(sqlite, file, version);
  // Before WAL begins, so that the file's own header says what it is and of which version.
  sqlite.exec(`PRAGMA synchronous = FULL; PRAGMA application_id = ${APPLICATION_ID};`);
  migrate(sqlite);
  sqlite.exec('PRAGMA journal_mode = WAL');
  sqlite.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('holder', ?)").run(holder);
}

function backUpBeforeMigration(sqlite: DatabaseSync, file: string, version: number): void {
  const copy = `${file}.version-${version}.backup`;
  rmSync(copy, { force: true });
  sqlite.prepare('VACUUM INTO ?').run(copy);
  const check = new DatabaseSync(copy, { readOnly: true });
  try {
    const result = check.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
    if (result.integrity_check !== 'ok')
      throw new Error(`the backup “${copy}” is damaged, so nothing was migrated.`);
  } finally {
    check.close();
  }
}

function assemble(
  file: string,
  sqlite: DatabaseSync,
  writes: boolean,
  lock: WriterLock | undefined,
): LibraryFile {
  const reading = connect(file, true);
  const write = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });
  const read = new Kysely<Tables>({ dialect: sqliteDialect(reading) });
  const largeCommit = largeCommits(file, sqlite);
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await largeCommit.settled();
    // Kysely closes its connection only where it was used.
    await read.destroy();
    if (reading.isOpen) reading.close();
    if (writes) leaveOneFile(sqlite);
    await write.destroy();
    if (sqlite.isOpen) sqlite.close();
    lock?.release();
  };
  const version = reading.prepare('PRAGMA data_version');
  const dataVersion = (): number => Number((version.get() as { data_version: number }).data_version);
  const identity = identityOf(file);
  const isInPlace = (): boolean => identityOf(file) === identity;
  const name = basename(file);
  return {
    path: file,
    name,
    readOnly: !writes,
    write,
    read,
    sqlite,
    dataVersion,
    isInPlace,
    largeCommit,
    close,
  };
}

function leaveOneFile(sqlite: DatabaseSync): void {
  try {
    sqlite.exec(
      "UPDATE meta SET value = '' WHERE key = 'holder'; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;",
    );
  } catch {
    // A reader is still there; SQLite folds the WAL in when the last connection closes.
  }
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
