/** What a column of a table means: a CSL variable, or one of the few things that need more than one cell. */
export type ColumnMeaning =
  | { readonly kind: 'text' | 'names' | 'date' | 'keywords'; readonly variable: string }
  | { readonly kind: 'type' | 'year' | 'firstPage' | 'lastPage' | 'codings' | 'csl' | 'citation' | 'source' };

const text = (variable: string): ColumnMeaning => ({ kind: 'text', variable });
const names = (variable: string): ColumnMeaning => ({ kind: 'names', variable });
const date = (variable: string): ColumnMeaning => ({ kind: 'date', variable });
const keywords: ColumnMeaning = { kind: 'keywords', variable: 'keyword' };

/** The columns Gleaner writes, in this order. Every header is understood again when the file is read. */
export const OWN_COLUMNS: readonly (readonly [header: string, meaning: ColumnMeaning])[] = [
  ['Key', text('id')],
  ['Type', { kind: 'type' }],
  ['Title', text('title')],
  ['Authors', names('author')],
  ['Year', { kind: 'year' }],
  ['Date', date('issued')],
  ['Container title', text('container-title')],
  ['Container title abbreviation', text('container-title-short')],
  ['Volume', text('volume')],
  ['Issue', text('issue')],
  ['Pages', text('page')],
  ['Number', text('number')],
  ['DOI', text('DOI')],
  ['URL', text('URL')],
  ['Accessed', date('accessed')],
  ['Editors', names('editor')],
  ['Translators', names('translator')],
  ['Series', text('collection-title')],
  ['Series number', text('collection-number')],
  ['Edition', text('edition')],
  ['Version', text('version')],
  ['Publisher', text('publisher')],
  ['Place', text('publisher-place')],
  ['Event', text('event-title')],
  ['Event place', text('event-place')],
  ['Genre', text('genre')],
  ['Number of pages', text('number-of-pages')],
  ['ISBN', text('ISBN')],
  ['ISSN', text('ISSN')],
  ['PMID', text('PMID')],
  ['PMCID', text('PMCID')],
  ['Language', text('language')],
  ['Short title', text('title-short')],
  ['Archive', text('archive')],
  ['Archive location', text('archive_location')],
  ['Library catalogue', text('source')],
  ['Call number', text('call-number')],
  ['Status', text('status')],
  ['Keywords', keywords],
  ['Abstract', text('abstract')],
  ['Note', text('note')],
  ['Annotation', text('annote')],
  ['Codings', { kind: 'codings' }],
];

/** The column for what no other column can hold: a JSON object of CSL variables. */
export const CSL_COLUMN = 'CSL';

/** Headers of Scopus, PubMed, Web of Science, Embase, Lens, OpenAlex, Zotero, ASReview, SyRF and others. */
const ALIASES: readonly (readonly [ColumnMeaning, readonly string[]])[] = [
  [
    text('title'),
    [
      'article title',
      'document title',
      'primary title',
      'original title',
      'ti',
      't1',
      'display name',
      'item title',
      'paper title',
    ],
  ],
  [
    names('author'),
    [
      'author full names',
      'author',
      'author names',
      'author s',
      'first authors',
      'au',
      'a1',
      'creator',
      'creators',
      'authors full names',
      'authorships author display name',
      'author list',
      'author name',
    ],
  ],
  [
    { kind: 'year' },
    [
      'publication year',
      'pub year',
      'py',
      'year published',
      'published year',
      'year of publication',
      'y1',
      'pubyear',
    ],
  ],
  [
    date('issued'),
    [
      'publication date',
      'cover date',
      'date published',
      'date of publication',
      'published date',
      'issued',
      'from publication date',
    ],
  ],
  [
    text('container-title'),
    [
      'journal',
      'source title',
      'journal book',
      'publication title',
      'publication name',
      'publicationname',
      'secondary title',
      'container',
      'journal title',
      'full journal name',
      'so',
      'jf',
      't2',
      'book title',
      'publication',
      'journal name',
      'host venue display name',
      'primary location source display name',
      'locations source display name',
      'conference title',
      'proceedings title',
    ],
  ],
  [
    text('container-title-short'),
    [
      'abbreviated source title',
      'journal abbreviation',
      'journal iso abbreviation',
      'alternatename',
      'alternate name',
      'journal abbreviated',
      'ja',
      'abbreviated journal name',
      'alternate title2',
    ],
  ],
  [text('volume'), ['vl', 'vol', 'biblio volume']],
  [text('issue'), ['issue number', 'is', 'biblio issue', 'issue no']],
  [text('page'), ['page', 'page numbers', 'page range', 'pagination', 'pg']],
  [
    { kind: 'firstPage' },
    ['start page', 'page start', 'begin page', 'beginning page', 'first page', 'sp', 'biblio first page'],
  ],
  [{ kind: 'lastPage' }, ['end page', 'page end', 'ending page', 'last page', 'ep', 'biblio last page']],
  [
    text('number'),
    ['art no', 'article number', 'article no', 'report number', 'patent number', 'e location id'],
  ],
  [text('DOI'), ['do', 'digital object identifier', 'doi link']],
  [
    text('URL'),
    [
      'link',
      'ur',
      'urls',
      'source urls',
      'full text link',
      'external url',
      'web url',
      'full text url',
      'fulltext url',
      'landing page url',
      'primary location landing page url',
    ],
  ],
  [date('accessed'), ['access date', 'date accessed', 'accessed date']],
  [names('editor'), ['editor', 'ed', 'secondary authors', 'book editors', 'secondary author']],
  [names('translator'), ['translator']],
  [text('collection-title'), ['series title', 'book series title', 'tertiary title']],
  [text('collection-number'), ['book series number']],
  [text('publisher'), ['pb', 'publisher name', 'book publisher', 'institution', 'university']],
  [
    text('publisher-place'),
    [
      'publisher city',
      'place published',
      'place of publication',
      'cy',
      'publisher location',
      'publisher address city',
    ],
  ],
  [text('event-title'), ['conference name', 'conference', 'meeting name']],
  [text('event-place'), ['conference location', 'meeting place']],
  [text('number-of-pages'), ['num pages', 'page count', 'number of pages']],
  [text('number-of-volumes'), ['number of volumes']],
  [text('ISBN'), ['isbns', 'isbn 13']],
  [text('ISSN'), ['issns', 'sn', 'issn print', 'print issn', 'issn isbn', 'issn l']],
  [text('PMID'), ['pubmed id', 'medline pmid', 'pubmed pmid', 'ids pmid']],
  [text('PMCID'), ['pmc id', 'pmc', 'ids pmcid']],
  [
    text('language'),
    [
      'language of original document',
      'language of article',
      'la',
      'languages',
      'article language',
      'original language',
    ],
  ],
  [
    keywords,
    [
      'keyword',
      'author keywords',
      'index keywords',
      'kw',
      'keywords plus',
      'manual tags',
      'tags',
      'mesh terms',
      'mesh headings',
      'subject headings',
      'emtree drug index terms',
      'emtree medical index terms',
      'emtree drug index terms major focus',
      'emtree medical index terms major focus',
      'keywords keyword',
      'automatic tags',
    ],
  ],
  [text('abstract'), ['abstract note', 'ab', 'n2', 'notes abstract', 'summary', 'abstract text']],
  [text('note'), ['notes', 'extra', 'comments', 'n1']],
  [
    { kind: 'type' },
    [
      'item type',
      'reference type',
      'referencetype',
      'type of reference',
      'publication type',
      'document type',
      'ty',
      'type of work',
      'work type',
      'entry type',
      'pub type',
    ],
  ],
  [
    text('id'),
    [
      'citation key',
      'citationkey',
      'bibtex key',
      'identifier',
      'id',
      'record id',
      'reference id',
      'ut unique wos id',
      'ut unique id',
      'accession number',
      'lens id',
      'eid',
      'custom id',
      'customid',
      'refid',
      'ref id',
    ],
  ],
  [text('source'), ['library catalog', 'database provider', 'data provider']],
  [text('archive'), ['database', 'source database']],
  [text('archive_location'), ['loc in archive']],
  [text('genre'), ['thesis type', 'report type']],
  [{ kind: 'codings' }, ['codes']],
];

const BY_HEADER: ReadonlyMap<string, ColumnMeaning> = new Map([
  ...ALIASES.flatMap(([meaning, headers]) => headers.map((header) => [header, meaning] as const)),
  ...OWN_COLUMNS.map(([header, meaning]) => [plainHeader(header), meaning] as const),
  ['csl', { kind: 'csl' }] as const,
]);

/** A header in lower case with single spaces instead of anything that is no letter or digit. */
export function plainHeader(header: string): string {
  return header
    .replace(/^\uFEFF/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a column means by its header, or undefined: its cells are then kept as they are. */
export function columnMeaning(header: string): ColumnMeaning | undefined {
  const plain = plainHeader(header);
  // A spreadsheet's cell has an end, so that long values go on in "CSL 2", "CSL 3", …
  if (/^csl \d+$/.test(plain)) return { kind: 'csl' };
  return BY_HEADER.get(plain) ?? BY_HEADER.get(plain.replace(/ /g, ''));
}

/** What a person can say of a column, by name: each of our own columns, and the few that databases have besides. */
const TARGETS: ReadonlyMap<string, ColumnMeaning> = new Map(
  [
    ...OWN_COLUMNS.map(([, meaning]) => meaning),
    ...ALIASES.map(([meaning]) => meaning),
    { kind: 'csl' } as const,
  ].map((meaning) => [targetOf(meaning), meaning] as const),
);

/** The names of all targets a column can be mapped to, in the order in which Gleaner writes columns. */
export const COLUMN_TARGETS: readonly string[] = [...TARGETS.keys()];

/** Whether a word is the name of a target, or `keep` or `ignore`. */
export function isColumnTarget(target: string): boolean {
  return target === 'keep' || target === 'ignore' || TARGETS.has(target);
}

/** The name of a meaning as a target of a column mapping. */
export function targetOf(meaning: ColumnMeaning): string {
  return 'variable' in meaning ? meaning.variable : meaning.kind;
}

/** The meaning a target names; undefined for `keep` and `ignore`. */
export function targetMeaning(target: string): ColumnMeaning | undefined {
  return TARGETS.get(target);
}

/** Whether the headers are those of a list of references. */
export function isBibliographyHeader(headers: readonly string[]): boolean {
  const known = new Set(
    headers.map((header) => columnMeaning(header)).filter((meaning) => meaning !== undefined),
  );
  const hasText = headers.some((header) =>
    ['title', 'DOI', 'abstract'].includes(variableOf(columnMeaning(header)) ?? ''),
  );
  return hasText && known.size >= 2;
}

function variableOf(meaning: ColumnMeaning | undefined): string | undefined {
  return meaning && 'variable' in meaning ? meaning.variable : undefined;
}
