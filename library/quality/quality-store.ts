import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type Act, insert } from '../history/act.ts';

/** Id and revision of every reference. */
export async function readRevisions(db: Kysely<Tables>): Promise<readonly { id: string; rev: number }[]> {
  return db.selectFrom('reference').select(['id', 'rev']).orderBy('id').execute();
}

/** What a person said is no problem, as "reference fingerprint". */
export async function readIgnored(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('quality_ignored').select(['reference_id', 'fingerprint']).execute();
  return new Set(rows.map((row) => `${row.reference_id} ${row.fingerprint}`));
}

/** Remembers that a finding is no problem. */
export async function storeIgnored(act: Act, reference: string, fingerprint: string): Promise<void> {
  const known = await act.tx
    .selectFrom('quality_ignored')
    .select('at')
    .where('reference_id', '=', reference)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  if (known === undefined)
    await insert(act, 'quality_ignored', { reference_id: reference, fingerprint, at: act.now });
}
