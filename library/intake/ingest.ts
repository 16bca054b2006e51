import { createHash } from 'node:crypto';
import type { Reply } from '../../shared/contract/fault.ts';
import type { IngestReceipt } from '../../shared/contract/receipt.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Block, ExtractedReference, Extraction } from '../../shared/model/extraction.ts';
import { quotePassages } from '../coding/passage-quotes.ts';
import type { Tables } from '../database/tables.ts';
import { findDocumentByHash, storeBytes, storeText } from '../documents/documents.ts';
import { EXTRACTOR_VERSION } from '../extraction/version.ts';
import { type Act, breathe, insert } from '../history/act.ts';
import type { Library } from '../library.ts';
import { addReference, addSource, fillGaps } from '../references/add-reference.ts';
import { type CitationKeys, readReference, takenKeys } from '../references/references.ts';
import { readWorkIndex, type WorkIndex } from '../references/work-index.ts';
import { type EntryReview, readReviewsOf } from '../review/review.ts';
import { proposeStudies } from '../studies/study-proposals.ts';

/** A document that was read and extracted, ready to be stored. */
export type ReadyDocument = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly role: 'full text' | 'catalogue record' | 'related report';
  readonly blocks: readonly Block[];
  readonly extraction: Extraction;
};

const NONE = { found: 0, added: 0, merged: 0, skipped: 0, unread: [] };
const NO_CITATIONS = { found: 0, linked: 0, uncertain: 0, ambiguous: 0, unmatched: 0 };

const HASHED_AT_ONCE = 4 << 20;

/** SHA-256 of a file, lower-case hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same of a file that may be large, a piece at a time, so that nobody waits for it. */
export async function hashOfLarge(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.length; from += HASHED_AT_ONCE) {
    hash.update(bytes.subarray(from, from + HASHED_AT_ONCE));
    await breathe();
  }
  return hash.digest('hex');
}

/** The receipt of a file that could not be read. */
export function unreadReceipt(name: string, message: string): IngestReceipt {
  return {
    name,
    outcome: 'unread',
    message,
    document: null,
    reference: null,
    references: NONE,
    citations: NO_CITATIONS,
    tables: 0,
    problems: 0,
    proposals: 0,
  };
}

/** The receipt of a file whose bytes are in the library already, or undefined. */
export async function alreadyThere(
  library: Library,
  name: string,
  sha256: string,
): Promise<IngestReceipt | undefined> {
  const document = await findDocumentByHash(library.read, sha256);
  if (document === undefined) return undefined;
  const reference = document.reference_id
    ? await readReference(library.read, document.reference_id)
    : undefined;
  return {
    ...unreadReceipt(
      name,
      `“${name}” is in the library already, as “${document.name}”. Nothing was changed.`,
    ),
    outcome: 'already-there',
    document: { id: document.id, sha256 },
    reference: reference
      ? {
          id: reference.id,
          citationKey: reference.citationKey,
          title: reference.item.title ?? '',
          isNew: false,
        }
      : null,
  };
}

/** Stores one document with its own reference, its list, its citations and its problems, in one act. */
export async function storeDocument(library: Library, ready: ReadyDocument): Promise<Reply<IngestReceipt>> {
  return library.act(`Added “${ready.name}”`, async (act) => {
    const works = await readWorkIndex(act.tx);
    const keys = await takenKeys(act.tx);
    const own = await storeOwnReference(act, works, keys, ready);
    return putDocument(act, works, keys, ready, own);
  });
}

/** Stores a document of a reference with its list, its citations and its problems. */
export async function putDocument(
  act: Act,
  works: WorkIndex,
  keys: CitationKeys,
  ready: ReadyDocument,
  own: NonNullable<IngestReceipt['reference']>,
): Promise<IngestReceipt> {
  const sha256 = hashOf(ready.bytes);
  const documentId = act.newId();
  await insert(act, 'document', {
    id: documentId,
    sha256,
    name: ready.name,
    media_type: ready.mediaType,
    bytes: ready.bytes.length,
    role: ready.role,
    reference_id: own.id,
    extractor_version: EXTRACTOR_VERSION,
    added_at: act.now,
    rev: 1,
  });
  await storeBytes(act, sha256, ready.bytes);
  const { text, tables } = ready.extraction;
  await storeText(act, sha256, EXTRACTOR_VERSION, { text, blocks: ready.blocks, tables });
  await addSource(act, own.id, {
    kind: ready.role === 'catalogue record' ? 'catalogue-record' : 'document',
    format: ready.mediaType,
    raw: ready.name,
    rawHash: sha256,
    item: ready.extraction.document,
    documentId,
  });
  const entries = ready.extraction.references;
  const reviews = await readReviewsOf(
    act.tx,
    entries.map(({ raw }) => hashOf(Buffer.from(raw))),
  );
  const list = await storeEntries(act, works, keys, documentId, own.id, entries, reviews);
  const citations = await storeCitations(act, documentId, ready.extraction, list.ids);
  const problems = await storeProblems(act, documentId, ready.extraction, reviews);
  await quotePassages(act, sha256, text);
  const proposals = await proposeStudies(act, documentId);
  const { found, added, merged, skipped } = list;
  return {
    name: ready.name,
    outcome: 'added' as const,
    message: text === '' ? textlessSentence(ready) : sentenceFor(ready.name, list, citations.found),
    document: { id: documentId, sha256 },
    reference: own,
    references: { found, added, merged, skipped, unread: [] },
    citations,
    tables: tables.length,
    problems,
    proposals,
  };
}

async function storeOwnReference(act: Act, works: WorkIndex, keys: CitationKeys, ready: ReadyDocument) {
  const item = ready.extraction.document;
  const known = item.title ? works.find(item) : undefined;
  const existing = known === undefined ? undefined : await readReference(act.tx, known);
  if (existing !== undefined) {
    await fillGaps(act, existing, item);
    return {
      id: existing.id,
      citationKey: existing.citationKey,
      title: existing.item.title ?? '',
      isNew: false,
    };
  }
  const named: CslItem = item.title ? item : { ...item, title: ready.name };
  const id = await addReference(act, named, keys);
  works.add(id, named);
  const stored = await readReference(act.tx, id);
  return { id, citationKey: stored?.citationKey ?? '', title: named.title ?? '', isNew: true };
}

type StoredList = {
  readonly ids: ReadonlyMap<number, string>;
  readonly found: number;
  readonly added: number;
  readonly merged: number;
  readonly skipped: number;
};

/** Stores entries of a list as source records of new or known references; `others` are references that the same list has already. */
export async function storeEntries(
  act: Act,
  works: WorkIndex,
  keys: CitationKeys,
  documentId: string,
  ownId: string,
  entries: readonly ExtractedReference[],
  reviews: ReadonlyMap<string, EntryReview>,
  others: Iterable<string> = [],
): Promise<StoredList> {
  const ids = new Map<number, string>();
  // One list does not print a work twice under two entries unless it is damaged; that is a person's decision.
  const taken = new Set<string>([ownId, ...others]);
  let added = 0;
  for (const entry of entries) {
    const rawHash = hashOf(Buffer.from(entry.raw));
    // What a person made of these very words counts more than any reading of them.
    const item = reviews.get(rawHash)?.item ?? entry.item;
    const known = works.find(item, taken);
    const id = known ?? (await addReference(act, item, keys));
    if (known === undefined) {
      added += 1;
      works.add(id, item);
    } else {
      const existing = await readReference(act.tx, known);
      if (existing !== undefined) await fillGaps(act, existing, item);
    }
    taken.add(id);
    ids.set(entry.n, id);
    await addSource(act, id, {
      kind: 'list-entry',
      format: 'text',
      raw: entry.raw,
      rawHash,
      item: entry.item,
      documentId,
      n: entry.n,
      start: entry.start,
      end: entry.end,
      confidence: entry.confidence,
      fields: entry.fields,
      warnings: entry.warnings,
    });
  }
  return { ids, found: entries.length, added, merged: entries.length - added, skipped: 0 };
}

async function storeCitations(
  act: Act,
  documentId: string,
  extraction: Extraction,
  ids: ReadonlyMap<number, string>,
): Promise<IngestReceipt['citations']> {
  const counts = { ...NO_CITATIONS };
  const rows = citationRows(act, documentId, extraction, ids);
  for (const { status } of rows) {
    counts.found += 1;
    counts[status] += 1;
  }
  await insert(act, 'citation', rows);
  return counts;
}

/** One row for each citation of a text; `ids` gives the reference of each entry. */
export function citationRows(
  act: Act,
  documentId: string,
  extraction: Extraction,
  ids: ReadonlyMap<number, string>,
): Tables['citation'][] {
  return extraction.citations.map((citation, index) => {
    const target = citation.references[0];
    return {
      id: act.newId(),
      document_id: documentId,
      n: index + 1,
      start: citation.start,
      end: citation.end,
      surface: citation.surface,
      group_number: citation.group,
      sentence_start: citation.sentenceStart,
      sentence_end: citation.sentenceStart + citation.sentence.length,
      clause_start: citation.clauseStart,
      clause_end: citation.clauseStart + citation.clause.length,
      reference_id: target === undefined ? null : (ids.get(target) ?? null),
      candidates_json: JSON.stringify(citation.candidates.map((n) => ids.get(n)).filter(Boolean)),
      status: citation.status,
      reason: citation.reason,
      rev: 1,
    };
  });
}

async function storeProblems(
  act: Act,
  documentId: string,
  extraction: Extraction,
  reviews: ReadonlyMap<string, EntryReview>,
): Promise<number> {
  const rows = problemRows(act, documentId, extraction, reviews);
  await insert(act, 'problem', rows);
  return rows.length;
}

/** One row for each problem of a text that a person has not settled by reviewing the entry. */
export function problemRows(
  act: Act,
  documentId: string,
  extraction: Extraction,
  reviews: ReadonlyMap<string, EntryReview>,
): Tables['problem'][] {
  const settled = new Set(
    extraction.references
      .filter(({ raw }) => reviews.size > 0 && reviews.has(hashOf(Buffer.from(raw))))
      .map(({ start }) => start),
  );
  // A text that cites nothing needs no list; its receipt says that none was found.
  const problems = extraction.problems.filter(
    ({ kind, start }) =>
      (kind !== 'no-reference-list' || extraction.citations.length > 0) &&
      (kind !== 'doubtful-entry' || !settled.has(start)),
  );
  return problems.map((problem) => ({
    id: act.newId(),
    document_id: documentId,
    kind: problem.kind,
    message: problem.message,
    start: problem.start,
    end: problem.end,
    resolved: 0,
    rev: 1,
  }));
}

/** What is said of a file without text, which is kept all the same. */
function textlessSentence({ name, extraction }: ReadyDocument): string {
  return extraction.problems[0]?.message ?? `“${name}” was added. It holds no text.`;
}

function sentenceFor(name: string, list: StoredList, citations: number): string {
  if (list.found > 0) {
    return `“${name}”: ${list.added} references added, ${list.merged} merged with references already there, ${citations} citations found.`;
  }
  if (citations === 0) {
    return `“${name}” was added. No reference list and no citations were found in it. If it has a list, give it a heading such as “References”, or import the list on its own.`;
  }
  return `“${name}” was added with ${citations} citations, but no reference list was found in it. Check the heading above the list, or import the list on its own.`;
}
