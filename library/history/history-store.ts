import { type Kysely, sql } from 'kysely';
import type { ChangeEntry } from '../../shared/contract/history.ts';
import { RECORDED, type Tables } from '../database/tables.ts';
import { breathe, insertRows, type RowChange, type RowKey } from './act.ts';
import type { ChangeLine } from './lineage.ts';
import { rowFromJson, rowToJson } from './row-json.ts';

/** A row change as it was stored, newest first within its change. */
export type StoredRowChange = {
  readonly table: string;
  readonly key: RowKey;
  readonly operation: 'insert' | 'update' | 'remove';
  readonly before: Record<string, unknown> | null;
};

const ROWS_AT_ONCE = 2_000;

/** Appends one change and what it did to each row. */
export async function appendChange(
  db: Kysely<Tables>,
  change: Tables['change'],
  rows: readonly RowChange[],
): Promise<void> {
  await db.insertInto('change').values(change).execute();
  // In pieces: of a large import there are hundreds of thousands.
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const stored = rows.slice(from, from + ROWS_AT_ONCE).map((row, at) => ({
      replica: change.replica,
      sequence: change.sequence,
      n: from + at,
      table_name: row.table,
      row_key: JSON.stringify(Object.values(row.key)),
      operation: row.operation,
      before_json: row.before === null ? null : rowToJson(row.before),
      after_json: row.after === null ? null : rowToJson(row.after),
    }));
    await insertRows(db, 'change_row', stored);
    await breathe();
  }
}

/** The skeleton of this replica's history, oldest first. */
export async function readLines(db: Kysely<Tables>, replica: string): Promise<readonly ChangeLine[]> {
  return db
    .selectFrom('change')
    .select(['sequence', 'kind', 'undoes'])
    .where('replica', '=', replica)
    .orderBy('sequence')
    .execute();
}

/** The sentence of one change. */
export async function readSummary(db: Kysely<Tables>, replica: string, sequence: number): Promise<string> {
  const row = await db
    .selectFrom('change')
    .select('summary')
    .where('replica', '=', replica)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row?.summary ?? '';
}

/** The newest changes, newest first. */
export async function readChanges(
  db: Kysely<Tables>,
  limit: number,
  undone: ReadonlySet<number>,
): Promise<readonly ChangeEntry[]> {
  const rows = await db
    .selectFrom('change')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ kind: _kind, ...row }) => ({ ...row, undone: undone.has(row.sequence) }));
}

/** What one change did, newest row first. */
export async function readRowChanges(
  db: Kysely<Tables>,
  replica: string,
  sequence: number,
): Promise<readonly StoredRowChange[]> {
  const rows = await db
    .selectFrom('change_row')
    .selectAll()
    .where('replica', '=', replica)
    .where('sequence', '=', sequence)
    .orderBy('n', 'desc')
    .execute();
  return rows.map((row) => {
    const columns = RECORDED[row.table_name as keyof typeof RECORDED];
    const values = JSON.parse(row.row_key) as unknown[];
    return {
      table: row.table_name,
      key: Object.fromEntries(columns.map((column, i) => [column, values[i]])),
      operation: row.operation,
      before: row.before_json === null ? null : rowFromJson(row.before_json),
    };
  });
}

/**
 * The summary of the first later change, among those that stand, that touched a row this one touched; `keys` (table and
 * JSON of the key) says which rows of it count.
 */
export async function laterChange(
  db: Kysely<Tables>,
  replica: string,
  sequence: number,
  effective: ReadonlySet<number>,
  keys?: ReadonlySet<string>,
): Promise<string | undefined> {
  const rows = await sql<{ sequence: number; summary: string; touched: string }>`
    SELECT DISTINCT change.sequence, change.summary, mine.table_name || char(10) || mine.row_key AS touched
    FROM change_row AS mine
    JOIN change_row AS later ON later.table_name = mine.table_name AND later.row_key = mine.row_key
    JOIN change ON change.replica = later.replica AND change.sequence = later.sequence
    WHERE mine.replica = ${replica} AND mine.sequence = ${sequence}
      AND later.replica = ${replica} AND later.sequence > ${sequence}
    ORDER BY change.sequence`.execute(db);
  return rows.rows.find((row) => effective.has(row.sequence) && (keys?.has(row.touched) ?? true))?.summary;
}
