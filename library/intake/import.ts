import type { Reply } from '../../shared/contract/fault.ts';
import type { ImportReceipt } from '../../shared/contract/receipt.ts';
import type { BibliographyReading, BibliographyRecord } from '../../shared/model/bibliography.ts';
import { type Act, insert } from '../history/act.ts';
import type { Library } from '../library.ts';
import { createReferenceBatch, fillGaps, type ReferenceBatch } from '../references/add-reference.ts';
import { readReference, readReferences, takenKeys } from '../references/references.ts';
import { createWorkIndex, type WorkIndex } from '../references/work-index.ts';
import { hashOf } from './ingest.ts';

/** Stores what a reader found in a bibliography file, in one act; found = added + merged + skipped + unread. */
export async function storeBibliography(
  library: Library,
  name: string,
  bytes: Uint8Array,
  reading: BibliographyReading,
): Promise<Reply<ImportReceipt>> {
  const sha256 = hashOf(bytes);
  const references = await readReferences(library.read);
  const summary = (receipt: ImportReceipt) =>
    `Imported “${name}”: ${receipt.added} added, ${receipt.merged} merged, ${receipt.skipped} skipped, ${receipt.unread.length} unread`;
  return library.act(summary, async (act) => {
    const works = createWorkIndex(references);
    const keys = await takenKeys(act.tx);
    const known = await knownRecords(act);
    const batch = createReferenceBatch(act, keys);
    const counts = { added: 0, merged: 0, skipped: 0 };
    for (const record of reading.records) {
      counts[await takeRecord(act, works, batch, known, reading.format, record)] += 1;
    }
    await batch.store();
    const receipt: ImportReceipt = {
      id: act.newId(),
      name,
      sha256,
      reader: reading.format,
      at: act.now,
      found: reading.records.length + reading.unread.length,
      ...counts,
      unread: [...reading.unread],
    };
    if (counts.added + counts.merged > 0 || receipt.unread.length > 0) await storeReceipt(act, receipt);
    return receipt;
  });
}

async function takeRecord(
  act: Act,
  works: WorkIndex,
  batch: ReferenceBatch,
  known: Set<string>,
  format: string,
  record: BibliographyRecord,
): Promise<'added' | 'merged' | 'skipped'> {
  const rawHash = hashOf(Buffer.from(record.raw));
  // The very same record again says nothing new.
  if (known.has(rawHash)) return 'skipped';
  known.add(rawHash);
  const existing = works.find(record.item);
  const id = existing ?? batch.add(record.item, { citationKey: keyOf(record) });
  if (existing === undefined) works.add(id, record.item);
  else {
    if (batch.holds(existing)) await batch.store();
    const reference = await readReference(act.tx, existing);
    if (reference !== undefined) await fillGaps(act, reference, record.item);
  }
  batch.addSource(id, {
    kind: 'bibliography-record',
    format,
    raw: record.raw,
    rawHash,
    item: record.item,
    warnings: record.warnings,
  });
  return existing === undefined ? 'added' : 'merged';
}

function keyOf(record: BibliographyRecord): string | undefined {
  const key = record.sourceId?.trim();
  return key && /^[^\s{}(),"#%~\\']{1,200}$/.test(key) ? key : undefined;
}

async function knownRecords(act: Act): Promise<Set<string>> {
  const rows = await act.tx
    .selectFrom('source_record')
    .select('raw_hash')
    .where('kind', '=', 'bibliography-record')
    .execute();
  return new Set(rows.map((row) => row.raw_hash));
}

async function storeReceipt(act: Act, receipt: ImportReceipt): Promise<void> {
  const { unread, ...rest } = receipt;
  const same = await act.tx
    .selectFrom('receipt')
    .select('id')
    .where('sha256', '=', receipt.sha256)
    .where('added', '=', receipt.added)
    .where('merged', '=', receipt.merged)
    .executeTakeFirst();
  if (same !== undefined && receipt.added + receipt.merged === 0) return;
  await insert(act, 'receipt', { ...rest, unread_json: JSON.stringify(unread) });
}
