import { open } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

/**
 * What keeps the commit of a large transaction short. SQLite would put all of its log on the disk and then fold the log
 * into the file before anything else is answered; both can be done beside other work.
 */
export type LargeCommit = {
  /** To be waited for right before the commit: puts on the disk what the transaction has written so far. */
  readonly prepare: () => Promise<void>;
  /** After the commit, or where there was none: folds the log into the file in a thread of its own. */
  readonly finish: () => void;
  /** Waits for what is still being folded. */
  readonly settled: () => Promise<void>;
};

/** Pages of the log after which SQLite folds it at a commit (its own default). */
const FOLDED_AT = 1_000;

/** Large commits on the writing connection of a library file. */
export function largeCommits(path: string, sqlite: DatabaseSync): LargeCommit {
  let running = 0;
  let folding: Promise<void> = Promise.resolve();
  const fold = async (): Promise<void> => {
    await foldInWorker(path);
    running -= 1;
    // What could not be folded is folded at the next commit.
    if (running === 0 && sqlite.isOpen) sqlite.exec(`PRAGMA wal_autocheckpoint = ${FOLDED_AT}`);
  };
  return {
    prepare: async () => {
      running += 1;
      sqlite.exec('PRAGMA wal_autocheckpoint = 0');
      await syncLog(path);
    },
    finish: () => {
      folding = folding.then(fold);
    },
    settled: () => folding,
  };
}

/** Never throws: the commit itself puts the log on the disk again, and says what is wrong. */
async function syncLog(path: string): Promise<void> {
  try {
    const log = await open(`${path}-wal`, 'r+');
    try {
      await log.datasync();
    } finally {
      await log.close();
    }
  } catch {
    return;
  }
}

/** Never throws: a log that is not folded is whole. */
function foldInWorker(path: string): Promise<void> {
  // Run from source the file is TypeScript; in the built app it stands compiled beside this one.
  const workerFile = import.meta.url.endsWith('.ts') ? './folding-worker.ts' : './folding-worker.js';
  return new Promise((resolve) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: path });
    worker.once('error', () => resolve());
    worker.once('exit', () => resolve());
  });
}
