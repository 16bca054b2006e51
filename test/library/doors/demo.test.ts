import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runDemo } from '../../../library/doors/demo.ts';
import { freshPlace } from './captured-terminal.ts';

test('the demo writes references, matrix and map into a folder and says where they are', async () => {
  const place = freshPlace();
  const { code, stdout } = await place.with((terminal) => runDemo(terminal, undefined));
  const folder = join(place.folder, 'gleaner-demo');
  expect(code).toBe(0);
  expect(readdirSync(folder).toSorted()).toEqual([
    'evidence-map.html',
    'evidence-map.svg',
    'matrix.csv',
    'matrix.md',
    'references.bib',
  ]);
  expect(readFileSync(join(folder, 'references.bib'), 'utf8').match(/^@/gm)).toHaveLength(83);
  expect(readFileSync(join(folder, 'evidence-map.svg'), 'utf8')).toMatch(/^<svg|^<\?xml/);
  expect(stdout).toContain(`Everything is in ${folder}`);
  for (let step = 1; step <= 6; step++) expect(stdout).toContain(`${step}/6  `);
  // Nothing else is left behind: the library it worked on was its own.
  expect(readdirSync(place.folder)).toEqual(['gleaner-demo']);
});
