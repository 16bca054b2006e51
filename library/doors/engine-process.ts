import { homedir } from 'node:os';
import type { Fault, Reply } from '../../shared/contract/fault.ts';
import { type Engine, openEngine } from '../index.ts';
import { personHere } from '../person/person.ts';
import type { HostMessage } from './conversation.ts';
import { type LibraryPlace, libraryPlace, makeLibraryFolder } from './library-place.ts';
import { converseOverPort } from './port-conversation.ts';

/** What the desktop's main process says to the engine process; with `connect`, once the library is open, comes a window's port. */
export type EngineOrder =
  /** Null opens the app's own library; `create` makes a named one that is not there. */
  | { readonly order: 'open'; readonly library: string | null; readonly create: boolean }
  | { readonly order: 'connect' }
  | { readonly order: 'close' };

/** What the engine process says back. */
export type EngineNews =
  | { readonly news: 'opened'; readonly path: string }
  | { readonly news: 'failed'; readonly path: string; readonly fault: Fault }
  | { readonly news: 'closed' };

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

  const open = async (library: string | null, create: boolean) => {
    const place = libraryPlace(library ?? undefined, {
      env: process.env,
      platform: process.platform,
      home: homedir(),
      folder: process.cwd(),
    });
    const opened = await openPlace(place, create);
    if (!opened.ok) return tell({ news: 'failed', path: place.path, fault: opened.fault });
    engine = opened.output;
    tell({ news: 'opened', path: place.path });
  };

  return {
    receive: async (order, ports) => {
      if (order.order === 'open') return open(order.library, order.create);
      if (order.order === 'connect') {
        for (const port of ports) {
          if (engine === undefined) port.close();
          else attach(engine, port);
        }
        return;
      }
      await engine?.close();
      tell({ news: 'closed' });
      exit();
    },
  };
}

async function openPlace({ path, own }: LibraryPlace, create: boolean): Promise<Reply<Engine>> {
  const folder = own ? await makeLibraryFolder(path) : undefined;
  if (folder !== undefined && !folder.ok) return folder;
  return openEngine(path, {
    mode: 'write',
    create: own || create,
    starter: own,
    person: personHere(process),
    backups: true,
    holder: `the Gleaner window (process ${process.ppid})`,
  });
}

function attach(engine: Engine, port: EnginePort): void {
  const conversation = converseOverPort(engine, port);
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
