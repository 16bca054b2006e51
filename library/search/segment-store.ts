import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { ANALYSER_VERSION } from './analysis.ts';
import type { SearchStore, StoredIndex } from './search-store.ts';

/** The row that holds the ids of waiting records; all others are pieces of the index by their names. */
const WAITING = 'waiting';

/** A store in the rows of the library file; it can be rebuilt, so it is no part of the history. */
export function segmentStore(read: Kysely<Tables>, write: Kysely<Tables>): SearchStore {
  return {
    load: () => readIndex(read),
    save: (index) => writeIndex(write, index),
  };
}

async function readIndex(db: Kysely<Tables>): Promise<StoredIndex> {
  const rows = await db.selectFrom('search_segment').selectAll().execute();
  const waiting = rows.find((row) => row.id === WAITING);
  return {
    segments: rows.filter((row) => row !== waiting).map((row) => ({ name: row.id, bytes: row.bytes })),
    revision: Math.max(0, ...rows.map((row) => row.revision)),
    waiting: waiting ? (JSON.parse(new TextDecoder().decode(waiting.bytes)) as string[]) : [],
  };
}

async function writeIndex(db: Kysely<Tables>, { segments, revision, waiting }: StoredIndex): Promise<void> {
  const rows = [
    ...segments.map(({ name, bytes }) => ({ id: name, bytes })),
    { id: WAITING, bytes: new TextEncoder().encode(JSON.stringify(waiting)) },
  ];
  const names = new Set(rows.map((row) => row.id));
  await db.transaction().execute(async (transaction) => {
    const stored = await transaction.selectFrom('search_segment').select('id').execute();
    const known = new Set(stored.map((row) => row.id));
    for (const { id } of stored) {
      // A segment's name is made of what is in it, so one that is there already need not be written again.
      if (names.has(id) && id.startsWith('segment-')) continue;
      await transaction.deleteFrom('search_segment').where('id', '=', id).execute();
      known.delete(id);
    }
    for (const { id, bytes } of rows) {
      if (known.has(id)) continue;
      await transaction
        .insertInto('search_segment')
        .values({ id, analyser: ANALYSER_VERSION, revision, bytes })
        .execute();
    }
  });
}
