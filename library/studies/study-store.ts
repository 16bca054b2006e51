import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

export type Verdict = Tables['decision']['verdict'];

/**
 * The library's verdict on each reference that has one, or on each of `references`: of several stages and coders, the
 * latest word counts.
 */
export async function readVerdicts(
  db: Kysely<Tables>,
  references?: readonly string[],
): Promise<ReadonlyMap<string, Verdict>> {
  let wanted = db.selectFrom('decision').select(['reference_id', 'verdict']).orderBy('at').orderBy('id');
  if (references !== undefined && references.length <= 10_000)
    wanted = wanted.where('reference_id', 'in', references);
  const rows = await wanted.execute();
  return new Map(rows.map((row) => [row.reference_id, row.verdict]));
}

/** One study as it is stored, with the ids of its references. */
export type Study = {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly rev: number;
  readonly references: readonly string[];
};

/** Studies with the ids of their references: those of `ids`, or all. */
export async function readStudies(db: Kysely<Tables>, ids?: readonly string[]): Promise<readonly Study[]> {
  let wanted = db.selectFrom('study').selectAll().orderBy('id');
  let linked = db.selectFrom('study_reference').selectAll().orderBy('reference_id');
  // Thousands of ids would pass SQLite's limit on parameters; picking from all of them is quick as well.
  if (ids !== undefined && ids.length <= 10_000) {
    wanted = wanted.where('id', 'in', ids);
    linked = linked.where('study_id', 'in', ids);
  }
  const among = ids === undefined ? undefined : new Set(ids);
  const studies = (await wanted.execute()).filter((study) => among === undefined || among.has(study.id));
  const byStudy = Map.groupBy(await linked.execute(), (link) => link.study_id);
  return studies.map((study) => ({
    id: study.id,
    label: study.label,
    note: study.note,
    rev: study.rev,
    references: (byStudy.get(study.id) ?? []).map((link) => link.reference_id),
  }));
}

const WEIGHT: Readonly<Record<Verdict, number>> = { include: 3, undecided: 2, context: 1, exclude: 0 };

/** A study is as much in scope as its most included reference. */
export function studyVerdict(references: readonly string[], verdicts: ReadonlyMap<string, Verdict>): Verdict {
  let best: Verdict | undefined;
  for (const reference of references) {
    const verdict = verdicts.get(reference) ?? 'undecided';
    if (best === undefined || WEIGHT[verdict] > WEIGHT[best]) best = verdict;
  }
  return best ?? 'undecided';
}

/** Matrices and maps cover what is not excluded and not context. */
export function isInScope(verdict: Verdict): boolean {
  return verdict === 'include' || verdict === 'undecided';
}

/** How many studies are in scope; for a large library sooner than reading them all. */
export async function countInScope(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ studies: number; out: number }>`
    WITH word AS (
      SELECT reference_id, verdict,
             ROW_NUMBER() OVER (PARTITION BY reference_id ORDER BY at DESC, id DESC) AS place
      FROM decision),
    out AS (SELECT reference_id FROM word WHERE place = 1 AND verdict IN ('exclude', 'context'))
    SELECT (SELECT COUNT(*) FROM study) AS studies,
           (SELECT COUNT(*) FROM (
             SELECT study_id FROM study_reference
             WHERE study_id IN (
               SELECT study_id FROM study_reference WHERE reference_id IN (SELECT reference_id FROM out))
             GROUP BY study_id
             HAVING SUM(reference_id NOT IN (SELECT reference_id FROM out)) = 0)) AS out`.execute(db);
  const [counted] = rows;
  return counted === undefined ? 0 : Number(counted.studies) - Number(counted.out);
}
