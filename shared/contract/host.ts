import { z } from 'zod';
import { FileHandle } from './file-handle.ts';

/** A library that was open before; `id` stands for its path, which no page is asked for. */
export const RecentLibrary = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string(),
  /** Full path of its folder, for showing. */
  folder: z.string(),
  /** Whether the file is still there. */
  there: z.boolean(),
  /** Whether it is the library of this window. */
  here: z.boolean(),
});
export type RecentLibrary = z.infer<typeof RecentLibrary>;

/** What the host of this window is and can do. */
export const HostDescription = z.object({
  kind: z.enum(['desktop', 'browser', 'none']),
  recent: z.array(RecentLibrary),
  /** Whether it can show a dialog for a folder, another library, or a new one. */
  dialogs: z.boolean(),
  /** Whether a file can be dragged out of the window. */
  dragOut: z.boolean(),
});
export type HostDescription = z.infer<typeof HostDescription>;

const nothing = z.object({});

/** What a screen may ask of the program around it. Folders and libraries are chosen in the host's own dialogs. */
export const HOST_CALLS = {
  'host.describe': { input: nothing, output: HostDescription, writes: false },
  'host.openRecent': { input: RecentLibrary.pick({ id: true }), output: nothing, writes: false },
  'host.openLibrary': { input: nothing, output: nothing, writes: false },
  'host.newLibrary': { input: nothing, output: nothing, writes: false },
  /** Lets the person choose the folder of backups; `usual` goes back to the app's own. */
  'host.chooseBackupFolder': {
    input: z.object({ usual: z.boolean().default(false) }),
    output: nothing,
    writes: false,
  },
  /** Begins to drag a file out of the window; call while the pointer is pressed. */
  'host.dragOut': { input: z.object({ file: FileHandle }), output: nothing, writes: false },
  /** The words of the menu in the language spoken, by the names of the acts. */
  'host.menuWords': {
    input: z.object({ words: z.record(z.string().max(60), z.string().max(200)) }),
    output: nothing,
    writes: false,
  },
  /** What the engine did, as a text file without anything private in it. */
  'host.log': {
    input: nothing,
    output: z.object({
      file: FileHandle,
      name: z.string(),
      mediaType: z.string(),
      notices: z.array(z.string()),
    }),
    writes: false,
  },
} as const;
