import { setImmediate } from 'node:timers/promises';
import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** What is known of one reference that a list can be narrowed, counted or ordered by. */
export type ReferenceFacts = {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** Family names, folded, in order. */
  readonly sortAuthor: string;
  readonly year: number | null;
  readonly verdict: string;
  readonly tags: readonly string[];
  /** Ids of the collections it was put into. */
  readonly collections: readonly string[];
  /** `dimension:code`, each once. */
  readonly codes: readonly string[];
  readonly codings: number;
  /** In-text citations that point to it. */
  readonly cited: number;
  /** Documents, databases and other places it came from, by name. */
  readonly sources: readonly string[];
};

/** SQLite takes some 30,000 parameters. */
const AT_ONCE = 10_000;
/** References read between two pauses. */
const SLICE = 2_000;

/** Reads the facts of these references. */
export async function readFacts(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly ReferenceFacts[]> {
  const facts: ReferenceFacts[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE);
    facts.push(...(await readPart(db, (column) => sql<boolean>`${sql.ref(column)} IN (${sql.join(part)})`)));
  }
  return facts;
}

/**
 * Reads the facts of all references, in the order in which they were added, letting others have their turn in between;
 * no item is parsed for it, so 100,000 take less than two seconds.
 */
export async function* readAllFacts(db: Kysely<Tables>): AsyncGenerator<readonly ReferenceFacts[]> {
  for (let after = ''; ; ) {
    const ids = await db
      .selectFrom('reference')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(SLICE)
      .execute();
    const last = ids.at(-1)?.id;
    if (last === undefined) return;
    const first = after;
    yield await readPart(
      db,
      (column) => sql<boolean>`${sql.ref(column)} > ${first} AND ${sql.ref(column)} <= ${last}`,
    );
    after = last;
    await setImmediate();
  }
}

/** A page of all references in the order in which they were added, and how many there are. */
export async function readPage(
  db: Kysely<Tables>,
  {
    offset,
    limit,
    descending,
  }: { readonly offset: number; readonly limit: number; readonly descending: boolean },
): Promise<{ readonly total: number; readonly ids: readonly string[] }> {
  const { n } = await db
    .selectFrom('reference')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('reference')
    .select('id')
    .orderBy('id', descending ? 'desc' : 'asc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total: Number(n), ids: rows.map(({ id }) => id) };
}

/** Says of a column with ids of references which of them are wanted. */
type Wanted = (column: string) => Expression<SqlBool>;

async function readPart(db: Kysely<Tables>, wanted: Wanted): Promise<readonly ReferenceFacts[]> {
  const rows = await db
    .selectFrom('reference')
    .select(['id', 'type', 'title', 'sort_author', 'year'])
    .where(wanted('id'))
    .orderBy('id')
    .execute();
  const verdicts = await readVerdictsOf(db, wanted);
  const tags = await readTags(db, wanted);
  const collections = await readCollections(db, wanted);
  const codes = await readCodes(db, wanted);
  const cited = await countCitations(db, wanted);
  const sources = await readSources(db, wanted);
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    title: row.title,
    sortAuthor: row.sort_author,
    year: row.year,
    verdict: verdicts.get(row.id) ?? 'undecided',
    tags: tags.get(row.id) ?? [],
    collections: collections.get(row.id) ?? [],
    codes: [...new Set(codes.get(row.id))],
    codings: codes.get(row.id)?.length ?? 0,
    cited: cited.get(row.id) ?? 0,
    sources: [...new Set(sources.get(row.id))],
  }));
}

async function readVerdictsOf(db: Kysely<Tables>, wanted: Wanted): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('decision')
    .select(['reference_id', 'verdict'])
    .where(wanted('reference_id'))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.reference_id, row.verdict]));
}

type Lists = ReadonlyMap<string, readonly string[]>;

async function readTags(db: Kysely<Tables>, wanted: Wanted): Promise<Lists> {
  const rows = await db
    .selectFrom('reference_tag')
    .select(['reference_id as id', 'tag as value'])
    .where(wanted('reference_id'))
    .execute();
  return gathered(rows);
}

async function readCollections(db: Kysely<Tables>, wanted: Wanted): Promise<Lists> {
  const rows = await db
    .selectFrom('collection_reference')
    .select(['reference_id as id', 'collection_id as value'])
    .where(wanted('reference_id'))
    .execute();
  return gathered(rows);
}

async function readCodes(db: Kysely<Tables>, wanted: Wanted): Promise<Lists> {
  const rows = await db
    .selectFrom('coding')
    .innerJoin('study_reference', 'study_reference.study_id', 'coding.study_id')
    .select(['study_reference.reference_id as id', 'coding.dimension', 'coding.code'])
    .where(wanted('study_reference.reference_id'))
    .execute();
  return gathered(rows.map(({ id, dimension, code }) => ({ id, value: `${dimension}:${code}` })));
}

async function countCitations(db: Kysely<Tables>, wanted: Wanted): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('citation')
    .select(({ fn }) => ['reference_id as id', fn.countAll<number>().as('n')])
    .where(wanted('reference_id'))
    .groupBy('reference_id')
    .execute();
  return new Map(rows.map(({ id, n }) => [id ?? '', Number(n)]));
}

/** The database searched, where an import named one; else the document; else the kind of record. */
async function readSources(db: Kysely<Tables>, wanted: Wanted): Promise<Lists> {
  const rows = await db
    .selectFrom('source_record')
    .leftJoin('source', 'source.id', 'source_record.source_id')
    .leftJoin('document', 'document.id', 'source_record.document_id')
    .select([
      'source_record.reference_id as id',
      'source_record.kind',
      'source.name',
      'document.name as file',
    ])
    .where(wanted('source_record.reference_id'))
    .distinct()
    .execute();
  return gathered(rows.map(({ id, kind, name, file }) => ({ id, value: name ?? file ?? kind })));
}

function gathered(rows: readonly { readonly id: string; readonly value: string }[]): Lists {
  const lists = new Map<string, string[]>();
  for (const { id, value } of rows) {
    const own = lists.get(id);
    if (own === undefined) lists.set(id, [value]);
    else own.push(value);
  }
  return lists;
}
