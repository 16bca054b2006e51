import type { Kysely } from 'kysely';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, update } from '../history/act.ts';

/** The codebook in force, or undefined where none was stored yet. */
export async function readStoredCodebook(db: Kysely<Tables>): Promise<Codebook | undefined> {
  const row = await db.selectFrom('codebook').select('json').where('current', '=', 1).executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.json) as Codebook);
}

/** One version of a codebook as it was stored. */
export async function readCodebookVersion(
  db: Kysely<Tables>,
  id: string,
  version: string,
): Promise<Codebook | undefined> {
  const row = await db
    .selectFrom('codebook')
    .select('json')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.json) as Codebook);
}

/** Stores a codebook version, or replaces what stands under it, and puts it in force. */
export async function storeCodebook(act: Act, codebook: Codebook): Promise<void> {
  const key = { id: codebook.id, version: codebook.version };
  const inForce = await act.tx
    .selectFrom('codebook')
    .select(['id', 'version'])
    .where('current', '=', 1)
    .execute();
  for (const row of inForce) {
    if (row.id !== key.id || row.version !== key.version) await update(act, 'codebook', row, { current: 0 });
  }
  const known = await readCodebookVersion(act.tx, key.id, key.version);
  if (known === undefined) {
    await insert(act, 'codebook', { ...key, json: JSON.stringify(codebook), current: 1, rev: 1 });
  } else {
    await update(act, 'codebook', key, { json: JSON.stringify(codebook), current: 1 });
  }
}

/** How often each code of a codebook is applied, in any version of it: `dimension:code` -> codings. */
export async function countAppliedCodes(
  db: Kysely<Tables>,
  codebook: string,
): Promise<readonly { dimension: string; code: string; version: string; codings: number }[]> {
  const rows = await db
    .selectFrom('coding')
    .select(({ fn }) => [
      'dimension',
      'code',
      'codebook_version as version',
      fn.countAll<number>().as('codings'),
    ])
    .where('codebook_id', '=', codebook)
    .groupBy(['dimension', 'code', 'codebook_version'])
    .execute();
  return rows.map((row) => ({ ...row, codings: Number(row.codings) }));
}
