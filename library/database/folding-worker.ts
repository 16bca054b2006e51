import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { workerData } from 'node:worker_threads';

/** The thread in which the log of a library is folded into its file; readers and writers go on beside it. */
const path = workerData as string;
// A library that was moved meanwhile must not be made anew.
if (existsSync(path)) {
  const sqlite = new DatabaseSync(path);
  try {
    sqlite.exec('PRAGMA busy_timeout = 5000; PRAGMA wal_checkpoint(PASSIVE);');
  } finally {
    sqlite.close();
  }
}
