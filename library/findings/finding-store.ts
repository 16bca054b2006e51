import type { Kysely } from 'kysely';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert } from '../history/act.ts';

/** A finding as the contract gives it out. */
export type StoredFinding = CallOutput<'finding.list'>[number];

/** Findings of some studies, or of all, in the order they were entered. */
export async function readFindings(
  db: Kysely<Tables>,
  studies?: readonly string[],
): Promise<StoredFinding[]> {
  let query = db.selectFrom('finding').selectAll().orderBy('id');
  if (studies !== undefined) query = query.where('study_id', 'in', studies);
  return (await query.execute()).map(findingOf);
}

/** Adds findings; gives their ids. */
export async function storeFindings(
  act: Act,
  findings: readonly Omit<Finding, 'id' | 'rev'>[],
): Promise<readonly string[]> {
  const rows = findings.map((finding) => ({
    id: act.newId(),
    study_id: finding.study,
    factor: finding.factor,
    outcome: finding.outcome,
    direction: finding.direction,
    as_reported: finding.asReported,
    label: finding.label,
    levels_json: JSON.stringify(finding.levels),
    estimate_json: finding.estimate === null ? null : JSON.stringify(finding.estimate),
    document_sha256: finding.sha256,
    table_label: finding.table,
    cells_json: JSON.stringify(finding.cells),
    rev: 1,
  }));
  await insert(act, 'finding', rows);
  return rows.map((row) => row.id);
}

function findingOf(row: Tables['finding']): StoredFinding {
  return {
    id: row.id,
    study: row.study_id,
    factor: row.factor,
    outcome: row.outcome,
    direction: row.direction,
    asReported: row.as_reported,
    label: row.label,
    levels: JSON.parse(row.levels_json) as StoredFinding['levels'],
    estimate:
      row.estimate_json === null ? null : (JSON.parse(row.estimate_json) as StoredFinding['estimate']),
    sha256: row.document_sha256,
    table: row.table_label,
    cells: JSON.parse(row.cells_json) as StoredFinding['cells'],
    rev: row.rev,
  };
}
