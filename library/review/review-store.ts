import type { Kysely } from 'kysely';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, update } from '../history/act.ts';

/** What a person made of one printed entry. */
export type EntryReview = {
  readonly raw: string;
  readonly item: CslItem;
  readonly verdict: 'confirmed' | 'corrected';
};

/** List entries nobody has settled, the least certain first, with the reference each became. */
export async function readWaiting(db: Kysely<Tables>, limit: number, document?: string) {
  return waiting(db, document)
    .leftJoin('document', 'document.id', 'source_record.document_id')
    .innerJoin('reference', 'reference.id', 'source_record.reference_id')
    .selectAll('source_record')
    .select([
      'reference.citation_key',
      'reference.item_json as reference_json',
      'document.name as document_name',
    ])
    .orderBy('source_record.confidence')
    .orderBy('source_record.id')
    .limit(limit)
    .execute();
}

/** How many entries wait, and how many are settled. */
export async function countReview(
  db: Kysely<Tables>,
  document?: string,
): Promise<{ waiting: number; settled: number }> {
  const open = await waiting(db, document)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  const done = await db
    .selectFrom('entry_review')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return { waiting: Number(open?.n ?? 0), settled: Number(done?.n ?? 0) };
}

/** Every settled entry, in the order they were settled. */
export async function readReviews(db: Kysely<Tables>): Promise<readonly EntryReview[]> {
  const rows = await db.selectFrom('entry_review').selectAll().orderBy('at').orderBy('raw_hash').execute();
  return rows.map(reviewOf);
}

/** The settled entries among these, by the hash of their raw string. */
export async function readReviewsOf(
  db: Kysely<Tables>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, EntryReview>> {
  const found = new Map<string, EntryReview>();
  for (let from = 0; from < hashes.length; from += 10_000) {
    const part = hashes.slice(from, from + 10_000);
    const rows = await db.selectFrom('entry_review').selectAll().where('raw_hash', 'in', part).execute();
    for (const row of rows) found.set(row.raw_hash, reviewOf(row));
  }
  return found;
}

/** Keeps a review; a later one of the same words takes its place. */
export async function storeReview(act: Act, rawHash: string, review: EntryReview): Promise<void> {
  const columns = { item_json: JSON.stringify(review.item), verdict: review.verdict, at: act.now };
  const known = await act.tx
    .selectFrom('entry_review')
    .select('raw_hash')
    .where('raw_hash', '=', rawHash)
    .executeTakeFirst();
  if (known === undefined) {
    await insert(act, 'entry_review', { raw_hash: rawHash, raw: review.raw, ...columns, rev: 1 });
  } else await update(act, 'entry_review', { raw_hash: rawHash }, columns);
}

function waiting(db: Kysely<Tables>, document?: string) {
  const query = db
    .selectFrom('source_record')
    .leftJoin('entry_review', 'entry_review.raw_hash', 'source_record.raw_hash')
    .where('source_record.kind', '=', 'list-entry')
    .where('source_record.confidence', 'is not', null)
    .where('entry_review.raw_hash', 'is', null);
  return document === undefined ? query : query.where('source_record.document_id', '=', document);
}

function reviewOf(row: Tables['entry_review']): EntryReview {
  return { raw: row.raw, item: JSON.parse(row.item_json) as CslItem, verdict: row.verdict };
}
