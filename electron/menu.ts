import type { MenuItemConstructorOptions } from 'electron';
import type { Electron } from './electron.ts';

/** What the menu can be asked for. */
export type MenuActs = { readonly open: () => void; readonly make: () => void };

/** Sets the application menu; undo and the rest of the work belong to the screens. */
export function setMenu({ app, Menu }: Electron, acts: MenuActs): void {
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        { label: 'New Library…', click: acts.make },
        { label: 'Open Library…', accelerator: 'CmdOrCtrl+O', click: acts.open },
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: 'Edit',
      // No undo here: Ctrl+Z in the window takes back the last act in the library.
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    {
      label: 'View',
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
