import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshPlace, type Place } from './captured-terminal.ts';

const BOOK = (title: string) => `@book{${title.toLowerCase()}, title = {${title}}, year = 1999}\n`;

async function withTwoBooks(): Promise<Place> {
  const place = freshPlace();
  await place.run(['import', '--library', 'mine.gleaner', '-'], BOOK('First'));
  await place.run(['backup', '--library', 'mine.gleaner']);
  await place.run(['import', '--library', 'mine.gleaner', '-'], BOOK('Second'));
  return place;
}

const titles = async (place: Place, file = 'mine.gleaner') =>
  (await place.run(['export', '--library', file, '--format', 'csl'])).stdout.match(/First|Second/g) ?? [];

describe('backups on the command line', () => {
  test('are made into the folder of backups, listed, looked at, restored, and taken back', async () => {
    const place = await withTwoBooks();
    const { output: listed } = await place.runJson('backups', ['--library', 'mine.gleaner']);
    expect(listed.backups).toHaveLength(1);
    expect(listed.backups[0]?.holds?.references).toBe(1);
    const seen = await place.runJson('restore', ['--library', 'mine.gleaner', 'latest', '--preview']);
    expect(seen.output).toMatchObject({ laterCount: 1, now: { references: 2 } });
    expect(await titles(place)).toEqual(['First', 'Second']);
    const done = await place.runJson('restore', ['--library', 'mine.gleaner', 'latest']);
    expect(done.code).toBe(0);
    expect(await titles(place)).toEqual(['First']);
    await place.run(['undo', '--library', 'mine.gleaner']);
    expect(await titles(place)).toEqual(['First', 'Second']);
  });

  test('become a library of their own with --out, and nothing is overwritten', async () => {
    const place = await withTwoBooks();
    await place.run(['restore', '--library', 'mine.gleaner', 'latest', '--out', 'then.gleaner']);
    expect(await titles(place, 'then.gleaner')).toEqual(['First']);
    const again = await place.run([
      'restore',
      '--library',
      'mine.gleaner',
      'latest',
      '--out',
      'then.gleaner',
    ]);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
  });

  test('replace a library that cannot be opened, which is set aside', async () => {
    const place = await withTwoBooks();
    await place.run(['backup', '--library', 'mine.gleaner', 'kept.gleaner']);
    const broken = Buffer.concat([
      readFileSync(join(place.folder, 'mine.gleaner')).subarray(0, 4_096),
      Buffer.alloc(4_096, 7),
    ]);
    writeFileSync(join(place.folder, 'mine.gleaner'), broken);
    const restored = await place.run(['restore', '--library', 'mine.gleaner', 'kept.gleaner']);
    expect(restored.code).toBe(0);
    expect(await titles(place)).toEqual(['First', 'Second']);
    const aside = readdirSync(place.folder).find((name) => name.includes('.replaced-'));
    expect(readFileSync(join(place.folder, aside ?? ''))).toEqual(broken);
  });

  test('that are not there, or are none, are told with what to do', async () => {
    const place = await withTwoBooks();
    writeFileSync(join(place.folder, 'letter.txt'), 'Dear');
    for (const which of ['2001-01-01 00.00.00.gleaner', 'letter.txt', 'nowhere.gleaner']) {
      const { code, stderr } = await place.run(['restore', '--library', 'mine.gleaner', which]);
      expect(code).toBeGreaterThan(0);
      expect(stderr.length).toBeGreaterThan(20);
    }
    expect(await titles(place)).toEqual(['First', 'Second']);
  });
});

describe('settings on the command line', () => {
  test('are listed and changed, the person’s for every library', async () => {
    const place = await withTwoBooks();
    mkdirSync(join(place.folder, 'elsewhere'));
    for (const [name, value] of [
      ['name', 'Ada'],
      ['backups.keep', '5'],
      ['backups.folder', 'elsewhere'],
      ['bibliography', 'biblatex'],
      ['onlineLookUp', 'on'],
    ] as const) {
      const changed = await place.run(['settings', '--library', 'mine.gleaner', name, value]);
      expect([name, changed.code]).toEqual([name, 0]);
    }
    const { output } = await place.runJson('settings', ['--library', 'mine.gleaner']);
    expect(output.person).toMatchObject({ name: 'Ada', onlineLookUp: true, backups: { keep: 5 } });
    expect(output.library.bibliography).toBe('biblatex');
    await place.run(['backup', '--library', 'mine.gleaner']);
    expect(existsSync(join(place.folder, 'elsewhere'))).toBe(true);
    expect(readdirSync(join(place.folder, 'elsewhere'))).toHaveLength(1);
  });

  test.each([
    ['colour', 'red'],
    ['backups.keep', 'many'],
    ['backups.everyHours', '0'],
    ['bibliography', 'endnote'],
    ['backups.folder', 'nowhere'],
  ])('that are wrong are refused with a sentence: %s %s', async (name, value) => {
    const place = await withTwoBooks();
    const refused = await place.run(['settings', '--library', 'mine.gleaner', name, value]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/“/);
  });
});
