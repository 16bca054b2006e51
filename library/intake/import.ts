import type { CallContext } from '../../shared/contract/answer.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import type { ImportReceipt } from '../../shared/contract/receipt.ts';
import type { BibliographyReading, BibliographyRecord } from '../../shared/model/bibliography.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { joinCodebook, putJoined, storeImportedCodings } from '../coding/imported-codings.ts';
import { type Act, breathe, insert } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { createReferenceBatch, fillGaps, type ReferenceBatch } from '../references/add-reference.ts';
import { readReference, readReferences, takenKeys } from '../references/references.ts';
import { createWorkIndex, type WorkIndex } from '../references/work-index.ts';
import { hashOf } from './ingest.ts';

const STORED_AT_ONCE = 500;

/** Stores what a reader found in a bibliography file, in one act; found = added + merged + skipped + unread. */
export async function storeBibliography(
  library: Library,
  name: string,
  bytes: Uint8Array,
  reading: BibliographyReading,
  context?: CallContext,
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
    const coded: { id: string; record: BibliographyRecord }[] = [];
    let taken = 0;
    const counts = { added: 0, merged: 0, skipped: 0 };
    for (const record of reading.records) {
      const { outcome, id } = await takeRecord(act, works, batch, known, reading.format, record);
      counts[outcome] += 1;
      taken += 1;
      if (taken % 50 === 0) {
        if (context?.signal.aborted) refuse('cancelled', 'Cancelled. Nothing of this file was stored.');
        context?.progress({ done: taken, total: reading.records.length, doing: `Storing ${name}` });
        await breathe();
      }
      if (id !== undefined && record.codings?.length) coded.push({ id, record });
      // Thousands of rows that wait would be held twice: here and by the database.
      if ((counts.added + counts.merged) % STORED_AT_ONCE === STORED_AT_ONCE - 1) await batch.store();
    }
    await batch.store();
    const notices = await takeCodes(act, reading, coded);
    const receipt: ImportReceipt = {
      id: act.newId(),
      name,
      sha256,
      reader: reading.format,
      at: act.now,
      found: reading.records.length + reading.unread.length,
      ...counts,
      unread: [...reading.unread],
      ...(notices.length > 0 ? { notices: [...notices] } : {}),
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
): Promise<{ readonly outcome: 'added' | 'merged' | 'skipped'; readonly id: string | undefined }> {
  const rawHash = hashOf(Buffer.from(record.raw));
  // The very same record again says nothing new.
  if (known.has(rawHash)) return { outcome: 'skipped', id: works.find(record.item) };
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
  return { outcome: existing === undefined ? 'added' : 'merged', id };
}

/** Joins the codes of a file with the codebook and stores what its records carry; tells what came of it. */
async function takeCodes(
  act: Act,
  { codebook: theirs }: BibliographyReading,
  coded: readonly { readonly id: string; readonly record: BibliographyRecord }[],
): Promise<readonly string[]> {
  if (theirs === undefined || coded.length === 0) return [];
  const before = await currentCodebook(act.tx);
  const joined = joinCodebook(before, theirs.dimensions);
  const codebook = await putJoined(act, before, joined);
  const studies = new Map(
    (await act.tx.selectFrom('study_reference').selectAll().orderBy('study_id', 'desc').execute()).map(
      (row) => [row.reference_id, row.study_id] as const,
    ),
  );
  const items = coded.flatMap(({ id, record }) => {
    const study = studies.get(id);
    return study === undefined
      ? []
      : [{ study, reference: id, item: record.item, codings: record.codings ?? [] }];
  });
  const { stored, already, refused } = await storeImportedCodings(act, codebook, joined, items);
  const added =
    joined.newDimensions.length > 0
      ? `New dimensions of the codebook: ${joined.newDimensions.join(', ')}.`
      : 'Every dimension of the file is in the codebook already.';
  return [
    added,
    `${joined.newCodes} new codes; ${stored} codings added, ${already} there already.`,
    ...refused.slice(0, 20).map((sentence) => `Left out: ${sentence}`),
  ];
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
  const { unread, notices: _said, ...rest } = receipt;
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
