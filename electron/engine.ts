import type { MessagePortMain, UtilityProcess } from 'electron';
import type { Fault } from '../shared/contract/fault.ts';
import type { Electron } from './electron.ts';

/** What a screen wants of the desktop; the same shape as library/doors/engine-process.ts sends. */
export type Wish =
  | { readonly wish: 'open'; readonly path: string }
  | { readonly wish: 'choose-library' | 'new-library' | 'folder' }
  | { readonly wish: 'drag'; readonly path: string }
  | { readonly wish: 'menu'; readonly words: Readonly<Record<string, string>> };

/** What the engine process says; the same shape as library/doors/engine-process.ts sends. */
type News =
  | { readonly news: 'opened'; readonly path: string }
  | { readonly news: 'failed'; readonly path: string; readonly fault: Fault }
  | { readonly news: 'closing' | 'closed' }
  | { readonly news: 'warned'; readonly message: string }
  | { readonly news: 'progress'; readonly share: number }
  | { readonly news: 'wish'; readonly wish: Wish };

/** Which library an engine opens; null is the app's own. */
export type LibraryChoice = { readonly library: string | null; readonly create: boolean };

export type EngineOptions = {
  readonly program: string;
  readonly choice: LibraryChoice;
  readonly onOpened: (path: string) => void;
  readonly onFailed: (fault: Fault) => void;
  /** The process is gone without having been told to. */
  readonly onLost: () => void;
  readonly onProgress: (share: number) => void;
  readonly onWish: (wish: Wish) => void;
  /** Something went wrong while the library was being closed, when no window can tell it any more. */
  readonly onWarned: (message: string) => void;
};

/** The engine in a process of its own. */
export type EngineHost = {
  /** Hands a window's port over, once the library is open. */
  readonly connect: (port: MessagePortMain) => void;
  /** Answers a wish for a folder. */
  readonly giveFolder: (path: string | null) => void;
  /** Closes the library and ends the process; kills it where it does not answer. */
  readonly close: () => Promise<void>;
};

/** How long the engine may be silent while it closes its library, in milliseconds. */
const CLOSING_TIME = 10_000;

/** As for the command line: V8 would take up to 128 MB for new objects, which an import fills and never gives back. */
const ENGINE_FLAGS = ['--max-semi-space-size=8'];

/** Forks the engine and has it open a library; call after `ready`. */
export function startEngine({ utilityProcess }: Electron, options: EngineOptions): EngineHost {
  const child = utilityProcess.fork(options.program, [], {
    serviceName: 'Gleaner engine',
    stdio: 'inherit',
    execArgv: ENGINE_FLAGS,
  });
  let closing = false;
  let gone = false;
  const spawned = new Promise<void>((resolve) => child.once('spawn', () => resolve()));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      gone = true;
      resolve();
      if (!closing) options.onLost();
    });
  });
  child.on('message', (message: News) => {
    if (message.news === 'opened') options.onOpened(message.path);
    if (message.news === 'failed') options.onFailed(message.fault);
    if (message.news === 'progress') options.onProgress(message.share);
    if (message.news === 'wish') options.onWish(message.wish);
    if (message.news === 'warned' && closing) options.onWarned(message.message);
  });
  // A message posted before the process has been spawned is lost.
  const post = (message: object, ports: MessagePortMain[] = []) =>
    void spawned.then(() => (gone ? closeAll(ports) : child.postMessage(message, ports)));
  post({ order: 'open', ...options.choice });
  return {
    connect: (port) => post({ order: 'connect' }, [port]),
    giveFolder: (path) => post({ order: 'folder', path }),
    close: async () => {
      closing = true;
      if (gone) return;
      post({ order: 'close' });
      await endedOrKilled(child, ended);
    },
  };
}

function closeAll(ports: readonly MessagePortMain[]): void {
  for (const port of ports) port.close();
}

/** Waits as long as the engine says that it is still closing: a last backup of a large library takes its time. */
async function endedOrKilled(child: UtilityProcess, ended: Promise<void>): Promise<void> {
  const begin = () => setTimeout(() => child.kill(), CLOSING_TIME);
  let timer = begin();
  child.on('message', () => {
    clearTimeout(timer);
    timer = begin();
  });
  await ended;
  clearTimeout(timer);
}
