import type { Kysely } from 'kysely';
import type { ReferenceRow } from '../../shared/contract/reference.ts';
import type { Tables } from '../database/tables.ts';
import { creators, shortNames } from './name-text.ts';
import { readReferencesById } from './reference-store.ts';

/** The rows of the library table for these references, in their order; those that are gone are left out. */
export async function readRows(db: Kysely<Tables>, ids: readonly string[]): Promise<ReferenceRow[]> {
  if (ids.length === 0) return [];
  const references = new Map(
    (await readReferencesById(db, ids)).map((reference) => [reference.id, reference]),
  );
  const verdicts = await readVerdictsOf(db, ids);
  const cited = await countRows(db, 'citation', ids);
  const documents = await countRows(db, 'document', ids);
  const studies = await countRows(db, 'study_reference', ids);
  const codings = await countCodings(db, ids);
  const doubts = await countDoubts(db, ids);
  const tags = Map.groupBy(
    await db.selectFrom('reference_tag').selectAll().where('reference_id', 'in', ids).execute(),
    (row) => row.reference_id,
  );
  return ids.flatMap((id): ReferenceRow[] => {
    const reference = references.get(id);
    if (reference === undefined) return [];
    const { item } = reference;
    return [
      {
        id,
        citationKey: reference.citationKey,
        type: item.type,
        title: item.title ?? '',
        authors: shortNames(creators(item)),
        year: item.issued?.['date-parts']?.[0]?.[0] ?? null,
        container: item['container-title'] ?? item.publisher ?? '',
        verdict: verdicts.get(id) ?? 'undecided',
        studies: studies.get(id) ?? 0,
        codings: codings.get(id) ?? 0,
        cited: cited.get(id) ?? 0,
        documents: documents.get(id) ?? 0,
        problems: doubts.get(id) ?? 0,
        tags: (tags.get(id) ?? []).map(({ tag }) => tag),
      },
    ];
  });
}

/** The verdict on each of these references, the latest where there are several; none where nobody decided. */
export async function readVerdictsOf(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReferenceRow['verdict']>> {
  const rows = await db
    .selectFrom('decision')
    .select(['reference_id', 'verdict'])
    .where('reference_id', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.reference_id, row.verdict]));
}

async function countRows(
  db: Kysely<Tables>,
  table: 'citation' | 'document' | 'study_reference',
  ids: readonly string[],
): Promise<ReadonlyMap<string | null, number>> {
  const rows = await db
    .selectFrom(table)
    .select(({ fn }) => ['reference_id as id', fn.countAll<number>().as('n')])
    .where('reference_id', 'in', ids)
    .groupBy('reference_id')
    .execute();
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

/** Codings of the studies that report each reference. */
async function countCodings(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('coding')
    .innerJoin('study_reference', 'study_reference.study_id', 'coding.study_id')
    .select(({ fn }) => ['study_reference.reference_id as id', fn.countAll<number>().as('n')])
    .where('study_reference.reference_id', 'in', ids)
    .groupBy('study_reference.reference_id')
    .execute();
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

/** Entries whose reading is doubtful carry a warning. */
async function countDoubts(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('source_record')
    .select(['reference_id', 'warnings_json'])
    .where('reference_id', 'in', ids)
    .where('warnings_json', '!=', '[]')
    .execute();
  const doubts = new Map<string, number>();
  for (const row of rows) {
    const warnings = (JSON.parse(row.warnings_json) as unknown[]).length;
    doubts.set(row.reference_id, (doubts.get(row.reference_id) ?? 0) + warnings);
  }
  return doubts;
}
