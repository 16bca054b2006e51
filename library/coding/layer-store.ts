import type { Kysely } from 'kysely';
import type { FileCoding, FileStudy } from '../../shared/contract/layer-file.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Tables } from '../database/tables.ts';
import { readReferencesById } from '../references/references.ts';
import { readStudies } from '../studies/scope.ts';
import { judgementOf, quotedOf } from './coding-rows.ts';

/** One coder's codings with their passages, as a file carries them. */
export async function readLayerCodings(db: Kysely<Tables>, coder: string): Promise<FileCoding[]> {
  const rows = await db.selectFrom('coding').selectAll().where('coder', '=', coder).orderBy('id').execute();
  const passages = await db
    .selectFrom('passage')
    .innerJoin('coding', 'coding.id', 'passage.coding_id')
    .selectAll('passage')
    .where('coding.coder', '=', coder)
    .orderBy('passage.id')
    .execute();
  const byCoding = Map.groupBy(passages, (row) => row.coding_id);
  return rows.map((row) => {
    // The file says once whose they all are.
    const { coder: _, ...judgement } = judgementOf(row);
    const quotes = (byCoding.get(row.id) ?? []).map((one) => ({
      ...quotedOf(one),
      field: one.field as 'title' | 'abstract' | null,
    }));
    return { id: row.id, study: row.study_id, codebook: row.codebook_id, ...judgement, passages: quotes };
  });
}

/** Studies with what tells their references apart from all others. */
export async function readFileStudies(db: Kysely<Tables>, ids: readonly string[]): Promise<FileStudy[]> {
  const studies = ids.length === 0 ? [] : await readStudies(db, ids);
  const references = await readReferencesById(db, [...new Set(studies.flatMap((one) => one.references))]);
  const byId = new Map(references.map((reference) => [reference.id, reference]));
  return studies.map(({ id, label, references: own }) => ({
    id,
    label,
    references: own.flatMap((reference) => {
      const known = byId.get(reference);
      if (known === undefined) return [];
      // What was noted of a reference is no part of its identity, and abstracts make the file large.
      const { abstract: _, note: __, ...item } = known.item;
      return [
        {
          id: known.id,
          citationKey: known.citationKey,
          item: item as FileStudy['references'][number]['item'],
        },
      ];
    }),
  }));
}

/** Every stored version of some codebooks. */
export async function readFileCodebooks(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<{ codebook: Codebook; madeAt: string; madeBy: string }[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('codebook')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    codebook: JSON.parse(row.json) as Codebook,
    madeAt: row.made_at,
    madeBy: row.made_by,
  }));
}

/** Every coding of one coder, with the places of its passages, for seeing what a file adds to it. */
export async function readStanding(
  db: Kysely<Tables>,
  coder: string,
): Promise<{
  readonly codings: readonly Tables['coding'][];
  readonly passages: readonly Tables['passage'][];
}> {
  const codings = await db.selectFrom('coding').selectAll().where('coder', '=', coder).execute();
  const passages = await db
    .selectFrom('passage')
    .innerJoin('coding', 'coding.id', 'passage.coding_id')
    .selectAll('passage')
    .where('coding.coder', '=', coder)
    .execute();
  return { codings, passages };
}

/** Ids among these that a table has already, be it for another coder. */
export async function takenIds(
  db: Kysely<Tables>,
  table: 'coding' | 'passage' | 'waiting_coding',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (let from = 0; from < ids.length; from += 10_000) {
    const part = ids.slice(from, from + 10_000);
    const rows = await db.selectFrom(table).select('id').where('id', 'in', part).execute();
    for (const { id } of rows) taken.add(id);
  }
  return taken;
}
