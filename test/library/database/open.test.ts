import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openLibraryFile } from '../../../library/database/open.ts';
import { faultOf, newLibrary, output, temporaryFolder } from '../test-library.ts';

const write = { mode: 'write', holder: 'a test' } as const;

describe('opening a library file', () => {
  test('makes a new file only when asked to', async () => {
    const path = join(temporaryFolder(), 'new.gleaner');
    expect(faultOf(await openLibraryFile(path, write)).kind).toBe('not-found');
    expect(existsSync(path)).toBe(false);
    const file = output(await openLibraryFile(path, { ...write, create: true }));
    await file.close();
    expect(existsSync(path)).toBe(true);
  });

  test('leaves exactly one file behind when closed', async () => {
    const folder = temporaryFolder();
    const library = await newLibrary(join(folder, 'one.gleaner'));
    await library.act('x', async (act) => {
      await act.tx.selectFrom('study').selectAll().execute();
    });
    await library.close();
    expect(readdirSync(folder)).toEqual(['one.gleaner']);
  });

  test('says what a file is that is no library', async () => {
    const folder = temporaryFolder();
    const text = join(folder, 'notes.gleaner');
    writeFileSync(
      text,
      'My notes, which are long enough to fill a header of one hundred bytes and then some more of it, easily.',
    );
    expect(faultOf(await openLibraryFile(text, write))).toMatchObject({
      kind: 'not-a-library',
      message: expect.stringContaining('is not a Gleaner library'),
    });
    const empty = join(folder, 'empty.gleaner');
    writeFileSync(empty, '');
    expect(faultOf(await openLibraryFile(empty, write)).message).toContain('is empty');
    mkdirSync(join(folder, 'folder.gleaner'));
    expect(faultOf(await openLibraryFile(join(folder, 'folder.gleaner'), write)).message).toContain(
      'is a folder',
    );
    const other = join(folder, 'other.db');
    new DatabaseSync(other).exec('CREATE TABLE t (x); PRAGMA user_version = 3;');
    expect(faultOf(await openLibraryFile(other, write)).kind).toBe('not-a-library');
  });

  test('leaves a library of a newer version alone', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'newer.gleaner');
    const library = await newLibrary(path);
    await library.close();
    const raw = new DatabaseSync(path);
    raw.exec('PRAGMA user_version = 9999');
    raw.close();
    const fault = faultOf(await openLibraryFile(path, write));
    expect(fault.kind).toBe('newer');
    expect(fault.message).toContain('Update Gleaner');
    expect(readdirSync(folder)).toEqual(['newer.gleaner']);
  });

  test('opens a write-protected library for reading only', async () => {
    const path = join(temporaryFolder(), 'protected.gleaner');
    const library = await newLibrary(path);
    await library.close();
    chmodSync(path, 0o444);
    expect(faultOf(await openLibraryFile(path, write)).kind).toBe('read-only');
    const reading = output(await openLibraryFile(path, { mode: 'read', holder: '' }));
    expect(await reading.read.selectFrom('reference').selectAll().execute()).toEqual([]);
    await reading.close();
  });

  test('tells a second process who writes, lets it read, and is free again when the first one is killed', async () => {
    const path = join(temporaryFolder(), 'held.gleaner');
    const module = JSON.stringify(new URL('../../../library/database/open.ts', import.meta.url).href);
    const program = `import { openLibraryFile } from ${module};
      const r = await openLibraryFile(${JSON.stringify(path)}, { mode: 'write', create: true, holder: 'the other window' });
      console.log(r.ok ? 'open' : r.fault.message); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    const fault = faultOf(await openLibraryFile(path, write));
    expect(fault.kind).toBe('held');
    expect(fault.message).toContain('the other window');
    const reading = output(await openLibraryFile(path, { mode: 'read', holder: '' }));
    expect(await reading.read.selectFrom('study').selectAll().execute()).toEqual([]);
    await reading.close();
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
    const file = output(await openLibraryFile(path, write));
    await file.close();
  });
});
