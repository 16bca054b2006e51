import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibraryFile } from '../../../library/database/open.ts';
import { output, temporaryFolder } from '../test-library.ts';

it('a large commit leaves its log to a thread, which folds it into the file beside other commits', async () => {
  const path = join(temporaryFolder(), 'large.gleaner');
  const file = output(await openLibraryFile(path, { mode: 'write', create: true, holder: 'a test' }));
  const { sqlite, largeCommit } = file;
  sqlite.exec('CREATE TABLE much (words TEXT); PRAGMA wal_checkpoint(TRUNCATE); BEGIN');
  const put = sqlite.prepare('INSERT INTO much VALUES (?)');
  for (let row = 0; row < 3_000; row += 1) put.run('word '.repeat(1_000));
  await largeCommit.prepare();
  const before = statSync(path).size;
  sqlite.exec('COMMIT');
  expect(statSync(path).size).toBe(before);
  largeCommit.finish();
  put.run('beside it');
  await largeCommit.settled();
  expect(statSync(path).size).toBeGreaterThan(before + 3_000 * 5_000);
  expect(sqlite.prepare('PRAGMA wal_autocheckpoint').get()).toEqual({ wal_autocheckpoint: 1_000 });
  await file.close();
  const reopened = output(await openLibraryFile(path, { mode: 'read', holder: 'a test' }));
  expect(reopened.sqlite.prepare('SELECT COUNT(*) AS n FROM much').get()).toEqual({ n: 3_001 });
  await reopened.close();
});
