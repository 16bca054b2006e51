import type { MenuItemConstructorOptions } from 'electron';
import { KEY_GROUPS, type KeyPress, pressesOf } from '../shared/model/key-groups.ts';
import type { Electron } from './electron.ts';

/** What the menu can be asked for. */
export type MenuActs = {
  readonly open: () => void;
  readonly make: () => void;
  readonly import: () => void;
  readonly openRecent: (path: string) => void;
  /** Does in the window what these keys do. */
  readonly press: (keys: readonly KeyPress[]) => void;
};

/** What the menu shows besides its acts. */
export type MenuState = {
  readonly recent: readonly { readonly path: string; readonly name: string }[];
  /** Words by their names ("act.search", "group.coding", "menu.file") in the language spoken; English where one lacks. */
  readonly words: Readonly<Record<string, string>>;
};

/** Sets the application menu: what only the desktop does, and every act of the screens with its key. */
export function setMenu({ app, Menu }: Electron, acts: MenuActs, { recent, words }: MenuState): void {
  const say = (name: string, english: string) => words[name] ?? english;
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: say('menu.file', 'File'),
      submenu: [
        { label: say('menu.new', 'New Library…'), accelerator: 'CmdOrCtrl+N', click: acts.make },
        { label: say('menu.open', 'Open Library…'), accelerator: 'CmdOrCtrl+O', click: acts.open },
        {
          label: say('menu.recent', 'Open Recent'),
          enabled: recent.length > 0,
          submenu: recent.map(({ path, name }) => ({ label: name, click: () => acts.openRecent(path) })),
        },
        { type: 'separator' },
        { label: say('menu.import', 'Import Files…'), accelerator: 'CmdOrCtrl+I', click: acts.import },
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: say('menu.edit', 'Edit'),
      // No undo here: Ctrl+Z in the window takes back the last act in the library.
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    ...KEY_GROUPS.map(({ name, rows }) => ({
      label: say(`group.${name}`, name),
      submenu: rows
        .map((row) => ({ row, presses: pressesOf(row) }))
        .filter(({ presses }) => presses.length > 0)
        .map(({ row: [keys, act], presses }) => ({
          // The key is shown, not taken: the screens listen for it themselves, and know where a letter is text.
          label: `${say(`act.${act}`, act)}\t${keys[0]}`,
          click: () => acts.press(presses),
        })),
    })),
    {
      label: say('menu.view', 'View'),
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const)),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
