import type { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import { navigates, type World } from './electron-stand-in.ts';

/** One point of Electron's security list as this app must meet it; the answer says what is wrong. */
export type SecurityCheck = {
  readonly name: string;
  readonly find: (world: World) => Promise<readonly string[]> | readonly string[];
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const OUTSIDE = 'https://attacker.example/';
const PERMISSIONS = [
  'media',
  'geolocation',
  'notifications',
  'midi',
  'clipboard-read',
  'openExternal',
  'hid',
  'unknown',
];

const wrong = (...faults: (string | false | undefined)[]) =>
  faults.filter((fault) => typeof fault === 'string');

function only<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined || items.length !== 1)
    throw new Error(`one was expected, there are ${items.length}`);
  return first;
}

/** https://www.electronjs.org/docs/latest/tutorial/security, the points that code decides. */
export const SECURITY_CHECKS: readonly SecurityCheck[] = [
  {
    name: 'pages are isolated, sandboxed and without Node',
    find: async ({ windows, calls }) => {
      const { preferences, page } = only(windows);
      const seen = await page.evaluate(() => [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
      ]);
      return wrong(
        preferences.contextIsolation !== true && 'contextIsolation is off',
        preferences.sandbox !== true && 'sandbox is off',
        preferences.nodeIntegration !== false && 'nodeIntegration is on',
        preferences.nodeIntegrationInWorker === true && 'nodeIntegrationInWorker is on',
        preferences.nodeIntegrationInSubFrames === true && 'nodeIntegrationInSubFrames is on',
        preferences.webSecurity === false && 'webSecurity is off',
        preferences.allowRunningInsecureContent === true && 'insecure content may run',
        preferences.experimentalFeatures === true && 'experimental features are on',
        'enableBlinkFeatures' in preferences && 'Blink features are switched on',
        preferences.webviewTag === true && 'webviews are on',
        !calls.slice(0, calls.indexOf('ready')).includes('enableSandbox') &&
          'the sandbox is not enabled before ready',
        seen.some((kind) => kind !== 'undefined') && `the page sees require: ${seen[0]}, process: ${seen[1]}`,
      );
    },
  },
  {
    name: 'every permission is denied',
    find: async ({ asksPermission, windows, calls }) => {
      const granted = PERMISSIONS.filter(
        (name) => asksPermission(name).granted || asksPermission(name).checked,
      );
      const state = await only(windows).page.evaluate(
        async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
      );
      return wrong(
        granted.length > 0 && `granted: ${granted.join(', ')}`,
        state === 'granted' && 'the page has the geolocation permission',
        !calls.includes('device false') && 'devices are not denied',
      );
    },
  },
  {
    name: 'the page stays where it is',
    find: async ({ windows }) => {
      const { page, contents } = only(windows);
      const before = page.url();
      await page.evaluate((address) => {
        window.location.href = address;
      }, OUTSIDE);
      await page.waitForTimeout(300);
      const left = page.url() !== before;
      if (left) await page.goto(before);
      return wrong(
        left && 'the page went to another address',
        navigates(contents, OUTSIDE) && 'navigation is allowed',
        navigates(contents, 'file:///etc/passwd') && 'navigation to files is allowed',
        !preventedBy(contents, 'will-navigate') && 'will-navigate is not prevented',
        !preventedBy(contents, 'will-frame-navigate') && 'will-frame-navigate is not prevented',
        !preventedBy(contents, 'will-redirect') && 'redirects are allowed',
        !preventedBy(contents, 'will-attach-webview') && 'webviews may be attached',
      );
    },
  },
  {
    name: 'no window opens, and only web and mail links leave the app',
    find: ({ windowOpen, opened }) => {
      const before = opened.length;
      const addresses = [
        'https://doi.org/10.1000/1',
        'mailto:someone@example.org',
        'http://example.org/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'smb://attacker.example/share',
        'https://user:word@attacker.example/',
        'no address',
      ];
      const allowed = addresses.filter(
        (address) => JSON.stringify(windowOpen(address)) !== '{"action":"deny"}',
      );
      const left = opened.slice(before);
      return wrong(
        allowed.length > 0 && `windows open for ${allowed.join(', ')}`,
        left.join(' ') !== 'https://doi.org/10.1000/1 mailto:someone@example.org' &&
          `handed to the system: ${left}`,
      );
    },
  },
  {
    name: 'only the main frame of our page gets a port, once',
    find: async ({ speak, windows }) => {
      const own = 'app://gleaner/index.html';
      // Nobody is given a port before the library is open; our own page shows when it is.
      const served = await eventually(() => speak('gleaner:connect', { url: own, parent: null }) === 1);
      const given = [
        speak('gleaner:connect', { url: OUTSIDE, parent: null }),
        speak('gleaner:connect', { url: 'app://gleaner.attacker.example/', parent: null }),
        speak('gleaner:connect', { url: 'app://other/index.html', parent: null }),
        speak('gleaner:connect', { url: own, parent: {} }),
      ];
      const { page, contents } = only(windows);
      const ask = () =>
        page.evaluate(() => {
          const given = window as unknown as {
            gleaner: { connect: () => Promise<MessagePort> };
            port?: string;
          };
          given.port = 'nothing';
          void given.gleaner.connect().then(() => {
            given.port = 'a port';
          });
        });
      // The page may not have asked before; the second time there is nothing in any case.
      await ask();
      await caughtUp(page, contents);
      await ask();
      await caughtUp(page, contents);
      const again = await page.evaluate(() => (window as unknown as { port?: string }).port);
      return wrong(
        given.some((count) => count > 0) && `a port was given to ${given.join(', ')}`,
        !served && 'our own page was given no port',
        again === 'a port' && 'the page was given a second port',
      );
    },
  },
  {
    name: 'the preload script exposes gleaner.connect and nothing else',
    find: async ({ windows }) => {
      const exposed = await only(windows).page.evaluate(() => {
        const value: unknown = Reflect.get(window, 'gleaner');
        const keys = typeof value === 'object' && value !== null ? Reflect.ownKeys(value) : [];
        const foreign = Object.getOwnPropertyNames(window).filter((name) =>
          /^(electron|ipc|bridge|api)/i.test(name),
        );
        return { keys: keys.map(String), frozen: Object.isFrozen(value), foreign };
      });
      return wrong(
        exposed.keys.join() !== 'connect' && `gleaner has ${exposed.keys.join()}`,
        !exposed.frozen && 'gleaner can be changed by the page',
        exposed.foreign.length > 0 && `the page sees ${exposed.foreign.join()}`,
      );
    },
  },
  {
    name: 'app: serves the screens and nothing beside them',
    find: async ({ fetchBundle, calls }) => {
      const outside = [
        'app://gleaner/%2e%2e/%2e%2e/package.json',
        'app://gleaner/..%2f..%2fpackage.json',
        'app://gleaner/..%5c..%5cpackage.json',
        'app://gleaner/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
        'app://other/index.html',
      ];
      const found: string[] = [];
      for (const address of outside) if ((await fetchBundle(address)).status !== 404) found.push(address);
      const page = await fetchBundle('app://gleaner/index.html');
      const before = calls.slice(0, calls.indexOf('ready')).find((call) => call.startsWith('privileged'));
      return wrong(
        found.length > 0 && `served: ${found.join(', ')}`,
        page.status !== 200 && 'the page is not served',
        page.headers.get('content-security-policy') !== POLICY && 'the page has another policy',
        before !==
          'privileged [{"scheme":"app","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]' &&
          'app: is announced otherwise, or too late',
      );
    },
  },
  {
    name: 'no request leaves the machine',
    find: ({ blocksRequest }) => {
      const outside = [
        OUTSIDE,
        'http://127.0.0.1/',
        'ws://127.0.0.1/',
        'file:///etc/passwd',
        'app://other/',
        'blob:https://x/1',
      ];
      const passed = outside.filter((address) => !blocksRequest(address));
      const needed = ['app://gleaner/index.html', 'blob:app://gleaner/1', 'data:image/png;base64,'];
      const blocked = needed.filter(blocksRequest);
      return wrong(
        passed.length > 0 && `passed: ${passed.join(', ')}`,
        blocked.length > 0 && `needed, but blocked: ${blocked.join(', ')}`,
      );
    },
  },
  {
    name: 'links and files of other kinds are refused',
    find: async ({ tell, windows, calls, engines }) => {
      const before = { windows: windows.length, engines: engines.length };
      const { page, contents } = only(windows);
      await page.evaluate(() => {
        const said: unknown[] = [];
        Object.assign(window, { said });
        window.addEventListener('message', ({ data }) => data?.gleaner?.files && said.push(data));
        void (window as unknown as { gleaner: { connect: () => Promise<unknown> } }).gleaner.connect();
      });
      const link = tell('open-url', 'gleaner://open?library=/etc/passwd');
      for (const path of ['/etc/passwd', '/etc/hosts.exe', '/tmp', 'https://attacker.example/a.bib'])
        tell('open-file', path);
      tell('second-instance', ['gleaner', '/etc/passwd', '--library=/etc/passwd', 'gleaner://x'], '/');
      tell('second-instance', ['gleaner', 'no-such-library.gleaner'], '/');
      await caughtUp(page, contents);
      const said = await page.evaluate(() => (window as unknown as { said: unknown[] }).said.length);
      return wrong(
        !link.prevented && 'a link is not refused',
        said > 0 && 'a file that is none of ours was handed to the page',
        windows.length > before.windows && 'a window opened',
        engines.length > before.engines && 'a library was opened',
        calls.some((call) => call.includes('setAsDefaultProtocolClient')) && 'the app registers for links',
      );
    },
  },
  {
    name: 'what the desktop says reaches its own page alone, under its own name',
    find: async ({ windows }) => {
      const { page, contents } = only(windows);
      await page.evaluate(() => {
        const posted: unknown[][] = [];
        const post = window.postMessage.bind(window);
        Object.assign(window, {
          posted,
          postMessage: (...given: unknown[]) => {
            posted.push(given.slice(0, 2));
            return (post as (...all: unknown[]) => void)(...given);
          },
        });
      });
      sayNothing(contents);
      await page
        .waitForFunction(() => (window as unknown as { posted: unknown[] }).posted.length > 0, undefined, {
          timeout: 20_000,
        })
        .catch(() => undefined);
      const posted = await page.evaluate(() => (window as unknown as { posted: unknown[][] }).posted);
      const [message, target] = posted.find(([one]) => JSON.stringify(one).includes('keys')) ?? [];
      return wrong(
        JSON.stringify(message) !== '{"gleaner":{"say":"keys","keys":[]}}' &&
          `the page is sent ${JSON.stringify(message)}`,
        target === '*' && 'any page may hear it',
      );
    },
  },
];

/**
 * Every point of the list and what holds it here: a check above by the beginning of its name, or the file and words that a
 * test looks for. https://www.electronjs.org/docs/latest/tutorial/security
 */
export const SECURITY_POINTS: readonly {
  readonly point: number;
  readonly what: string;
  readonly held: string;
}[] = [
  { point: 1, what: 'only load secure content', held: 'no request leaves' },
  { point: 2, what: 'no Node for pages', held: 'pages are isolated' },
  { point: 3, what: 'context isolation', held: 'pages are isolated' },
  { point: 4, what: 'process sandboxing', held: 'pages are isolated' },
  { point: 5, what: 'permission requests', held: 'every permission' },
  { point: 6, what: 'webSecurity', held: 'pages are isolated' },
  { point: 7, what: 'content security policy', held: 'app: serves' },
  { point: 8, what: 'no insecure content', held: 'pages are isolated' },
  { point: 9, what: 'no experimental features', held: 'pages are isolated' },
  { point: 10, what: 'no Blink features', held: 'pages are isolated' },
  { point: 11, what: 'no popups from webviews', held: 'pages are isolated' },
  { point: 12, what: 'webview options', held: 'the page stays' },
  { point: 13, what: 'navigation', held: 'the page stays' },
  { point: 14, what: 'new windows', held: 'no window opens' },
  { point: 15, what: 'openExternal', held: 'no window opens' },
  { point: 16, what: 'a current Electron', held: 'package.json: "electron": "45.' },
  { point: 17, what: 'sender of messages', held: 'only the main frame' },
  { point: 18, what: 'own protocol instead of file:', held: 'app: serves' },
  { point: 19, what: 'fuses', held: 'electron-builder.json: "runAsNode": false' },
  { point: 20, what: 'no Electron for pages', held: 'the preload script' },
];

/** Asks again and again for a while; false where it never comes true. */
async function eventually(comesTrue: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if (comesTrue()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Says something to a page that changes nothing there. */
function sayNothing(contents: EventEmitter): void {
  const { send } = contents as unknown as { send: (channel: string, message: unknown) => void };
  send('gleaner:say', { say: 'keys', keys: [] });
}

/** Waits until a page has heard whatever the desktop had to say to it until now, on however slow a machine. */
async function caughtUp(page: Page, contents: EventEmitter): Promise<void> {
  await page.evaluate(() => {
    const heard = new Promise<void>((resolve) => {
      window.addEventListener('message', ({ data }) => data?.gleaner?.say === 'keys' && resolve());
    });
    Object.assign(window, { heard });
  });
  // What the main process is about to say, it says meanwhile.
  await page.waitForTimeout(400);
  sayNothing(contents);
  const patience = page.waitForTimeout(10_000);
  await Promise.race([page.evaluate(() => (window as unknown as { heard: Promise<void> }).heard), patience]);
}

function preventedBy(contents: EventEmitter, name: string): boolean {
  let prevented = false;
  contents.emit(name, {
    url: OUTSIDE,
    preventDefault: () => {
      prevented = true;
    },
  });
  return prevented;
}
