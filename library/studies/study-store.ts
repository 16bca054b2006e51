import type { Kysely } from 'kysely';
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
