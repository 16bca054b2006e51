import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { ReferenceRow } from '../../shared/contract/reference.ts';
import type { Tables } from '../database/tables.ts';
import type { Library } from '../library.ts';
import { readVerdicts } from '../studies/scope.ts';
import { creators, shortNames } from './name-text.ts';
import { countFacets, type FacetValues } from './reference-facets.ts';
import { countByReference, type Reference, readReferences } from './reference-store.ts';

/** Ids of the references that a full-text query finds, best first, and how the query was read. */
export type FindIds = (
  query: string,
) => Promise<{ readonly ids: readonly string[]; readonly notice: string }>;

type Counted = {
  readonly reference: Reference;
  readonly row: ReferenceRow;
  readonly facets: FacetValues;
};

/** One page of the library table, with facets counted over everything the query and the other facets leave. */
export async function listReferences(
  library: Library,
  input: CallArguments<'reference.list'>,
  find: FindIds,
): Promise<Reply<CallOutput<'reference.list'>>> {
  const all = await readCounted(library);
  const found = input.query.trim() === '' ? undefined : await find(input.query);
  const rank = found === undefined ? undefined : new Map(found.ids.map((id, index) => [id, index]));
  const matching = rank === undefined ? all : all.filter(({ row }) => rank.has(row.id));
  const { kept, facets } = countFacets(matching, input.facets);
  const sorted = sortRows(kept, input, rank);
  return done({
    total: sorted.length,
    rows: sorted.slice(input.offset, input.offset + input.limit).map(({ row }) => row),
    facets,
    notice: found?.notice ?? '',
  });
}

function sortRows(
  rows: readonly Counted[],
  input: CallArguments<'reference.list'>,
  rank: ReadonlyMap<string, number> | undefined,
): readonly Counted[] {
  const direction = input.descending ? -1 : 1;
  if (rank !== undefined && input.sort === 'added') {
    return rows.toSorted((a, b) => (rank.get(a.row.id) ?? 0) - (rank.get(b.row.id) ?? 0));
  }
  return rows.toSorted((a, b) => direction * compare(a, b, input.sort) || (a.row.id < b.row.id ? -1 : 1));
}

function compare(a: Counted, b: Counted, sort: CallArguments<'reference.list'>['sort']): number {
  switch (sort) {
    case 'added':
      return a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0;
    case 'author':
      return a.row.authors.localeCompare(b.row.authors, 'en');
    case 'title':
      return a.row.title.localeCompare(b.row.title, 'en');
    case 'type':
      return a.row.type.localeCompare(b.row.type, 'en');
    case 'year':
      return (a.row.year ?? 0) - (b.row.year ?? 0);
    case 'cited':
      return a.row.cited - b.row.cited;
    case 'codings':
      return a.row.codings - b.row.codings;
  }
}

/** What was last read of each open library; good until the next commit. */
const lastRead = new WeakMap<
  Library,
  { readonly version: number; readonly rows: Promise<readonly Counted[]> }
>();

function readCounted(library: Library): Promise<readonly Counted[]> {
  const version = library.file.dataVersion();
  const last = lastRead.get(library);
  if (last?.version === version) return last.rows;
  const rows = countEverything(library);
  lastRead.set(library, { version, rows });
  return rows;
}

async function countEverything(library: Library): Promise<readonly Counted[]> {
  const db = library.read;
  const references = await readReferences(db);
  const [verdicts, cited, documents, studies] = await Promise.all([
    readVerdicts(db),
    countByReference(db, 'citation'),
    countByReference(db, 'document'),
    countByReference(db, 'study_reference'),
  ]);
  const codes = await codesByReference(library);
  const tags = Map.groupBy(
    await db.selectFrom('reference_tag').selectAll().execute(),
    (row) => row.reference_id,
  );
  const doubts = await doubtsByReference(library);
  return references.map((reference) => {
    const own = codes.get(reference.id) ?? [];
    const row: ReferenceRow = {
      id: reference.id,
      citationKey: reference.citationKey,
      type: reference.item.type,
      title: reference.item.title ?? '',
      authors: shortNames(creators(reference.item)),
      year: reference.item.issued?.['date-parts']?.[0]?.[0] ?? null,
      container: reference.item['container-title'] ?? reference.item.publisher ?? '',
      verdict: verdicts.get(reference.id) ?? 'undecided',
      studies: studies.get(reference.id) ?? 0,
      codings: own.length,
      cited: cited.get(reference.id) ?? 0,
      documents: documents.get(reference.id) ?? 0,
      problems: doubts.get(reference.id) ?? 0,
      tags: (tags.get(reference.id) ?? []).map(({ tag }) => tag),
    };
    return { reference, row, facets: facetsOf(row, own) };
  });
}

function facetsOf(row: ReferenceRow, codes: readonly string[]): FacetValues {
  return {
    verdict: [row.verdict],
    type: [row.type],
    year: [row.year === null ? 'none' : String(row.year)],
    coded: [row.codings > 0 ? 'coded' : 'not coded'],
    cited: [row.cited > 0 ? 'cited' : 'not cited'],
    code: [...new Set(codes)],
    tag: row.tags,
  };
}

/** Codes ("dimension:code") of the studies that report each reference, one for each coding. */
async function codesByReference(library: Library): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await library.read
    .selectFrom('coding')
    .innerJoin('study_reference', 'study_reference.study_id', 'coding.study_id')
    .select(['study_reference.reference_id as id', 'coding.dimension', 'coding.code'])
    .execute();
  const codes = new Map<string, string[]>();
  for (const row of rows) {
    const own = codes.get(row.id) ?? [];
    own.push(`${row.dimension}:${row.code}`);
    codes.set(row.id, own);
  }
  return codes;
}

/** Entries whose reading is doubtful: they carry a warning. */
async function doubtsByReference(library: Library): Promise<ReadonlyMap<string, number>> {
  const rows: Pick<Tables['source_record'], 'reference_id' | 'warnings_json'>[] = await library.read
    .selectFrom('source_record')
    .select(['reference_id', 'warnings_json'])
    .where('warnings_json', '!=', '[]')
    .execute();
  const doubts = new Map<string, number>();
  for (const row of rows) {
    const warnings = (JSON.parse(row.warnings_json) as unknown[]).length;
    doubts.set(row.reference_id, (doubts.get(row.reference_id) ?? 0) + warnings);
  }
  return doubts;
}
