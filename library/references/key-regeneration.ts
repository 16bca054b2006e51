import type { Kysely } from 'kysely';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import type { KeyChange } from '../../shared/contract/citation-key.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, remove, update } from '../history/act.ts';
import type { Library } from '../library.ts';
import { freeKey } from './citation-key.ts';
import { keyMaker, storedPattern } from './key-setting.ts';
import { type Reference, readReferences } from './reference-store.ts';

/** What giving keys anew would come to. */
type Plan = { readonly changes: readonly KeyChange[]; readonly same: number; readonly pinned: number };

/** The keys that would change; nothing is changed. */
export async function previewKeys(
  library: Library,
  { ids }: CallArguments<'key.preview'>,
): Promise<Reply<CallOutput<'key.preview'>>> {
  const plan = await planKeys(library.read, ids);
  return done({ ...plan, changes: [...plan.changes] });
}

/** Gives references keys by the pattern, in one act. */
export async function regenerateKeys(
  library: Library,
  { ids }: CallArguments<'key.regenerate'>,
): Promise<Reply<CallOutput<'key.regenerate'>>> {
  const say = ({ changed }: { changed: number }) =>
    changed === 1 ? 'Made a citation key anew' : `Made ${changed} citation keys anew`;
  return library.act(say, async (act) => {
    const { changes, same, pinned } = await planKeys(act.tx, ids);
    await changeKeys(act, changes);
    return { changed: changes.length, same, pinned };
  });
}

/** Fixes keys, or lets them go. */
export async function pinKeys(
  library: Library,
  { ids, pinned }: CallArguments<'key.pin'>,
): Promise<Reply<CallOutput<'key.pin'>>> {
  const what = ids.length === 1 ? 'a citation key' : `${ids.length} citation keys`;
  return library.act(pinned ? `Pinned ${what}` : `Unpinned ${what}`, async (act) => {
    const before = await readPinned(act.tx);
    for (const id of new Set(ids)) {
      if (pinned && !before.has(id)) await insert(act, 'pinned_key', { reference_id: id });
      if (!pinned) await remove(act, 'pinned_key', { reference_id: id });
    }
    return {};
  });
}

/** The references whose keys are fixed. */
export async function listPinned(library: Library): Promise<Reply<CallOutput<'key.pinned'>>> {
  return done({ ids: [...(await readPinned(library.read))] });
}

async function readPinned(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('pinned_key').select('reference_id').execute();
  return new Set(rows.map((row) => row.reference_id));
}

async function planKeys(db: Kysely<Tables>, ids: readonly string[] | undefined): Promise<Plan> {
  const all = await readReferences(db);
  const pinned = await readPinned(db);
  const wanted = ids === undefined ? undefined : new Set(ids);
  const chosen = all.filter(({ id }) => (wanted?.has(id) ?? true) && !pinned.has(id));
  const moving = new Set(chosen.map(({ id }) => id));
  const make = keyMaker(await storedPattern(db));
  const redirects = await db.selectFrom('redirect').selectAll().execute();
  // A key that leads to a reference from earlier is free for that reference alone.
  const owners = new Map(redirects.map((row) => [row.name.toLowerCase(), row.reference_id]));
  for (const { id, citationKey } of all) if (!moving.has(id)) owners.set(citationKey.toLowerCase(), id);
  const made = chosen.map((reference) => ({ reference, base: make(reference.item) }));
  const changing = made.filter(({ reference, base }) => !fits(reference.citationKey, base));
  const staying = made.filter(({ reference, base }) => fits(reference.citationKey, base));
  for (const { reference } of staying) owners.set(reference.citationKey.toLowerCase(), reference.id);
  const changes = changing.map(({ reference, base }): KeyChange => {
    const to = newKey(reference, base, owners);
    owners.set(to.toLowerCase(), reference.id);
    return { id: reference.id, title: reference.item.title ?? '', from: reference.citationKey, to };
  });
  const chosenPinned = all.filter(({ id }) => (wanted?.has(id) ?? true) && pinned.has(id)).length;
  return { changes, same: staying.length, pinned: chosenPinned };
}

/** Whether a key is what the pattern makes, but for the letter or number that keeps it apart from others. */
function fits(key: string, base: string): boolean {
  return key.startsWith(base) && /^(?:[a-z]|-\d+)?$/.test(key.slice(base.length));
}

/** The key a reference gets: what the pattern makes, with a letter where that is another's. */
function newKey(reference: Reference, base: string, owners: ReadonlyMap<string, string>): string {
  const isTaken = (key: string): boolean => (owners.get(key.toLowerCase()) ?? reference.id) !== reference.id;
  return freeKey(base, isTaken);
}

/** Changes keys; one that another of them has still is taken from it first. */
async function changeKeys(act: Act, changes: readonly KeyChange[]): Promise<void> {
  const given = new Map(changes.map(({ from, id }) => [from.toLowerCase(), id]));
  const parked = changes.filter(({ to, id }) => (given.get(to.toLowerCase()) ?? id) !== id);
  const inTheWay = new Set(parked.map(({ to }) => given.get(to.toLowerCase())));
  for (const { id } of changes)
    if (inTheWay.has(id)) await update(act, 'reference', { id }, { citation_key: `changing-${id}` });
  const now = new Set(changes.map(({ to }) => to.toLowerCase()));
  for (const { id, to } of changes) {
    await remove(act, 'redirect', { name: to });
    await update(act, 'reference', { id }, { citation_key: to });
  }
  for (const { id, from } of changes)
    if (!now.has(from.toLowerCase())) await insert(act, 'redirect', { name: from, reference_id: id });
}
