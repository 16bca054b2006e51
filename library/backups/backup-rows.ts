import type { DatabaseSync } from 'node:sqlite';
import type { BackupDifference } from '../../shared/contract/backup.ts';
import { RECORDED, type RecordedTable } from '../database/tables.ts';

export type Row = Readonly<Record<string, unknown>>;

/** How one table of a backup differs from the library's: rows that come back, go away, or are exchanged. */
export type TableDifference = {
  readonly table: RecordedTable;
  readonly back: readonly Row[];
  readonly away: readonly Row[];
  readonly changed: readonly { readonly now: Row; readonly before: Row }[];
};

/** Tables whose rows are named by what they hold, so that an equal key is an equal row; their bytes are not compared. */
const BY_CONTENT: ReadonlySet<string> = new Set(['document_chunk', 'document_text']);

/** A log of what was read when, no part of what the library says; restoring leaves it as it is. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['receipt']);

/** The tables that restoring looks at, parents before children. */
export const RESTORED: readonly RecordedTable[] = (Object.keys(RECORDED) as RecordedTable[]).filter(
  (table) => !LEFT_ALONE.has(table),
);

/** Compares every recorded table of two open libraries of the same version; revisions do not count. */
export function compareLibraries(now: DatabaseSync, then: DatabaseSync): readonly TableDifference[] {
  return RESTORED.map((table) => compareTable(now, then, table));
}

function compareTable(now: DatabaseSync, then: DatabaseSync, table: RecordedTable): TableDifference {
  const keys = RECORDED[table] as readonly string[];
  const columns = BY_CONTENT.has(table) ? keys.map((key) => `"${key}"`).join(', ') : '*';
  const rows = (database: DatabaseSync) =>
    new Map(
      (database.prepare(`SELECT ${columns} FROM "${table}"`).all() as Row[]).map((row) => [
        JSON.stringify(keys.map((key) => row[key])),
        row,
      ]),
    );
  const [left, right] = [rows(now), rows(then)];
  const changed: { now: Row; before: Row }[] = [];
  for (const [key, row] of right) {
    const own = left.get(key);
    if (own !== undefined && !sameRow(own, row)) changed.push({ now: own, before: row });
  }
  return {
    table,
    back: [...right].filter(([key]) => !left.has(key)).map(([, row]) => row),
    away: [...left].filter(([key]) => !right.has(key)).map(([, row]) => row),
    changed,
  };
}

function sameRow(left: Row, right: Row): boolean {
  return Object.entries(left).every(([column, value]) => {
    const other = right[column];
    if (column === 'rev' || value === other) return true;
    if (value instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(value, other) === 0;
    return false;
  });
}

/** A whole row of a table by the key columns of `row`. */
export function wholeRow(database: DatabaseSync, table: RecordedTable, row: Row): Row {
  const keys = RECORDED[table] as readonly string[];
  const where = keys.map((key) => `"${key}" = ?`).join(' AND ');
  return database
    .prepare(`SELECT * FROM "${table}" WHERE ${where}`)
    .get(...keys.map((key) => row[key] as string | number)) as Row;
}

const EXAMPLES = 5;
const LONGEST = 160;

/** The differences as a person reads them; kinds without any are left out. */
export function describeDifferences(all: readonly TableDifference[]): BackupDifference[] {
  return all
    .filter(({ back, away, changed }) => back.length + away.length + changed.length > 0)
    .map(({ table, back, away, changed }) => ({
      kind: table,
      back: back.length,
      away: away.length,
      changed: changed.length,
      examples: [...back, ...changed.map(({ before }) => before), ...away]
        .slice(0, EXAMPLES)
        .map(nameOfRow)
        .filter((name) => name !== ''),
    }));
}

function nameOfRow(row: Row): string {
  for (const column of ['title', 'label', 'name', 'code', 'quote', 'tag']) {
    const value = row[column];
    if (typeof value === 'string' && value !== '') return value.slice(0, LONGEST);
  }
  return '';
}
