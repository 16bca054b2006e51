import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { ReviewEntry } from '../../shared/contract/review.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { maskHiddenServices } from '../exports/hidden-services.ts';
import type { ProducedFile } from '../exports/produced-file.ts';
import { type Act, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { changeItem, readReference } from '../references/references.ts';
import { fieldPlaces } from './field-places.ts';
import { countReview, readReviews, readWaiting, storeReview } from './review-store.ts';

export { type EntryReview, readReviewsOf } from './review-store.ts';

type Fields = Record<string, unknown>;

/** Entries of reference lists that nobody has settled yet, the least certain first. */
export async function listReview(
  library: Library,
  input: CallArguments<'review.list'>,
): Promise<Reply<CallOutput<'review.list'>>> {
  const rows = await readWaiting(library.read, input.limit, input.document);
  const counts = await countReview(library.read, input.document);
  const entries = rows.map((row): ReviewEntry => {
    const item = asItStands(JSON.parse(row.item_json) as CslItem, JSON.parse(row.reference_json) as CslItem);
    const probabilities = Object.entries(JSON.parse(row.fields_json) as Record<string, number>);
    return {
      source: row.id,
      reference: row.reference_id,
      citationKey: row.citation_key,
      document: row.document_id,
      documentName: row.document_name ?? '',
      n: row.n,
      start: row.start,
      end: row.end,
      raw: row.raw,
      item,
      confidence: row.confidence ?? 0,
      fields: probabilities
        .toSorted((a, b) => a[1] - b[1])
        .map(([field, probability]) => ({
          field,
          probability,
          places: [...fieldPlaces(row.raw, item, field)],
        })),
      warnings: JSON.parse(row.warnings_json) as string[],
    };
  });
  return done({ entries, ...counts });
}

/**
 * Keeps what a person made of an entry. What they changed goes into its reference, whose other fields stay; the words
 * of the entry are marked as settled, so that no later reading of them asks or decides again.
 */
export async function settleEntry(
  library: Library,
  input: CallArguments<'review.settle'>,
): Promise<Reply<CallOutput<'review.settle'>>> {
  const summary = input.item === 'confirmed' ? 'Confirmed a list entry' : 'Corrected a list entry';
  return library.act(summary, async (act) => {
    const source = await act.tx
      .selectFrom('source_record')
      .selectAll()
      .where('id', '=', input.source)
      .where('kind', '=', 'list-entry')
      .executeTakeFirst();
    const reference = source && (await readReference(act.tx, source.reference_id));
    if (source === undefined || reference === undefined)
      refuse('not-found', 'This list entry is no longer in the library.');
    const shown = asItStands(JSON.parse(source.item_json) as CslItem, reference.item);
    const item = input.item === 'confirmed' ? shown : input.item;
    const changed = changesBetween(shown, item);
    const verdict = changed.length === 0 ? 'confirmed' : 'corrected';
    await storeReview(act, source.raw_hash, { raw: source.raw, item, verdict });
    if (changed.length > 0) await changeItem(act, reference.id, withChanges(reference.item, item, changed));
    await settleProblem(act, source);
    return {};
  });
}

/** What was settled, as JSON lines of `{ raw, fields, verdict }`. */
export async function produceTrainingData(library: Library): Promise<Reply<ProducedFile>> {
  const reviews = await readReviews(library.read);
  const lines = reviews.map(({ raw, item, verdict }) =>
    maskHiddenServices(`${JSON.stringify({ raw, fields: item, verdict })}\n`),
  );
  return done({
    name: 'corrected-entries.jsonl',
    mediaType: 'application/jsonl',
    bytes: new TextEncoder().encode(lines.join('')),
    notices: reviews.length === 0 ? ['No entry has been settled yet, so the file is empty.'] : [],
  });
}

/** The fields that were read from the entry, with the values they have in the library by now. */
function asItStands(read: CslItem, stored: CslItem): CslItem {
  const now = stored as unknown as Fields;
  return Object.fromEntries(
    Object.entries(read).map(([field, value]) => [field, now[field] ?? value]),
  ) as unknown as CslItem;
}

function changesBetween(before: CslItem, after: CslItem): readonly string[] {
  const [old, given] = [before as unknown as Fields, after as unknown as Fields];
  return [...new Set([...Object.keys(old), ...Object.keys(given)])].filter(
    (field) => field !== 'id' && JSON.stringify(old[field]) !== JSON.stringify(given[field]),
  );
}

function withChanges(item: CslItem, from: CslItem, fields: readonly string[]): CslItem {
  const changed = { ...(item as unknown as Fields) };
  for (const field of fields) {
    const value = (from as unknown as Fields)[field];
    if (value === undefined) delete changed[field];
    else changed[field] = value;
  }
  return changed as unknown as CslItem;
}

/** The doubt that the entry was listed for among the problems of its document is settled with it. */
async function settleProblem(
  act: Act,
  entry: { document_id: string | null; start: number | null; end: number | null },
): Promise<void> {
  if (entry.document_id === null || entry.start === null || entry.end === null) return;
  const problems = await act.tx
    .selectFrom('problem')
    .select('id')
    .where('document_id', '=', entry.document_id)
    .where('kind', '=', 'doubtful-entry')
    .where('start', '=', entry.start)
    .where('end', '=', entry.end)
    .execute();
  for (const { id } of problems) await update(act, 'problem', { id }, { resolved: 1 });
}
