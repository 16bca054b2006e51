import { join } from 'node:path';
import { readJsonFile, writeJsonFile } from '../library/person/json-file.ts';

/** What the desktop remembers between runs: where its window was and which libraries were open. */
export type Remembered = {
  readonly read: () => { readonly place: unknown; readonly open: readonly string[] };
  readonly keep: (change: { readonly place?: object; readonly open?: readonly string[] }) => void;
};

/** Opens the desktop's own notebook in its data folder; a damaged one begins anew. */
export function remembered(folder: string): Remembered {
  const path = join(folder, 'windows.json');
  const now = () => new Date().toISOString();
  const read = () => {
    const { value } = readJsonFile(path, now);
    const { place, open } = (value ?? {}) as { place?: unknown; open?: unknown };
    const libraries = Array.isArray(open) ? open.filter((one) => typeof one === 'string') : [];
    return { place, open: libraries };
  };
  return { read, keep: (change) => void writeJsonFile(path, { ...read(), ...change }) };
}
