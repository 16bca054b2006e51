import { mkdtempSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { done, type Fault, type Reply } from '../../shared/contract/fault.ts';
import { type Engine, type Host, openEngine } from '../index.ts';
import { personHere } from '../person/person.ts';
import type { HostMessage } from './conversation.ts';
import { type LibraryPlace, libraryPlace, makeLibraryFolder } from './library-place.ts';
import { converseOverPort } from './port-conversation.ts';

/** What the desktop's main process says to the engine process; with `connect`, once the library is open, comes a window's port. */
export type EngineOrder =
  /** Null opens the app's own library; `create` makes a named one that is not there. */
  | { readonly order: 'open'; readonly library: string | null; readonly create: boolean }
  | { readonly order: 'connect' }
  /** The folder that a `folder` wish brought; null where the person thought better of it. */
  | { readonly order: 'folder'; readonly path: string | null }
  | { readonly order: 'close' };

/** What the engine process says back. */
export type EngineNews =
  | { readonly news: 'opened'; readonly path: string }
  | { readonly news: 'failed'; readonly path: string; readonly fault: Fault }
  /** Still closing: the last backup takes its time. */
  | { readonly news: 'closing' }
  /** Something that nobody asked for went wrong, in a sentence. */
  | { readonly news: 'warned'; readonly message: string }
  /** How far the running work is, from 0 to 1; 2 while that is unknown, -1 when nothing runs. */
  | { readonly news: 'progress'; readonly share: number }
  | { readonly news: 'wish'; readonly wish: EngineWish }
  | { readonly news: 'closed' };

/** What a screen wants of the desktop. */
export type EngineWish =
  | { readonly wish: 'open'; readonly path: string }
  | { readonly wish: 'choose-library' | 'new-library' | 'folder' }
  | { readonly wish: 'drag'; readonly path: string }
  | { readonly wish: 'menu'; readonly words: Readonly<Record<string, string>> };

/** A window's port as the engine process receives it (Electron's MessagePortMain, or Node's MessagePort). */
export type EnginePort = {
  readonly on: (event: 'message' | 'close', listener: (message: unknown) => void) => unknown;
  readonly start: () => void;
  readonly close: () => void;
  readonly postMessage: (message: HostMessage) => void;
};

/** The engine behind its windows, in a process of its own: running out of memory ends this process, not the app. */
export type EngineProcess = {
  readonly receive: (order: EngineOrder, ports: readonly EnginePort[]) => Promise<void>;
};

/** Begins the process: `tell` speaks to the main process, `exit` ends this one. */
export function engineProcess(tell: (news: EngineNews) => void, exit: () => void): EngineProcess {
  let engine: Engine | undefined;
  const folders: ((path: string | undefined) => void)[] = [];
  const host = desktopHost(tell, folders);
  const share = progressOf((of) => tell({ news: 'progress', share: of }));

  const open = async (library: string | null, create: boolean) => {
    const place = libraryPlace(library ?? undefined, {
      env: process.env,
      platform: process.platform,
      home: homedir(),
      folder: process.cwd(),
    });
    const opened = await openPlace(place, create, host);
    if (!opened.ok) return tell({ news: 'failed', path: place.path, fault: opened.fault });
    engine = opened.output;
    personHere(process).recent.add(place.path);
    engine.listen((event) => {
      if (event.event === 'backup.failed') tell({ news: 'warned', message: event.message });
    });
    tell({ news: 'opened', path: place.path });
  };

  return {
    receive: async (order, ports) => {
      if (order.order === 'open') return open(order.library, order.create);
      if (order.order === 'connect') {
        for (const port of ports) {
          if (engine === undefined) port.close();
          else attach(engine, port, share);
        }
        return;
      }
      if (order.order === 'folder') {
        folders.shift()?.(order.path ?? undefined);
        return;
      }
      const stillThere = setInterval(() => tell({ news: 'closing' }), 1_000);
      await engine?.close();
      clearInterval(stillThere);
      tell({ news: 'closed' });
      exit();
    },
  };
}

/** What the desktop does for a screen: the main process is told, and answers where there is something to answer. */
function desktopHost(
  tell: (news: EngineNews) => void,
  folders: ((path: string | undefined) => void)[],
): Host {
  const wish = (wanted: EngineWish) => tell({ news: 'wish', wish: wanted });
  let dragged: string | undefined;
  return {
    kind: 'desktop',
    openLibrary: async (path) => {
      wish({ wish: 'open', path });
      return done(undefined);
    },
    dialogs: {
      library: () => wish({ wish: 'choose-library' }),
      newLibrary: () => wish({ wish: 'new-library' }),
      folder: () =>
        new Promise((resolve) => {
          folders.push(resolve);
          wish({ wish: 'folder' });
        }),
    },
    dragOut: ({ name, bytes }) => {
      // What is dragged must lie somewhere; the system's folder for such things empties itself.
      dragged ??= mkdtempSync(join(tmpdir(), 'gleaner-drag-'));
      const path = join(dragged, basename(name).replaceAll(/[<>:"/\\|?*]/g, '_'));
      writeFileSync(path, bytes);
      wish({ wish: 'drag', path });
    },
    menuWords: (words) => wish({ wish: 'menu', words }),
  };
}

/** The progress of all running calls as one share; hears every message that goes to a window. */
function progressOf(tell: (share: number) => void): (message: HostMessage) => void {
  const running = new Map<string, number>();
  return (message) => {
    if ('progress' in message) {
      const { done: far, total } = message.progress;
      running.set(message.id, total === null || total === 0 ? 2 : Math.min(1, far / total));
    } else if (!('reply' in message) || !running.delete(message.id)) return;
    const shares = [...running.values()];
    tell(shares.length === 0 ? -1 : Math.min(...shares));
  };
}

async function openPlace({ path, own }: LibraryPlace, create: boolean, host: Host): Promise<Reply<Engine>> {
  const folder = own ? await makeLibraryFolder(path) : undefined;
  if (folder !== undefined && !folder.ok) return folder;
  return openEngine(path, {
    mode: 'write',
    create: own || create,
    starter: own,
    person: personHere(process),
    backups: true,
    host,
    holder: `the Gleaner window (process ${process.ppid})`,
  });
}

function attach(engine: Engine, port: EnginePort, hear: (message: HostMessage) => void): void {
  const conversation = converseOverPort(engine, {
    postMessage: (message) => {
      hear(message);
      port.postMessage(message);
    },
  });
  // Electron wraps a message in an event; Node hands it over bare.
  port.on('message', (message) => conversation.receive(unwrapped(message)));
  port.on('close', conversation.end);
  port.start();
}

function unwrapped(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'data' in message && 'ports' in message
    ? message.data
    : message;
}

/** Electron's channel to the process that forked this one; absent everywhere else. */
type ParentPort = {
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: EngineOrder; readonly ports: readonly EnginePort[] }) => void,
  ) => void;
  readonly postMessage: (news: EngineNews) => void;
};

const parent = (process as { parentPort?: ParentPort }).parentPort;
if (parent !== undefined) {
  const running = engineProcess(
    (news) => parent.postMessage(news),
    () => process.exit(0),
  );
  parent.on('message', ({ data, ports }) => void running.receive(data, ports));
}
