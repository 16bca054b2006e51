import type { Electron } from './electron.ts';
import type { LibraryChoice } from './engine.ts';

const FILTERS = [{ name: 'Gleaner library', extensions: ['gleaner'] }];

/** Asks for a library to open; undefined where the person thinks better of it. */
export async function chooseLibrary({ dialog }: Electron): Promise<LibraryChoice | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Open library',
    properties: ['openFile'],
    filters: FILTERS,
  });
  const [library] = filePaths;
  return canceled || library === undefined ? undefined : { library, create: false };
}

/** Asks where a new library goes. */
export async function chooseNewLibrary({ dialog }: Electron): Promise<LibraryChoice | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: 'New library',
    defaultPath: 'library.gleaner',
    filters: FILTERS,
  });
  return canceled || filePath === '' ? undefined : { library: filePath, create: true };
}

/** Asks for the folder of backups; null where the person thinks better of it. */
export async function chooseFolder({ dialog }: Electron): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Folder for backups',
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks for files to import; none where the person thinks better of it. */
export async function chooseImports({ dialog }: Electron): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Import',
    properties: ['openFile', 'multiSelections'],
  });
  return canceled ? [] : filePaths;
}

/** What the person wants where a library could not be opened or the engine stopped. */
export type WayOut = 'again' | 'other' | 'new' | 'quit';

/** Says what went wrong and asks how to go on. */
export async function askWayOut({ dialog }: Electron, message: string, detail: string): Promise<WayOut> {
  const ways: readonly WayOut[] = ['again', 'other', 'new', 'quit'];
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Gleaner',
    message,
    detail,
    buttons: ['Try again', 'Open another library…', 'New library…', 'Quit'],
    defaultId: 0,
    cancelId: 3,
    noLink: true,
  });
  return ways[response] ?? 'quit';
}
