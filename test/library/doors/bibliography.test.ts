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
