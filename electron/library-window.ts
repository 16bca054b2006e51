import { realpathSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { askWayOut, chooseLibrary, chooseNewLibrary } from './dialogs.ts';
import type { Electron } from './electron.ts';
import { type EngineHost, type LibraryChoice, startEngine, type Wish } from './engine.ts';
import { readForPage } from './opened-files.ts';

/** An engine that is lost this often without a library having been opened in between is not started again unasked. */
const MOST_LOSSES = 3;

/** One window and the one library in it, with its engines one after another. */
export type LibraryWindow = {
  readonly window: BrowserWindow;
  /** The engine behind it, once its library stands open. */
  readonly engine: () => EngineHost | undefined;
  /** Where its library lies; undefined until it is known. */
  readonly path: () => string | undefined;
  readonly start: (choice: LibraryChoice) => Promise<void>;
  /** Hands files to its page, at once or when it has asked for its engine. */
  readonly give: (paths: readonly string[]) => void;
  /** Its page has asked for the engine, and so listens. */
  readonly heard: () => void;
  /** Says something to its page. */
  readonly say: (message: object) => void;
  readonly close: () => Promise<void>;
};

export type LibraryWindowOptions = {
  readonly program: string;
  readonly onOpened: (path: string) => void;
  readonly onWish: (wish: Wish, engine: EngineHost | undefined) => void;
};

/** Puts a library into a window. */
export function libraryWindow(
  electron: Electron,
  window: BrowserWindow,
  { program, onOpened, onWish }: LibraryWindowOptions,
): LibraryWindow {
  let current: EngineHost | undefined;
  let path: string | undefined;
  let open = false;
  let losses = 0;
  let listens = false;
  let waiting: object[] = [];

  const say = (message: object) => {
    if (listens && !window.isDestroyed()) window.webContents.send('gleaner:say', message);
    else waiting.push(message);
  };
  const progress = (share: number) => {
    if (!window.isDestroyed()) window.setProgressBar(share);
  };

  const start = async (choice: LibraryChoice): Promise<void> => {
    const before = current;
    open = false;
    current = undefined;
    path = choice.library === null ? path : realPath(choice.library);
    await before?.close();
    const mine = startEngine(electron, {
      program,
      choice,
      onOpened: (opened) => {
        losses = 0;
        open = true;
        path = realPath(opened);
        onOpened(opened);
      },
      onFailed: (fault) => void goOn('The library cannot be opened.', fault.message, choice),
      onLost: () => {
        open = false;
        current = undefined;
        progress(-1);
        say({ say: 'lost' });
        losses += 1;
        // What was made once is there; making it again would be refused.
        const again = path === undefined ? choice : { library: choice.library, create: choice.create };
        if (losses < MOST_LOSSES) void start(again);
        else
          void goOn(
            'Gleaner’s engine stopped several times in a row.',
            'Everything that was confirmed is stored. Try again, or open another library.',
            choice,
          );
      },
      onProgress: progress,
      onWish: (wish) => onWish(wish, mine),
      onWarned: (message) =>
        void electron.dialog.showMessageBox({ type: 'warning', title: 'Gleaner', message, buttons: ['OK'] }),
    });
    current = mine;
  };

  const goOn = async (message: string, detail: string, choice: LibraryChoice): Promise<void> => {
    losses = 0;
    const way = await askWayOut(electron, message, detail);
    if (way === 'quit') return electron.app.quit();
    if (way === 'again') return start(choice);
    const other = await (way === 'other' ? chooseLibrary(electron) : chooseNewLibrary(electron));
    return other === undefined ? goOn(message, detail, choice) : start(other);
  };

  return {
    window,
    engine: () => (open ? current : undefined),
    path: () => path,
    start,
    say,
    heard: () => {
      listens = true;
      const said = waiting;
      waiting = [];
      for (const message of said) say(message);
    },
    give: (paths) => {
      const files = paths.flatMap((one) => readForPage(one) ?? []);
      if (files.length > 0) say({ say: 'files', files });
    },
    close: async () => {
      const last = current;
      current = undefined;
      open = false;
      await last?.close();
    },
  };
}

/** One file has one path here, however it was named. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
