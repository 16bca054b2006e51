import { basename } from 'node:path';
import type { WebContents } from 'electron';
import type { Person } from '../library/person/person.ts';
import { announceBundle, serveBundle } from './bundle.ts';
import { chooseFolder, chooseImports, chooseLibrary, chooseNewLibrary } from './dialogs.ts';
import type { Electron, Parts } from './electron.ts';
import type { EngineHost, LibraryChoice, Wish } from './engine.ts';
import { handOverPorts } from './hand-over.ts';
import { type LibraryWindow, libraryWindow, realPath } from './library-window.ts';
import { type MenuActs, setMenu } from './menu.ts';
import { filesIn, type OpenedFile, openedFile } from './opened-files.ts';
import { remembered } from './remembered.ts';
import { denyOutside } from './session-rules.ts';
import { keepInPlace, makeWindow, showPage } from './window.ts';
import { placeFor } from './window-place.ts';

const OWN: LibraryChoice = { library: null, create: false };

/** How the program was started. */
export type Start = {
  /** Its words, the program's own left out. */
  readonly words: readonly string[];
  readonly folder: string;
};

/** Starts the desktop app: windows, each with one engine and one library. */
export async function startDesktop(
  electron: Electron,
  parts: Parts,
  person: Person,
  { words, folder }: Start = { words: [], folder: process.cwd() },
): Promise<void> {
  const { app, session } = electron;
  app.enableSandbox();
  announceBundle(electron);
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.on('web-contents-created', (_, contents) => keepInPlace(contents, electron));
  // The app is no handler of links: nothing a web page names can start something here.
  app.on('open-url', (event) => event.preventDefault());
  const early: OpenedFile[] = [...filesIn(words, folder)];
  let take = (files: readonly OpenedFile[]) => void early.push(...files);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    const file = openedFile(path, folder);
    if (file !== undefined) take([file]);
  });

  await app.whenReady();
  denyOutside(session.defaultSession);
  serveBundle(electron, parts.screens);
  const windows = windowRow(electron, parts, person);
  await windows.openFirst(early);
  take = (files) => void windows.openFiles(files);
  app.on('second-instance', (_, all, from) => {
    const files = filesIn(all.slice(1), from);
    if (files.length === 0) windows.focus();
    else void windows.openFiles(files);
  });
  app.on('window-all-closed', () => app.quit());
  quitAfterClosing(electron, windows);
}

/** The windows of this run. */
type WindowRow = {
  /** What was open last, or the files asked for, or the app's own library. */
  readonly openFirst: (files: readonly OpenedFile[]) => Promise<void>;
  readonly openFiles: (files: readonly OpenedFile[]) => Promise<void>;
  readonly focus: () => void;
  readonly close: () => Promise<void>;
};

function windowRow(electron: Electron, parts: Parts, person: Person): WindowRow {
  const { app, BrowserWindow, screen } = electron;
  const all = new Set<LibraryWindow>();
  const closing = new Set<Promise<void>>();
  const notebook = remembered(app.getPath('userData'));
  let menuWords: Readonly<Record<string, string>> = {};
  const of = (contents: WebContents) => [...all].find(({ window }) => window.webContents === contents);
  const ports = handOverPorts(
    electron,
    (contents) => of(contents)?.engine(),
    (contents) => of(contents)?.heard(),
  );
  const front = () => {
    const focused = BrowserWindow.getFocusedWindow();
    return [...all].find(({ window }) => window === focused) ?? [...all].at(-1);
  };

  const openWindow = async (choice: LibraryChoice): Promise<LibraryWindow> => {
    const known = choice.library === null ? undefined : realPath(choice.library);
    const open = [...all].find((one) => known !== undefined && one.path() === known);
    if (open !== undefined) {
      bringForward(open);
      return open;
    }
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const place = placeFor(notebook.read().place, areas, all.size * 24);
    const window = makeWindow(electron, parts.preload, place);
    const mine = libraryWindow(electron, window, {
      program: parts.engine,
      onOpened: (path) => {
        window.setTitle(`${basename(path)} – Gleaner`);
        ports.renew(window.webContents);
        notebook.keep({ open: openPaths(all) });
        drawMenu();
      },
      onWish: (wish, engine) => void grant(wish, engine, window.webContents),
    });
    all.add(mine);
    const keepPlace = () => {
      if (!window.isDestroyed() && !window.isMinimized())
        notebook.keep({ place: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
    };
    window.on('close', keepPlace);
    window.on('closed', () => {
      all.delete(mine);
      if (all.size > 0) notebook.keep({ open: openPaths(all) });
      const closed = mine.close();
      closing.add(closed);
      void closed.then(() => closing.delete(closed));
    });
    await mine.start(choice);
    await showPage(window);
    return mine;
  };

  const grant = async (wish: Wish, engine: EngineHost | undefined, contents: WebContents) => {
    switch (wish.wish) {
      case 'open':
        return void openWindow({ library: wish.path, create: false });
      case 'choose-library':
        return acts.open();
      case 'new-library':
        return acts.make();
      case 'folder':
        return engine?.giveFolder(await chooseFolder(electron));
      case 'drag':
        return contents.startDrag({
          file: wish.path,
          icon: electron.nativeImage.createFromPath(parts.dragIcon),
        });
      case 'menu':
        menuWords = wish.words;
        return drawMenu();
    }
  };

  const acts: MenuActs = {
    open: () => void chooseLibrary(electron).then((choice) => choice && openWindow(choice)),
    make: () => void chooseNewLibrary(electron).then((choice) => choice && openWindow(choice)),
    import: () => void chooseImports(electron).then((paths) => front()?.give(paths)),
    openRecent: (path) => void openWindow({ library: path, create: false }),
    press: (keys) => front()?.say({ say: 'keys', keys }),
  };
  const drawMenu = () => {
    const recent = person.recent.list().map(({ path }) => ({ path, name: basename(path) }));
    setMenu(electron, acts, { recent, words: menuWords });
  };

  const openFiles = async (files: readonly OpenedFile[]) => {
    for (const { kind, path } of files)
      if (kind === 'library') await openWindow({ library: path, create: false });
    const imported = files.filter(({ kind }) => kind === 'import').map(({ path }) => path);
    if (imported.length === 0) return;
    const target = front() ?? (await openWindow(OWN));
    bringForward(target);
    target.give(imported);
  };

  drawMenu();
  return {
    openFirst: async (files) => {
      const asked = files.some(({ kind }) => kind === 'library');
      const before = asked ? [] : filesIn(notebook.read().open, '/').filter(({ kind }) => kind === 'library');
      for (const { path } of before) await openWindow({ library: path, create: false });
      await openFiles(files);
      if (all.size === 0) await openWindow(OWN);
    },
    openFiles,
    focus: () => {
      const target = front();
      if (target !== undefined) bringForward(target);
    },
    close: async () => {
      await Promise.all([...closing, ...[...all].map((one) => one.close())]);
    },
  };
}

function openPaths(all: ReadonlySet<LibraryWindow>): readonly string[] {
  return [...all].flatMap((one) => one.path() ?? []);
}

function bringForward({ window }: LibraryWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Quits only once every library has been closed, so that each is left as one whole file. */
function quitAfterClosing({ app }: Electron, windows: WindowRow): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void windows.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}
