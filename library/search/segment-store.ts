import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { breathe, insertRows } from '../history/act.ts';
import { ANALYSER_VERSION } from './analysis.ts';
import type { StoredSegment } from './index-storage.ts';
import type { IndexChange, SearchAct, SearchStore, StoredIndex } from './search-store.ts';

/** A segment is written in pieces of this many bytes, so that nobody waits for all of a large one. */
const PIECE_BYTES = 1 << 20;
/** Stands between the name of a segment and the number of a piece. */
const PIECE = '/';
const SEGMENT = 'segment-';
const IDS_AT_ONCE = 500;

/**
 * A store in the rows of the library file; it can be rebuilt, so it is no part of the history. Without a connection to
 * write nothing is stored.
 */
export function segmentStore(read: Kysely<Tables>, write: Kysely<Tables> | undefined): SearchStore {
  return {
    load: () => read.transaction().execute(readIndex),
    save: async (change) => {
      if (write !== undefined) await writeIndex(write, change);
    },
    restart: async (segments, ids, revision) => {
      if (write === undefined) return;
      await write.transaction().execute(async (tx) => {
        await tx.deleteFrom('search_segment').execute();
        // What was noted after the ids were read stays.
        for (const table of ['search_delta', 'search_pending'] as const)
          await tx.deleteFrom(table).where('sequence', '<=', revision).execute();
        await insertSegments(tx, segments, revision);
        await addPending(tx, ids, revision);
      });
    },
  };
}

/** Stores what an act did to the search, in its own transaction: both are there after a crash, or neither. */
export async function noteAct(
  tx: Kysely<Tables>,
  { sequence, bytes, changed, gone, pending }: SearchAct,
): Promise<void> {
  await tx
    .insertInto('search_delta')
    .values({ sequence, gone_json: JSON.stringify(gone), bytes })
    .execute();
  const done = [...changed, ...gone];
  if (done.length > 0) await tx.deleteFrom('search_pending').where('reference_id', 'in', done).execute();
  await addPending(tx, pending, sequence);
}

async function readIndex(db: Kysely<Tables>): Promise<StoredIndex> {
  const rows = await db.selectFrom('search_segment').selectAll().execute();
  const acts = await db.selectFrom('search_delta').selectAll().orderBy('sequence').execute();
  const pending = await db.selectFrom('search_pending').selectAll().execute();
  return {
    segments: joined(rows.map((row) => ({ name: row.id, bytes: row.bytes }))),
    acts: acts.map(({ sequence, bytes, gone_json }) => ({
      sequence,
      bytes,
      gone: JSON.parse(gone_json) as string[],
    })),
    revision: Math.max(0, ...rows.map((row) => row.revision), acts.at(-1)?.sequence ?? 0),
    pending: new Map(pending.map((row) => [row.reference_id, row.sequence])),
  };
}

/** Puts the pieces of segments together. */
function joined(rows: readonly StoredSegment[]): readonly StoredSegment[] {
  const pieces = Map.groupBy(rows, ({ name }) => name.split(PIECE)[0] ?? '');
  return [...pieces].map(([name, list]) => {
    if (list.length === 1 && list[0]?.name === name) return list[0];
    const place = (piece: StoredSegment): number => Number(piece.name.split(PIECE)[1]);
    const inOrder = list.toSorted((a, b) => place(a) - place(b));
    return { name, bytes: new Uint8Array(Buffer.concat(inOrder.map(({ bytes }) => bytes))) };
  });
}

function piecesOf({ name, bytes }: StoredSegment): readonly StoredSegment[] {
  if (bytes.length <= PIECE_BYTES) return [{ name, bytes }];
  return Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, at) => ({
    name: `${name}${PIECE}${at}`,
    bytes: bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES),
  }));
}

/**
 * Pieces are written first, one at a time: as long as the manifest does not name their segment they mean nothing. Then
 * the manifest, what it makes superfluous, and how far it goes change in one transaction.
 */
async function writeIndex(
  write: Kysely<Tables>,
  { segments, revision, read, pending }: IndexChange,
): Promise<void> {
  const stored = await write.selectFrom('search_segment').select('id').execute();
  const known = new Set(stored.map((row) => row.id));
  const isNamed = ({ name }: StoredSegment): boolean => name.startsWith(SEGMENT);
  const pieces = segments.filter(isNamed).flatMap((segment) => [...piecesOf(segment)]);
  for (const piece of pieces) {
    // A segment's name is made of what is in it, so one that is there already need not be written again.
    if (known.has(piece.name)) continue;
    await insertSegments(write, [piece], 0);
    await breathe();
  }
  const wanted = new Set(pieces.map(({ name }) => name));
  const old = [...known].filter((id) => !wanted.has(id));
  await write.transaction().execute(async (tx) => {
    if (old.length > 0) await tx.deleteFrom('search_segment').where('id', 'in', old).execute();
    await insertSegments(
      tx,
      segments.filter((segment) => !isNamed(segment)),
      revision,
    );
    await tx.deleteFrom('search_delta').where('sequence', '<=', revision).execute();
    for (let from = 0; from < read.length; from += IDS_AT_ONCE) {
      await tx
        .deleteFrom('search_pending')
        .where('reference_id', 'in', read.slice(from, from + IDS_AT_ONCE))
        // What an act has put here since is another matter.
        .where('sequence', '<=', revision)
        .execute();
    }
    await addPending(tx, pending, revision);
  });
}

async function insertSegments(
  db: Kysely<Tables>,
  segments: readonly StoredSegment[],
  revision: number,
): Promise<void> {
  await insertRows(
    db,
    'search_segment',
    segments.map(({ name, bytes }) => ({ id: name, analyser: ANALYSER_VERSION, revision, bytes })),
  );
}

async function addPending(tx: Kysely<Tables>, ids: readonly string[], sequence: number): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const rows = ids.slice(from, from + IDS_AT_ONCE).map((id) => sql`(${id}, ${sequence})`);
    await sql`INSERT OR REPLACE INTO search_pending (reference_id, sequence) VALUES ${sql.join(rows)}`.execute(
      tx,
    );
    if ((from / IDS_AT_ONCE) % 4 === 3) await breathe();
  }
}
