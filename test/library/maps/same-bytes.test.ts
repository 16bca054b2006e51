import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PROGRAM = new URL('./print-digests.ts', import.meta.url).pathname;

/** The digests that a process of its own prints. */
async function digests(place: Readonly<Record<string, string>>): Promise<string> {
  const env = { ...process.env, ...place };
  return (await promisify(execFile)(process.execPath, [PROGRAM], { env })).stdout;
}

test('another process, in another place and language, writes the same bytes in every format', async () => {
  const here = await digests({ TZ: 'UTC', LANG: 'C.UTF-8' });
  const there = await digests({ TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  expect(there).toBe(here);
  const lines = here.trim().split('\n');
  expect(lines.length).toBeGreaterThan(70);
  expect(new Set(lines.map((line) => line.split(' ').at(-1))).size).toBeGreaterThan(50);
});
