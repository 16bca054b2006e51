import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { RECORDED, type RecordedTable, type Tables } from '../database/tables.ts';
import type { ChangeLog } from './change-log.ts';

type Row = Record<string, unknown>;
export type RowKey = Readonly<Record<string, unknown>>;

/** One change to one row, as the history keeps it. */
export type RowChange = {
  readonly table: RecordedTable;
  readonly key: RowKey;
  readonly operation: 'insert' | 'update' | 'remove';
  readonly before: Row | null;
  readonly after: Row | null;
};

/** The only way to write to a library: each change goes to the table and into the history, in one transaction. */
export type Act = {
  readonly tx: Transaction<Tables>;
  /** ISO time of the act. */
  readonly now: string;
  readonly who: string;
  readonly newId: () => string;
  readonly log: ChangeLog;
};

const ROWS_AT_ONCE = 100;

/** Adds rows to a table. */
export async function insert<T extends RecordedTable>(
  act: Act,
  table: T,
  rows: Tables[T] | readonly Tables[T][],
): Promise<void> {
  const list = (Array.isArray(rows) ? rows : [rows]) as readonly Row[];
  await insertRows(act.tx, table, list);
  for (const row of list) {
    act.log.note({ table, key: keyOf(table, row), operation: 'insert', before: null, after: null });
  }
  await act.log.settle();
}

/**
 * Adds rows that all have the columns of the first. The same text for every few hundred rows, so that it is prepared
 * once: for tens of thousands of rows, building the statements took longer than running them.
 */
export async function insertRows(tx: Kysely<Tables>, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const marks = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE);
    const text = `INSERT INTO "${table}" (${names}) VALUES ${Array(part.length).fill(marks).join(', ')}`;
    const values = part.flatMap((row) => columns.map((column) => row[column] ?? null));
    await tx.executeQuery(CompiledQuery.raw(text, values));
    if ((from / ROWS_AT_ONCE) % 20 === 19) await breathe();
  }
}

/**
 * Lets searches, cancelling and progress through in the midst of a long act; nothing of another act can come between,
 * since acts wait for each other.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Changes columns of one row; columns that already have the value do not count. Gives whether anything changed. */
export async function update<T extends RecordedTable>(
  act: Act,
  table: T,
  key: RowKey,
  patch: Partial<Tables[T]>,
): Promise<boolean> {
  const row = await find(act, table, key);
  if (row === undefined) return false;
  const before: Row = {};
  const after: Row = {};
  for (const [column, value] of Object.entries(patch)) {
    if (column === 'rev' || same(row[column], value)) continue;
    before[column] = row[column];
    after[column] = value;
  }
  if (Object.keys(after).length === 0) return false;
  const set = 'rev' in row ? { ...after, rev: Number(row.rev) + 1 } : after;
  await where(
    untyped(act.tx)
      .updateTable(table as string)
      .set(set),
    key,
  ).execute();
  act.log.note({ table, key: keyOf(table, row), operation: 'update', before, after });
  await act.log.settle();
  return true;
}

/** Takes one row away. Gives whether it was there. */
export async function remove<T extends RecordedTable>(act: Act, table: T, key: RowKey): Promise<boolean> {
  const row = await find(act, table, key);
  if (row === undefined) return false;
  await where(untyped(act.tx).deleteFrom(table), keyOf(table, row)).execute();
  act.log.note({ table, key: keyOf(table, row), operation: 'remove', before: row, after: null });
  await act.log.settle();
  return true;
}

/** Takes away every row in which `column` has `value`; gives how many. */
export async function removeWhere<T extends RecordedTable>(
  act: Act,
  table: T,
  column: keyof Tables[T] & string,
  value: unknown,
): Promise<number> {
  const found: Row[] = await where(
    untyped(act.tx)
      .selectFrom(table as string)
      .selectAll(),
    { [column]: value },
  ).execute();
  for (const row of found) await remove(act, table, keyOf(table, row));
  return found.length;
}

/** The primary key of a row, as an object in the order of the table's key. */
export function keyOf(table: RecordedTable, row: Row): RowKey {
  return Object.fromEntries(RECORDED[table].map((column) => [column, row[column]]));
}

async function find(act: Act, table: RecordedTable, key: RowKey): Promise<Row | undefined> {
  return where(untyped(act.tx).selectFrom(table).selectAll(), key).executeTakeFirst();
}

// Kysely's types follow one named table at a time; here the table is a value, and RECORDED vouches for it.
// biome-ignore lint/suspicious/noExplicitAny: see above
function untyped(tx: Transaction<Tables>): Kysely<any> {
  // biome-ignore lint/suspicious/noExplicitAny: see above
  return tx as unknown as Kysely<any>;
}

// biome-ignore lint/suspicious/noExplicitAny: one helper for three builders that share `where`
function where(query: any, key: RowKey): any {
  let narrowed = query;
  for (const [column, value] of Object.entries(key)) narrowed = narrowed.where(column, '=', value);
  return narrowed;
}

function same(left: unknown, right: unknown): boolean {
  return left === right || (left == null && right == null);
}
