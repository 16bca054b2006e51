import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the built screens, ready to be sent. */
export type StaticFile = { readonly bytes: Uint8Array; readonly mediaType: string };

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  // What the PDF reader asks for: character maps and the fonts that every PDF may name without carrying them.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
};

/**
 * The file of `folder` that an address's path names, or undefined. The path must resolve inside the folder, links
 * followed, and must be of a kind that the screens are made of.
 */
export async function staticFile(folder: string, pathname: string): Promise<StaticFile | undefined> {
  const name = decoded(pathname);
  if (name === undefined) return undefined;
  const mediaType = MEDIA_TYPES[extname(name === '/' ? '/index.html' : name).toLowerCase()];
  if (mediaType === undefined) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name === '/' ? 'index.html' : name));
    if (!file.startsWith(root + sep) || !(await stat(file)).isFile()) return undefined;
    return { bytes: await readFile(file), mediaType };
  } catch {
    return undefined;
  }
}

function decoded(pathname: string): string | undefined {
  try {
    const name = decodeURIComponent(pathname);
    // A backslash is a separator on Windows, and a colon names a drive or a stream there.
    return name.startsWith('/') && !/[\0\\:]/.test(name) ? name : undefined;
  } catch {
    return undefined;
  }
}
