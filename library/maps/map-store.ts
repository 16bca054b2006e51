import type { Kysely } from 'kysely';
import { MapSpec } from '../../shared/contract/matrix.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { MapSpec as MapSpecModel, SavedMap } from '../../shared/model/map.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, remove, update } from '../history/act.ts';
import type { EvidenceJudgement } from './evidence.ts';
import type { KeptBack } from './leak-report.ts';

/** A reference of a study as cells and maps show it. */
export type StudyReference = {
  readonly study: string;
  readonly id: string;
  readonly citationKey: string;
  readonly title: string;
  readonly year: number | null;
  readonly item: CslItem;
};

/** Rows asked for at once; SQLite takes at most 32,766 parameters. */
const AT_ONCE = 10_000;

/** The references of these studies, in the order they were added. */
export async function readStudyReferences(
  db: Kysely<Tables>,
  studies: readonly string[],
): Promise<readonly StudyReference[]> {
  const rows = await inParts(studies, (part) =>
    db
      .selectFrom('study_reference')
      .innerJoin('reference', 'reference.id', 'study_reference.reference_id')
      .select([
        'study_reference.study_id',
        'reference.id',
        'reference.citation_key',
        'reference.title',
        'reference.year',
        'reference.item_json',
      ])
      .where('study_reference.study_id', 'in', part)
      .orderBy('reference.id')
      .execute(),
  );
  return rows.map((row) => ({
    study: row.study_id,
    id: row.id,
    citationKey: row.citation_key,
    title: row.title,
    year: row.year,
    item: JSON.parse(row.item_json) as CslItem,
  }));
}

/** The newest dates on which something a map shows was coded, decided or added; '' for an empty library. */
export async function readNewestDates(db: Kysely<Tables>): Promise<readonly string[]> {
  const coded = await db
    .selectFrom('coding')
    .select(({ fn }) => fn.max('created_at').as('at'))
    .executeTakeFirst();
  const decided = await db
    .selectFrom('decision')
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirst();
  const added = await db
    .selectFrom('study')
    .select(({ fn }) => fn.max('added_at').as('at'))
    .executeTakeFirst();
  return [coded?.at, decided?.at, added?.at].map((at) => at ?? '');
}

/** What stays in the library when a map is published, counted. */
export async function readKeptBack(db: Kysely<Tables>): Promise<KeptBack> {
  const count = async (
    table: 'coding' | 'reference' | 'decision',
    column: 'note' | 'reason',
  ): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where(column as never, '!=', '' as never)
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  };
  const coders = await db.selectFrom('coding').select('coder').distinct().orderBy('coder').execute();
  const tags = await db
    .selectFrom('reference_tag')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst();
  const documents = await db
    .selectFrom('document')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return {
    coders: coders.map(({ coder }) => coder),
    codingNotes: await count('coding', 'note'),
    referenceNotes: await count('reference', 'note'),
    tags: Number(tags?.n ?? 0),
    decisionReasons: await count('decision', 'reason'),
    documents: Number(documents?.n ?? 0),
  };
}

/** Every saved map by name. */
export async function readMaps(db: Kysely<Tables>): Promise<readonly SavedMap[]> {
  const rows = await db.selectFrom('map').selectAll().orderBy('name').execute();
  return rows.flatMap((row) => {
    const spec = MapSpec.safeParse(JSON.parse(row.spec_json));
    return spec.success ? [{ name: row.name, spec: spec.data, rev: row.rev }] : [];
  });
}

/** Stores a map under its name, in place of one that was there. */
export async function storeMap(act: Act, name: string, spec: MapSpecModel): Promise<void> {
  const spec_json = JSON.stringify(spec);
  const known = await act.tx.selectFrom('map').select('name').where('name', '=', name).executeTakeFirst();
  if (known === undefined) await insert(act, 'map', { name, spec_json, rev: 1 });
  else await update(act, 'map', { name }, { spec_json });
}

/** Takes a saved map away; gives whether it was there. */
export async function removeStoredMap(act: Act, name: string): Promise<boolean> {
  return remove(act, 'map', { name });
}

/** Stores a judgement, in place of one on the same cell whichever way round it was kept; no reason takes it away. */
export async function storeJudgement(act: Act, judgement: EvidenceJudgement): Promise<void> {
  const keys = [judgement, turned(judgement)].map(keyOf);
  for (const key of keys) {
    if (judgement.reason === '') await remove(act, 'cell_judgement', key);
    else if (await isStored(act, key)) {
      await update(act, 'cell_judgement', key, { reason: judgement.reason, coder: act.who });
      return;
    }
  }
  if (judgement.reason === '') return;
  await insert(act, 'cell_judgement', {
    ...keyOf(judgement),
    reason: judgement.reason,
    coder: act.who,
    rev: 1,
  });
}

function turned(one: EvidenceJudgement): EvidenceJudgement {
  return {
    rowDimension: one.columnDimension,
    rowCode: one.columnCode,
    columnDimension: one.rowDimension,
    columnCode: one.rowCode,
    reason: one.reason,
  };
}

function keyOf(one: EvidenceJudgement) {
  return {
    row_dimension: one.rowDimension,
    row_code: one.rowCode,
    column_dimension: one.columnDimension,
    column_code: one.columnCode,
  };
}

async function isStored(act: Act, key: ReturnType<typeof keyOf>): Promise<boolean> {
  const row = await act.tx
    .selectFrom('cell_judgement')
    .select('rev')
    .where('row_dimension', '=', key.row_dimension)
    .where('row_code', '=', key.row_code)
    .where('column_dimension', '=', key.column_dimension)
    .where('column_code', '=', key.column_code)
    .executeTakeFirst();
  return row !== undefined;
}

async function inParts<T>(
  ids: readonly string[],
  read: (part: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    rows.push(...(await read(ids.slice(from, from + AT_ONCE))));
  }
  return rows;
}
