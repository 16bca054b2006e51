import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandWords } from '../../electron/command.ts';
import { COMMAND_OUTPUT } from '../../shared/contract/command-line.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixture = (name: string) => join(root, 'test/fixtures', name);

type Lock = {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
};

/** A copy of the built app with the packages it is shipped with, and none that only building and testing need. */
let app: string;
beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'gleaner-built-'));
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--out', join(app, 'dist')], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr);
  cpSync(join(root, 'package.json'), join(app, 'package.json'));
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  for (const [path, { dev, devOptional }] of Object.entries(lock.packages)) {
    const top = /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path);
    if (!top || dev || devOptional || !existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(app, path)), { recursive: true });
    symlinkSync(join(root, path), join(app, path));
  }
});
afterAll(() => rmSync(app, { recursive: true, force: true }));

function run(words: readonly string[], input = '') {
  const env = { PATH: process.env['PATH'] ?? '', HOME: app, XDG_DATA_HOME: join(app, 'data') };
  const cli = join(app, 'dist/library/doors/cli.js');
  // Symbolic links stay links, so that a package is looked for beside the copy and not beside the sources.
  return spawnSync(process.execPath, ['--preserve-symlinks', '--preserve-symlinks-main', cli, ...words], {
    cwd: app,
    env,
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

describe('the built app, apart from its sources', () => {
  test('has everything that reading, storing, searching, drawing and writing need', {
    timeout: 300_000,
  }, () => {
    expect(existsSync(join(app, 'node_modules/vitest'))).toBe(false);
    writeFileSync(
      join(app, 'list.bib'),
      '@book{poe1999, author = {Poe, Bo}, title = {Another matter}, year = 1999}\n',
    );
    const library = ['--library', 'mine.gleaner'];
    const acts: readonly (readonly string[])[] = [
      ['--version'],
      ['extract', '--json', fixture('paper/paper.txt')],
      ['import', ...library, 'list.bib'],
      ['ingest', ...library, fixture('paper/paper.txt')],
      ['search', ...library, 'matter'],
      ['suggest', ...library],
      ['export', ...library, '--format', 'biblatex', '--out', 'out.bib'],
      ['matrix'],
      ['map', '--rows', 'factor', '--columns', 'prevention_level', '--out', 'map.svg'],
      ['map', '--rows', 'factor', '--columns', 'prevention_level', '--out', 'map.png'],
      ['backup', ...library],
      ['settings', ...library],
      ['verify', ...library],
    ];
    for (const words of acts) {
      const { status, stderr } = run(words);
      expect([words.join(' '), status, status === 0 ? '' : stderr]).toEqual([words.join(' '), 0, '']);
    }
  });

  test('sets a bibliography in a shipped style', () => {
    writeFileSync(join(app, 'set.mjs'), SET);
    const set = spawnSync(
      process.execPath,
      ['--preserve-symlinks', '--preserve-symlinks-main', join(app, 'set.mjs')],
      {
        cwd: app,
        encoding: 'utf8',
      },
    );
    expect(set.stderr).toBe('');
    expect(set.stdout).toContain('Another matter');
  });

  test('starts its engine process, which opens a library and closes it', () => {
    writeFileSync(join(app, 'fork.mjs'), FORK);
    const forked = spawnSync(
      process.execPath,
      ['--preserve-symlinks', '--preserve-symlinks-main', join(app, 'fork.mjs')],
      {
        cwd: app,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', HOME: app, XDG_DATA_HOME: join(app, 'own') },
      },
    );
    expect(forked.stdout.trim().split('\n')).toEqual(['opened', 'closed']);
  });
});

const SET = `
const { openEngine } = await import('./dist/library/index.js');
const opened = await openEngine('set.gleaner', { mode: 'write', create: true, holder: 'a test' });
const engine = opened.output;
await engine.answer('reference.add', { items: [{ id: '', type: 'book', title: 'Another matter' }] });
const reply = await engine.answer('bibliography.read', { style: 'apa' });
process.stdout.write(JSON.stringify(reply));
await engine.close();
`;

const FORK = `
process.parentPort = {
  on: (_event, listener) => { globalThis.order = listener; },
  postMessage: ({ news, fault }) => {
    if (news === 'opened' || news === 'closed' || news === 'failed') console.log(news + (fault ? ' ' + fault.message : ''));
    if (news === 'opened') globalThis.order({ data: { order: 'close' }, ports: [] });
  },
};
await import('./dist/library/doors/engine-process.js');
globalThis.order({ data: { order: 'open', library: null, create: true }, ports: [] });
`;

describe('the packaged program', () => {
  test('knows every command from a file that it was opened with', () => {
    for (const name of Object.keys(COMMAND_OUTPUT))
      expect([name, commandWords([name, 'x'])]).toEqual([name, [name, 'x']]);
    expect(commandWords(['--library', 'mine.gleaner', 'search', 'stigma'])?.[2]).toBe('search');
    expect(commandWords(['--help'])).toEqual(['--help']);
    expect(commandWords(['--no-sandbox', 'export'])).toEqual(['export']);
    for (const words of [[], ['mine.gleaner'], ['list.bib'], ['/home/me/export.bib'], ['--no-sandbox']])
      expect(commandWords(words)).toBeUndefined();
  });
});
