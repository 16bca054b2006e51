import type { MessagePortMain, UtilityProcess } from 'electron';
import type { Fault } from '../shared/contract/fault.ts';
import type { Electron } from './electron.ts';

/** What the engine process says; the same shape as library/doors/engine-process.ts sends. */
type News =
  | { readonly news: 'opened'; readonly path: string }
  | { readonly news: 'failed'; readonly path: string; readonly fault: Fault }
  | { readonly news: 'closed' };

/** Which library an engine opens; null is the app's own. */
export type LibraryChoice = { readonly library: string | null; readonly create: boolean };

export type EngineOptions = {
  readonly program: string;
  readonly choice: LibraryChoice;
  readonly onOpened: (path: string) => void;
  readonly onFailed: (fault: Fault) => void;
  /** The process is gone without having been told to. */
  readonly onLost: () => void;
};

/** The engine in a process of its own. */
export type EngineHost = {
  /** Hands a window's port over, once the library is open. */
  readonly connect: (port: MessagePortMain) => void;
  /** Closes the library and ends the process; kills it where it does not answer. */
  readonly close: () => Promise<void>;
};

/** How long the engine may take to close its library, in milliseconds. */
const CLOSING_TIME = 10_000;

/** Forks the engine and has it open a library; call after `ready`. */
export function startEngine({ utilityProcess }: Electron, options: EngineOptions): EngineHost {
  const child = utilityProcess.fork(options.program, [], { serviceName: 'Gleaner engine', stdio: 'inherit' });
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
  });
  // A message posted before the process has been spawned is lost.
  const post = (message: object, ports: MessagePortMain[] = []) =>
    void spawned.then(() => (gone ? closeAll(ports) : child.postMessage(message, ports)));
  post({ order: 'open', ...options.choice });
  return {
    connect: (port) => post({ order: 'connect' }, [port]),
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

async function endedOrKilled(child: UtilityProcess, ended: Promise<void>): Promise<void> {
  const timer = setTimeout(() => child.kill(), CLOSING_TIME);
  await ended;
  clearTimeout(timer);
}
