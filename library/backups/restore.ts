import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { Reply } from '../../shared/contract/fault.ts';
import { RECORDED, type RecordedTable, type Tables } from '../database/tables.ts';
import { type Act, insert, remove } from '../history/act.ts';
import type { Library } from '../library.ts';
import { compareLibraries, type Row, type TableDifference, wholeRow } from './backup-rows.ts';

/**
 * Makes the library what an open backup of the same version was, as one act: undo takes it back like any other. Only rows
 * that differ are touched. What differs is worked out inside the act, so that nothing can come between.
 */
export function restoreRows(
  library: Library,
  then: DatabaseSync,
  summary: string,
): Promise<Reply<readonly TableDifference[]>> {
  return library.act(summary, async (act) => {
    const all = compareLibraries(library.file.sqlite, then);
    // Rows point at each other across tables; what counts is that they fit together at the end.
    await sql`PRAGMA defer_foreign_keys = ON`.execute(act.tx);
    // Everything that goes, goes first: a citation key may pass from one reference to another.
    for (const { table, away, changed } of all.toReversed()) {
      for (const row of [...away, ...changed.map(({ now }) => now)])
        await remove(act, table, keyIn(table, row));
    }
    for (const difference of all) await putBack(act, then, difference);
    return all;
  });
}

async function putBack(
  act: Act,
  then: DatabaseSync,
  { table, back, changed }: TableDifference,
): Promise<void> {
  const revised = changed.map(({ now, before }) =>
    // A screen that holds the row as it was must be refused, so its revision goes on counting.
    'rev' in before ? { ...before, rev: Number(now.rev) + 1 } : before,
  );
  const rows = [...back, ...revised];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const whole = rows.slice(from, from + AT_ONCE).map((row) => ({ ...wholeRow(then, table, row), ...row }));
    await insert(act, table, whole as unknown as Tables[typeof table][]);
  }
}

/** Rows held in memory at a time; a row of a document's bytes is a megabyte. */
const AT_ONCE = 100;

function keyIn(table: RecordedTable, row: Row): Row {
  return Object.fromEntries((RECORDED[table] as readonly string[]).map((column) => [column, row[column]]));
}
