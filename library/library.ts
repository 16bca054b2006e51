import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { done, type Reply } from '../shared/contract/fault.ts';
import { type LibraryFile, type OpenOptions, openLibraryFile } from './database/open.ts';
import type { Tables } from './database/tables.ts';
import { type Journal, openJournal } from './history/journal.ts';
import { createQuiet, type Quiet } from './quiet.ts';

/** An open library as features see it: reading, acting, and the outside world they may ask. */
export type Library = {
  readonly id: string;
  readonly file: LibraryFile;
  /** A connection that only reads and never waits for a writer. */
  readonly read: Kysely<Tables>;
  readonly journal: Journal;
  /** Runs one act; the same as `journal.act`. */
  readonly act: Journal['act'];
  /** ISO 8601 time. */
  readonly now: () => string;
  /** A new ULID. */
  readonly newId: () => string;
  /** Name under which this person's decisions and codings are stored. */
  readonly coder: () => string;
  readonly setCoder: (name: string) => void;
  readonly quiet: Quiet;
  readonly close: () => Promise<void>;
};

export type LibraryOptions = OpenOptions & {
  readonly now: () => string;
  readonly newId: () => string;
  /** Used until the person gives a name. */
  readonly defaultCoder: string;
};

/** Opens a library, or makes it where `create` is set. */
export async function openLibrary(path: string, options: LibraryOptions): Promise<Reply<Library>> {
  const opened = await openLibraryFile(path, options);
  if (!opened.ok) return opened;
  const file = opened.output;
  const identity = file.readOnly ? readIdentity(file) : ensureIdentity(file, options);
  let coder = metaValue(file, 'coder') ?? options.defaultCoder;
  const journal = await openJournal(file, identity.replica, {
    now: options.now,
    newId: options.newId,
    coder: () => coder,
    floor: () => Number(metaValue(file, 'starterRevision') ?? 0),
  });
  return done({
    id: identity.id,
    file,
    read: file.read,
    journal,
    act: journal.act,
    now: options.now,
    newId: options.newId,
    coder: () => coder,
    setCoder: (name) => {
      coder = name;
      if (!file.readOnly) setMeta(file, 'coder', name);
    },
    quiet: createQuiet(
      () => performance.now(),
      (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
    ),
    close: file.close,
  });
}

/** A value of the library's own notebook, which is no part of its history. */
export function metaValue(file: LibraryFile, key: string): string | undefined {
  const row = file.sqlite.prepare('SELECT value FROM meta WHERE key = ?').get(key) as
    | { value: string }
    | undefined;
  return row?.value;
}

/** Stores a value in the library's own notebook. */
export function setMeta(file: LibraryFile, key: string, value: string): void {
  file.sqlite.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
}

type Identity = { readonly id: string; readonly replica: string };

function readIdentity(file: LibraryFile): Identity {
  return { id: metaValue(file, 'id') ?? '', replica: metaValue(file, 'replica') ?? '' };
}

function ensureIdentity(file: LibraryFile, options: LibraryOptions): Identity {
  const known = readIdentity(file);
  if (known.id !== '' && known.replica !== '') return known;
  const identity = { id: known.id || options.newId(), replica: known.replica || options.newId() };
  setMeta(file, 'id', identity.id);
  setMeta(file, 'replica', identity.replica);
  file.sqlite
    .prepare('INSERT OR IGNORE INTO replica (id, created_at) VALUES (?, ?)')
    .run(identity.replica, options.now());
  return identity;
}
