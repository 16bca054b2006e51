import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshPlace } from './captured-terminal.ts';

const BIB = `@article{lee2001, author = {Lee, Ann}, title = {Hearing aids in use}, journal = {Ear}, year = 2001, doi = {10.1000/ear.1}}
`;

test('lookup is off, then shows its request and sends nothing unless it is told to', async () => {
  const place = freshPlace();
  const library = ['--library', join(place.folder, 'test.gleaner')];
  writeFileSync(join(place.folder, 'in.bib'), BIB);
  await place.run(['import', ...library, join(place.folder, 'in.bib')]);
  for (const more of [[], ['--send']]) {
    const off = await place.run(['lookup', ...library, 'lee2001', ...more]);
    expect(off.code).not.toBe(0);
    expect(off.stderr).toContain('online is off');
  }
  await place.run(['settings', ...library, 'onlineLookUp', 'on']);
  const shown = await place.run(['lookup', ...library, 'lee2001', '--mail', 'ann@example.org']);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toMatch(/^GET https:\/\/api\.crossref\.org\/works\/10\.1000/);
  expect(shown.stdout).toContain('mailto:ann@example.org');
  expect(shown.stderr).toContain('Nothing was sent.');
  const json = await place.run(['lookup', ...library, 'lee2001', '--source', 'openalex', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    sent: false,
    request: { source: 'openalex', method: 'GET' },
  });
  expect((await place.run(['lookup', ...library, 'lee2001', '--source', 'pubmed'])).code).not.toBe(0);
  expect((await place.run(['lookup', ...library, 'lee2001', '--take', 'missing'])).stderr).toContain(
    '--send',
  );
  expect((await place.run(['lookup', ...library, 'nobody'])).code).not.toBe(0);
});
