import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { type Act, insert, remove, removeWhere, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { presentReferences } from '../references/references.ts';
import {
  readCollections,
  readCollectionsOf,
  readMembers,
  readMembersOf,
  type StoredCollection,
} from './collection-store.ts';
import { insideOf, inTreeOrder } from './collection-tree.ts';

type Nothing = Record<string, never>;

/** All collections in the order of their tree, with how many references are in each. */
export async function listCollections(library: Library): Promise<Reply<CallOutput<'collection.list'>>> {
  const collections = await readCollections(library.read);
  const members = await readMembers(library.read);
  return done(
    inTreeOrder(collections).map(({ collection: { id, name }, parent, depth }) => {
      const own = members.get(id) ?? [];
      const within = new Set([id, ...insideOf(collections, id)].flatMap((each) => members.get(each) ?? []));
      return { id, name, parent, depth, own: own.length, total: within.size };
    }),
  );
}

/** The collections that a reference was put into directly. */
export async function collectionsOf(
  library: Library,
  { reference }: CallArguments<'collection.of'>,
): Promise<Reply<CallOutput<'collection.of'>>> {
  return done([...(await readCollectionsOf(library.read, reference))]);
}

/** Makes a collection, and puts references into it. */
export async function addCollection(
  library: Library,
  { name: given, parent, references }: CallArguments<'collection.add'>,
): Promise<Reply<{ id: string }>> {
  const name = given.trim();
  return library.act(`Made the collection “${name}”`, async (act) => {
    const all = await readCollections(act.tx);
    if (parent !== null) collectionIn(all, parent);
    checkName(all, name, parent);
    const id = act.newId();
    await insert(act, 'collection', { id, name, parent_id: parent, rev: 1 });
    await putIn(act, id, references);
    return { id };
  });
}

/** Gives a collection another name or another place in the tree. */
export async function changeCollection(
  library: Library,
  input: CallArguments<'collection.change'>,
): Promise<Reply<Nothing>> {
  const before = (await readCollections(library.read)).find(({ id }) => id === input.id);
  const wanted = input.name?.trim();
  const summary =
    wanted === undefined
      ? `Moved the collection “${before?.name ?? ''}”`
      : `Renamed the collection “${before?.name ?? ''}” to “${wanted}”`;
  return library.act(summary, async (act) => {
    const all = await readCollections(act.tx);
    const known = collectionIn(all, input.id);
    const parent = input.parent === undefined ? known.parent_id : input.parent;
    if (input.parent != null) {
      collectionIn(all, input.parent);
      if (input.parent === known.id || insideOf(all, known.id).has(input.parent))
        refuse('conflict', `“${known.name}” cannot stand inside itself.`);
    }
    const name = wanted ?? known.name;
    checkName(
      all.filter(({ id }) => id !== known.id),
      name,
      parent,
    );
    await update(act, 'collection', { id: known.id }, { name, parent_id: parent });
    return {};
  });
}

/** Takes a collection away with those inside it; the references stay. */
export async function removeCollection(
  library: Library,
  { id }: CallArguments<'collection.remove'>,
): Promise<Reply<{ removed: number }>> {
  const before = (await readCollections(library.read)).find((collection) => collection.id === id);
  return library.act(`Removed the collection “${before?.name ?? ''}”`, async (act) => {
    const all = await readCollections(act.tx);
    collectionIn(all, id);
    const gone = [id, ...insideOf(all, id)];
    for (const each of gone) {
      await removeWhere(act, 'collection_reference', 'collection_id', each);
      await remove(act, 'collection', { id: each });
    }
    return { removed: gone.length };
  });
}

/** Puts references into a collection or takes them out; those that are in (or out) already stay as they are. */
export async function fillCollection(
  library: Library,
  { id, references, remove: out }: CallArguments<'collection.fill'>,
): Promise<Reply<{ changed: number }>> {
  const name = (await readCollections(library.read)).find((each) => each.id === id)?.name ?? '';
  const count = (n: number): string => (n === 1 ? 'a reference' : `${n} references`);
  const summary = ({ changed }: { changed: number }): string =>
    out ? `Took ${count(changed)} out of “${name}”` : `Put ${count(changed)} into “${name}”`;
  return library.act(summary, async (act) => {
    collectionIn(await readCollections(act.tx), id);
    if (!out) return { changed: await putIn(act, id, references) };
    let changed = 0;
    for (const reference of new Set(references))
      if (await remove(act, 'collection_reference', { collection_id: id, reference_id: reference }))
        changed += 1;
    return { changed };
  });
}

async function putIn(act: Act, collection: string, references: readonly string[]): Promise<number> {
  if (references.length === 0) return 0;
  const there = await readMembersOf(act.tx, collection);
  const known = await presentReferences(act.tx, references);
  const rows = [...known]
    .filter((id) => !there.has(id))
    .map((reference_id) => ({ collection_id: collection, reference_id }));
  await insert(act, 'collection_reference', rows);
  return rows.length;
}

function collectionIn(all: readonly StoredCollection[], id: string): StoredCollection {
  const found = all.find((collection) => collection.id === id);
  return found ?? refuse('not-found', 'This collection is no longer in the library.');
}

function checkName(beside: readonly StoredCollection[], name: string, parent: string | null): void {
  if (name === '') refuse('invalid-input', 'A collection needs a name.');
  if (beside.some((other) => other.parent_id === parent && other.name === name))
    refuse('conflict', `There is already a collection “${name}” here. Choose another name.`);
}
