/** The parts of Electron this shell uses; handed in, so that the shell is tested without Electron's program. */
export type Electron = Pick<
  typeof import('electron'),
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'MessageChannelMain'
  | 'nativeImage'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;

/** Where the parts of the built app lie. */
export type Parts = {
  /** Folder of the built screens. */
  readonly screens: string;
  /** The preload script, one CommonJS file. */
  readonly preload: string;
  /** The program that is forked as the engine. */
  readonly engine: string;
  /** The picture under the pointer while a file is dragged out, a PNG. */
  readonly dragIcon: string;
};
