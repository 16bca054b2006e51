import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** A change without what it did to rows. */
export type ChangeHead = Pick<Tables['change'], 'replica' | 'sequence' | 'at' | 'who' | 'summary' | 'undoes'>;

/** The changes between two instants by one or all coders, newest first. */
export async function readHeads(
  db: Kysely<Tables>,
  filter: {
    readonly coder?: string | undefined;
    readonly from?: string | undefined;
    readonly before?: string | undefined;
  },
): Promise<readonly ChangeHead[]> {
  let query = db
    .selectFrom('change')
    .select(['replica', 'sequence', 'at', 'who', 'summary', 'undoes'])
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc');
  if (filter.coder !== undefined) query = query.where('who', '=', filter.coder);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.before !== undefined) query = query.where('at', '<', filter.before);
  return query.execute();
}

/** Tables that changes touched and how many rows of each, from a sequence of each replica on. */
export async function readTouched(
  db: Kysely<Tables>,
  after: ReadonlyMap<string, number>,
): Promise<readonly { replica: string; sequence: number; table_name: string; n: number }[]> {
  const replicas = await db.selectFrom('change').select('replica').distinct().execute();
  const found: { replica: string; sequence: number; table_name: string; n: number }[] = [];
  for (const { replica } of replicas) {
    const rows = await db
      .selectFrom('change_row')
      .select(({ fn }) => ['sequence', 'table_name', fn.countAll<number>().as('n')])
      .where('replica', '=', replica)
      .where('sequence', '>', after.get(replica) ?? 0)
      .groupBy(['sequence', 'table_name'])
      .execute();
    for (const row of rows) found.push({ replica, ...row, n: Number(row.n) });
  }
  return found;
}

/** Keys of rows that belong to the coding of one study, as `table` and the JSON of the key; those long gone too. */
export async function readStudyRows(db: Kysely<Tables>, study: string): Promise<ReadonlySet<string>> {
  const codings = await sql<{ id: string }>`
    SELECT id FROM coding WHERE study_id = ${study}
    UNION SELECT json_extract(row_key, '$[0]') FROM change_row
      WHERE table_name = 'coding' AND operation = 'remove' AND json_extract(before_json, '$.study_id') = ${study}`.execute(
    db,
  );
  const keys = new Set<string>();
  const add = (table: string, ...key: readonly string[]) => keys.add(`${table}\n${JSON.stringify(key)}`);
  for (const { id } of codings.rows) {
    add('coding', id);
    const passages = await sql<{ id: string }>`
      SELECT id FROM passage WHERE coding_id = ${id}
      UNION SELECT json_extract(row_key, '$[0]') FROM change_row
        WHERE table_name = 'passage' AND operation = 'remove' AND json_extract(before_json, '$.coding_id') = ${id}`.execute(
      db,
    );
    for (const passage of passages.rows) add('passage', passage.id);
    const past = await db.selectFrom('coding_past').select('id').where('coding_id', '=', id).execute();
    for (const one of past) add('coding_past', one.id);
  }
  const findings = await db.selectFrom('finding').select('id').where('study_id', '=', study).execute();
  for (const { id } of findings) add('finding', id);
  const rejected = await sql<{ row_key: string }>`
    SELECT DISTINCT row_key FROM change_row
    WHERE table_name = 'suggestion_rejection' AND row_key >= ${`["${study}"`} AND row_key < ${`["${study}#`}`.execute(
    db,
  );
  for (const { row_key } of rejected.rows) keys.add(`suggestion_rejection\n${row_key}`);
  return keys;
}

/** Keys of rows that belong to a reference itself: its record, tags, decisions, sources, documents and collections. */
export async function readReferenceRows(db: Kysely<Tables>, reference: string): Promise<ReadonlySet<string>> {
  const keys = new Set<string>([
    `reference\n${JSON.stringify([reference])}`,
    `pinned_key\n${JSON.stringify([reference])}`,
  ]);
  for (const table of ['decision', 'source_record', 'document'] as const) {
    const rows = await db.selectFrom(table).select('id').where('reference_id', '=', reference).execute();
    for (const { id } of rows) keys.add(`${table}\n${JSON.stringify([id])}`);
  }
  const tags = await sql<{ row_key: string }>`
    SELECT DISTINCT row_key FROM change_row
    WHERE table_name = 'reference_tag' AND row_key >= ${`["${reference}"`} AND row_key < ${`["${reference}#`}`.execute(
    db,
  );
  for (const { row_key } of tags.rows) keys.add(`reference_tag\n${row_key}`);
  const collected = await sql<{ row_key: string }>`
    SELECT DISTINCT row_key FROM change_row
    WHERE table_name = 'collection_reference' AND json_extract(row_key, '$[1]') = ${reference}`.execute(db);
  for (const { row_key } of collected.rows) keys.add(`collection_reference\n${row_key}`);
  return keys;
}

/** What changes did to the record of a reference: `replica sequence` -> the item before and after, as JSON. */
export async function readRecordChanges(
  db: Kysely<Tables>,
  reference: string,
): Promise<ReadonlyMap<string, readonly [before: string | null, after: string | null]>> {
  const rows = await db
    .selectFrom('change_row')
    .select(['replica', 'sequence', 'before_json', 'after_json'])
    .where('table_name', '=', 'reference')
    .where('row_key', '=', JSON.stringify([reference]))
    .where('operation', '=', 'update')
    .execute();
  return new Map(rows.map((row) => [`${row.replica} ${row.sequence}`, [row.before_json, row.after_json]]));
}

/** The studies that a reference reports. */
export async function readStudiesReporting(
  db: Kysely<Tables>,
  reference: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('study_reference')
    .select('study_id')
    .where('reference_id', '=', reference)
    .execute();
  return rows.map((row) => row.study_id);
}

/** The changes that touched any of these rows. */
export async function readTouching(
  db: Kysely<Tables>,
  keys: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const key of keys) {
    const [table = '', row = ''] = key.split('\n');
    const rows = await db
      .selectFrom('change_row')
      .select(['replica', 'sequence'])
      .where('table_name', '=', table)
      .where('row_key', '=', row)
      .execute();
    for (const { replica, sequence } of rows) found.add(`${replica} ${sequence}`);
  }
  return found;
}

/** Studies whose codings some changes touched: `replica sequence` -> study ids. */
export async function readStudiesOf(
  db: Kysely<Tables>,
  changes: readonly { readonly replica: string; readonly sequence: number }[],
): Promise<ReadonlyMap<string, readonly { id: string; label: string }[]>> {
  const found = new Map<string, { id: string; label: string }[]>();
  for (const { replica, sequence } of changes) {
    const rows = await sql<{ id: string; label: string }>`
      SELECT DISTINCT study.id AS id, study.label AS label FROM (
        SELECT row_key, before_json FROM change_row
        WHERE replica = ${replica} AND sequence = ${sequence} AND table_name = 'coding' LIMIT 50
      ) AS touched
      LEFT JOIN coding ON coding.id = json_extract(touched.row_key, '$[0]')
      JOIN study ON study.id = coalesce(coding.study_id, json_extract(touched.before_json, '$.study_id'))
      LIMIT 4`.execute(db);
    if (rows.rows.length > 0) found.set(`${replica} ${sequence}`, rows.rows);
  }
  return found;
}

/** What each change did to rows, for the trail: table, key, operation, before and after, and the row as it is now. */
export async function readRowsOf(
  db: Kysely<Tables>,
  replica: string,
  sequence: number,
): Promise<readonly Tables['change_row'][]> {
  return db
    .selectFrom('change_row')
    .selectAll()
    .where('replica', '=', replica)
    .where('sequence', '=', sequence)
    .orderBy('n')
    .execute();
}

/** Changes of this replica that some act took back together: act -> changes. */
export async function readWithdrawals(
  db: Kysely<Tables>,
  replica: string,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await db.selectFrom('withdrawal').selectAll().where('replica', '=', replica).execute();
  const found = new Map<number, number[]>();
  for (const { sequence, withdrawn } of rows) {
    const list = found.get(sequence) ?? [];
    list.push(withdrawn);
    found.set(sequence, list);
  }
  return found;
}

/** Notes what an act takes back. */
export async function storeWithdrawals(
  db: Kysely<Tables>,
  replica: string,
  sequence: number,
  withdrawn: readonly number[],
): Promise<void> {
  for (let from = 0; from < withdrawn.length; from += 5_000) {
    const rows = withdrawn.slice(from, from + 5_000).map((one) => ({ replica, sequence, withdrawn: one }));
    await db.insertInto('withdrawal').values(rows).execute();
  }
}
