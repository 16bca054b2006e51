import type { Kysely } from 'kysely';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import type { DocumentReading, Problem } from '../../shared/contract/document.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Basis } from '../../shared/model/coding.ts';
import type { Range } from '../../shared/model/extraction.ts';
import { quotedOf } from '../coding/coding-rows.ts';
import { isSeen, sightOf } from '../coding/own-layer.ts';
import type { Tables } from '../database/tables.ts';
import { EXTRACTOR_VERSION } from '../extraction/version.ts';
import type { FileDesk } from '../file-desk.ts';
import { remove, removeWhere, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { readCitations } from './citation-store.ts';
import { countByDocument, findDocument, keptFiles, readBytes, readText } from './document-store.ts';

export { readCitations } from './citation-store.ts';
export {
  countTexts,
  findDocument,
  findDocumentByHash,
  measureTexts,
  readBareText,
  readBytes,
  readText,
  storeBytes,
  storeText,
} from './document-store.ts';

/** Every document with what was found in it. */
export async function listDocuments(library: Library): Promise<Reply<CallOutput<'document.list'>>> {
  const db = library.read;
  const rows = await db
    .selectFrom('document')
    .leftJoin('reference', 'reference.id', 'document.reference_id')
    .selectAll('document')
    .select('reference.title')
    .orderBy('document.id')
    .execute();
  const [entries, citations, problems] = await Promise.all([
    countByDocument(db, 'source_record'),
    countByDocument(db, 'citation'),
    countByDocument(db, 'problem'),
  ]);
  const kept = await keptFiles(db);
  const list: CallOutput<'document.list'> = [];
  for (const row of rows) {
    const stored = await readText(db, row);
    list.push({
      id: row.id,
      name: row.name,
      mediaType: row.media_type,
      bytes: row.bytes,
      sha256: row.sha256,
      reference: row.reference_id,
      referenceTitle: row.title ?? '',
      role: row.role,
      entries: entries.get(row.id) ?? 0,
      citations: citations.get(row.id) ?? 0,
      tables: stored?.tables.length ?? 0,
      problems: problems.get(row.id) ?? 0,
      addedAt: row.added_at,
      outdated: row.extractor_version !== EXTRACTOR_VERSION,
      hasOriginal: kept.has(row.sha256),
    });
  }
  return done(list);
}

/** One document with its citations, entries, tables, coded passages and problems. */
export async function readDocumentForReading(
  library: Library,
  input: CallArguments<'document.read'>,
  codebook: Codebook,
): Promise<Reply<DocumentReading>> {
  const db = library.read;
  const document = await findDocument(db, input.id);
  if (document === undefined) return gone();
  const stored = await readText(db, document);
  if (stored === undefined) return gone();
  const citations = await readCitations(db, { document: document.id });
  const cited = new Map<string, number>();
  for (const { reference } of citations) if (reference) cited.set(reference, (cited.get(reference) ?? 0) + 1);
  const entries = await readEntries(library, document.id);
  return done({
    id: document.id,
    name: document.name,
    reference: document.reference_id,
    text: stored.text,
    blocks: [...stored.blocks],
    entries: entries.map((entry) => ({ ...entry, cited: cited.get(entry.reference) ?? 0 })),
    citations: [...citations],
    tables: stored.tables as DocumentReading['tables'],
    passages: await readPassages(library, document, codebook),
    problems: await readProblems(library, { document: document.id }),
  });
}

/** Where a document cites others, and where the entries of its list stand. */
export async function readPlaces(
  db: Kysely<Tables>,
  document: string,
): Promise<{ readonly citations: readonly Range[]; readonly references: readonly Range[] }> {
  const citations = await db
    .selectFrom('citation')
    .select(['start', 'end'])
    .where('document_id', '=', document)
    .execute();
  const entries = await db
    .selectFrom('source_record')
    .select(['start', 'end'])
    .where('document_id', '=', document)
    .where('kind', '=', 'list-entry')
    .execute();
  return {
    citations,
    references: entries.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }])),
  };
}

/** Problems of one document or of all, in reading order. */
export async function listProblems(
  library: Library,
  input: CallArguments<'problem.list'>,
): Promise<Reply<CallOutput<'problem.list'>>> {
  return done(await readProblems(library, input));
}

/** Marks a problem as looked at, or as open again. */
export async function resolveProblem(
  library: Library,
  input: CallArguments<'problem.resolve'>,
): Promise<Reply<CallOutput<'problem.resolve'>>> {
  const summary = input.resolved ? 'Marked a problem as settled' : 'Opened a problem again';
  return library.act(summary, async (act) => {
    await update(act, 'problem', { id: input.id }, { resolved: input.resolved ? 1 : 0 });
    return {};
  });
}

/** Ties an in-text citation to a reference by hand, or unties it; the problem it caused is settled with it. */
export async function linkCitation(
  library: Library,
  input: CallArguments<'citation.link'>,
): Promise<Reply<CallOutput<'citation.link'>>> {
  return library.act(input.reference ? 'Linked a citation' : 'Unlinked a citation', async (act) => {
    const citation = await act.tx
      .selectFrom('citation')
      .selectAll()
      .where('id', '=', input.id)
      .executeTakeFirst();
    if (citation === undefined) refuse('not-found', 'This citation is no longer in the library.');
    const candidates = JSON.parse(citation.candidates_json) as string[];
    await update(
      act,
      'citation',
      { id: input.id },
      {
        reference_id: input.reference,
        status: input.reference ? 'linked' : candidates.length > 1 ? 'ambiguous' : 'unmatched',
        reason: input.reference ? '' : 'Unlinked by hand.',
      },
    );
    const problems = await act.tx
      .selectFrom('problem')
      .select('id')
      .where('document_id', '=', citation.document_id)
      .where('start', '=', citation.start)
      .where('end', '=', citation.end)
      .execute();
    for (const { id } of problems)
      await update(act, 'problem', { id }, { resolved: input.reference ? 1 : 0 });
    return {};
  });
}

/** Takes a document away with its citations and problems; references and codings stay, codings keep their quotes. */
export async function removeDocument(
  library: Library,
  input: CallArguments<'document.remove'>,
): Promise<Reply<CallOutput<'document.remove'>>> {
  const known = await findDocument(library.read, input.id);
  if (known === undefined) return gone();
  return library.act(`Removed the document “${known.name}”`, async (act) => {
    const document = await findDocument(act.tx, input.id);
    if (document === undefined) return {};
    await removeWhere(act, 'citation', 'document_id', document.id);
    await removeWhere(act, 'problem', 'document_id', document.id);
    const records = await act.tx
      .selectFrom('source_record')
      .select('id')
      .where('document_id', '=', document.id)
      .execute();
    for (const { id } of records)
      await update(act, 'source_record', { id }, { document_id: null, start: null, end: null });
    await remove(act, 'document', { id: document.id });
    await removeWhere(act, 'document_text', 'sha256', document.sha256);
    await removeWhere(act, 'document_chunk', 'sha256', document.sha256);
    return {};
  });
}

/** The original file, as it was handed in. */
export async function originalOf(
  library: Library,
  files: FileDesk,
  input: CallArguments<'document.original'>,
): Promise<Reply<CallOutput<'document.original'>>> {
  const document = await findDocument(library.read, input.id);
  if (document === undefined) return gone();
  const bytes = await readBytes(library.read, document.sha256);
  if (bytes === undefined) {
    return fault(
      'not-found',
      `The original of “${document.name}” is not in this copy of the library, only its text.`,
    );
  }
  // Originals are handed out as plain bytes, so that no browser opens them in the app's own origin.
  const mediaType = 'application/octet-stream';
  return done({
    file: files.lend({ name: document.name, mediaType, bytes }),
    name: document.name,
    mediaType,
    notices: [],
  });
}

function gone(): Reply<never> {
  return fault('not-found', 'This document is no longer in the library.');
}

async function readEntries(library: Library, document: string) {
  const rows = await library.read
    .selectFrom('source_record')
    .innerJoin('reference', 'reference.id', 'source_record.reference_id')
    .selectAll('source_record')
    .select('reference.citation_key')
    .where('document_id', '=', document)
    .where('kind', '=', 'list-entry')
    .orderBy('n')
    .execute();
  return rows.map((row) => ({
    n: row.n ?? 0,
    start: row.start ?? 0,
    end: row.end ?? 0,
    raw: row.raw,
    reference: row.reference_id,
    citationKey: row.citation_key,
    confidence: row.confidence ?? 0,
    fields: JSON.parse(row.fields_json) as Record<string, number>,
    warnings: JSON.parse(row.warnings_json) as string[],
  }));
}

async function readPassages(
  library: Library,
  document: Tables['document'],
  codebook: Codebook,
): Promise<DocumentReading['passages']> {
  const rows = await library.read
    .selectFrom('passage')
    .innerJoin('coding', 'coding.id', 'passage.coding_id')
    .innerJoin('study', 'study.id', 'coding.study_id')
    .selectAll('passage')
    .select(['coding.study_id', 'study.label', 'coding.dimension', 'coding.code'])
    .select(['coding.coder', 'coding.origin'])
    .where('document_sha256', '=', document.sha256)
    .orderBy('passage.start')
    .execute();
  const sight = await sightOf(library);
  const labels = new Map(
    codebook.dimensions.flatMap(({ id, codes }) =>
      codes.map((code) => [`${id}:${code.id}`, code.label] as const),
    ),
  );
  return rows
    .filter((row) => isSeen(sight, row))
    .map((row) => ({
      passage: {
        ...quotedOf(row),
        document: document.id,
        basis: row.basis as Basis,
      },
      coding: row.coding_id,
      study: row.study_id,
      studyLabel: row.label,
      dimension: row.dimension,
      code: row.code,
      codeLabel: labels.get(`${row.dimension}:${row.code}`) ?? row.code,
    }));
}

async function readProblems(library: Library, wanted: CallArguments<'problem.list'>): Promise<Problem[]> {
  let query = library.read
    .selectFrom('problem')
    .innerJoin('document', 'document.id', 'problem.document_id')
    .selectAll('problem')
    .select('document.name')
    .orderBy('document_id')
    .orderBy('start');
  if (wanted.document !== undefined) query = query.where('document_id', '=', wanted.document);
  if (wanted.resolved !== undefined) query = query.where('resolved', '=', wanted.resolved ? 1 : 0);
  const rows = await query.execute();
  const places = await referencesAt(library, [...new Set(rows.map((row) => row.document_id))]);
  return rows.map((row) => ({
    id: row.id,
    document: row.document_id,
    documentName: row.name,
    kind: row.kind,
    message: row.message,
    start: row.start,
    end: row.end,
    references: places.get(`${row.document_id} ${row.start} ${row.end}`) ?? [],
    resolved: row.resolved === 1,
  }));
}

/** References named at a place of a document: the candidates of the citation, or the entry itself. */
async function referencesAt(
  library: Library,
  documents: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const places = new Map<string, string[]>();
  if (documents.length === 0) return places;
  const citations = await library.read
    .selectFrom('citation')
    .select(['document_id', 'start', 'end', 'candidates_json'])
    .where('document_id', 'in', [...documents])
    .execute();
  for (const row of citations) {
    places.set(`${row.document_id} ${row.start} ${row.end}`, JSON.parse(row.candidates_json) as string[]);
  }
  const entries = await library.read
    .selectFrom('source_record')
    .select(['document_id', 'start', 'end', 'reference_id'])
    .where('document_id', 'in', [...documents])
    .where('kind', '=', 'list-entry')
    .execute();
  for (const row of entries) places.set(`${row.document_id} ${row.start} ${row.end}`, [row.reference_id]);
  return places;
}
