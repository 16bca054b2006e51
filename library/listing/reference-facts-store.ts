import type { Kysely } from 'kysely';
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

/** Reads the facts of these references, or of all; no item is parsed for it, so 100,000 take well under a second. */
export async function readFacts(
  db: Kysely<Tables>,
  ids?: readonly string[],
): Promise<readonly ReferenceFacts[]> {
  if (ids === undefined) return readPart(db, undefined);
  const facts: ReferenceFacts[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    facts.push(...(await readPart(db, ids.slice(from, from + AT_ONCE))));
  return facts;
}

async function readPart(
  db: Kysely<Tables>,
  ids: readonly string[] | undefined,
): Promise<readonly ReferenceFacts[]> {
  const references = db
    .selectFrom('reference')
    .select(['id', 'type', 'title', 'sort_author', 'year'])
    .orderBy('id');
  const rows = await (ids === undefined ? references : references.where('id', 'in', ids)).execute();
  const verdicts = await readVerdictsOf(db, ids);
  const tags = await readTags(db, ids);
  const collections = await readCollections(db, ids);
  const codes = await readCodes(db, ids);
  const cited = await countCitations(db, ids);
  const sources = await readSources(db, ids);
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

async function readVerdictsOf(
  db: Kysely<Tables>,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, string>> {
  const all = db.selectFrom('decision').select(['reference_id', 'verdict']).orderBy('at').orderBy('id');
  const rows = await (ids === undefined ? all : all.where('reference_id', 'in', ids)).execute();
  return new Map(rows.map((row) => [row.reference_id, row.verdict]));
}

async function readTags(
  db: Kysely<Tables>,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const all = db.selectFrom('reference_tag').select(['reference_id as id', 'tag as value']);
  return gathered(await (ids === undefined ? all : all.where('reference_id', 'in', ids)).execute());
}

async function readCollections(
  db: Kysely<Tables>,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const all = db.selectFrom('collection_reference').select(['reference_id as id', 'collection_id as value']);
  return gathered(await (ids === undefined ? all : all.where('reference_id', 'in', ids)).execute());
}

async function readCodes(
  db: Kysely<Tables>,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const all = db
    .selectFrom('coding')
    .innerJoin('study_reference', 'study_reference.study_id', 'coding.study_id')
    .select(['study_reference.reference_id as id', 'coding.dimension', 'coding.code']);
  const rows = await (ids === undefined
    ? all
    : all.where('study_reference.reference_id', 'in', ids)
  ).execute();
  return gathered(rows.map(({ id, dimension, code }) => ({ id, value: `${dimension}:${code}` })));
}

async function countCitations(
  db: Kysely<Tables>,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, number>> {
  const all = db
    .selectFrom('citation')
    .select(({ fn }) => ['reference_id as id', fn.countAll<number>().as('n')])
    .where('reference_id', 'is not', null)
    .groupBy('reference_id');
  const rows = await (ids === undefined ? all : all.where('reference_id', 'in', ids)).execute();
  return new Map(rows.map(({ id, n }) => [id ?? '', Number(n)]));
}

/** The database searched, where an import named one; else the document; else the kind of record. */
async function readSources(
  db: Kysely<Tables>,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const all = db
    .selectFrom('source_record')
    .leftJoin('source', 'source.id', 'source_record.source_id')
    .leftJoin('document', 'document.id', 'source_record.document_id')
    .select([
      'source_record.reference_id as id',
      'source_record.kind',
      'source.name',
      'document.name as file',
    ])
    .distinct();
  const rows = await (ids === undefined ? all : all.where('source_record.reference_id', 'in', ids)).execute();
  return gathered(rows.map(({ id, kind, name, file }) => ({ id, value: name ?? file ?? kind })));
}

function gathered(
  rows: readonly { readonly id: string; readonly value: string }[],
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const { id, value } of rows) {
    const own = lists.get(id);
    if (own === undefined) lists.set(id, [value]);
    else own.push(value);
  }
  return lists;
}
