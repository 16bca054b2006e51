import type { BrowserWindow, WebContents } from 'electron';
import { PAGE } from './bundle.ts';
import type { Electron } from './electron.ts';
import type { WindowPlace } from './window-place.ts';

/** Makes a window for our page, sandboxed and isolated (points 2 to 12 of Electron's security list). */
export function makeWindow(
  { BrowserWindow: Window }: Electron,
  preload: string,
  { maximized = false, ...place }: Partial<WindowPlace>,
): BrowserWindow {
  const window = new Window({
    ...place,
    minWidth: 320,
    minHeight: 400,
    show: false,
    title: 'Gleaner',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  return window;
}

/** Shows our page in it. */
export function showPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(PAGE);
}

/** Keeps a page where it is: no navigation, no window, no webview (points 12 to 15); web links go to the browser. */
export function keepInPlace(contents: WebContents, { shell }: Pick<Electron, 'shell'>): void {
  const deny = (event: { preventDefault: () => void }) => event.preventDefault();
  contents.on('will-navigate', deny);
  contents.on('will-redirect', deny);
  contents.on('will-frame-navigate', deny);
  contents.on('will-attach-webview', deny);
  contents.setWindowOpenHandler(({ url }) => {
    if (mayLeave(url)) void shell.openExternal(new URL(url).href);
    return { action: 'deny' };
  });
}

/** Whether an address may be handed to the system; imported records can carry any, file: and program schemes too. */
export function mayLeave(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'https:' && username === '' && password === '') || protocol === 'mailto:';
}
