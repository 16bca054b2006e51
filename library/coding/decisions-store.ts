import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { isOwn } from './own-layer.ts';

/** What one coder decided of one study: codes given by dimension, and suggestions rejected. */
export type StudyDecisions = {
  readonly study: string;
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rejected: ReadonlySet<string>;
};

/** The studies a coder decided about under a codebook, the latest first; at most `most` of them. */
export async function readDecisions(
  db: Kysely<Tables>,
  codebook: string,
  coder: string,
  most: number,
): Promise<readonly StudyDecisions[]> {
  let wanted = db
    .selectFrom('coding')
    .select(['id', 'study_id', 'dimension', 'code', 'coder', 'origin'])
    .where('codebook_id', '=', codebook);
  if (most <= 10_000) wanted = wanted.where('study_id', 'in', await latestCoded(db, codebook, coder, most));
  const codings = await wanted.execute();
  const rejections = await readRejected(db, coder);
  const found = new Map<string, { latest: string; codes: Map<string, Set<string>>; rejected: Set<string> }>();
  const of = (study: string) => {
    const known = found.get(study) ?? { latest: '', codes: new Map(), rejected: new Set<string>() };
    found.set(study, known);
    return known;
  };
  for (const coding of codings) {
    if (!isOwn(coder, coding)) continue;
    const known = of(coding.study_id);
    const codes = known.codes.get(coding.dimension) ?? new Set<string>();
    known.codes.set(coding.dimension, codes.add(coding.code));
    if (coding.id > known.latest) known.latest = coding.id;
  }
  for (const { study_id, suggestion_id } of rejections) of(study_id).rejected.add(suggestion_id);
  return [...found]
    .toSorted(([a, one], [b, other]) =>
      other.latest < one.latest ? -1 : other.latest > one.latest ? 1 : a < b ? -1 : 1,
    )
    .slice(0, most)
    .map(([study, { codes, rejected }]) => ({ study, codes, rejected }));
}

/** The studies a coder coded last, so that those of a large library need not all be read for a few. */
async function latestCoded(
  db: Kysely<Tables>,
  codebook: string,
  coder: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('coding')
    .select('study_id')
    .where('codebook_id', '=', codebook)
    .where(({ eb, or }) => or([eb('coder', '=', coder), eb('origin', '=', 'starter')]))
    .groupBy('study_id')
    .orderBy(({ fn }) => fn.max('id'), 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.study_id);
}

/** Suggestions a coder rejected. */
export async function readRejected(
  db: Kysely<Tables>,
  coder: string,
): Promise<readonly { readonly study_id: string; readonly suggestion_id: string }[]> {
  return db
    .selectFrom('suggestion_rejection')
    .select(['study_id', 'suggestion_id'])
    .where('coder', '=', coder)
    .execute();
}

/** How many of a coder's codings were suggestions they accepted, and how many suggestions they rejected. */
export async function countAnswers(
  db: Kysely<Tables>,
  codebook: string,
  coder: string,
): Promise<{ readonly accepted: number; readonly rejected: number }> {
  const accepted = await db
    .selectFrom('coding')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('codebook_id', '=', codebook)
    .where('coder', '=', coder)
    .where('origin', '=', 'suggestion')
    .executeTakeFirst();
  return { accepted: Number(accepted?.n ?? 0), rejected: (await readRejected(db, coder)).length };
}
