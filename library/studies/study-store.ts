import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

export type Verdict = Tables['decision']['verdict'];

/** The library's verdict on each reference that has one: of several stages and coders, the latest word counts. */
export async function readVerdicts(db: Kysely<Tables>): Promise<ReadonlyMap<string, Verdict>> {
  const rows = await db
    .selectFrom('decision')
    .select(['reference_id', 'verdict'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.reference_id, row.verdict]));
}

/** Studies with the ids of their references. */
export async function readStudies(
  db: Kysely<Tables>,
): Promise<
  readonly { id: string; label: string; note: string; rev: number; references: readonly string[] }[]
> {
  const studies = await db.selectFrom('study').selectAll().orderBy('id').execute();
  const links = await db.selectFrom('study_reference').selectAll().orderBy('reference_id').execute();
  const byStudy = Map.groupBy(links, (link) => link.study_id);
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

/** Codings per study. */
export async function countCodings(
  db: Kysely<Tables>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await sql<{ study: string; dimension: string; n: number }>`
    SELECT study_id AS study, dimension, COUNT(DISTINCT code) AS n FROM coding GROUP BY study_id, dimension`.execute(
    db,
  );
  const counts = new Map<string, Map<string, number>>();
  for (const row of rows.rows) {
    const own = counts.get(row.study) ?? new Map<string, number>();
    own.set(row.dimension, Number(row.n));
    counts.set(row.study, own);
  }
  return counts;
}
