import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript, which runs before any TypeScript can
import { electronProgram, hasDisplay } from '../../scripts/electron-program.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = electronProgram() as string | undefined;
const missing =
  program === undefined ? 'its program has not been downloaded' : hasDisplay() ? '' : 'there is no display';
if (missing !== '') console.warn(`SKIPPED: the desktop app on true Electron, because ${missing}.`);

describe.skipIf(missing !== '')('the desktop app on true Electron', () => {
  let app: ElectronApplication;
  let folder: string;
  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
      cwd: root,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(built.stderr);
    folder = mkdtempSync(join(tmpdir(), 'gleaner-electron-'));
    const env = { ...process.env, GLEANER_LIBRARY: join(folder, 'library.gleaner') } as Record<
      string,
      string
    >;
    app = await _electron.launch({
      executablePath: program ?? '',
      args: [root, '--no-sandbox'],
      cwd: root,
      env,
    });
  });
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows the starter library', async () => {
    const page = await app.firstWindow();
    await page.waitForFunction(() => document.body.textContent.includes('83'));
    expect(page.url()).toBe('app://gleaner/index.html');
  });

  test('has node:sqlite with full-text search in its own Node', async () => {
    const found = await app.evaluate(async () => {
      const { DatabaseSync } = await import('node:sqlite');
      new DatabaseSync(':memory:').exec('CREATE VIRTUAL TABLE probe USING fts5(words)');
      return process.versions.node;
    });
    expect(found).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('gives the page nothing of Node and nothing but gleaner.connect', async () => {
    const page = await app.firstWindow();
    const seen = await page.evaluate(() => ({
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
      exposed: Reflect.ownKeys(Reflect.get(window, 'gleaner') as object).map(String),
    }));
    expect(seen).toEqual({ require: 'undefined', process: 'undefined', exposed: ['connect'] });
  });

  test('keeps the page where it is', async () => {
    const page = await app.firstWindow();
    await page.evaluate(() => {
      window.location.href = 'https://attacker.example/';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toBe('app://gleaner/index.html');
  });

  test('grants no permission', async () => {
    const page = await app.firstWindow();
    const state = await page.evaluate(
      async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
    );
    expect(state).toBe('denied');
  });
});
