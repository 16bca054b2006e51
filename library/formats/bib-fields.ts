import { standsInJournal } from './bib-types.ts';

/** How a field's value is read and written. */
export type BibFieldKind = 'title' | 'text' | 'lines' | 'verbatim' | 'pages' | 'keywords' | 'names' | 'date';

/** One row of the two-way table: a CSL variable and the fields that hold it. */
export type BibFieldRow = {
  readonly csl: string;
  readonly kind: BibFieldKind;
  /** Field name in biblatex; read first. */
  readonly biblatex: string;
  /** Field name in BibTeX, where it differs. */
  readonly bibtex?: string;
  /** Other names found in files; read, never written. */
  readonly aliases?: readonly string[];
  /** The CSL types the row holds for; all where missing. */
  readonly when?: (type: string) => boolean;
};

const inJournal = standsInJournal;
const inBook = (type: string): boolean => !standsInJournal(type);
const numbered = (type: string): boolean =>
  ['report', 'patent', 'standard', 'legislation', 'bill', 'regulation', 'legal_case', 'treaty'].includes(
    type,
  ) || ['document', 'webpage', 'dataset', 'software', 'manuscript', 'thesis', 'speech'].includes(type);
const fromInstitution = (type: string): boolean => type === 'report';
const fromOrganisation = (type: string): boolean =>
  ['webpage', 'post', 'post-weblog', 'software', 'dataset', 'document', 'standard'].includes(type);
const fromPublisher = (type: string): boolean =>
  !fromInstitution(type) && !fromOrganisation(type) && type !== 'thesis';

/** The fields of BibTeX (btxdoc 1988) and biblatex (manual, chapter 2) that CSL has a variable for, in writing order. */
export const BIB_FIELDS: readonly BibFieldRow[] = [
  { csl: 'author', kind: 'names', biblatex: 'author' },
  { csl: 'title', kind: 'title', biblatex: 'title' },
  { csl: 'title-short', kind: 'title', biblatex: 'shorttitle' },
  { csl: 'editor', kind: 'names', biblatex: 'editor' },
  { csl: 'translator', kind: 'names', biblatex: 'translator' },
  { csl: 'container-author', kind: 'names', biblatex: 'bookauthor' },
  {
    csl: 'container-title',
    kind: 'title',
    biblatex: 'journaltitle',
    bibtex: 'journal',
    aliases: ['booktitle', 'maintitle'],
    when: inJournal,
  },
  {
    csl: 'container-title',
    kind: 'title',
    biblatex: 'booktitle',
    aliases: ['maintitle', 'journaltitle', 'journal'],
    when: inBook,
  },
  { csl: 'container-title-short', kind: 'text', biblatex: 'shortjournal', aliases: ['shortbooktitle'] },
  { csl: 'collection-title', kind: 'title', biblatex: 'series' },
  { csl: 'volume', kind: 'text', biblatex: 'volume' },
  {
    csl: 'issue',
    kind: 'text',
    biblatex: 'number',
    aliases: ['issue'],
    when: (type) => inJournal(type) || type === 'periodical',
  },
  { csl: 'number', kind: 'text', biblatex: 'number', when: numbered },
  {
    csl: 'number',
    kind: 'text',
    biblatex: 'eid',
    aliases: ['articleno', 'article-number'],
    when: (type) => !numbered(type),
  },
  {
    csl: 'collection-number',
    kind: 'text',
    biblatex: 'number',
    when: (type) => !inJournal(type) && !numbered(type) && type !== 'periodical',
  },
  { csl: 'number-of-volumes', kind: 'text', biblatex: 'volumes' },
  { csl: 'part-number', kind: 'text', biblatex: 'part' },
  { csl: 'chapter-number', kind: 'text', biblatex: 'chapter' },
  { csl: 'edition', kind: 'text', biblatex: 'edition' },
  { csl: 'version', kind: 'text', biblatex: 'version' },
  { csl: 'page', kind: 'pages', biblatex: 'pages' },
  { csl: 'number-of-pages', kind: 'text', biblatex: 'pagetotal', aliases: ['numpages'] },
  { csl: 'event-title', kind: 'title', biblatex: 'eventtitle' },
  { csl: 'event-place', kind: 'text', biblatex: 'venue' },
  { csl: 'event-date', kind: 'date', biblatex: 'eventdate' },
  {
    csl: 'publisher',
    kind: 'text',
    biblatex: 'institution',
    bibtex: 'school',
    aliases: ['publisher', 'organization'],
    when: (type) => type === 'thesis',
  },
  {
    csl: 'publisher',
    kind: 'text',
    biblatex: 'institution',
    aliases: ['publisher', 'organization', 'school'],
    when: fromInstitution,
  },
  {
    csl: 'publisher',
    kind: 'text',
    biblatex: 'organization',
    bibtex: 'howpublished',
    aliases: ['publisher', 'institution', 'school'],
    when: fromOrganisation,
  },
  {
    csl: 'publisher',
    kind: 'text',
    biblatex: 'publisher',
    aliases: ['organization', 'institution', 'school', 'howpublished'],
    when: fromPublisher,
  },
  { csl: 'publisher-place', kind: 'text', biblatex: 'location', bibtex: 'address' },
  { csl: 'issued', kind: 'date', biblatex: 'date' },
  { csl: 'original-date', kind: 'date', biblatex: 'origdate' },
  { csl: 'original-title', kind: 'title', biblatex: 'origtitle' },
  { csl: 'original-publisher', kind: 'text', biblatex: 'origpublisher' },
  { csl: 'original-publisher-place', kind: 'text', biblatex: 'origlocation' },
  { csl: 'genre', kind: 'text', biblatex: 'type' },
  { csl: 'status', kind: 'text', biblatex: 'pubstate' },
  { csl: 'DOI', kind: 'verbatim', biblatex: 'doi' },
  { csl: 'ISBN', kind: 'verbatim', biblatex: 'isbn' },
  { csl: 'ISSN', kind: 'verbatim', biblatex: 'issn', aliases: ['eissn'] },
  { csl: 'PMID', kind: 'verbatim', biblatex: 'pmid' },
  { csl: 'PMCID', kind: 'verbatim', biblatex: 'pmcid' },
  { csl: 'URL', kind: 'verbatim', biblatex: 'url', aliases: ['link', 'ee'] },
  { csl: 'accessed', kind: 'date', biblatex: 'urldate', aliases: ['lastchecked'] },
  { csl: 'language', kind: 'text', biblatex: 'language', aliases: ['langid', 'hyphenation'] },
  { csl: 'call-number', kind: 'text', biblatex: 'library' },
  { csl: 'keyword', kind: 'keywords', biblatex: 'keywords', aliases: ['keyword'] },
  { csl: 'abstract', kind: 'lines', biblatex: 'abstract' },
  { csl: 'note', kind: 'lines', biblatex: 'note' },
  { csl: 'annote', kind: 'lines', biblatex: 'annotation', bibtex: 'annote' },
];
