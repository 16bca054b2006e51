import { announceBundle, serveBundle } from './bundle.ts';
import { askWayOut, chooseLibrary, chooseNewLibrary } from './dialogs.ts';
import type { Electron, Parts } from './electron.ts';
import { type EngineHost, type LibraryChoice, startEngine } from './engine.ts';
import { handOverPorts } from './hand-over.ts';
import { setMenu } from './menu.ts';
import { denyOutside } from './session-rules.ts';
import { keepInPlace, openWindow } from './window.ts';

const OWN: LibraryChoice = { library: null, create: false };

/** An engine that is lost this often without a library having been opened in between is not started again unasked. */
const MOST_LOSSES = 3;

/** Starts the desktop app: one window, one engine, one library. */
export async function startDesktop(electron: Electron, parts: Parts): Promise<void> {
  const { app, session } = electron;
  app.enableSandbox();
  announceBundle(electron);
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.on('web-contents-created', (_, contents) => keepInPlace(contents, electron));

  await app.whenReady();
  denyOutside(session.defaultSession);
  serveBundle(electron, parts.screens);
  const engines = engineRow(electron, parts.engine);
  setMenu(electron, {
    open: () => void chooseLibrary(electron).then((choice) => choice && engines.start(choice)),
    make: () => void chooseNewLibrary(electron).then((choice) => choice && engines.start(choice)),
  });
  await engines.start(OWN);
  const window = await openWindow(electron, parts.preload);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  quitAfterClosing(electron, engines);
}

/** The engines of this run, one after another. */
type EngineRow = {
  readonly start: (choice: LibraryChoice) => Promise<void>;
  readonly close: () => Promise<void>;
};

function engineRow(electron: Electron, program: string): EngineRow {
  let current: EngineHost | undefined;
  let open = false;
  let losses = 0;
  // A page gets its port once the library stands open behind it.
  const ports = handOverPorts(electron, () => (open ? current : undefined));

  const start = async (choice: LibraryChoice): Promise<void> => {
    const before = current;
    open = false;
    current = undefined;
    await before?.close();
    current = startEngine(electron, {
      program,
      choice,
      onOpened: () => {
        losses = 0;
        open = true;
        ports.renew();
      },
      onFailed: (fault) => void goOn(fault.message, choice),
      onLost: () => {
        open = false;
        current = undefined;
        losses += 1;
        if (losses < MOST_LOSSES) void start(choice);
        else void goOn('Gleaner’s engine stopped several times in a row. Nothing stored was lost.', choice);
      },
    });
  };

  const goOn = async (message: string, choice: LibraryChoice): Promise<void> => {
    losses = 0;
    const way = await askWayOut(electron, message);
    if (way === 'quit') return electron.app.quit();
    if (way === 'again') return start(choice);
    const other = await (way === 'other' ? chooseLibrary(electron) : chooseNewLibrary(electron));
    return other === undefined ? goOn(message, choice) : start(other);
  };

  return {
    start,
    close: async () => {
      const last = current;
      current = undefined;
      await last?.close();
    },
  };
}

/** Quits only once the library has been closed, so that it is left as one whole file. */
function quitAfterClosing({ app }: Electron, engines: EngineRow): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engines.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}
