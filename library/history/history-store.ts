import { type Kysely, sql } from 'kysely';
import type { ChangeEntry } from '../../shared/contract/history.ts';
import type { Tables } from '../database/tables.ts';
import { breathe, insertRows, type RowChange } from './act.ts';
import type { ChangeLine } from './lineage.ts';
import { rowChangeOf, rowToJson } from './row-json.ts';

/** A row change as it was stored. */
export type StoredRowChange = Omit<RowChange, 'after'>;

const ROWS_AT_ONCE = 2_000;
/** Rows whose later changes are looked for in one step. */
const COMPARED_AT_ONCE = 5_000;

/** One change of a library, by whose copy it is and its number there. */
export type ChangeName = { readonly replica: string; readonly sequence: number };

/** Begins a change; what it did to each row comes after, and its sentence at the end. */
export async function beginChange(db: Kysely<Tables>, change: Tables['change']): Promise<void> {
  await db.insertInto('change').values(change).execute();
}

/** Gives a change the sentence it is known by. */
export async function nameChange(
  db: Kysely<Tables>,
  { replica, sequence }: ChangeName,
  summary: string,
): Promise<void> {
  await db
    .updateTable('change')
    .set({ summary })
    .where('replica', '=', replica)
    .where('sequence', '=', sequence)
    .execute();
}

/** Adds what a change did to rows; `first` is the number of the first of them. */
export async function appendRowChanges(
  db: Kysely<Tables>,
  { replica, sequence }: ChangeName,
  rows: readonly RowChange[],
  first: number,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const stored = rows.slice(from, from + ROWS_AT_ONCE).map((row, at) => ({
      replica,
      sequence,
      n: first + from + at,
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
  const all: StoredRowChange[] = [];
  for await (const rows of eachRowChange(db, { replica, sequence }, 'desc')) all.push(...rows);
  return all;
}

/** What one change did, a few thousand rows at a time, letting others have their turn. */
export async function* eachRowChange(
  db: Kysely<Tables>,
  { replica, sequence }: ChangeName,
  order: 'asc' | 'desc',
): AsyncGenerator<readonly RowChange[]> {
  for (let last: number | undefined; ; ) {
    const query = db
      .selectFrom('change_row')
      .selectAll()
      .where('replica', '=', replica)
      .where('sequence', '=', sequence)
      .orderBy('n', order)
      .limit(ROWS_AT_ONCE);
    const rows = await (last === undefined
      ? query
      : query.where('n', order === 'asc' ? '>' : '<', last)
    ).execute();
    if (rows.length > 0) yield rows.map(rowChangeOf);
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1)!.n;
    await breathe();
  }
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
  const own = await db
    .selectFrom('change_row')
    .select(({ fn }) => fn.max<number | null>('n').as('last'))
    .where('replica', '=', replica)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  const rows = (own?.last ?? -1) + 1;
  let first: { readonly sequence: number; readonly summary: string } | undefined;
  for (let from = 0; from < rows; from += COMPARED_AT_ONCE) {
    const found = await sql<{ sequence: number; summary: string; touched: string }>`
      SELECT DISTINCT change.sequence, change.summary, mine.table_name || char(10) || mine.row_key AS touched
      FROM change_row AS mine
      JOIN change_row AS later ON later.table_name = mine.table_name AND later.row_key = mine.row_key
      JOIN change ON change.replica = later.replica AND change.sequence = later.sequence
      WHERE mine.replica = ${replica} AND mine.sequence = ${sequence}
        AND mine.n >= ${from} AND mine.n < ${from + COMPARED_AT_ONCE}
        AND later.replica = ${replica} AND later.sequence > ${sequence}
      ORDER BY change.sequence`.execute(db);
    const next = found.rows.find((row) => effective.has(row.sequence) && (keys?.has(row.touched) ?? true));
    if (next !== undefined && (first === undefined || next.sequence < first.sequence)) first = next;
    await breathe();
  }
  return first?.summary;
}
