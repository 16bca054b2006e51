import type { Kysely } from 'kysely';
import type { MatrixView } from '../../shared/contract/matrix-view.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, remove, update } from '../history/act.ts';

/** Every view by name. */
export async function readMatrixViews(db: Kysely<Tables>): Promise<MatrixView[]> {
  const rows = await db.selectFrom('matrix_view').selectAll().orderBy('name').execute();
  return rows.map(({ name, row_dimension, column_dimension, look_json }) => ({
    name,
    rows: row_dimension,
    columns: column_dimension,
    look: look_json,
  }));
}

/** Stores a view under its name, in place of one that was there. */
export async function storeMatrixView(act: Act, { name, rows, columns, look }: MatrixView): Promise<void> {
  const columnsOf = { row_dimension: rows, column_dimension: columns, look_json: look };
  const known = await act.tx
    .selectFrom('matrix_view')
    .select('name')
    .where('name', '=', name)
    .executeTakeFirst();
  if (known === undefined) await insert(act, 'matrix_view', { name, ...columnsOf, rev: 1 });
  else await update(act, 'matrix_view', { name }, columnsOf);
}

/** Takes a view away; gives whether it was there. */
export async function removeStoredMatrixView(act: Act, name: string): Promise<boolean> {
  return remove(act, 'matrix_view', { name });
}
