/** EPPI-Reviewer's item types and the CSL types nearest to them; of several the first is written. */
export const EPPI_TYPES: readonly (readonly [eppi: string, csl: readonly string[]])[] = [
  ['Journal, Article', ['article-journal', 'article', 'review', 'review-book']],
  ['Book, Whole', ['book', 'classic', 'collection', 'periodical']],
  ['Book, Chapter', ['chapter', 'entry', 'entry-dictionary', 'entry-encyclopedia']],
  ['Report', ['report', 'standard', 'legislation', 'bill', 'hearing', 'regulation', 'treaty', 'legal_case']],
  ['Dissertation', ['thesis']],
  ['Conference Proceedings', ['paper-conference', 'speech', 'event']],
  ['Document From Internet Site', ['document', 'post', 'post-weblog', 'pamphlet', 'manuscript']],
  ['Web Site', ['webpage']],
  ['DVD, Video, Media', ['motion_picture', 'broadcast', 'song', 'graphic', 'figure', 'performance']],
  ['Research project', ['dataset', 'software']],
  ['Article In A Periodical', ['article-newspaper', 'article-magazine']],
  ['Interview', ['interview', 'personal_communication']],
  ['Generic', ['document', 'map', 'musical_score', 'patent']],
];

/** Fields of a reference that are text in both, with the CSL variable each is read into. */
export const EPPI_TEXTS: readonly (readonly [field: string, variable: string])[] = [
  ['Title', 'title'],
  ['ParentTitle', 'container-title'],
  ['Volume', 'volume'],
  ['Issue', 'issue'],
  ['Pages', 'page'],
  ['Edition', 'edition'],
  ['Publisher', 'publisher'],
  ['City', 'publisher-place'],
  ['Availability', 'archive'],
  ['URL', 'URL'],
  ['Abstract', 'abstract'],
  ['Comments', 'note'],
  ['DOI', 'DOI'],
];

/** Fields EPPI-Reviewer keeps for itself; they say nothing of the work. */
export const EPPI_OWN: ReadonlySet<string> = new Set([
  'Codes',
  'ItemId',
  'CSL',
  'DateCreated',
  'CreatedBy',
  'DateEdited',
  'EditedBy',
  'ItemStatus',
  'ItemStatusTooltip',
  'QuickCitation',
  'ShortTitle',
  'TypeName',
  'TypeId',
]);

/** The selectable and the not selectable kind of attribute, as EPPI-Reviewer names and numbers them. */
export const SELECTABLE = { AttributeType: 'Selectable (show checkbox)', AttributeTypeId: 2 } as const;
export const HEADING = { AttributeType: 'Not selectable (no checkbox)', AttributeTypeId: 1 } as const;

/** Marks, in an attribute's `ExtType`, that `ExtURL` holds the id Gleaner knows it by. */
export const GLEANER_MARK = 'Gleaner';
