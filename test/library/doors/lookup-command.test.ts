import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CslItem } from '../../../shared/model/csl.ts';
import { standIn } from '../lookup/stand-in.ts';
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

const COMMAND = fileURLToPath(new URL('../../../library/doors/cli.ts', import.meta.url));
const TO_STAND_IN = new URL('../lookup/to-stand-in.mjs', import.meta.url).href;

/** The command as a process of its own, whose requests go to a server on this machine instead of the service. */
async function runProcess(folder: string, base: string, words: readonly string[]) {
  const child = spawn(process.execPath, ['--import', TO_STAND_IN, COMMAND, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: join(folder, 'data'), STAND_IN: base },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

test('lookup --send asks once it is allowed, shows what it asks, and takes what is named; undo takes it back', async () => {
  const answer = {
    message: {
      type: 'journal-article',
      title: ['Hearing aids in use'],
      author: [{ family: 'Lee', given: 'Ann' }],
      issued: { 'date-parts': [[2001]] },
      'container-title': ['Ear'],
      volume: '3',
      publisher: 'Press of the Ear',
      DOI: '10.1000/ear.1',
    },
  };
  const { base, asked } = await standIn((_, response) => response.end(JSON.stringify(answer)));
  const place = freshPlace();
  const { folder } = place;
  const library = ['--library', join(folder, 'test.gleaner')];
  writeFileSync(join(folder, 'in.bib'), BIB);
  const run = (...words: string[]) => runProcess(folder, base, [...words, ...library]);
  const item = async () =>
    JSON.parse((await place.run(['export', ...library, '-f', 'csl'])).stdout)[0] as CslItem;
  await place.run(['import', ...library, join(folder, 'in.bib')]);
  const before = await item();

  const off = await run('lookup', 'lee2001', '--send', '--take', 'volume');
  expect(off).toMatchObject({ code: 2, stdout: '' });
  expect(off.stderr).toContain('Looking references up online is off. Allow it in the settings first.');
  expect(asked).toEqual([]);

  expect((await place.run(['settings', ...library, 'onlineLookUp', 'on'])).code).toBe(0);
  const looked = await run('lookup', 'lee2001', '--send', '--mail', 'ann@example.org');
  expect(looked.code).toBe(0);
  expect(looked.stderr).toContain('Sending GET https://api.crossref.org/works/10.1000%2Fear.1');
  expect(looked.stderr).toContain('Nothing was taken.');
  expect(looked.stdout).toContain('volume: “3”');
  expect(asked).toMatchObject([
    {
      url: expect.stringMatching(/^\/works\/10\.1000%2Fear\.1/),
      agent: expect.stringContaining('mailto:ann@example.org'),
    },
  ]);
  expect(await item()).toEqual(before);

  const taken = await run('lookup', 'lee2001', '--send', '--take', 'volume');
  expect(taken).toMatchObject({ code: 0, stderr: expect.stringContaining('1 taken: volume.') });
  expect(await item()).toEqual({ ...before, volume: '3' });
  expect((await place.run(['undo', ...library])).code).toBe(0);
  expect(await item()).toEqual(before);
  expect(asked).toHaveLength(2);
});
