import type { Kysely } from 'kysely';
import type { RecordedTable, Tables } from '../database/tables.ts';
import type { RowChange } from '../history/act.ts';
import { rowChangeOf } from '../history/row-json.ts';

/** Tables a search record is made of. Texts and bytes of documents never change once they are there. */
const SEARCHED: readonly RecordedTable[] = [
  'reference',
  'reference_tag',
  'document',
  'citation',
  'decision',
  'study_reference',
  'coding',
];
/** With more changes than this, reading all records again is as quick. */
const MOST_CHANGES = 50_000;

/** What changed after a revision in the tables search reads; undefined where it is too much to tell. */
export async function readMissedChanges(
  db: Kysely<Tables>,
  replica: string,
  revision: number,
): Promise<readonly RowChange[] | undefined> {
  const rows = await db
    .selectFrom('change_row')
    .selectAll()
    .where('replica', '=', replica)
    .where('sequence', '>', revision)
    .where('table_name', 'in', SEARCHED)
    .limit(MOST_CHANGES + 1)
    .execute();
  if (rows.length > MOST_CHANGES) return undefined;
  return rows.map(rowChangeOf);
}
