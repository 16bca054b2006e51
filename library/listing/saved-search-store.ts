import type { Kysely } from 'kysely';
import { SavedSearch } from '../../shared/contract/saved-search.ts';
import type { Tables } from '../database/tables.ts';

/** All saved searches, by name. */
export async function readSavedSearches(db: Kysely<Tables>): Promise<readonly SavedSearch[]> {
  const rows = await db.selectFrom('saved_search').selectAll().execute();
  return rows
    .map(searchOf)
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }) || (a.name < b.name ? -1 : 1));
}

/** One saved search. */
export async function readSavedSearch(db: Kysely<Tables>, name: string): Promise<SavedSearch | undefined> {
  const row = await db.selectFrom('saved_search').selectAll().where('name', '=', name).executeTakeFirst();
  return row && searchOf(row);
}

/** A saved search as its row. */
export function rowOf({ name, query, facets, sort, descending }: SavedSearch): Tables['saved_search'] {
  return {
    name,
    query,
    facets_json: JSON.stringify(facets),
    sort,
    descending: descending ? 1 : 0,
    rev: 1,
  };
}

/** What another version of the program stored and this one cannot read falls back to the words alone. */
function searchOf(row: Tables['saved_search']): SavedSearch {
  const { name, query } = row;
  const read = SavedSearch.safeParse({
    name,
    query,
    facets: JSON.parse(row.facets_json),
    sort: row.sort,
    descending: row.descending === 1,
  });
  return read.success ? read.data : { name, query, facets: {}, sort: 'relevance', descending: false };
}
