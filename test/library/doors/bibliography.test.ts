import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshPlace } from './captured-terminal.ts';

const BIB =
  '@book{poe1999, author = {Poe, Bo}, title = {Another matter}, publisher = {Press}, year = 1999}\n';

describe('a formatted bibliography', () => {
  const place = freshPlace();
  const library = ['--library', join(place.folder, 'test.gleaner')];
  beforeAll(async () => {
    writeFileSync(join(place.folder, 'in.bib'), BIB);
    expect((await place.run(['import', ...library, join(place.folder, 'in.bib')])).code).toBe(0);
  });

  test('goes to standard output as text where no file is named', async () => {
    const { code, stdout } = await place.run(['export', ...library, '-f', 'bibliography', '--style', 'ieee']);
    expect([code, stdout]).toEqual([0, '[1] B. Poe, Another matter. Press, 1999.\n']);
  });

  test('goes into a file of the kind its name says', async () => {
    const words = ['export', ...library, '--style', 'apa', '--locale', 'en-GB', '-o', 'x.docx'];
    expect((await place.run(words)).code).toBe(0);
    expect(readFileSync(join(place.folder, 'x.docx')).subarray(0, 2).toString()).toBe('PK');
    expect((await place.run(['export', ...library, '-o', 'x.md'])).code).toBe(0);
    expect(readFileSync(join(place.folder, 'x.md'), 'utf8')).toBe(
      'Poe, B. (1999). *Another matter*. Press.\n',
    );
  });

  test('follows what is kept with the library, unless told otherwise', async () => {
    const kept = ['--library', join(place.folder, 'kept.gleaner')];
    const edited = BIB.replace('author', 'editor = {Roe, Al}, author').replace('@book', '@incollection');
    writeFileSync(join(place.folder, 'edited.bib'), edited.replace('title', 'booktitle = {All}, title'));
    await place.run(['import', ...kept, join(place.folder, 'edited.bib')]);
    await place.run(['settings', ...kept, 'citationStyle', 'apa']);
    await place.run(['settings', ...kept, 'citationLocale', 'de-DE']);
    await place.run(['settings', ...kept, 'bibliography', 'biblatex']);
    const german = await place.run(['export', ...kept, '-f', 'text']);
    expect(german.stdout).toContain('(Hrsg.)');
    const english = await place.run(['export', ...kept, '-f', 'text', '--locale', 'en-US']);
    expect(english.stdout).toContain('(Ed.)');
    const ieee = await place.run(['export', ...kept, '-f', 'text', '--style', 'ieee']);
    expect(ieee.stdout).toMatch(/^\[1\] B\. Poe.*Ed\./);
    expect((await place.run(['export', ...kept])).stdout).toContain('date = {1999}');
    expect((await place.run(['export', ...kept, '-o', 'kept.bib'])).code).toBe(0);
    expect(readFileSync(join(place.folder, 'kept.bib'), 'utf8')).toContain('date = {1999}');
    expect((await place.run(['export', ...kept, '-f', 'bibtex'])).stdout).toContain('year = {1999}');
  });

  test('of a matrix in a Word document is set as is asked for, and other files have none', async () => {
    const words = ['matrix', ...library, '--columns', 'study'];
    expect((await place.run([...words, '-o', 'm.docx', '--style', 'ieee', '--locale', 'en-GB'])).code).toBe(
      0,
    );
    expect(readFileSync(join(place.folder, 'm.docx')).subarray(0, 2).toString()).toBe('PK');
    const unknown = await place.run([...words, '-o', 'm.docx', '--style', 'chicago-author']);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('chicago-author-date') });
    const table = await place.run([...words, '-o', 'm.csv', '--style', 'ieee']);
    expect(table).toMatchObject({ code: 2, stderr: expect.stringContaining('a csv file has none') });
  });

  test('an unknown style ends with 2 and names those that are near', async () => {
    const { code, stderr } = await place.run(['export', ...library, '--style', 'chicago-author']);
    expect(code).toBe(2);
    expect(stderr).toContain('chicago-author-date');
  });

  test('styles are found by the beginnings of their words', async () => {
    const { code, output } = await place.runJson('styles', [...library, 'ieee']);
    expect(code).toBe(0);
    expect(output.styles[0]?.id).toBe('ieee');
    expect((await place.run(['styles', ...library, 'nosuchstyle'])).code).toBe(1);
  });
});
