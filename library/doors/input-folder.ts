import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { zipSync } from 'fflate';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { InputFile } from './input-file.ts';
import type { Terminal } from './terminal.ts';

/** A folder is held in memory whole, in bytes. */
const LARGEST_FOLDER = 1024 * 1024 * 1024;
const MOST_FILES = 20_000;

/** Whether a name on the command line is that of a folder. */
export async function isFolder(terminal: Terminal, name: string): Promise<boolean> {
  if (name === '-') return false;
  const about = await lstat(resolve(terminal.folder, name)).catch(() => undefined);
  return about?.isDirectory() ?? false;
}

/**
 * A folder as one file: a ZIP archive that packs nothing smaller. Links are not followed, so that nothing from outside
 * of the folder comes in; hidden files stay out.
 */
export async function readFolder(terminal: Terminal, name: string): Promise<Reply<InputFile>> {
  const folder = resolve(terminal.folder, name);
  const files: Record<string, Uint8Array> = {};
  let bytes = 0;
  let count = 0;
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const inside = relative(folder, path).split(sep);
      if (!entry.isFile() || inside.some((part) => part.startsWith('.'))) continue;
      count += 1;
      bytes += (await lstat(path)).size;
      if (count > MOST_FILES || bytes > LARGEST_FOLDER)
        return fault(
          'too-large',
          `“${name}” holds more than ${MOST_FILES} files or ${LARGEST_FOLDER / 1024 / 1024} MB. Export a part of it and import that.`,
        );
      files[inside.join('/')] = await readFile(path);
    }
    return done({ name: basename(folder), bytes: zipSync(files, { level: 0 }) });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return fault('unreadable', `The folder “${name}” could not be read (${code}). Check its permissions.`);
  }
}
