import { unzipSync } from 'fflate';

/** What an archive says of one of its files: its name with folders, and its size unpacked. */
type Member = { readonly name: string; readonly size: number };

/** A file of the folder by the path that a record names it by, or a sentence that says why there is none. */
export type FolderFile =
  | { readonly ok: true; readonly path: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/** A folder that a reference manager exported, packed as a ZIP archive: a bibliography with files beside it. */
export type ExportedFolder = {
  /** The bibliography's path in the folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Other bibliographies of the folder, which are not read. */
  readonly others: readonly string[];
  /** How many other files there are. */
  readonly files: number;
  readonly file: (path: string) => FolderFile;
};

export type FolderReading =
  | { readonly ok: true; readonly folder: ExportedFolder }
  | { readonly ok: false; readonly reason: string };

const MOST_MEMBERS = 20_000;
/** Bytes of the bibliography. */
const LARGEST_BIBLIOGRAPHY = 256 * 1024 * 1024;
/** Bytes of one attachment; larger documents are not read anyway. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** In the order of what they tell: Zotero's own first. */
const ENDINGS = ['.rdf', '.bib', '.ris', '.json', '.nbib', '.csv', '.tsv', '.enw', '.xml'];

/** Whether the bytes begin a ZIP archive. */
function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Opens an archive with a bibliography in it; undefined where the bytes are none, or are a workbook or another kind of
 * file that happens to be packed. Nothing is unpacked but the bibliography; `file` unpacks one file at a time, and never
 * gives one from outside of the archive.
 */
export function openExportedFolder(bytes: Uint8Array): FolderReading | undefined {
  if (!isArchive(bytes)) return undefined;
  const members = membersOf(bytes);
  if (members === undefined || members.some(({ name }) => /^(?:xl\/|\[Content_Types\])/.test(name)))
    return undefined;
  const lists = bibliographiesOf(members);
  const [chosen, ...others] = lists;
  if (chosen === undefined) return undefined;
  if (members.length > MOST_MEMBERS)
    return { ok: false, reason: `The folder holds more than ${MOST_MEMBERS} files. Import a part of it.` };
  const list = unpackMember(bytes, chosen, LARGEST_BIBLIOGRAPHY);
  if (!list.ok) return list;
  const paths = createPaths(members, chosen.name);
  return {
    ok: true,
    folder: {
      name: chosen.name,
      bytes: list.bytes,
      others: others.map(({ name }) => name),
      files: members.length - lists.length,
      file: (path) => {
        const member = paths(path);
        return 'reason' in member ? { ok: false, ...member } : unpackMember(bytes, member, LARGEST_FILE);
      },
    },
  };
}

function membersOf(bytes: Uint8Array): readonly Member[] | undefined {
  const members: Member[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith('/') && members.length <= MOST_MEMBERS) members.push({ name, size: originalSize });
        return false;
      },
    });
    return members;
  } catch {
    return undefined;
  }
}

/** The bibliographies, the one to read first: by ending, then the least deep. Attachments may end in .json or .xml too. */
function bibliographiesOf(members: readonly Member[]): readonly Member[] {
  const ranked = members.flatMap((member) => {
    const rank = ENDINGS.findIndex((ending) => member.name.toLowerCase().endsWith(ending));
    const isHidden = /(?:^|\/)(?:__MACOSX\/|\.)/.test(member.name);
    return rank < 0 || isHidden || /(?:^|\/)files\/\d+\//.test(member.name) ? [] : [{ member, rank }];
  });
  const depth = (name: string): number => name.split('/').length;
  return ranked
    .sort((a, b) => a.rank - b.rank || depth(a.member.name) - depth(b.member.name))
    .map(({ member }) => member);
}

function unpackMember(bytes: Uint8Array, { name, size }: Member, largest: number): FolderFile {
  const megabytes = (count: number): number => Math.round(count / 1024 / 1024);
  if (size > largest)
    return {
      ok: false,
      reason: `The file has ${megabytes(size)} MB; such files are read up to ${megabytes(largest)} MB.`,
    };
  try {
    let isTaken = false;
    const unpacked = unzipSync(bytes, {
      filter: (file) => {
        const isThis = !isTaken && file.name === name;
        isTaken ||= isThis;
        return isThis;
      },
    })[name];
    if (unpacked !== undefined) return { ok: true, path: name, bytes: unpacked };
  } catch {
    // Told below, as any file that cannot be unpacked.
  }
  return { ok: false, reason: 'The file is damaged in the archive and could not be unpacked.' };
}

const OUTSIDE = {
  reason: 'The record names a file outside of the folder, which is not looked for.',
};
const MISSING = { reason: 'The file is not in the folder. Export it again with its files.' };

/** Finds the file that a path means: beside the bibliography, else from the top, else the only one it is the end of. */
function createPaths(
  members: readonly Member[],
  bibliography: string,
): (path: string) => Member | { readonly reason: string } {
  const byPath = new Map(members.map((member) => [normalised(member.name), member]));
  const base = normalised(bibliography).split('/').slice(0, -1);
  return (named) => {
    const path = named.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
    if (/^(?:\/|~|[a-z]:|file:)/i.test(path) || path.split('/').includes('..')) return OUTSIDE;
    for (const spelling of [path, decoded(path)]) {
      const plain = normalised(spelling);
      if (plain.split('/').includes('..')) return OUTSIDE;
      const found = byPath.get([...base, plain].join('/')) ?? byPath.get(plain);
      if (found !== undefined) return found;
      const ends = [...byPath].filter(([name]) => name.endsWith(`/${plain}`));
      if (ends.length === 1) return ends[0]![1];
    }
    return MISSING;
  };
}

/** macOS writes names with accents apart, other systems as one character. */
function normalised(path: string): string {
  return path.replaceAll('\\', '/').normalize('NFC');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
