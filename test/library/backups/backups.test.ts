import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { type Backups, openBackups } from '../../../library/backups/backups.ts';
import { SETTLING } from '../../../library/backups/schedule.ts';
import { createFileDesk } from '../../../library/file-desk.ts';
import type { Library } from '../../../library/library.ts';
import type { Person } from '../../../library/person/person.ts';
import { noRecentLibraries } from '../../../library/person/recent-libraries.ts';
import { settingsInMemory } from '../../../library/person/settings-file.ts';
import { addReferences, removeReferences, updateReference } from '../../../library/references/references.ts';
import type { BackupSettings } from '../../../shared/contract/settings.ts';
import { contentOf, faultOf, newLibrary, output, temporaryFolder } from '../test-library.ts';

/** A library with its backups, a clock that stands until it is moved, and the timers it waits on. */
async function openAll(settings: Partial<BackupSettings> = {}, scheduled = true) {
  const library = await newLibrary();
  const parent = join(temporaryFolder(), 'backups');
  const person: Person = { settings: settingsInMemory(), recent: noRecentLibraries(), backupFolder: parent };
  person.settings.change((usual) => ({ ...usual, backups: { ...usual.backups, ...settings } }));
  const timers: { act: () => void; milliseconds: number }[] = [];
  const failures: string[] = [];
  const files = createFileDesk(() => '0123456789abcdef');
  const backups = openBackups({
    library,
    person,
    files,
    scheduled,
    later: (act, milliseconds) => {
      const timer = { act, milliseconds };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
    onFailed: (sentence) => failures.push(sentence),
  });
  const folder = () => join(parent, readdirSync(parent)[0] ?? '');
  return { library, backups, person, parent, folder, timers, failures, files };
}

async function add(library: Library, ...titles: string[]): Promise<readonly string[]> {
  const items = titles.map((title) => ({ id: '', type: 'book', title }));
  return output(await addReferences(library, { items: items as never })).ids;
}

async function names(backups: Backups): Promise<readonly string[]> {
  return output(await backups.list()).backups.map(({ name }) => name);
}

describe('a backup', () => {
  it('is a whole library, checked, with what it holds and why it was made', async () => {
    const { library, backups, folder } = await openAll();
    await add(library, 'One', 'Two');
    const made = output(await backups.make());
    expect(made).toMatchObject({ why: 'asked', holds: { references: 2 }, fault: null });
    expect(readdirSync(folder())).toEqual([made.name]);
    const copy = new DatabaseSync(join(folder(), made.name), { readOnly: true });
    expect(copy.prepare("SELECT value FROM meta WHERE key = 'holder'").get()).toEqual({ value: '' });
    copy.close();
  });

  it('is made a minute after the first change, then at most every so many hours', async () => {
    const { library, backups, timers } = await openAll({ everyHours: 2 });
    expect(timers).toEqual([]);
    await add(library, 'One');
    await add(library, 'Two');
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([SETTLING]);
    timers.pop()?.act();
    await expect.poll(() => names(backups)).toHaveLength(1);
    await add(library, 'Three');
    const wait = timers[0]?.milliseconds ?? 0;
    expect(wait).toBeGreaterThan(1.9 * 3_600_000);
    expect(wait).toBeLessThanOrEqual(2 * 3_600_000);
  });

  it('is made at the end where something is in none yet, and only then', async () => {
    const { library, backups } = await openAll();
    await add(library, 'One');
    await backups.make();
    await backups.close();
    expect(await names(backups)).toHaveLength(1);
    await add(library, 'Two');
    await backups.close();
    expect(output(await backups.list()).backups[0]).toMatchObject({
      why: 'closing',
      holds: { references: 2 },
    });
  });

  it('is not made unasked for single commands, nor where the person turned backups off', async () => {
    for (const { backups, library, timers } of [await openAll({}, false), await openAll({ on: false })]) {
      await add(library, 'One');
      await backups.close();
      expect(timers).toEqual([]);
      expect(await names(backups)).toEqual([]);
    }
  });

  it('lets go of the oldest only after a newer one has been checked', async () => {
    const { library, backups, person, folder, failures } = await openAll({ keep: 2 });
    for (const title of ['One', 'Two', 'Three']) {
      await add(library, title);
      await backups.make();
    }
    const [newest, older] = output(await backups.list()).backups;
    expect(newest?.holds?.references).toBe(3);
    expect(older?.holds?.references).toBe(2);
    // A folder that is a file: the next one fails, and both stay.
    const before = readdirSync(folder());
    person.settings.change((settings) => ({
      ...settings,
      backups: { ...settings.backups, folder: join(folder(), before[0] ?? '') },
    }));
    await add(library, 'Four');
    await backups.close();
    expect(failures[0]).toContain('cannot be written');
    expect(failures[0]).toContain('The library itself is whole');
    person.settings.change((settings) => ({ ...settings, backups: { ...settings.backups, folder: null } }));
    expect(await names(backups)).toEqual([newest?.name, older?.name]);
  });

  it('that was damaged since is listed with the reason and refused', async () => {
    const { library, backups, folder } = await openAll();
    await add(library, 'One');
    const { name } = output(await backups.make());
    truncateSync(join(folder(), name), 5_000);
    const [row] = output(await backups.list()).backups;
    expect(row).toMatchObject({ name, holds: null });
    expect(row?.fault).toContain('cannot be read');
    expect(faultOf(await backups.restore({ name })).message).toContain('nothing was changed');
    expect(library.journal.revision()).toBe(1);
  });

  it('leaves strangers in its folder alone', async () => {
    const { library, backups, folder } = await openAll({ keep: 1 });
    await add(library, 'One');
    await backups.make();
    writeFileSync(join(folder(), 'notes.txt'), 'mine');
    mkdirSync(join(folder(), 'old'));
    await add(library, 'Two');
    await backups.make();
    expect(readdirSync(folder())).toHaveLength(3);
  });

  it('whose folder cannot be made is told, and told again when the list is looked at', async () => {
    const { library, backups, parent } = await openAll();
    writeFileSync(parent, '');
    await add(library, 'One');
    const refused = faultOf(await backups.make());
    expect(refused.message).toContain('cannot be written');
    expect(output(await backups.list()).fault).toBe(refused.message);
  });
});

describe('restoring a backup', () => {
  it('shows first what would come back, go away and change, and what was done since', async () => {
    const { library, backups } = await openAll();
    const [one, two] = await add(library, 'One', 'Two');
    const { name } = output(await backups.make());
    await removeReferences(library, { ids: [one ?? ''] });
    await add(library, 'Three');
    await updateReference(library, { id: two ?? '', rev: 1, note: 'read twice' });
    const preview = output(await backups.preview({ name }));
    const references = preview.differences.find(({ kind }) => kind === 'reference');
    expect(references).toMatchObject({ back: 1, away: 1, changed: 1 });
    expect(references?.examples[0]).toBe('One');
    expect(preview.backup.holds?.references).toBe(2);
    expect(preview.now.references).toBe(2);
    expect(preview.laterCount).toBe(3);
    expect(preview.later[0]?.summary).toBeTruthy();
  });

  it('makes the library what it was, and undo makes it what it was before that', async () => {
    const { library, backups } = await openAll();
    const [one, two] = await add(library, 'One', 'Two');
    const then = contentOf(library);
    const { name } = output(await backups.make());
    await removeReferences(library, { ids: [one ?? ''] });
    await add(library, 'Three', 'Four');
    await updateReference(library, { id: two ?? '', rev: 1, note: 'read twice', citationKey: 'mine' });
    const now = contentOf(library);
    const restored = output(await backups.restore({ name }));
    expect(contentOf(library)).toEqual(then);
    expect(restored.differences.find(({ kind }) => kind === 'reference')).toMatchObject({ back: 1, away: 2 });
    output(await library.journal.undo());
    expect(contentOf(library)).toEqual(now);
    output(await library.journal.redo());
    expect(contentOf(library)).toEqual(then);
  });

  it('backs up what it replaces first', async () => {
    const { library, backups } = await openAll();
    await add(library, 'One');
    const { name } = output(await backups.make());
    await add(library, 'Two');
    const { before } = output(await backups.restore({ name }));
    const [newest] = output(await backups.list()).backups;
    expect(newest).toMatchObject({ name: before, why: 'restoring', holds: { references: 2 } });
  });

  it('hands a citation key back to the reference that had it', async () => {
    const { library, backups } = await openAll();
    const [one, two] = await add(library, 'One', 'Two');
    const key = (id = '') =>
      (
        library.file.sqlite.prepare('SELECT citation_key FROM reference WHERE id = ?').get(id) as {
          citation_key: string;
        }
      ).citation_key;
    const [first, second] = [key(one), key(two)];
    const { name } = output(await backups.make());
    await updateReference(library, { id: one ?? '', rev: 1, citationKey: 'passing' });
    await updateReference(library, { id: two ?? '', rev: 1, citationKey: first });
    await updateReference(library, { id: one ?? '', rev: 2, citationKey: second });
    output(await backups.restore({ name }));
    expect([key(one), key(two)]).toEqual([first, second]);
  });

  it('of another library is refused, and it can be had as a file of its own', async () => {
    const first = await openAll();
    await add(first.library, 'One');
    const { name } = output(await first.backups.make());
    const second = await openAll();
    second.library.file.sqlite.exec("UPDATE meta SET value = 'another' WHERE key = 'id'");
    const bytes = new Uint8Array(readFileSync(join(first.folder(), name)));
    const third = { ...second.library, id: 'another' };
    const backups = openBackups({ ...second, library: third, scheduled: false });
    const file = second.files.put({ name, mediaType: '', bytes });
    expect(faultOf(await backups.restore({ file })).message).toContain('another library');
    const copied = output(await first.backups.copy({ name }));
    expect(output(first.files.get(copied.file)).bytes).toEqual(bytes);
    expect(faultOf(await first.backups.copy({ name: '2020-01-01 00.00.00.gleaner' })).kind).toBe('not-found');
  });

  it('of what was never a library says so and changes nothing', async () => {
    const { library, backups, files } = await openAll();
    await add(library, 'One');
    for (const bytes of [new Uint8Array(0), new TextEncoder().encode('@book{a}'), new Uint8Array(8_192)]) {
      const file = files.put({ name: 'wrong.gleaner', mediaType: '', bytes });
      expect(faultOf(await backups.preview({ file })).message).toContain('nothing was changed');
    }
    expect(library.journal.revision()).toBe(1);
  });
});
