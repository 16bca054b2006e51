/** What a token of a reference string can belong to; the order is the order of the columns in the trained model. */
export const LABELS = [
  'author',
  'editor',
  'translator',
  'title',
  'container',
  'journal',
  'series',
  'volume',
  'issue',
  'pages',
  'date',
  'publisher',
  'place',
  'edition',
  'genre',
  'note',
  'identifier',
] as const;

export type Label = (typeof LABELS)[number];
