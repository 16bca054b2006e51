import { readFileSync, statSync } from 'node:fs';
import { basename, extname, isAbsolute, resolve } from 'node:path';

/** A file that the system asked the app to open: a library, or something to import. */
export type OpenedFile =
  | { readonly kind: 'library'; readonly path: string }
  | { readonly kind: 'import'; readonly path: string };

/** Endings that are imported; the ones the app is registered for, and what it reads besides. */
const IMPORTED = new Set(
  '.bib .bibtex .ris .nbib .enw .csljson .json .csv .tsv .xml .xlsx .pdf .docx .epub .txt .md .html .htm'.split(
    ' ',
  ),
);

/** What a path is to the app; undefined for anything else, and for addresses: the app is no handler of links. */
export function openedFile(path: string, folder: string): OpenedFile | undefined {
  if (path === '' || path.startsWith('-') || /^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)) return undefined;
  const full = isAbsolute(path) ? path : resolve(folder, path);
  const ending = extname(full).toLowerCase();
  const kind = ending === '.gleaner' ? 'library' : IMPORTED.has(ending) ? 'import' : undefined;
  if (kind === undefined || !statSync(full, { throwIfNoEntry: false })?.isFile()) return undefined;
  return { kind, path: full };
}

/** The files named on a command line, flags and the program's own words left out. */
export function filesIn(words: readonly string[], folder: string): readonly OpenedFile[] {
  return words.flatMap((word) => openedFile(word, folder) ?? []);
}

/** The largest file that is handed to a page, in bytes; the engine's own limit. */
const LARGEST = 256 * 1024 * 1024;

/** A file with its bytes, as a page is given it; undefined where it is too large or cannot be read. */
export function readForPage(path: string): { name: string; bytes: Uint8Array } | undefined {
  try {
    if (statSync(path).size > LARGEST) return undefined;
    return { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
  } catch {
    return undefined;
  }
}
