import type { CallContext } from '../../shared/contract/answer.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import type { ImportReceipt } from '../../shared/contract/receipt.ts';
import type { BibliographyReading, BibliographyRecord } from '../../shared/model/bibliography.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { storeImportedCodings } from '../coding/imported-codings.ts';
import { type CodeChoice, choiceFault, joinCodebook, putJoined } from '../coding/joined-codebook.ts';
import { fileInCollections } from '../collections/imported-collections.ts';
import type { ReadingRest, TakeRecords } from '../formats/read-in-worker.ts';
import { type Act, breathe, insert } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { createReferenceBatch, fillGaps, type ReferenceBatch } from '../references/add-reference.ts';
import { type CitationKeys, readReference, takenKeys } from '../references/references.ts';
import { readWorkIndex, type WorkIndex } from '../references/work-index.ts';
import { type Attachments, storeAttachments } from './attachments.ts';
import { rememberChoices, rememberedChoices, withSaid } from './code-memory.ts';
import { hashOf } from './ingest.ts';
import { type KnownRecords, readKnownRecords } from './known-records.ts';

export const CANCELLED = 'Cancelled. Nothing of this file was stored.';

const STORED_AT_ONCE = 100;
const TAKEN_AT_ONCE = 50;

/**
 * Gives the records of a file piece by piece, in the order of the file, then what else its reader found. It is asked within
 * the act and refuses it where the file cannot be read to its end.
 */
export type RecordSource = (take: TakeRecords) => Promise<ReadingRest>;

/** A file that records come from. */
export type SourceFile = { readonly name: string; readonly sha256: string };

/** The records of a reading that is there already. */
export function recordsOf({ records, ...rest }: BibliographyReading): RecordSource {
  return async (take) => {
    for (let from = 0; from < records.length; from += STORED_AT_ONCE)
      await take(records.slice(from, from + STORED_AT_ONCE), rest.format);
    return rest;
  };
}

/** What goes with the records of a file. */
export type Beside = {
  /** The files that the records of a folder name. */
  readonly attachments?: Attachments;
  /** What the file's codes become. */
  readonly codes?: readonly CodeChoice[];
};

/**
 * Stores what a reader finds in a bibliography file while it is read, in one act; found = added + merged + skipped +
 * unread.
 */
export async function storeBibliography(
  library: Library,
  file: SourceFile,
  source: RecordSource,
  context?: CallContext,
  { attachments, codes = [] }: Beside = {},
): Promise<Reply<ImportReceipt>> {
  const { name, sha256 } = file;
  const summary = (receipt: ImportReceipt) =>
    `Imported “${name}”: ${receipt.added} added, ${receipt.merged} merged, ${receipt.skipped} skipped, ${receipt.unread.length} unread${
      receipt.attachments?.added ? `, ${receipt.attachments.added} documents` : ''
    }`;
  return library.act(summary, async (act) => {
    const works = await readWorkIndex(act.tx);
    const keys = await takenKeys(act.tx);
    const taking = createTaking(act, works, keys, await readKnownRecords(act));
    const rest = await source(async (records, format) => {
      for (let from = 0; from < records.length; from += TAKEN_AT_ONCE) {
        if (context?.signal.aborted) refuse('cancelled', CANCELLED);
        await taking.take(records.slice(from, from + TAKEN_AT_ONCE), format);
        context?.progress({ done: taking.ids.length, total: null, doing: `Storing ${name}` });
        await breathe();
      }
    });
    await taking.store();
    const { ids, coded, counts } = taking;
    const notices = [
      ...(await takeCodes(library, act, rest, coded, codes)),
      ...(await takeCollections(act, rest, taking.bySource)),
      ...(attachments?.notices ?? []),
    ];
    const attached = attachments && (await storeAttachments(act, works, keys, attachments, ids, context));
    const receipt: ImportReceipt = {
      id: act.newId(),
      name,
      sha256,
      reader: rest.format,
      at: act.now,
      found: ids.length + rest.unread.length,
      ...counts,
      unread: [...rest.unread],
      ...(notices.length > 0 ? { notices } : {}),
      ...(attached ? { attachments: attached } : {}),
    };
    const isNews = counts.added + counts.merged + (attached?.added ?? 0) > 0;
    if (isNews || receipt.unread.length > 0) await storeReceipt(act, receipt);
    return receipt;
  });
}

type Taken = { readonly id: string; readonly record: BibliographyRecord };

/** Takes records one after the other and keeps of each no more than where it went. */
function createTaking(act: Act, works: WorkIndex, keys: CitationKeys, known: KnownRecords) {
  const batch = createReferenceBatch(act, keys);
  const counts = { added: 0, merged: 0, skipped: 0 };
  const ids: string[] = [];
  const bySource = new Map<string, string>();
  const coded: Taken[] = [];
  let waiting = 0;
  const store = async (): Promise<void> => {
    await batch.store();
    known.stored();
    waiting = 0;
  };
  const take: TakeRecords = async (records, format) => {
    for (const record of records) {
      const { outcome, id } = await takeRecord(act, works, batch, known, format, record);
      counts[outcome] += 1;
      ids.push(id);
      if (record.sourceId !== undefined) bySource.set(record.sourceId, id);
      if (record.codings?.length) coded.push({ id, record });
      waiting += outcome === 'skipped' ? 0 : 1;
      // Thousands of rows that wait would be held twice: here and by the database.
      if (waiting >= STORED_AT_ONCE) await store();
    }
  };
  return { take, store, counts, ids, bySource, coded };
}

async function takeRecord(
  act: Act,
  works: WorkIndex,
  batch: ReferenceBatch,
  known: KnownRecords,
  format: string,
  record: BibliographyRecord,
): Promise<{ readonly outcome: 'added' | 'merged' | 'skipped'; readonly id: string }> {
  const rawHash = hashOf(Buffer.from(record.raw));
  // The very same record again says nothing new.
  const same = await known.find(rawHash);
  if (same !== undefined) return { outcome: 'skipped', id: same };
  const existing = works.find(record.item);
  const id = existing ?? batch.add(record.item, { citationKey: keyOf(record) });
  known.add(rawHash, id);
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
  library: Library,
  act: Act,
  { codebook: theirs }: ReadingRest,
  coded: readonly Taken[],
  said: readonly CodeChoice[],
): Promise<readonly string[]> {
  if (theirs === undefined) return [];
  const before = await currentCodebook(act.tx);
  const wrong = choiceFault(before, theirs.dimensions, said);
  if (wrong !== undefined) refuse('invalid-input', wrong);
  if (coded.length === 0) return [];
  const choices = withSaid(rememberedChoices(library, before, theirs), said);
  const joined = joinCodebook(before, theirs.dimensions, choices);
  const codebook = await putJoined(act, before, joined);
  rememberChoices(library, theirs, choices, joined);
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
  const { stored, already, leftOut, refused } = await storeImportedCodings(act, codebook, joined, items);
  const added =
    joined.newDimensions.length > 0
      ? `New dimensions of the codebook: ${joined.newDimensions.join(', ')}.`
      : 'Every dimension of the file is in the codebook already.';
  return [
    added,
    `${joined.newCodes} new codes; ${stored} codings added, ${already} there already.`,
    ...(leftOut > 0 ? [`${leftOut} codings left out, as was chosen.`] : []),
    ...refused.slice(0, 20).map((sentence) => `Left out: ${sentence}`),
  ];
}

/** Puts references into the collections the file has them in; tells what came of it. */
async function takeCollections(
  act: Act,
  { collections }: ReadingRest,
  bySource: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  if (collections === undefined) return [];
  const { made, filed } = await fileInCollections(
    act,
    collections.map(({ path, records: inside }) => ({
      path,
      references: inside.map((source) => bySource.get(source)).filter((id) => id !== undefined),
    })),
  );
  return [
    `Collections of the file: ${collections.length}, of which ${made} new; ${filed} references put in.`,
  ];
}

function keyOf(record: BibliographyRecord): string | undefined {
  const key = record.sourceId?.trim();
  // Zotero names records of its RDF by their web address or ISBN, which are no keys.
  if (key && /:\/\/|^urn:/i.test(key)) return undefined;
  return key && /^[^\s{}(),"#%~\\']{1,200}$/.test(key) ? key : undefined;
}

async function storeReceipt(act: Act, receipt: ImportReceipt): Promise<void> {
  const { unread, notices: _said, attachments, ...rest } = receipt;
  const same = await act.tx
    .selectFrom('receipt')
    .select('id')
    .where('sha256', '=', receipt.sha256)
    .where('added', '=', receipt.added)
    .where('merged', '=', receipt.merged)
    .executeTakeFirst();
  if (same !== undefined && receipt.added + receipt.merged + (attachments?.added ?? 0) === 0) return;
  await insert(act, 'receipt', {
    ...rest,
    unread_json: JSON.stringify(unread),
    attachments_json: attachments === undefined ? null : JSON.stringify(attachments),
  });
}
