import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** A library that was open before. `id` stands for its path where paths are not handed out. */
export type Recent = { readonly id: string; readonly path: string; readonly at: string };

/** The libraries this person had open, newest first. */
export type RecentLibraries = {
  readonly list: () => readonly Recent[];
  /** Puts a library first. */
  readonly add: (path: string) => void;
  readonly forget: (path: string) => void;
};

const KEPT = 12;
const Kept = z.object({ libraries: z.array(z.object({ path: z.string().min(1), at: z.string() })) });

/** Keeps recent libraries in a small file; where it is damaged or cannot be written, the list is only shorter. */
export function recentLibraries(file: string, now: () => string): RecentLibraries {
  const read = () => {
    const found = Kept.safeParse(readJsonFile(file, now).value);
    return found.success ? found.data.libraries : [];
  };
  const keep = (libraries: readonly { path: string; at: string }[]) =>
    void writeJsonFile(file, { libraries: libraries.slice(0, KEPT) });
  return {
    list: () => read().map(({ path, at }) => ({ id: idOf(path), path, at })),
    add: (path) => keep([{ path, at: now() }, ...read().filter((known) => known.path !== path)]),
    forget: (path) => keep(read().filter((known) => known.path !== path)),
  };
}

/** No recent libraries, and none kept. */
export function noRecentLibraries(): RecentLibraries {
  return { list: () => [], add: () => undefined, forget: () => undefined };
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
