import { statSync, unlinkSync } from 'node:fs';
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
    const lock = new DatabaseSync(lockPath);
    try {
      lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
    } catch (error) {
      lock.close();
      if (isBusy(error)) return undefined;
      throw error;
    }
    // Whoever held it before may have deleted the file between our opening and our locking it.
    if (sameFileStill(lockPath, lock)) {
      return {
        release: () => {
          removeQuietly(lockPath);
          lock.close();
        },
      };
    }
    lock.close();
  }
  return undefined;
}

function sameFileStill(path: string, lock: DatabaseSync): boolean {
  lock.exec('PRAGMA user_version = 1');
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Windows keeps an open file; the next holder takes it over.
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message);
}
