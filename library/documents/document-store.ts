import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Block, ExtractedTable } from '../../shared/model/extraction.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert } from '../history/act.ts';

const CHUNK = 1 << 20;

/** The text of a stored document, as the extractor of its row read it. */
export type StoredText = {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tables: readonly ExtractedTable[];
};

/** One document row by its hash. */
export async function findDocumentByHash(
  db: Kysely<Tables>,
  sha256: string,
): Promise<Tables['document'] | undefined> {
  return db.selectFrom('document').selectAll().where('sha256', '=', sha256).executeTakeFirst();
}

/** One document row by its ULID. */
export async function findDocument(db: Kysely<Tables>, id: string): Promise<Tables['document'] | undefined> {
  return db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Keeps the original bytes, in pieces, unless they are there already. */
export async function storeBytes(act: Act, sha256: string, bytes: Uint8Array): Promise<void> {
  const there = await act.tx
    .selectFrom('document_chunk')
    .select('n')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (there !== undefined) return;
  const chunks: Tables['document_chunk'][] = [];
  for (let n = 0; n * CHUNK < bytes.length; n++) {
    chunks.push({ sha256, n, bytes: bytes.subarray(n * CHUNK, (n + 1) * CHUNK) });
  }
  for (const chunk of chunks) await insert(act, 'document_chunk', chunk);
}

/** The original bytes of a document, or undefined where a copy was made without them. */
export async function readBytes(db: Kysely<Tables>, sha256: string): Promise<Uint8Array | undefined> {
  const chunks = await db
    .selectFrom('document_chunk')
    .select('bytes')
    .where('sha256', '=', sha256)
    .orderBy('n')
    .execute();
  if (chunks.length === 0) return undefined;
  return new Uint8Array(Buffer.concat(chunks.map((chunk) => chunk.bytes)));
}

/** The hashes of the files whose original bytes are there. */
export async function keptFiles(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('document_chunk').select('sha256').where('n', '=', 0).execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Keeps what was extracted; it never changes for the same bytes and extractor. */
export async function storeText(
  act: Act,
  sha256: string,
  extractorVersion: string,
  stored: StoredText,
): Promise<void> {
  const there = await act.tx
    .selectFrom('document_text')
    .select('sha256')
    .where('sha256', '=', sha256)
    .where('extractor_version', '=', extractorVersion)
    .executeTakeFirst();
  if (there !== undefined) return;
  await insert(act, 'document_text', {
    sha256,
    extractor_version: extractorVersion,
    text: stored.text,
    blocks_json: JSON.stringify(stored.blocks),
    tables_json: JSON.stringify(stored.tables),
  });
}

/** The text of a document as its own extractor version read it. */
export async function readText(
  db: Kysely<Tables>,
  document: Pick<Tables['document'], 'sha256' | 'extractor_version'>,
): Promise<StoredText | undefined> {
  const row = await db
    .selectFrom('document_text')
    .selectAll()
    .where('sha256', '=', document.sha256)
    .where('extractor_version', '=', document.extractor_version)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    text: row.text,
    blocks: JSON.parse(row.blocks_json) as Block[],
    tables: JSON.parse(row.tables_json) as ExtractedTable[],
  };
}

/** The text of a document without its blocks and tables, which take longer to read. */
export async function readBareText(
  db: Kysely<Tables>,
  document: Pick<Tables['document'], 'sha256' | 'extractor_version'>,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('document_text')
    .select('text')
    .where('sha256', '=', document.sha256)
    .where('extractor_version', '=', document.extractor_version)
    .executeTakeFirst();
  return row?.text;
}

/** How many characters the texts of the documents of these references have; those without a document are left out. */
export function measureTexts(
  db: Kysely<Tables>,
  references: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return overTexts(db, references, sql<number>`TOTAL(LENGTH(document_text.text))`);
}

/** How many documents of these references have a text; those without a document are left out. */
export function countTexts(
  db: Kysely<Tables>,
  references: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return overTexts(db, references, sql<number>`COUNT(document_text.sha256)`);
}

async function overTexts(
  db: Kysely<Tables>,
  references: readonly string[],
  taken: RawBuilder<number>,
): Promise<ReadonlyMap<string, number>> {
  if (references.length === 0) return new Map();
  const rows = await db
    .selectFrom('document')
    .leftJoin('document_text', (join) =>
      join
        .onRef('document_text.sha256', '=', 'document.sha256')
        .onRef('document_text.extractor_version', '=', 'document.extractor_version'),
    )
    .select(['document.reference_id as id', taken.as('n')])
    .where('document.reference_id', 'in', references)
    .groupBy('document.reference_id')
    .execute();
  return new Map(rows.map(({ id, n }) => [id ?? '', Number(n)]));
}

/** Rows per document of `table`. */
export async function countByDocument(
  db: Kysely<Tables>,
  table: 'citation' | 'problem' | 'source_record',
): Promise<ReadonlyMap<string, number>> {
  const condition = table === 'problem' ? sql`WHERE resolved = 0` : sql``;
  const kind = table === 'source_record' ? sql`WHERE kind = 'list-entry'` : condition;
  const rows = await sql<{ id: string | null; n: number }>`
    SELECT document_id AS id, COUNT(*) AS n FROM ${sql.table(table)} ${kind} GROUP BY document_id`.execute(
    db,
  );
  return new Map(rows.rows.filter((row) => row.id !== null).map((row) => [String(row.id), Number(row.n)]));
}
