import type { Kysely } from 'kysely';
import type { Basis } from '../../shared/model/coding.ts';
import type { Tables } from '../database/tables.ts';
import { isInScope, readStudies, readVerdicts, studyVerdict } from '../studies/scope.ts';
import type { Evidence, EvidenceCoding, EvidenceJudgement, EvidenceStudy } from './evidence.ts';

type Kept = { readonly revision: string; readonly codebook: string; readonly evidence: Evidence };

// Somebody who filters asks for the same evidence many times a minute; reading it takes longer than counting it.
const kept = new WeakMap<Kysely<Tables>, Kept>();

/** The evidence of a library, read again only when its history has grown. */
export async function evidenceOf(db: Kysely<Tables>, codebook: string): Promise<Evidence> {
  const revision = await readRevision(db);
  const known = kept.get(db);
  if (known?.revision === revision && known.codebook === codebook) return known.evidence;
  const evidence = await readEvidence(db, codebook);
  // Something may have been committed while it was read; then it is not kept.
  if ((await readRevision(db)) === revision) kept.set(db, { revision, codebook, evidence });
  return evidence;
}

async function readRevision(db: Kysely<Tables>): Promise<string> {
  const rows = await db
    .selectFrom('change')
    .select(['replica', ({ fn }) => fn.max('sequence').as('sequence')])
    .groupBy('replica')
    .orderBy('replica')
    .execute();
  return rows.map(({ replica, sequence }) => `${replica} ${sequence}`).join('\n');
}

/** Reads everything a matrix is computed from; codings of other codebooks stay out. Studies stand in order of label. */
export async function readEvidence(db: Kysely<Tables>, codebook: string): Promise<Evidence> {
  return {
    studies: await readEvidenceStudies(db),
    codings: await readCodings(db, codebook),
    judgements: await readJudgements(db),
  };
}

async function readEvidenceStudies(db: Kysely<Tables>): Promise<readonly EvidenceStudy[]> {
  const verdicts = await readVerdicts(db);
  const studies = await readStudies(db);
  return studies
    .map(({ id, label, references }) => {
      const verdict = studyVerdict(references, verdicts);
      return { study: { id, label, inScope: isInScope(verdict), verdict }, key: sortKey(label) };
    })
    .sort((left, right) => compare(left.key, right.key) || compare(left.study.id, right.study.id))
    .map(({ study }) => study);
}

async function readCodings(db: Kysely<Tables>, codebook: string): Promise<readonly EvidenceCoding[]> {
  const passages = await db.selectFrom('passage').select(['coding_id', 'basis']).execute();
  const bases = new Map<string, Basis[]>();
  for (const { coding_id, basis } of passages) {
    const list = bases.get(coding_id);
    if (list === undefined) bases.set(coding_id, [basis]);
    else if (!list.includes(basis)) list.push(basis);
  }
  const rows = await db
    .selectFrom('coding')
    .select(['id', 'study_id', 'dimension', 'code', 'outcome', 'direction', 'coder'])
    .where('codebook_id', '=', codebook)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    study: row.study_id,
    dimension: row.dimension,
    code: row.code,
    outcome: row.outcome === '' ? null : row.outcome,
    direction: row.direction,
    coder: row.coder,
    basis: bases.get(row.id) ?? [],
  }));
}

async function readJudgements(db: Kysely<Tables>): Promise<readonly EvidenceJudgement[]> {
  const rows = await db.selectFrom('cell_judgement').selectAll().execute();
  return rows.map((row) => ({
    rowDimension: row.row_dimension,
    rowCode: row.row_code,
    columnDimension: row.column_dimension,
    columnCode: row.column_code,
    reason: row.reason,
  }));
}

// Not Intl.Collator: its order follows the ICU version, and a map must come out the same everywhere.
function sortKey(label: string): string {
  return label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
