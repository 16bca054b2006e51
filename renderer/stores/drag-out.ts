import type { Client } from '../client/client.ts';

/** References as a .bib file that can be dragged out of the window: where the engine keeps it, and what it says. */
export type BibFile = { readonly file: string; readonly name: string; readonly text: string };

/** More than anybody drags; a longer list is exported as a file. */
const MOST_DRAGGED = 1_000;

/** Writes references as a .bib file in the library's dialect; null where there are too many or the engine refuses. */
export async function bibFileOf(client: Client, ids: readonly string[]): Promise<BibFile | null> {
  if (ids.length === 0 || ids.length > MOST_DRAGGED) return null;
  const settings = await client.call('settings.read', {});
  const format = settings.ok ? settings.output.library.bibliography : 'bibtex';
  const made = await client.call('export.references', { format, ids: [...ids] });
  if (!made.ok) return null;
  const { file, name } = made.output;
  const got = await client.download(file);
  return got.ok ? { file, name, text: await got.output.bytes.text() } : null;
}
