import { closeSync, openSync, statSync, unlinkSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** A held writer's lock; `release` may be called once. */
export type WriterLock = { readonly release: () => void };

/**
 * Takes the one writer's place of a library, or gives undefined where another process has it. The lock is a SQLite
 * lock on a small file beside the library, so the system lets go of it when the process dies, however it dies.
 */
export function takeWriterLock(path: string): WriterLock | undefined {
  const lockPath = `${path}-lock`;
  for (let attempt = 0; attempt < 5; attempt++) {
    createIfMissing(lockPath);
    const before = identityOf(lockPath);
    const lock = new DatabaseSync(lockPath);
    if (!begin(lock)) {
      lock.close();
      return undefined;
    }
    // Whoever held it before may have removed the file between our looking and our locking; then it locks nothing.
    if (before !== undefined && identityOf(lockPath) === before) return heldLock(lock, lockPath);
    lock.close();
  }
  return undefined;
}

function heldLock(lock: DatabaseSync, lockPath: string): WriterLock {
  return {
    release: () => {
      try {
        unlinkSync(lockPath);
      } catch {
        // Windows keeps an open file; the next holder takes it over.
      }
      lock.close();
    },
  };
}

function begin(lock: DatabaseSync): boolean {
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
    return true;
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) return false;
    throw error;
  }
}

function createIfMissing(lockPath: string): void {
  if (identityOf(lockPath) !== undefined) return;
  closeSync(openSync(lockPath, 'a'));
}

/** Which file stands at a path. Looking must not open it: closing would drop this process's locks on it (fcntl(2)). */
export function identityOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.dev}:${stat.ino}`;
}
