/**
 * The text fields of a record, in the order lunr sees them: `clause` the citing clauses joined, `text` the text of
 * its documents, `identifier` DOI, PMID, ISBN and citation key; `year` is text here and a number in the facets.
 */
export const SEARCH_FIELDS = [
  'title',
  'author',
  'abstract',
  'note',
  'keyword',
  'container',
  'year',
  'clause',
  'text',
  'identifier',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** What can be filtered and counted. Codes are written `dimension:code`; `cites` holds the ids of what its documents cite. */
export type SearchFacets = {
  readonly year?: number;
  readonly type?: string;
  readonly codes: readonly string[];
  readonly tags: readonly string[];
  readonly has: readonly string[];
  readonly is: readonly string[];
  readonly cites?: readonly string[];
};

/** One thing that can be found: a reference with its texts and what it can be filtered by. */
export type SearchRecord = {
  readonly id: string;
  readonly fields: Readonly<Partial<Record<SearchField, string>>>;
  /** BCP 47 tag of the record's language; kept for stemmers other than English. */
  readonly language?: string;
  readonly facets?: SearchFacets;
};

/** The place of a name in `SEARCH_FIELDS`, or -1. */
export function fieldNumber(name: string): number {
  return (SEARCH_FIELDS as readonly string[]).indexOf(name);
}

/** UTF-16 units of all texts of a record. */
export function textLength({ fields }: SearchRecord): number {
  return Object.values(fields).reduce((sum, text) => sum + (text?.length ?? 0), 0);
}
