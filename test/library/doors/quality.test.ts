import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshPlace } from './captured-terminal.ts';

const BIB = `@article{lee2001, author = {Lee, Ann}, title = {Hearing aids in use}, journal = {Ear}, year = 2001, volume = 3,
  doi = {10.1000/ear.1.}, pages = {20--10}}
`;

test('quality lists what may be wrong, and mends what has a fix', async () => {
  const place = freshPlace();
  const library = ['--library', join(place.folder, 'test.gleaner')];
  writeFileSync(join(place.folder, 'in.bib'), BIB);
  await place.run(['import', ...library, join(place.folder, 'in.bib')]);
  const listed = await place.runJson('quality', library);
  expect(listed.output.problems.map(({ check }) => check)).toEqual(['pages', 'doi']);
  const text = await place.run(['quality', ...library, '--check', 'doi']);
  expect(text.stdout).toContain('-> “10.1000/ear.1”');
  const mended = await place.runJson('quality', [...library, '--fix']);
  expect(mended.output).toMatchObject({ fixed: 1, total: 1 });
  expect((await place.run(['quality', ...library, '--check', 'nothing'])).code).toBe(2);
});
