import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { insert, remove, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import type { Listing } from './listing.ts';
import { readSavedSearch, readSavedSearches, rowOf } from './saved-search-store.ts';

type Nothing = Record<string, never>;

/** All saved searches with how many references each finds now. */
export async function listSavedSearches(
  library: Library,
  listing: Listing,
): Promise<Reply<CallOutput<'savedSearch.list'>>> {
  const searches = await readSavedSearches(library.read);
  const rows: CallOutput<'savedSearch.list'> = [];
  for (const search of searches) rows.push({ ...search, total: await listing.count(search) });
  return done(rows);
}

/** Keeps a search under a name. */
export async function saveSearch(
  library: Library,
  { replace, ...given }: CallArguments<'savedSearch.save'>,
): Promise<Reply<Nothing>> {
  const search = { ...given, name: given.name.trim() };
  return library.act(`Saved the search “${search.name}”`, async (act) => {
    if (search.name === '') refuse('invalid-input', 'A saved search needs a name.');
    const known = await readSavedSearch(act.tx, search.name);
    const { name, rev: _, ...columns } = rowOf(search);
    if (known === undefined) await insert(act, 'saved_search', rowOf(search));
    else if (replace) await update(act, 'saved_search', { name }, columns);
    else refuse('conflict', `There is already a saved search “${name}”. Choose another name, or replace it.`);
    return {};
  });
}

/** Gives a saved search another name. */
export async function renameSavedSearch(
  library: Library,
  { name, to }: CallArguments<'savedSearch.rename'>,
): Promise<Reply<Nothing>> {
  const wanted = to.trim();
  return library.act(`Renamed the search “${name}” to “${wanted}”`, async (act) => {
    const search = await readSavedSearch(act.tx, name);
    if (search === undefined) refuse('not-found', `There is no saved search “${name}” any more.`);
    if (wanted === '') refuse('invalid-input', 'A saved search needs a name.');
    if (wanted === name) return {};
    if ((await readSavedSearch(act.tx, wanted)) !== undefined)
      refuse('conflict', `There is already a saved search “${wanted}”. Choose another name.`);
    await remove(act, 'saved_search', { name });
    await insert(act, 'saved_search', rowOf({ ...search, name: wanted }));
    return {};
  });
}

/** Lets a saved search go; the references stay. */
export async function removeSavedSearch(
  library: Library,
  { name }: CallArguments<'savedSearch.remove'>,
): Promise<Reply<Nothing>> {
  return library.act(`Removed the saved search “${name}”`, async (act) => {
    if (!(await remove(act, 'saved_search', { name })))
      refuse('not-found', `There is no saved search “${name}” any more.`);
    return {};
  });
}
