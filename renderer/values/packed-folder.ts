import { zipSync } from 'fflate';

/** A file or folder as it was dropped. */
export type Dropped = { readonly name: string; readonly bytes: Blob };

/** A folder goes over as one file; more than this is not handed in by a page. */
const MOST_FILES = 20_000;
/** Bytes; beyond what is taken over, so that a larger folder is refused by its size and not read to its end. */
const MOST_BYTES = 300 * 1024 * 1024;

/**
 * What a drop holds: files as they are, each folder as a ZIP archive that packs nothing smaller, named after it. The
 * entries must be asked for while the drop is handled; what is in them is read later.
 */
export async function readDropped(entries: readonly FileSystemEntry[]): Promise<readonly Dropped[]> {
  const dropped: Dropped[] = [];
  for (const entry of entries) {
    if (isFile(entry)) dropped.push({ name: entry.name, bytes: await fileOf(entry) });
    else if (isFolder(entry)) {
      const files: Record<string, Uint8Array> = {};
      await collect(entry, '', files, { bytes: 0, files: 0 });
      dropped.push(packed(entry.name, files));
    }
  }
  return dropped;
}

/** A folder chosen in the browser's dialog, packed as a dropped one is; nothing where it is empty. */
export async function readChosenFolder(chosen: readonly File[]): Promise<readonly Dropped[]> {
  const files: Record<string, Uint8Array> = {};
  const taken = { bytes: 0, files: 0 };
  for (const file of chosen) {
    const [, ...inside] = file.webkitRelativePath.split('/');
    if (inside.some((part) => part.startsWith('.')) || taken.files > MOST_FILES || taken.bytes > MOST_BYTES)
      continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    files[inside.join('/')] = bytes;
    taken.files += 1;
    taken.bytes += bytes.length;
  }
  const name = chosen[0]?.webkitRelativePath.split('/')[0] ?? '';
  return taken.files === 0 ? [] : [packed(name, files)];
}

/** Whether this browser can show a dialog for a folder. */
export function canChooseFolder(): boolean {
  return 'webkitdirectory' in HTMLInputElement.prototype;
}

function packed(name: string, files: Record<string, Uint8Array>): Dropped {
  const bytes = zipSync(files, { level: 0 }) as Uint8Array<ArrayBuffer>;
  return { name: `${name}.zip`, bytes: new Blob([bytes]) };
}

async function collect(
  folder: FileSystemDirectoryEntry,
  path: string,
  files: Record<string, Uint8Array>,
  taken: { bytes: number; files: number },
): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (entry.name.startsWith('.') || taken.files > MOST_FILES || taken.bytes > MOST_BYTES) continue;
    const inside = `${path}${entry.name}`;
    if (isFile(entry)) {
      const bytes = new Uint8Array(await (await fileOf(entry)).arrayBuffer());
      files[inside] = bytes;
      taken.files += 1;
      taken.bytes += bytes.length;
    } else if (isFolder(entry)) await collect(entry, `${inside}/`, files, taken);
  }
}

/** A folder gives its entries in pieces, until one is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((give, fail) => reader.readEntries(give, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((give, fail) => entry.file(give, fail));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
