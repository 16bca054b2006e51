import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort as NodePort, Worker } from 'node:worker_threads';
import type { Browser, BrowserContext, Frame, Page, Request as PageRequest, Route } from 'playwright-core';
import ts from 'typescript';
import type { Electron } from '../../electron/electron.ts';
import { bridgePorts, installPreload, unpack } from './page-bridge.ts';

/** Chromium opens no `app:` address, so the pages stand under this one; the app sees `app:` addresses only. */
const STAGE = 'https://gleaner.stand-in';

/** Permissions a page may ask for, by their names in Chromium. */
const ASKABLE = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];

type Listener = (...args: never[]) => unknown;
type Decide = (granted: boolean) => void;
type Preferences = Readonly<Record<string, unknown>> & { readonly preload: string };

/** What the app told the stand-in, and the handles by which a test moves it. */
export type World = {
  readonly calls: string[];
  readonly windows: {
    readonly preferences: Preferences;
    readonly options: Readonly<Record<string, unknown>>;
    readonly page: Page;
    readonly contents: EventEmitter;
    /** Closes it as a person does. */
    readonly close: () => void;
    /** Shares that were shown at the program's icon. */
    readonly progress: number[];
    readonly titles: string[];
  }[];
  readonly engines: StandInEngine[];
  /** Speaks as the system does: a second start, a file to open, a link. */
  readonly tell: (event: string, ...rest: unknown[]) => { readonly prevented: boolean };
  readonly dragged: { readonly file: string }[];
  readonly opened: string[];
  readonly questions: { readonly message: string; readonly detail: string }[];
  /** Answers for coming dialogs: a button's number or a file. */
  readonly answers: (number | string)[];
  readonly menu: { label?: string; submenu?: { label?: string; click?: () => void }[] }[];
  /** Asks the handler of `app:` as a page would. */
  readonly fetchBundle: (address: string) => Promise<Response>;
  readonly asksPermission: (name: string) => { readonly granted: boolean; readonly checked: boolean };
  readonly blocksRequest: (address: string) => boolean;
  /** Speaks to the main process from a frame that is made up. */
  readonly speak: (
    channel: string,
    frame: { readonly url: string; readonly parent: object | null },
  ) => number;
  readonly windowOpen: (address: string) => unknown;
  readonly quit: () => Promise<void>;
};

/** An engine of the stand-in, as a test can end it. */
export type StandInEngine = { readonly terminate: () => Promise<unknown> };

export type StandInOptions = {
  readonly displays?: readonly { x: number; y: number; width: number; height: number }[];
  /** The app's folder for what it remembers. */
  readonly data?: string;
  /** Runs engines in processes of their own instead of threads: slower, and killed as the system kills. */
  readonly inProcess?: boolean;
};

/** A stand-in of Electron's module: windows are pages of a real Chromium, the engine is a thread of its own. */
export function electronStandIn(
  browser: Browser,
  env: NodeJS.ProcessEnv,
  options: StandInOptions = {},
): { electron: Electron; world: World } {
  const {
    displays = [{ x: 0, y: 0, width: 1920, height: 1080 }],
    data = tmpdir(),
    inProcess = false,
  } = options;
  const calls: string[] = [];
  const windows: World['windows'] = [];
  const engines: StandInEngine[] = [];
  const dragged: { file: string }[] = [];
  const opened: string[] = [];
  const questions: World['questions'][number][] = [];
  const answers: (number | string)[] = [];
  const menu: World['menu'][number][] = [];
  const ipc = new EventEmitter();
  const app = new EventEmitter();
  const ports = bridgePorts();
  let bundle: ((request: Request) => Promise<Response>) | undefined;
  let askPermission: (contents: object, name: string, decide: Decide) => void = (_, __, decide) =>
    decide(true);
  let checkPermission: (contents: object, name: string) => boolean = () => true;
  let before: (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void = (
    _,
    decide,
  ) => decide({});
  let openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  let ended: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    ended = resolve;
  });

  const blocksRequest = (url: string) => {
    let cancelled = false;
    before({ url }, ({ cancel }) => {
      cancelled = cancel === true;
    });
    return cancelled;
  };
  const asksPermission = (name: string) => {
    let granted = false;
    askPermission({}, name, (answer) => {
      granted = answer;
    });
    return { granted, checked: checkPermission({}, name) };
  };

  /** Contents whose page is being loaded. */
  const loading = new Set<EventEmitter>();
  let focused: StandInWindow | null = null;
  class StandInWindow extends EventEmitter {
    readonly webContents = new EventEmitter() as EventEmitter & Record<string, unknown>;
    static getFocusedWindow(): StandInWindow | null {
      return focused;
    }
    readonly preferences: Preferences;
    readonly options: Readonly<Record<string, unknown>>;
    readonly progress: number[] = [];
    readonly titles: string[] = [];
    destroyed = false;
    constructor({ webPreferences, ...rest }: { webPreferences: Preferences }) {
      super();
      this.preferences = webPreferences;
      this.options = rest;
      this.webContents.startDrag = (item: { file: string }) => dragged.push(item);
      this.webContents.setWindowOpenHandler = (handler: typeof openHandler) => {
        openHandler = handler;
      };
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(address: string): Promise<void> {
      const context = await browser.newContext();
      const leaks = this.preferences.contextIsolation !== true || this.preferences.nodeIntegration === true;
      const inSubframes = this.preferences.nodeIntegrationInSubFrames === true;
      await installPreload(context, { source: commonJs(this.preferences.preload), leaks, inSubframes });
      const granted = ASKABLE.filter((name) => asksPermission(name).granted);
      if (granted.length > 0) await context.grantPermissions(granted);
      await context.exposeBinding('__standIn', ({ frame }, text: string) =>
        hear(this.webContents, frame, text),
      );
      await routeAll(context, this.webContents);
      const page = await context.newPage();
      context.on('page', (popup) => void popup.close());
      page.on('framenavigated', (frame) => {
        // Chromium tells of a changed `#` as well, which is another event in Electron.
        if (frame === page.mainFrame() && loading.delete(this.webContents))
          this.webContents.emit('did-navigate', {}, onStage(frame.url()));
      });
      this.webContents.send = (channel: string, message: unknown) =>
        ports.post(page.mainFrame(), channel, message, []);
      const { preferences, options, progress, titles, webContents: contents } = this;
      windows.push({ preferences, options, page, contents, progress, titles, close: () => this.close() });
      focused = this;
      await page.goto(address.replace('app://gleaner', STAGE));
      this.emit('ready-to-show');
    }
    close(): void {
      this.emit('close');
      this.destroyed = true;
      if (focused === this) focused = null;
      const at = windows.findIndex(({ contents }) => contents === this.webContents);
      const [gone] = at < 0 ? [] : windows.splice(at, 1);
      if (gone !== undefined) void leave(gone.page.context());
      this.emit('closed');
      if (windows.length === 0) app.emit('window-all-closed');
    }
    isDestroyed(): boolean {
      return this.destroyed;
    }
    setProgressBar(share: number): void {
      this.progress.push(share);
    }
    setTitle(title: string): void {
      this.titles.push(title);
    }
    getNormalBounds() {
      const { x = 0, y = 0, width = 0, height = 0 } = this.options as Record<string, number>;
      return { x, y, width, height };
    }
    isMaximized(): boolean {
      return false;
    }
    maximize(): void {
      calls.push('maximize');
    }
    restore(): void {
      calls.push('restore');
    }
    show(): void {
      calls.push('show');
    }
    focus(): void {
      focused = this;
      calls.push('focus');
    }
    isMinimized(): boolean {
      return false;
    }
  }

  const hear = (contents: EventEmitter, frame: Frame, text: string) => {
    const message = unpack(text) as {
      kind: string;
      channel: string;
      args: unknown[];
      id: number;
      data: unknown;
    };
    if (message.kind === 'port') return ports.receive(message.id, message.data);
    const parent = frame.parentFrame();
    const senderFrame = {
      url: onStage(frame.url()),
      parent: parent === null ? null : {},
      postMessage: (channel: string, data: unknown, sent: readonly NodePort[]) =>
        ports.post(frame, channel, data, sent),
    };
    ipc.emit(message.channel, { sender: contents, senderFrame }, ...message.args);
  };

  async function routeAll(context: BrowserContext, contents: EventEmitter): Promise<void> {
    await context.route('**/*', async (route: Route, request: PageRequest) => {
      const address = onStage(request.url());
      const first = request.isNavigationRequest() && windows.at(-1)?.page.url() === 'about:blank';
      if (request.isNavigationRequest() && !first && !navigates(contents, address)) {
        // `aborted` leaves the page as it is; any other failure would put an error page in its place.
        return route.abort('aborted');
      }
      if (blocksRequest(address)) return route.abort();
      if (request.isNavigationRequest() && request.frame().parentFrame() === null) loading.add(contents);
      if (!address.startsWith('app:') || bundle === undefined) {
        return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Elsewhere</title>' });
      }
      const answer = await bundle(new Request(address));
      await route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: Buffer.from(await answer.arrayBuffer()),
      });
    });
  }

  const electron = {
    app: Object.assign(app, {
      isPackaged: false,
      getPath: () => data,
      enableSandbox: () => calls.push('enableSandbox'),
      requestSingleInstanceLock: () => true,
      whenReady: async () => {
        calls.push('ready');
      },
      quit: () => {
        let prevented = false;
        app.emit('will-quit', {
          preventDefault: () => {
            prevented = true;
          },
        });
        if (!prevented) ended();
      },
    }),
    BrowserWindow: StandInWindow,
    dialog: {
      showOpenDialog: async () => {
        const answer = answers.shift();
        return {
          canceled: typeof answer !== 'string',
          filePaths: typeof answer === 'string' ? [answer] : [],
        };
      },
      showSaveDialog: async () => {
        const answer = answers.shift();
        return { canceled: typeof answer !== 'string', filePath: typeof answer === 'string' ? answer : '' };
      },
      showMessageBox: async ({ message, detail }: { message: string; detail: string }) => {
        questions.push({ message, detail });
        const answer = answers.shift();
        return { response: typeof answer === 'number' ? answer : 3 };
      },
    },
    ipcMain: ipc,
    Menu: {
      buildFromTemplate: (template: World['menu']) => template,
      setApplicationMenu: (template: World['menu']) => menu.splice(0, menu.length, ...template),
    },
    MessageChannelMain: MessageChannel,
    nativeImage: { createFromPath: (path: string) => path },
    screen: { getAllDisplays: () => displays.map((workArea) => ({ workArea })) },
    protocol: {
      registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: object }[]) =>
        calls.push(`privileged ${JSON.stringify(schemes)}`),
      handle: (_: string, handler: typeof bundle) => {
        bundle = handler;
      },
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: typeof askPermission) => {
          askPermission = handler;
        },
        setPermissionCheckHandler: (handler: typeof checkPermission) => {
          checkPermission = handler;
        },
        setDevicePermissionHandler: (handler: Listener) => calls.push(`device ${String(handler())}`),
        webRequest: {
          onBeforeRequest: (handler: typeof before) => {
            before = handler;
          },
        },
      },
    },
    shell: {
      openExternal: async (address: string) => {
        opened.push(address);
      },
    },
    utilityProcess: {
      fork: (program: string, _words: readonly string[], { execArgv = [] }: { execArgv?: string[] } = {}) => {
        calls.push(`engine ${execArgv.join(' ')}`);
        const { child, engine } = inProcess ? forkProcess(program, env, execArgv) : forkThread(program, env);
        engines.push(engine);
        return child;
      },
    },
  };

  const world: World = {
    calls,
    windows,
    engines,
    opened,
    dragged,
    tell: (event, ...rest) => {
      let prevented = false;
      const told = {
        preventDefault: () => {
          prevented = true;
        },
      };
      app.emit(event, told, ...rest);
      return { prevented };
    },
    questions,
    answers,
    menu,
    fetchBundle: async (address) => {
      if (bundle === undefined) throw new Error('Nothing answers app: addresses.');
      // `new Request` would tidy the address up; a handler is given whatever a page asks for.
      return bundle({ url: address } as Request);
    },
    asksPermission,
    blocksRequest,
    speak: (channel, frame) => {
      let given = 0;
      const senderFrame = { ...frame, postMessage: () => (given += 1) };
      const sender = windows[0]?.contents ?? new EventEmitter();
      // As a page that was loaded anew, which has had nothing yet.
      sender.emit('did-navigate', {}, frame.url);
      ipc.emit(channel, { sender, senderFrame });
      return given;
    },
    windowOpen: (url) => openHandler({ url }),
    quit: async () => {
      electron.app.quit();
      await over;
      for (const { page } of windows) await leave(page.context());
    },
  };
  return { electron: electron as unknown as Electron, world };
}

/** Whether the app lets its page go to an address. */
export function navigates(contents: EventEmitter, address: string): boolean {
  let prevented = false;
  const event = {
    url: address,
    preventDefault: () => {
      prevented = true;
    },
  };
  contents.emit('will-frame-navigate', event);
  contents.emit('will-navigate', event, address);
  return !prevented;
}

/** Closes a page with its context; a request that is being answered meanwhile needs no answer. */
async function leave(context: BrowserContext): Promise<void> {
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}

function onStage(address: string): string {
  return address.replace(STAGE, 'app://gleaner');
}

function commonJs(preload: string): string {
  const source = readFileSync(preload, 'utf8');
  if (!preload.endsWith('.ts')) return source;
  const compilerOptions = { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.CommonJS };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

function forkThread(program: string, env: NodeJS.ProcessEnv) {
  const worker = new Worker(new URL('./engine-thread.mjs', import.meta.url), {
    workerData: { program: pathToFileURL(program).href },
    env,
    execArgv: [],
  });
  const child = Object.assign(new EventEmitter(), {
    postMessage: (data: unknown, ports: NodePort[] = []) => worker.postMessage({ data, ports }, ports),
    kill: () => void worker.terminate(),
  });
  worker.on('online', () => child.emit('spawn'));
  worker.on('message', (message) => child.emit('message', message));
  worker.on('error', () => undefined);
  worker.on('exit', (code) => child.emit('exit', code));
  return { child, engine: { terminate: () => worker.terminate() } };
}

/** An engine in a process of its own; ports are joined with those of the main process by number. */
function forkProcess(program: string, env: NodeJS.ProcessEnv, execArgv: string[]) {
  const running = fork(new URL('./engine-child.mjs', import.meta.url), [program], {
    env,
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const joined = new Map<number, NodePort>();
  // What is said while the process is killed is lost, as with Electron; it is no fault of who said it.
  const tell = (message: object) => running.connected && running.send(message, () => undefined);
  const child = Object.assign(new EventEmitter(), {
    postMessage: (data: unknown, ports: NodePort[] = []) => {
      const ids = ports.map((port) => {
        const id = joined.size + 1;
        joined.set(id, port);
        port.on('message', (said) => tell({ port: id, said }));
        return id;
      });
      tell({ data, ports: ids });
    },
    kill: () => void running.kill('SIGKILL'),
  });
  running.on('spawn', () => child.emit('spawn'));
  running.on('message', (message: { message?: unknown; port?: number; data?: unknown; closed?: boolean }) => {
    const port = message.port === undefined ? undefined : joined.get(message.port);
    if (message.message !== undefined) child.emit('message', message.message);
    else if (message.closed) port?.close();
    else port?.postMessage(message.data);
  });
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  running.on('exit', (code) => {
    for (const port of joined.values()) port.close();
    child.emit('exit', code);
  });
  const terminate = () => {
    running.kill('SIGKILL');
    return ended;
  };
  return { child, engine: { terminate } };
}
