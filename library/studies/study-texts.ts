import type { Kysely } from 'kysely';
import type { StudyText } from '../../shared/contract/study.ts';
import type { Range } from '../../shared/model/extraction.ts';
import type { Tables } from '../database/tables.ts';
import { readReferencesById } from '../references/references.ts';

type Document = Pick<Tables['document'], 'id' | 'name' | 'role' | 'reference_id'> & { readonly text: string };

/**
 * The words there are about each study: titles and abstracts of its references, what other works say where they cite
 * them, and its own documents. Keys: `title:<reference>`, `abstract:<reference>`, `clause:<citation>`,
 * `document:<document>`.
 */
export async function readStudyTexts(
  db: Kysely<Tables>,
  studies: readonly { readonly id: string; readonly references: readonly string[] }[],
): Promise<ReadonlyMap<string, StudyText[]>> {
  const references = [...new Set(studies.flatMap((study) => study.references))];
  const records = await recordTexts(db, references);
  const cited = await readClauses(db, references);
  const documents = await readDocuments(db, references, new Set(cited.map((row) => row.document_id)));
  const clauses = clauseTexts(cited, documents);
  return new Map(studies.map((study) => [study.id, textsOf(study.references, records, clauses, documents)]));
}

function textsOf(
  references: readonly string[],
  records: ReadonlyMap<string, StudyText[]>,
  clauses: ReadonlyMap<string, ClauseText[]>,
  documents: ReadonlyMap<string, Document>,
): StudyText[] {
  const own = [...documents.values()].filter(
    (document) => document.reference_id !== null && references.includes(document.reference_id),
  );
  const ownIds = new Set(own.map((document) => document.id));
  return [
    ...references.flatMap((reference) => records.get(reference) ?? []),
    ...references
      .flatMap((reference) => clauses.get(reference) ?? [])
      .filter(({ document }) => !ownIds.has(document)),
    ...own.map(documentText),
  ];
}

async function recordTexts(
  db: Kysely<Tables>,
  references: readonly string[],
): Promise<ReadonlyMap<string, StudyText[]>> {
  const texts = new Map<string, StudyText[]>();
  for (const { id, item, citationKey } of await readReferencesById(db, references)) {
    const fields = [
      { kind: 'title', text: item.title ?? '' },
      { kind: 'abstract', text: item.abstract ?? '' },
    ] as const;
    const own = fields
      .filter(({ text }) => text.trim() !== '')
      .map(({ kind, text }) => ({
        key: `${kind}:${id}`,
        basis: kind,
        kind,
        reference: id,
        document: null,
        source: citationKey,
        start: 0,
        end: text.length,
        text,
        context: null,
      }));
    texts.set(id, own);
  }
  return texts;
}

type ClauseText = StudyText & { readonly document: string };

/** More references than this are not named one by one: SQLite takes only so many parameters. */
const NAMED = 5_000;

type Clause = Awaited<ReturnType<typeof readClauses>>[number];

/** Where other works speak of these references. */
async function readClauses(db: Kysely<Tables>, references: readonly string[]) {
  let query = db
    .selectFrom('citation')
    .select([
      'id',
      'document_id',
      'reference_id',
      'sentence_start',
      'sentence_end',
      'clause_start',
      'clause_end',
    ])
    .where('reference_id', 'is not', null)
    .orderBy('document_id')
    .orderBy('n');
  if (references.length <= NAMED) query = query.where('reference_id', 'in', references);
  const wanted = new Set(references);
  return (await query.execute()).filter((row) => wanted.has(row.reference_id ?? ''));
}

function clauseTexts(
  rows: readonly Clause[],
  documents: ReadonlyMap<string, Document>,
): ReadonlyMap<string, ClauseText[]> {
  const texts = new Map<string, ClauseText[]>();
  const seen = new Set<string>();
  for (const row of rows) {
    const document = documents.get(row.document_id);
    const reference = row.reference_id ?? '';
    // A work named twice in one clause is spoken of once.
    const place = [reference, row.document_id, row.clause_start, row.clause_end].join('\n');
    if (document === undefined || seen.has(place)) continue;
    seen.add(place);
    const list = texts.get(reference) ?? [];
    list.push({
      key: `clause:${row.id}`,
      basis: 'as cited',
      kind: 'citing clause',
      reference,
      document: row.document_id,
      source: document.name,
      start: row.clause_start,
      end: row.clause_end,
      text: document.text.slice(row.clause_start, row.clause_end),
      context: {
        text: document.text.slice(row.sentence_start, row.sentence_end),
        start: row.clause_start - row.sentence_start,
        end: row.clause_end - row.sentence_start,
      },
    });
    texts.set(reference, list);
  }
  return texts;
}

function documentText(document: Document): StudyText {
  return {
    key: `document:${document.id}`,
    // A catalogue page tells no more of a work than its abstract does.
    basis: document.role === 'catalogue record' ? 'abstract' : 'full text',
    kind: 'document',
    reference: document.reference_id ?? '',
    document: document.id,
    source: document.name,
    start: 0,
    end: document.text.length,
    text: document.text,
    context: null,
  };
}

/** The documents of these references, and those that cite them. */
async function readDocuments(
  db: Kysely<Tables>,
  references: readonly string[],
  citing: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Document>> {
  const own = new Set(references);
  const links = await db.selectFrom('document').select(['id', 'reference_id']).execute();
  const ids = links
    .filter(({ id, reference_id }) => citing.has(id) || (reference_id !== null && own.has(reference_id)))
    .map(({ id }) => id);
  let query = db
    .selectFrom('document')
    .innerJoin('document_text', (join) =>
      join
        .onRef('document_text.sha256', '=', 'document.sha256')
        .onRef('document_text.extractor_version', '=', 'document.extractor_version'),
    )
    .select(['document.id', 'document.name', 'document.role', 'document.reference_id', 'document_text.text'])
    .orderBy('document.id');
  if (ids.length <= NAMED) query = query.where('document.id', 'in', ids);
  return new Map((await query.execute()).map((row) => [row.id, row]));
}

/**
 * Ranges of each document that do not speak of its own study: its reference list, its tables, and every sentence in which
 * it cites another work.
 */
export async function readForeignRanges(
  db: Kysely<Tables>,
  documents: readonly string[],
): Promise<ReadonlyMap<string, readonly Range[]>> {
  const cited = await db
    .selectFrom('citation')
    .select(['document_id', 'sentence_start as start', 'sentence_end as end'])
    .where('document_id', 'in', documents)
    .execute();
  const lists = await db
    .selectFrom('source_record')
    .select(({ fn }) => ['document_id', fn.min('start').as('start'), fn.max('end').as('end')])
    .where('kind', '=', 'list-entry')
    .where('document_id', 'in', documents)
    .groupBy('document_id')
    .execute();
  const tables = await db
    .selectFrom('document')
    .innerJoin('document_text', (join) =>
      join
        .onRef('document_text.sha256', '=', 'document.sha256')
        .onRef('document_text.extractor_version', '=', 'document.extractor_version'),
    )
    .select(['document.id', 'document_text.tables_json'])
    .where('document.id', 'in', documents)
    .execute();
  const ranges = new Map<string, Range[]>();
  const add = (document: string | null, start: number | null, end: number | null) => {
    if (document === null || start === null || end === null) return;
    const own = ranges.get(document) ?? [];
    own.push({ start, end });
    ranges.set(document, own);
  };
  for (const row of [...cited, ...lists]) add(row.document_id, row.start, row.end);
  for (const row of tables) {
    for (const table of JSON.parse(row.tables_json) as Range[]) add(row.id, table.start, table.end);
  }
  return ranges;
}
