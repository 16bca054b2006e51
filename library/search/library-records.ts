import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { readBareText, readCitations } from '../documents/documents.ts';
import { allNames, creators } from '../references/name-text.ts';
import { type Reference, readReferencesById, readVerdictsOf } from '../references/references.ts';
import type { SearchRecord } from './record.ts';

/** Where a stretch of a joined field comes from: `offset` in the field is `start` in the document. */
export type FieldPart = {
  readonly offset: number;
  readonly length: number;
  readonly document: string;
  readonly start: number;
};

/** A reference as it is searched, and where its joined texts come from. */
export type LibraryRecord = SearchRecord & {
  readonly parts: { readonly clause: readonly FieldPart[]; readonly text: readonly FieldPart[] };
};

const BETWEEN = '\n\n';

/**
 * Reads references as search records; those that are gone are left out. With the numbers of their documents given, the
 * texts of these are not read: for facets alone.
 */
export async function readLibraryRecords(
  db: Kysely<Tables>,
  ids: readonly string[],
  documents?: ReadonlyMap<string, number>,
): Promise<readonly LibraryRecord[]> {
  const records: LibraryRecord[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    records.push(...(await readSome(db, ids.slice(from, from + AT_ONCE), documents)));
  }
  return records;
}

/** SQLite takes some 30,000 parameters; a search never asks for more than a page. */
const AT_ONCE = 1_000;

async function readSome(
  db: Kysely<Tables>,
  ids: readonly string[],
  documents: ReadonlyMap<string, number> | undefined,
): Promise<readonly LibraryRecord[]> {
  const references = await readReferencesById(db, ids);
  const verdicts = await readVerdictsOf(db, ids);
  const tags = Map.groupBy(
    await db.selectFrom('reference_tag').selectAll().where('reference_id', 'in', ids).execute(),
    (row) => row.reference_id,
  );
  const codes = await readCodes(db, ids);
  const clauses = await readClauses(db, ids);
  const cites = await readCited(db, ids);
  const records: LibraryRecord[] = [];
  for (const reference of references) {
    const own = clauses.get(reference.id) ?? [];
    const texts = documents === undefined ? await readTexts(db, reference.id) : [];
    const clause = joinParts(own);
    const text = joinParts(texts);
    const record = recordOf(reference, {
      clause: clause.joined,
      text: text.joined,
      codes: codes.get(reference.id) ?? [],
      tags: (tags.get(reference.id) ?? []).map((row) => row.tag),
      verdict: verdicts.get(reference.id) ?? 'undecided',
      documents: documents?.get(reference.id) ?? texts.length,
      cited: own.length,
      cites: cites.get(reference.id) ?? [],
    });
    records.push({ ...record, parts: { clause: clause.parts, text: text.parts } });
  }
  return records;
}

type Known = {
  readonly clause: string;
  readonly text: string;
  readonly codes: readonly string[];
  readonly tags: readonly string[];
  readonly verdict: string;
  readonly documents: number;
  readonly cited: number;
  readonly cites: readonly string[];
};

function recordOf(reference: Reference, known: Known): SearchRecord {
  const { item } = reference;
  const year = item.issued?.['date-parts']?.[0]?.[0];
  const has = [
    item.DOI ? 'doi' : '',
    item.URL ? 'url' : '',
    item.abstract ? 'abstract' : '',
    known.documents > 0 ? 'document' : '',
    known.cited > 0 ? 'citation' : '',
    reference.note ? 'note' : '',
  ];
  return {
    id: reference.id,
    ...(item.language ? { language: item.language } : {}),
    fields: {
      title: item.title ?? '',
      author: allNames(creators(item)),
      abstract: item.abstract ?? '',
      note: [reference.note, item.note].filter(Boolean).join('\n'),
      keyword: [item.keyword ?? '', ...known.tags].filter(Boolean).join('; '),
      container: [item['container-title'], item.publisher].filter(Boolean).join('; '),
      year: year === undefined ? '' : String(year),
      clause: known.clause,
      text: known.text,
      identifier: [reference.citationKey, item.DOI, item.PMID, item.ISBN].filter(Boolean).join(' '),
    },
    facets: {
      ...(year === undefined ? {} : { year }),
      type: item.type,
      codes: known.codes,
      tags: known.tags,
      has: has.filter((value) => value !== ''),
      is: [
        known.codes.length > 0 ? 'coded' : 'uncoded',
        known.verdict,
        known.cited > 0 ? 'cited' : 'uncited',
      ],
      cites: known.cites,
    },
  };
}

type Piece = { readonly document: string; readonly start: number; readonly text: string };

function joinParts(pieces: readonly Piece[]): { joined: string; parts: FieldPart[] } {
  const parts: FieldPart[] = [];
  let joined = '';
  for (const piece of pieces) {
    if (joined !== '') joined += BETWEEN;
    parts.push({
      offset: joined.length,
      length: piece.text.length,
      document: piece.document,
      start: piece.start,
    });
    joined += piece.text;
  }
  return { joined, parts };
}

/** The clauses in which other documents cite these references, in the order they stand there. */
async function readClauses(
  db: Kysely<Tables>,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly Piece[]>> {
  const rows = await db.selectFrom('citation').select('id').where('reference_id', 'in', references).execute();
  const clauses = new Map<string, Piece[]>();
  const ids = rows.map((row) => row.id);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const citation of await readCitations(db, { ids: ids.slice(from, from + AT_ONCE) })) {
      if (citation.reference === null) continue;
      const own = clauses.get(citation.reference) ?? [];
      own.push({ document: citation.document, start: citation.clauseStart, text: citation.clause });
      clauses.set(citation.reference, own);
    }
  }
  return clauses;
}

/** The references that the documents of these references cite. */
async function readCited(
  db: Kysely<Tables>,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('citation')
    .innerJoin('document', 'document.id', 'citation.document_id')
    .select(['document.reference_id as id', 'citation.reference_id as cited'])
    .where('document.reference_id', 'in', references)
    .distinct()
    .execute();
  const cites = new Map<string, string[]>();
  for (const { id, cited } of rows) {
    if (id === null || cited === null) continue;
    cites.set(id, [...(cites.get(id) ?? []), cited]);
  }
  return cites;
}

async function readTexts(db: Kysely<Tables>, reference: string): Promise<readonly Piece[]> {
  const documents = await db
    .selectFrom('document')
    .selectAll()
    .where('reference_id', '=', reference)
    .execute();
  const pieces: Piece[] = [];
  for (const document of documents) {
    const text = await readBareText(db, document);
    if (text !== undefined) pieces.push({ document: document.id, start: 0, text });
  }
  return pieces;
}

async function readCodes(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('coding')
    .innerJoin('study_reference', 'study_reference.study_id', 'coding.study_id')
    .select(['study_reference.reference_id as id', 'coding.dimension', 'coding.code'])
    .where('study_reference.reference_id', 'in', ids)
    .distinct()
    .execute();
  const codes = new Map<string, string[]>();
  for (const row of rows) {
    const own = codes.get(row.id) ?? [];
    own.push(`${row.dimension}:${row.code}`);
    codes.set(row.id, own);
  }
  return codes;
}
