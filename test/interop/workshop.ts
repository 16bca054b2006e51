import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** What a program left behind. */
export type Run = { readonly code: number | null; readonly out: string };

/** A folder that is gone after the tests of a file, and the ways to work in it. */
export type Workshop = {
  readonly folder: string;
  readonly at: (name: string) => string;
  /** Runs a foreign program in the folder and gives its code with everything it said. */
  readonly run: (program: string, words: readonly string[], env?: Record<string, string>) => Run;
  /** Runs the gleaner command on the starter library; throws where it does not end with 0. */
  readonly gleaner: (...words: string[]) => string;
};

/** Whether a program can be run here; its checks are skipped, and told as skipped, where it cannot. */
export function has(program: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((place) => place !== '' && existsSync(join(place, program)));
}

/** Makes a workshop for the tests of one file. */
export function workshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-interop-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, GLEANER_LIBRARY: '' };
  const run: Workshop['run'] = (program, words, more = {}) => {
    const done = spawnSync(program, words, {
      cwd: folder,
      env: { ...env, ...more },
      encoding: 'utf8',
      timeout: 180_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: done.status, out: `${done.stdout}${done.stderr}${done.error?.message ?? ''}` };
  };
  return {
    folder,
    at: (name) => join(folder, name),
    run,
    gleaner: (...words) => {
      const done = run(process.execPath, [join(ROOT, 'library/doors/cli.ts'), ...words]);
      if (done.code !== 0) throw new Error(`gleaner ${words.join(' ')}: ${done.out}`);
      return done.out;
    },
  };
}
