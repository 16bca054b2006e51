import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { fault, type Reply } from '../../shared/contract/fault.ts';
import type { Extraction, Range } from '../../shared/model/extraction.ts';
import { moveCodedPassages } from '../coding/passage-move.ts';
import type { Tables } from '../database/tables.ts';
import { findDocument, readText, storeText } from '../documents/documents.ts';
import { alignTexts } from '../documents/text-alignment.ts';
import { EXTRACTOR_VERSION } from '../extraction/version.ts';
import { moveFindings } from '../findings/finding-move.ts';
import { type Act, insert, removeWhere, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { takenKeys } from '../references/references.ts';
import { readWorkIndex } from '../references/work-index.ts';
import { readReviewsOf } from '../review/review.ts';
import { citationRows, hashOf, problemRows, type ReadyDocument, storeEntries } from './ingest.ts';

type Receipt = CallOutput<'document.reread'>;
type Place = (range: Range) => Range | undefined;
type Kept = { readonly ids: Map<number, string>; readonly records: ReadonlySet<string> };

/**
 * Puts a new reading of a stored file in the place of the old one, in one act. Entries keep their references, citations
 * what a person linked, settled problems stay settled, and coded passages and findings move to where their words stand
 * now; what is not there any more is told as a problem.
 */
export async function storeNewReading(
  library: Library,
  input: CallArguments<'document.reread'>,
  ready: ReadyDocument,
): Promise<Reply<Receipt>> {
  const known = await findDocument(library.read, input.id);
  if (known === undefined) return fault('not-found', 'This document is no longer in the library.');
  return library.act(`Read “${known.name}” again`, async (act) => {
    const document = await findDocument(act.tx, input.id);
    const old = document === undefined ? undefined : await readText(act.tx, document);
    if (document === undefined || old === undefined)
      return refuse('not-found', 'This document is no longer in the library.');
    const { text, tables } = ready.extraction;
    await storeText(act, document.sha256, EXTRACTOR_VERSION, { text, blocks: ready.blocks, tables });
    await update(act, 'document', { id: document.id }, { extractor_version: EXTRACTOR_VERSION });
    const place = alignTexts(old.text, text);
    const list = await rereadList(act, document, ready.extraction, place);
    const citations = await rereadCitations(act, document.id, ready.extraction, list.ids, place);
    const passages = await moveCodedPassages(act, document.sha256, { text, blocks: ready.blocks }, place);
    const findings = await moveFindings(act, document.sha256, text, place);
    const lost = [...passages.lost, ...findings.lost];
    const problems = await rereadProblems(act, document.id, ready.extraction, lost);
    return {
      document: document.id,
      entries: { found: ready.extraction.references.length, ...list.counts },
      citations,
      passages: { moved: passages.moved, lost: passages.lost.length },
      findings: { moved: findings.moved, lost: findings.lost.length },
      problems,
    };
  });
}

async function rereadList(act: Act, document: Tables['document'], extraction: Extraction, place: Place) {
  const records = await act.tx
    .selectFrom('source_record')
    .selectAll()
    .where('document_id', '=', document.id)
    .where('kind', '=', 'list-entry')
    .execute();
  const kept = await keepEntries(act, extraction, records, place);
  const fresh = extraction.references.filter(({ n }) => !kept.ids.has(n));
  const reviews = await readReviewsOf(
    act.tx,
    fresh.map(({ raw }) => hashOf(Buffer.from(raw))),
  );
  const works = await readWorkIndex(act.tx);
  const keys = await takenKeys(act.tx);
  const own = document.reference_id ?? '';
  const added = await storeEntries(act, works, keys, document.id, own, fresh, reviews, kept.ids.values());
  const gone = records.filter(({ id }) => !kept.records.has(id));
  // What was read as an entry before stays a source of its reference, but has no place in the text.
  for (const { id } of gone)
    await update(act, 'source_record', { id }, { document_id: null, start: null, end: null });
  return {
    ids: new Map([...kept.ids, ...added.ids]),
    counts: { kept: kept.ids.size, added: added.added, merged: added.merged, gone: gone.length },
  };
}

/** Entries that were there before, by their words or by their place, keep their source record and its reference. */
async function keepEntries(
  act: Act,
  extraction: Extraction,
  records: readonly Tables['source_record'][],
  place: Place,
): Promise<Kept> {
  const ids = new Map<number, string>();
  const used = new Set<string>();
  const byHash = Map.groupBy(records, (record) => record.raw_hash);
  const moved = records.map((record) => ({
    record,
    now:
      record.start === null || record.end === null
        ? undefined
        : place({ start: record.start, end: record.end }),
  }));
  for (const entry of extraction.references) {
    const rawHash = hashOf(Buffer.from(entry.raw));
    const record =
      byHash.get(rawHash)?.find(({ id }) => !used.has(id)) ??
      moved.find(({ record: { id }, now }) => !used.has(id) && now !== undefined && isMostly(now, entry))
        ?.record;
    if (record === undefined) continue;
    used.add(record.id);
    ids.set(entry.n, record.reference_id);
    await update(
      act,
      'source_record',
      { id: record.id },
      {
        raw: entry.raw,
        raw_hash: rawHash,
        n: entry.n,
        start: entry.start,
        end: entry.end,
        item_json: JSON.stringify(entry.item),
        confidence: entry.confidence,
        fields_json: JSON.stringify(entry.fields),
        warnings_json: JSON.stringify(entry.warnings),
      },
    );
  }
  return { ids, records: used };
}

function isMostly(a: Range, b: Range): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > Math.max(a.end - a.start, b.end - b.start) * 0.6;
}

async function rereadCitations(
  act: Act,
  documentId: string,
  extraction: Extraction,
  ids: ReadonlyMap<number, string>,
  place: Place,
) {
  const before = await act.tx
    .selectFrom('citation')
    .selectAll()
    .where('document_id', '=', documentId)
    .execute();
  const byHand = await linkedByHand(act, documentId);
  const there = new Map<string, Tables['citation']>();
  for (const citation of before) {
    const now = place(citation);
    if (now !== undefined) there.set(`${now.start} ${now.end}`, citation);
  }
  const rows = citationRows(act, documentId, extraction, ids);
  let kept = 0;
  const stored = rows.map((row) => {
    const known = there.get(`${row.start} ${row.end}`);
    if (known === undefined) return row;
    kept += 1;
    const { reference_id, status, reason } = known;
    return {
      ...row,
      id: known.id,
      rev: known.rev + 1,
      ...(byHand.has(known.id) ? { reference_id, status, reason } : {}),
    };
  });
  await removeWhere(act, 'citation', 'document_id', documentId);
  await insert(act, 'citation', stored);
  return { found: rows.length, kept, gone: before.length - kept };
}

/** Citations whose reference was changed after they were stored: by a person, or because two records were merged. */
async function linkedByHand(act: Act, documentId: string): Promise<ReadonlySet<string>> {
  const rows = await act.tx
    .selectFrom('change_row')
    .select(['row_key', 'after_json'])
    .where('table_name', '=', 'citation')
    .where('operation', '=', 'update')
    .execute();
  const changed = rows.filter(
    ({ after_json }) => 'reference_id' in (JSON.parse(after_json ?? '{}') as object),
  );
  const ids = new Set(changed.map(({ row_key }) => (JSON.parse(row_key) as [string])[0]));
  const own = await act.tx
    .selectFrom('citation')
    .select('id')
    .where('document_id', '=', documentId)
    .execute();
  return new Set(own.map(({ id }) => id).filter((id) => ids.has(id)));
}

async function rereadProblems(
  act: Act,
  documentId: string,
  extraction: Extraction,
  lost: readonly string[],
): Promise<number> {
  const before = await act.tx
    .selectFrom('problem')
    .selectAll()
    .where('document_id', '=', documentId)
    .execute();
  const settled = new Set(
    before.filter(({ resolved }) => resolved === 1).map(({ kind, message }) => `${kind} ${message}`),
  );
  const reviews = await readReviewsOf(
    act.tx,
    extraction.references.map(({ raw }) => hashOf(Buffer.from(raw))),
  );
  const rows = problemRows(act, documentId, extraction, reviews).map((row) => ({
    ...row,
    resolved: settled.has(`${row.kind} ${row.message}`) ? 1 : 0,
  }));
  const asked = lost.map((message) => ({
    id: act.newId(),
    document_id: documentId,
    kind: 'lost-passage',
    message,
    start: 0,
    end: 0,
    resolved: 0,
    rev: 1,
  }));
  await removeWhere(act, 'problem', 'document_id', documentId);
  await insert(act, 'problem', [...rows, ...asked]);
  return rows.length + asked.length;
}
