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
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDesktop } from '../../electron/desktop.ts';
import type { Parts } from '../../electron/electron.ts';
import { personAt } from '../../library/person/person.ts';
import { launchBrowser } from '../browser.ts';
import { electronStandIn, type World } from './electron-stand-in.ts';
import { SECURITY_CHECKS, SECURITY_POINTS } from './security-checks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PARTS: Parts = {
  screens: join(root, 'dist/renderer'),
  preload: join(root, 'electron/preload.ts'),
  engine: join(root, 'library/doors/engine-process.ts'),
  dragIcon: join(root, 'electron/icons/drag.png'),
};
const SILENT = join(root, 'test/electron/silent-engine.mjs');
const built = existsSync(join(PARTS.screens, 'index.html'));

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'gleaner-desktop-'));
  // Two folders above the screens, as the real one is.
  writeFileSync(join(folder, 'package.json'), '{}');
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The person whose home is a folder of the test. */
function personOf(home: string) {
  const place = { env: { XDG_DATA_HOME: home }, platform: 'linux', home } as const;
  return personAt(place, () => new Date().toISOString());
}

let places = 0;
async function start(begin = startDesktop, parts = PARTS, library?: string): Promise<World> {
  places += 1;
  const home = join(folder, `place-${places}`);
  mkdirSync(home, { recursive: true });
  const path = library ?? join(home, 'library.gleaner');
  const env = { ...process.env, GLEANER_LIBRARY: path, XDG_DATA_HOME: home };
  const { electron, world } = electronStandIn(browser, env, { data: home });
  await begin(electron, parts, personOf(home));
  return world;
}

/** Asks the engine through the page's own way, as the screens do. */
function askInPage(world: World, call: string): Promise<unknown> {
  return world.windows[0]!.page.evaluate(async (name) => {
    const { gleaner } = window as unknown as { gleaner: { connect: () => Promise<MessagePort> } };
    const port = await gleaner.connect();
    return new Promise((resolve) => {
      port.onmessage = ({ data }) => 'reply' in data && resolve(data.reply);
      port.postMessage({ id: '1', call: name, input: {} });
    });
  }, call);
}

/** Screens of one line, which leave the port to the test. */
function plainScreens(): Parts {
  const screens = join(mkdtempSync(join(folder, 'app-')), 'screens');
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>Plain</title>');
  return { ...PARTS, screens };
}

describe.skipIf(!built)('the desktop app over a stand-in of Electron, with its real screens', () => {
  test('shows the starter library through the engine’s port and closes it as one file', async () => {
    const library = join(folder, 'shown/library.gleaner');
    const world = await start(startDesktop, PARTS, library);
    const { page } = world.windows[0]!;
    await page.waitForFunction(() => document.body.textContent.includes('83'));
    expect(world.calls).toContain('show');
    expect(world.calls).toContain('engine --max-semi-space-size=8');
    await world.quit();
    expect(existsSync(library)).toBe(true);
    expect(existsSync(`${library}-wal`)).toBe(false);
  });

  test('meets every point of the security list', async () => {
    const world = await start();
    await world.windows[0]!.page.waitForFunction(() => document.body.textContent.includes('83'));
    for (const { name, find } of SECURITY_CHECKS) expect([name, await find(world)]).toEqual([name, []]);
    await world.quit();
  });
});

test('every one of the twenty points of the security list is held by a check or a setting', () => {
  expect(SECURITY_POINTS.map(({ point }) => point)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  for (const { what, held } of SECURITY_POINTS) {
    const [file = '', words = ''] = held.split(/: (?=")/);
    const found =
      words === ''
        ? SECURITY_CHECKS.some(({ name }) => name.startsWith(held))
        : readFileSync(join(root, file), 'utf8').includes(words);
    expect([what, found]).toEqual([what, true]);
  }
});

describe('the engine behind the window', () => {
  test('answers the page over the port it was given', async () => {
    const world = await start(startDesktop, plainScreens());
    expect(await askInPage(world, 'library.describe')).toMatchObject({ ok: true, output: { starter: true } });
    await world.quit();
  });

  test('carries files in and out over the port, byte for byte', async () => {
    const world = await start(startDesktop, plainScreens());
    const back = await world.windows[0]!.page.evaluate(async () => {
      const { gleaner } = window as unknown as { gleaner: { connect: () => Promise<MessagePort> } };
      const port = await gleaner.connect();
      const ask = (message: object) =>
        new Promise<{ output: { file: string; bytes: ArrayBuffer; name: string } }>((resolve) => {
          port.onmessage = ({ data }) => resolve(data.reply);
          port.postMessage(message);
        });
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index).buffer;
      const { output } = await ask({ id: '1', upload: { name: 'all bytes.bin', bytes } });
      const { output: given } = await ask({ id: '2', download: output.file });
      return { name: given.name, bytes: [...new Uint8Array(given.bytes)] };
    });
    expect(back).toEqual({ name: 'all bytes.bin', bytes: Array.from({ length: 256 }, (_, index) => index) });
    await world.quit();
  });

  test('is started again when it dies, and the page gets a new port', async () => {
    const world = await start(startDesktop, plainScreens());
    expect(await askInPage(world, 'library.describe')).toMatchObject({ ok: true });
    await world.engines[0]!.terminate();
    expect(await askInPage(world, 'library.describe')).toMatchObject({ ok: true });
    expect(world.engines).toHaveLength(2);
    await world.quit();
  });

  test('that cannot open the library is told in a dialog, and another library is opened', async () => {
    const wrong = join(root, 'test/fixtures/bad/not-a-library.gleaner');
    const home = mkdtempSync(join(folder, 'wrong-'));
    const env = { ...process.env, GLEANER_LIBRARY: wrong, XDG_DATA_HOME: home };
    const { electron, world } = electronStandIn(browser, env, { data: home });
    // “New library…”, then where it goes.
    world.answers.push(2, join(folder, 'fresh.gleaner'));
    await startDesktop(electron, plainScreens(), personOf(home));
    expect(await askInPage(world, 'library.describe')).toMatchObject({
      ok: true,
      output: { name: 'fresh.gleaner' },
    });
    expect(world.questions[0]?.detail).toContain('not a Gleaner library');
    await world.quit();
  });

  test('gives a page that was loaded anew a port of its own', async () => {
    const world = await start(startDesktop, plainScreens());
    expect(await askInPage(world, 'library.describe')).toMatchObject({ ok: true });
    world.windows[0]!.contents.emit('did-navigate');
    expect(await askInPage(world, 'library.describe')).toMatchObject({ ok: true });
    await world.quit();
  });
});

/** Faults planted into the shell's own files; each must be found by the check named. */
const PLANTED: readonly [fault: string, file: string, from: string, to: string, check: string][] = [
  ['isolation off', 'window.ts', 'contextIsolation: true', 'contextIsolation: false', 'pages are isolated'],
  ['sandbox off', 'window.ts', 'sandbox: true', 'sandbox: false', 'pages are isolated'],
  ['Node in pages', 'window.ts', 'nodeIntegration: false', 'nodeIntegration: true', 'pages are isolated'],
  ['webviews', 'window.ts', 'webviewTag: false', 'webviewTag: true', 'pages are isolated'],
  ['web security off', 'window.ts', 'webSecurity: true', 'webSecurity: false', 'pages are isolated'],
  ['app sandbox left out', 'desktop.ts', 'app.enableSandbox();', '', 'pages are isolated'],
  ['a permission granted', 'session-rules.ts', 'decide(false)', 'decide(true)', 'every permission'],
  [
    'a permission checked as granted',
    'session-rules.ts',
    'Handler(() => false);\n  session.setDevice',
    'Handler(() => true);\n  session.setDevice',
    'every permission',
  ],
  ['permissions left alone', 'desktop.ts', 'denyOutside(session.defaultSession);', '', 'every permission'],
  ['navigation allowed', 'window.ts', "contents.on('will-navigate', deny);\n", '', 'the page stays'],
  [
    'navigation guard not attached',
    'desktop.ts',
    'keepInPlace(contents, electron)',
    'void contents',
    'the page stays',
  ],
  ['redirects allowed', 'window.ts', "contents.on('will-redirect', deny);\n", '', 'the page stays'],
  ['webviews attached', 'window.ts', "contents.on('will-attach-webview', deny);\n", '', 'the page stays'],
  ['windows allowed', 'window.ts', "action: 'deny'", "action: 'allow'", 'no window opens'],
  ['every link opened', 'window.ts', 'if (mayLeave(url))', 'if (URL.canParse(url))', 'no window opens'],
  [
    'sender unchecked',
    'hand-over.ts',
    'if (!isOwnFrame(senderFrame)) return;',
    'if (senderFrame === null) return;',
    'only the main frame',
  ],
  ['any frame served', 'hand-over.ts', 'frame.parent === null && ', '', 'only the main frame'],
  [
    'a look-alike host served',
    'bundle.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the shell's own source.
    'address.startsWith(`${ORIGIN}/`)',
    'address.startsWith(ORIGIN)',
    'only the main frame',
  ],
  ['ports without end', 'hand-over.ts', ' || served.has(contents)', '', 'only the main frame'],
  [
    'ipcRenderer exposed',
    'preload.ts',
    'contextBridge.executeInMainWorld({',
    "contextBridge.exposeInMainWorld('electronIpc', ipcRenderer);\ncontextBridge.executeInMainWorld({",
    'the preload script',
  ],
  [
    'more than connect exposed',
    'preload.ts',
    'Object.freeze({ connect })',
    'Object.freeze({ connect, ask })',
    'the preload script',
  ],
  [
    'paths outside the bundle',
    'bundle.ts',
    'await staticFile(screens, pathname)',
    'await anyFile(screens, pathname)',
    'app: serves',
  ],
  ['any host served', 'bundle.ts', "host === 'gleaner' ?", 'true ?', 'app: serves'],
  [
    'no policy',
    'bundle.ts',
    "{ ...policyHeaders(), 'Content-Type': file.mediaType }",
    "{ 'Content-Type': file.mediaType }",
    'app: serves',
  ],
  [
    'requests let out',
    'session-rules.ts',
    'cancel: !isOwnPage(url) && !LOCAL.test(url)',
    'cancel: false',
    'no request leaves',
  ],
  [
    'links taken',
    'desktop.ts',
    "app.on('open-url', (event) => event.preventDefault());",
    '',
    'links and files of other kinds',
  ],
  [
    'any file taken',
    'opened-files.ts',
    "IMPORTED.has(ending) ? 'import' : undefined",
    "'import'",
    'links and files of other kinds',
  ],
  [
    'folders taken',
    'opened-files.ts',
    ' || !statSync(full, { throwIfNoEntry: false })?.isFile()',
    '',
    'links and files of other kinds',
  ],
  ['anything said to the page', 'preload.ts', '{ gleaner: message }', 'message', 'what the desktop says'],
  [
    'said to any page',
    'preload.ts',
    '{ gleaner: message }, window.location.origin',
    "{ gleaner: message }, '*'",
    'what the desktop says',
  ],
];

/** What a careless protocol handler would do. */
const ANY_FILE = `
async function anyFile(folder: string, pathname: string) {
  const { readFileSync } = await import('node:fs');
  try {
    return { bytes: readFileSync(folder + decodeURIComponent(pathname)), mediaType: 'text/html' };
  } catch {
    return undefined;
  }
}
`;

describe('a fault planted in the shell is caught', () => {
  const plots = join(root, 'dist/planted');
  beforeAll(() => rmSync(plots, { recursive: true, force: true }));
  afterAll(() => rmSync(plots, { recursive: true, force: true }));

  test.each(PLANTED)('%s', async (fault, file, from, to, check) => {
    const plot = join(plots, fault.replaceAll(/\W/g, '-'));
    mkdirSync(plot, { recursive: true });
    cpSync(join(root, 'electron'), join(plot, 'electron'), { recursive: true });
    rmSync(join(plot, 'electron/tsconfig.json'));
    for (const part of ['library', 'shared']) symlinkSync(join(root, part), join(plot, part));
    const planted = join(plot, 'electron', file);
    const before = readFileSync(planted, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(planted, to.includes('anyFile') ? after + ANY_FILE : after);
    const address = pathToFileURL(join(plot, 'electron/desktop.ts')).href;
    const { startDesktop: begin } = (await import(/* @vite-ignore */ address)) as {
      startDesktop: typeof startDesktop;
    };
    const preload = join(plot, 'electron/preload.ts');
    const parts = { ...plainScreens(), preload, engine: SILENT };
    const world = await start(begin, parts);
    const found = SECURITY_CHECKS.find(({ name }) => name.startsWith(check));
    expect(await found?.find(world)).not.toEqual([]);
    await world.quit();
  });

  test('and without one nothing is found on the same plain screens', async () => {
    const world = await start(startDesktop, { ...plainScreens(), engine: SILENT });
    for (const { name, find } of SECURITY_CHECKS) expect([name, await find(world)]).toEqual([name, []]);
    await world.quit();
  });
});
