import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { dataFolder } from '../person/data-folder.ts';
import type { Terminal } from './terminal.ts';

/** Where a library is, and whether it is the app's own, which is made on first use. */
export type LibraryPlace = { readonly path: string; readonly own: boolean };

type Surroundings = Pick<Terminal, 'env' | 'platform' | 'home' | 'folder'>;

/** The library a command works on: the one named, else GLEANER_LIBRARY, else the app's own in the person's data folder. */
export function libraryPlace(named: string | undefined, around: Surroundings): LibraryPlace {
  if (named !== undefined) return { path: resolve(around.folder, named), own: false };
  const fromEnvironment = around.env.GLEANER_LIBRARY;
  if (fromEnvironment) return { path: resolve(around.folder, fromEnvironment), own: true };
  return { path: join(dataFolder(around), 'library.gleaner'), own: true };
}

/** Makes the folder that a library is to lie in. */
export async function makeLibraryFolder(library: string): Promise<Reply<undefined>> {
  const folder = dirname(library);
  try {
    await mkdir(folder, { recursive: true });
    return done(undefined);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return fault(
      'read-only',
      `The folder “${folder}” for the library cannot be made (${code}). Name another library with --library.`,
    );
  }
}
