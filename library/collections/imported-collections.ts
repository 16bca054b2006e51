import { type Act, insert } from '../history/act.ts';
import { readCollections, readMembersOf } from './collection-store.ts';

const LONGEST_NAME = 200;

/** References of a collection in an imported file, by the names of those it stands in and its own. */
export type ImportedCollection = { readonly path: readonly string[]; readonly references: readonly string[] };

/**
 * Puts references into the collections a file had them in; one that is there by its name and place is used, any other is
 * made. Says how many were made and how many references were put in.
 */
export async function fileInCollections(
  act: Act,
  imported: readonly ImportedCollection[],
): Promise<{ readonly made: number; readonly filed: number }> {
  const ids = new Map<string, string>();
  const place = (parent: string | null, name: string): string => JSON.stringify([parent, name]);
  for (const { id, parent_id, name } of await readCollections(act.tx)) ids.set(place(parent_id, name), id);
  let made = 0;
  let filed = 0;
  for (const { path, references } of imported) {
    let parent: string | null = null;
    for (const given of path) {
      const name = given.trim().slice(0, LONGEST_NAME) || 'Untitled';
      let id: string | undefined = ids.get(place(parent, name));
      if (id === undefined) {
        id = act.newId();
        await insert(act, 'collection', { id, name, parent_id: parent, rev: 1 });
        ids.set(place(parent, name), id);
        made += 1;
      }
      parent = id;
    }
    if (parent === null) continue;
    const collection_id = parent;
    const there = await readMembersOf(act.tx, collection_id);
    const rows = [...new Set(references)]
      .filter((id) => !there.has(id))
      .map((reference_id) => ({ collection_id, reference_id }));
    await insert(act, 'collection_reference', rows);
    filed += rows.length;
  }
  return { made, filed };
}
