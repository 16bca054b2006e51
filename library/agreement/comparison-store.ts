import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { RatedCoding } from './layer-agreement.ts';

/** What some coders applied, without their quotes, in the order of the studies. */
export async function readRatedCodings(
  db: Kysely<Tables>,
  codebook: string,
  coders: readonly string[],
): Promise<readonly (RatedCoding & { readonly id: string })[]> {
  const rows = await db
    .selectFrom('coding')
    .select(['id', 'study_id', 'dimension', 'code', 'outcome', 'direction', 'coder'])
    .where('codebook_id', '=', codebook)
    .where('coder', 'in', coders)
    .orderBy('study_id')
    .orderBy('id')
    .execute();
  return rows.map(({ study_id, outcome, ...row }) => ({
    ...row,
    study: study_id,
    outcome: outcome === '' ? null : outcome,
  }));
}
