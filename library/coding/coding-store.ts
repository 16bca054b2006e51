import type { Kysely } from 'kysely';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { Tables } from '../database/tables.ts';
import { judgementOf, quotedOf } from './coding-rows.ts';
import { readPast } from './recoding-store.ts';

/** A coding as the contract gives it out. */
export type StoredCoding = CallOutput<'coding.apply'>;
type StoredPassage = StoredCoding['passages'][number];

/** What narrows a list of codings; each part left out narrows nothing. */
export type CodingFilter = {
  readonly codebook?: string;
  readonly studies?: readonly string[];
  readonly ids?: readonly string[];
};

const AT_ONCE = 10_000;

/** Codings with their passages, in the order they were made. */
export async function readCodings(db: Kysely<Tables>, filter: CodingFilter): Promise<StoredCoding[]> {
  const rows: Tables['coding'][] = [];
  for (const studies of pieces(filter.studies)) {
    for (const ids of pieces(filter.ids)) {
      let query = db.selectFrom('coding').selectAll().orderBy('id');
      if (filter.codebook !== undefined) query = query.where('codebook_id', '=', filter.codebook);
      if (studies !== undefined) query = query.where('study_id', 'in', studies);
      if (ids !== undefined) query = query.where('id', 'in', ids);
      rows.push(...(await query.execute()));
    }
  }
  const passages = await readPassages(
    db,
    filter.studies === undefined && filter.ids === undefined ? undefined : rows.map((row) => row.id),
  );
  const past = await readPast(db, await withPast(db, rows));
  return rows.map((row) => {
    const coding = codingOf(row, passages.get(row.id) ?? []);
    const own = past.get(row.id);
    return own === undefined ? coding : { ...coding, past: [...own] };
  });
}

/** One coding, or undefined. */
export async function readCoding(db: Kysely<Tables>, id: string): Promise<StoredCoding | undefined> {
  return (await readCodings(db, { ids: [id] }))[0];
}

/** One coder's codings of one study in one dimension. */
export async function readLayer(
  db: Kysely<Tables>,
  key: Pick<Tables['coding'], 'study_id' | 'codebook_id' | 'dimension' | 'coder'>,
): Promise<readonly Tables['coding'][]> {
  return db
    .selectFrom('coding')
    .selectAll()
    .where('study_id', '=', key.study_id)
    .where('codebook_id', '=', key.codebook_id)
    .where('dimension', '=', key.dimension)
    .where('coder', '=', key.coder)
    .orderBy('id')
    .execute();
}

/** Most codings were never re-coded; of a whole library only those that were are asked for. */
async function withPast(db: Kysely<Tables>, rows: readonly Tables['coding'][]): Promise<readonly string[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length <= 1_000) return ids;
  const known = await db.selectFrom('coding_past').select('coding_id').distinct().execute();
  const wanted = new Set(ids);
  return known.map((row) => row.coding_id).filter((id) => wanted.has(id));
}

async function readPassages(
  db: Kysely<Tables>,
  codings: readonly string[] | undefined,
): Promise<ReadonlyMap<string, StoredPassage[]>> {
  const found = new Map<string, StoredPassage[]>();
  for (const ids of pieces(codings)) {
    let query = db
      .selectFrom('passage')
      .leftJoin('document', 'document.sha256', 'passage.document_sha256')
      .selectAll('passage')
      .select('document.id as document_id')
      .orderBy('passage.id');
    if (ids !== undefined) query = query.where('coding_id', 'in', ids);
    for (const row of await query.execute()) {
      const list = found.get(row.coding_id) ?? [];
      list.push(passageOf(row));
      found.set(row.coding_id, list);
    }
  }
  return found;
}

function codingOf(row: Tables['coding'], passages: StoredPassage[]): StoredCoding {
  const { id, study_id: study, codebook_id: codebook, rev } = row;
  return { id, study, codebook, ...judgementOf(row), rev, passages };
}

function passageOf(row: Tables['passage'] & { document_id: string | null }): StoredPassage {
  return { ...quotedOf(row), document: row.document_id };
}

function pieces<T>(list: readonly T[] | undefined): readonly (readonly T[] | undefined)[] {
  if (list === undefined) return [undefined];
  const parts: (readonly T[])[] = [];
  for (let from = 0; from < list.length; from += AT_ONCE) parts.push(list.slice(from, from + AT_ONCE));
  return parts;
}
