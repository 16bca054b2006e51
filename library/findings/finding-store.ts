import type { Kysely } from 'kysely';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, remove, update } from '../history/act.ts';

/** A finding as the contract gives it out. */
export type StoredFinding = CallOutput<'finding.list'>[number];

/** A finding before it has an id. */
export type NewFinding = Omit<Finding, 'id' | 'rev' | 'subgroup' | 'passage'> &
  Partial<Pick<Finding, 'subgroup' | 'passage'>>;

/** Findings of some studies, or of all, in the order they were entered. */
export async function readFindings(
  db: Kysely<Tables>,
  studies?: readonly string[],
): Promise<StoredFinding[]> {
  let query = db.selectFrom('finding').selectAll().orderBy('id');
  if (studies !== undefined) query = query.where('study_id', 'in', studies);
  return (await query.execute()).map(findingOf);
}

/** Findings read from one document. */
export async function readFindingsOfDocument(db: Kysely<Tables>, sha256: string): Promise<StoredFinding[]> {
  const rows = await db
    .selectFrom('finding')
    .selectAll()
    .where('document_sha256', '=', sha256)
    .orderBy('id')
    .execute();
  return rows.map(findingOf);
}

/** One finding, or undefined. */
export async function readFinding(db: Kysely<Tables>, id: string): Promise<StoredFinding | undefined> {
  const row = await db.selectFrom('finding').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : findingOf(row);
}

/** Adds findings; gives their ids. */
export async function storeFindings(act: Act, findings: readonly NewFinding[]): Promise<readonly string[]> {
  const rows = findings.map((finding) => ({
    id: act.newId(),
    study_id: finding.study,
    ...columnsOf({ subgroup: '', passage: null, ...finding }),
    rev: 1,
  }));
  await insert(act, 'finding', rows);
  return rows.map((row) => row.id);
}

/** Puts a finding in the place of the one with its id. */
export async function replaceFinding(act: Act, finding: Omit<Finding, 'rev'>): Promise<void> {
  await update(act, 'finding', { id: finding.id }, columnsOf(finding));
}

/** Takes a finding away. Gives whether it was there. */
export async function deleteFinding(act: Act, id: string): Promise<boolean> {
  return remove(act, 'finding', { id });
}

function columnsOf(finding: Omit<Finding, 'id' | 'rev'>): Omit<Tables['finding'], 'id' | 'study_id' | 'rev'> {
  return {
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
    subgroup: finding.subgroup,
    passage_json: finding.passage === null ? null : JSON.stringify(finding.passage),
  };
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
    subgroup: row.subgroup,
    levels: JSON.parse(row.levels_json) as StoredFinding['levels'],
    estimate:
      row.estimate_json === null ? null : (JSON.parse(row.estimate_json) as StoredFinding['estimate']),
    sha256: row.document_sha256,
    table: row.table_label,
    cells: JSON.parse(row.cells_json) as StoredFinding['cells'],
    passage: row.passage_json === null ? null : (JSON.parse(row.passage_json) as StoredFinding['passage']),
    rev: row.rev,
  };
}
