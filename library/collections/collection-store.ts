import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

export type StoredCollection = Tables['collection'];

/** All collections, by name. */
export async function readCollections(db: Kysely<Tables>): Promise<readonly StoredCollection[]> {
  const rows = await db.selectFrom('collection').selectAll().execute();
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1));
}

/** The references of each collection, as they were put into it. */
export async function readMembers(db: Kysely<Tables>): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('collection_reference')
    .innerJoin('reference', 'reference.id', 'collection_reference.reference_id')
    .select(['collection_id', 'reference_id'])
    .execute();
  const members = new Map<string, string[]>();
  for (const { collection_id, reference_id } of rows) {
    const own = members.get(collection_id);
    if (own === undefined) members.set(collection_id, [reference_id]);
    else own.push(reference_id);
  }
  return members;
}

/** The references that were put into one collection. */
export async function readMembersOf(db: Kysely<Tables>, id: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('collection_reference')
    .select('reference_id')
    .where('collection_id', '=', id)
    .execute();
  return new Set(rows.map((row) => row.reference_id));
}

/** The collections that a reference was put into. */
export async function readCollectionsOf(db: Kysely<Tables>, reference: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('collection_reference')
    .select('collection_id')
    .where('reference_id', '=', reference)
    .execute();
  return rows.map((row) => row.collection_id);
}
