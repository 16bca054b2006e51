import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BACKUP_REASONS } from '../../shared/contract/backup.ts';

/** Which library is copied where; `at` is an ISO time. */
export type CopyTask = {
  readonly source: string;
  readonly target: string;
  readonly at: string;
  readonly why: (typeof BACKUP_REASONS)[number];
};

/** How a copy ended; `reason` is the cause in the words of a sentence, after "because". */
export type CopyOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Room that is left free, so that a backup never takes the last of a disk. */
const SPARE = 16 * 1024 * 1024;

/**
 * Copies a library as it stands committed, checks the copy against it (every table's count, the file's own integrity, and
 * each document's bytes), and gives it its name only then. Blocks; meant for a thread of its own.
 */
export function copyVerified({ source, target, at, why }: CopyTask): CopyOutcome {
  const part = `${target}.part`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    const size = statSync(source).size;
    const room = statfsSync(dirname(target));
    if (room.bavail * room.bsize < size + Math.min(SPARE, size)) return full(dirname(target));
    rmSync(part, { force: true });
    const counts = copyOf(source, part);
    const wrong = check(part, counts, { at, why });
    if (wrong !== undefined) {
      rmSync(part, { force: true });
      return { ok: false, reason: `the copy was not like the library (${wrong})` };
    }
    flush(part);
    renameSync(part, target);
    return { ok: true };
  } catch (error) {
    removeQuietly(part);
    removeQuietly(`${part}-journal`);
    return failed(error, dirname(target));
  }
}

function copyOf(source: string, part: string): ReadonlyMap<string, number> {
  const library = new DatabaseSync(source, { readOnly: true });
  try {
    library.exec('PRAGMA busy_timeout = 5000');
    // One read transaction around both, so that the counts are those of what is copied.
    const counts = countAll(library);
    library.prepare('VACUUM INTO ?').run(part);
    return counts;
  } finally {
    library.close();
  }
}

function check(
  part: string,
  counts: ReadonlyMap<string, number>,
  note: { readonly at: string; readonly why: string },
): string | undefined {
  const copy = new DatabaseSync(part);
  try {
    const integrity = copy.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
    if (integrity.integrity_check !== 'ok') return integrity.integrity_check;
    const copied = countAll(copy);
    // Work goes on while the copy is made, so it may hold more than was counted, never less.
    const less = [...counts].find(([table, n]) => (copied.get(table) ?? -1) < n && !MAY_SHRINK.has(table));
    if (less !== undefined) return `${less[0]}: ${less[1]} and ${copied.get(less[0])}`;
    const document = firstWrongDocument(copy);
    if (document !== undefined) return `the bytes of “${document}”`;
    copy.exec("UPDATE meta SET value = '' WHERE key = 'holder'");
    copy.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('backup', ?)").run(JSON.stringify(note));
    return undefined;
  } finally {
    copy.close();
  }
}

/** Tables that lose rows by ordinary work; what was removed between counting and copying is no fault. */
const MAY_SHRINK: ReadonlySet<string> = new Set(['search_segment', 'search_delta', 'search_pending']);

function countAll(database: DatabaseSync): ReadonlyMap<string, number> {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all() as { name: string }[];
  return new Map(
    tables.map(({ name }) => {
      const row = database.prepare(`SELECT COUNT(*) AS n FROM "${name}"`).get() as { n: number };
      return [name, row.n];
    }),
  );
}

function firstWrongDocument(copy: DatabaseSync): string | undefined {
  const documents = copy.prepare('SELECT DISTINCT sha256, name FROM document').all() as {
    sha256: string;
    name: string;
  }[];
  const chunks = copy.prepare('SELECT bytes FROM document_chunk WHERE sha256 = ? ORDER BY n');
  for (const { sha256, name } of documents) {
    const hash = createHash('sha256');
    let any = false;
    for (const { bytes } of chunks.iterate(sha256) as Iterable<{ bytes: Uint8Array }>) {
      hash.update(bytes);
      any = true;
    }
    if (any && hash.digest('hex') !== sha256) return name;
  }
  return undefined;
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function failed(error: unknown, folder: string): CopyOutcome {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  // SQLITE_FULL is 13 (https://www.sqlite.org/rescode.html).
  if (code === 'ENOSPC' || code === 'EDQUOT' || errcode === 13) return full(folder);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
    return { ok: false, reason: `the folder “${folder}” cannot be written (${code})` };
  return { ok: false, reason: message ?? String(error) };
}

function full(folder: string): CopyOutcome {
  return { ok: false, reason: `the disk with the folder “${folder}” is full` };
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing was written where not even this can be looked at.
  }
}
