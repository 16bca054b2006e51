import { RECORDED, type RecordedTable, type Tables } from '../database/tables.ts';
import type { RowChange } from './act.ts';

/** A row as JSON text; bytes become `{"$bytes": base64}`. */
export function rowToJson(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(row, (_key, value: unknown) =>
    value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value,
  );
}

/** The row that `rowToJson` wrote. */
export function rowFromJson(json: string): Record<string, unknown> {
  return JSON.parse(json, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && '$bytes' in value
      ? new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
      : value,
  ) as Record<string, unknown>;
}

/** A row of the history as the change it was. */
export function rowChangeOf(row: Tables['change_row']): RowChange {
  const table = row.table_name as RecordedTable;
  const values = JSON.parse(row.row_key) as unknown[];
  return {
    table,
    key: Object.fromEntries(RECORDED[table].map((column, at) => [column, values[at]])),
    operation: row.operation,
    before: row.before_json === null ? null : rowFromJson(row.before_json),
    after: row.after_json === null ? null : rowFromJson(row.after_json),
  };
}
