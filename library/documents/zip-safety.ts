import { unzipSync } from 'fflate';

/** Uncompressed bytes a zipped document may hold; a longer book than has ever been written. */
const LARGEST_UNZIPPED = 400 * 1024 * 1024;
const MOST_MEMBERS = 20_000;

/** The members of a zip archive that `wanted` names, or a sentence that says why it is not opened. */
export type Unzipped =
  | { readonly ok: true; readonly members: Readonly<Record<string, Uint8Array>> }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large' };

/** Opens a zip archive after adding up what its own directory says it would unpack to. */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Unzipped {
  let total = 0;
  let members = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        members += 1;
        return false;
      },
    });
    if (total > LARGEST_UNZIPPED || members > MOST_MEMBERS) return { ok: false, reason: 'too-large' };
    return { ok: true, members: unzipSync(bytes, { filter: ({ name }) => wanted(name) }) };
  } catch {
    return { ok: false, reason: 'damaged' };
  }
}
