/** What an entry type of BibTeX or biblatex is in CSL. */
type ReadType = { readonly type: string; readonly genre?: string };

const READ: Readonly<Record<string, ReadType>> = {
  article: { type: 'article-journal' },
  suppperiodical: { type: 'article-journal' },
  periodical: { type: 'periodical' },
  review: { type: 'review' },
  book: { type: 'book' },
  mvbook: { type: 'book' },
  booklet: { type: 'pamphlet' },
  collection: { type: 'book' },
  mvcollection: { type: 'book' },
  reference: { type: 'book' },
  mvreference: { type: 'book' },
  proceedings: { type: 'book' },
  mvproceedings: { type: 'book' },
  manual: { type: 'book' },
  bookinbook: { type: 'chapter' },
  suppbook: { type: 'chapter' },
  suppcollection: { type: 'chapter' },
  inbook: { type: 'chapter' },
  incollection: { type: 'chapter' },
  inreference: { type: 'entry-encyclopedia' },
  inproceedings: { type: 'paper-conference' },
  conference: { type: 'paper-conference' },
  report: { type: 'report' },
  techreport: { type: 'report' },
  thesis: { type: 'thesis' },
  phdthesis: { type: 'thesis', genre: 'PhD thesis' },
  mastersthesis: { type: 'thesis', genre: "Master's thesis" },
  unpublished: { type: 'manuscript' },
  misc: { type: 'document' },
  online: { type: 'webpage' },
  electronic: { type: 'webpage' },
  www: { type: 'webpage' },
  webpage: { type: 'webpage' },
  dataset: { type: 'dataset' },
  software: { type: 'software' },
  patent: { type: 'patent' },
  standard: { type: 'standard' },
  artwork: { type: 'graphic' },
  image: { type: 'figure' },
  audio: { type: 'song' },
  music: { type: 'song' },
  movie: { type: 'motion_picture' },
  video: { type: 'motion_picture' },
  performance: { type: 'performance' },
  letter: { type: 'personal_communication' },
  jurisdiction: { type: 'legal_case' },
  legislation: { type: 'legislation' },
  legal: { type: 'treaty' },
  newspaper: { type: 'article-newspaper' },
  magazine: { type: 'article-magazine' },
  newsarticle: { type: 'article-newspaper' },
};

/** Names of theses and reports that biblatex localises, as text (biblatex manual 4.9.2.15). */
export const GENRE_KEYS: Readonly<Record<string, string>> = {
  bathesis: "Bachelor's thesis",
  mathesis: "Master's thesis",
  phdthesis: 'PhD thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
};

const BIBLATEX: Readonly<Record<string, string>> = {
  article: 'article',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  bill: 'legislation',
  book: 'book',
  chapter: 'incollection',
  classic: 'book',
  dataset: 'dataset',
  entry: 'inreference',
  'entry-dictionary': 'inreference',
  'entry-encyclopedia': 'inreference',
  figure: 'image',
  graphic: 'artwork',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  manuscript: 'unpublished',
  motion_picture: 'movie',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  personal_communication: 'letter',
  post: 'online',
  'post-weblog': 'online',
  regulation: 'legislation',
  report: 'report',
  review: 'review',
  'review-book': 'review',
  software: 'software',
  song: 'music',
  speech: 'unpublished',
  standard: 'standard',
  thesis: 'thesis',
  treaty: 'legal',
  webpage: 'online',
};

/** The entry types plain BibTeX knows (btxdoc), by CSL type; every other type is @misc. */
const BIBTEX: Readonly<Record<string, string>> = {
  article: 'article',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  classic: 'book',
  entry: 'incollection',
  'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  review: 'article',
  'review-book': 'article',
  thesis: 'phdthesis',
};

/** CSL type and, where the entry type says it, genre. An unknown type is a document. */
export function readBibType(type: string): ReadType & { readonly known: boolean } {
  const known = Object.hasOwn(READ, type);
  return { ...(known ? READ[type]! : { type: 'document' }), known };
}

/** The entry type for a CSL type. */
export function writeBibType(
  type: string,
  genre: string | undefined,
  dialect: 'bibtex' | 'biblatex',
): string {
  if (dialect === 'biblatex') return BIBLATEX[type] ?? 'misc';
  if (type === 'thesis' && genre !== undefined && /master|\bm\.?\s?(?:a|sc)\b|magister|diplom/i.test(genre)) {
    return 'mastersthesis';
  }
  return BIBTEX[type] ?? 'misc';
}

/** True where a CSL type stands in a journal, magazine or newspaper. */
export function standsInJournal(type: string): boolean {
  return type.startsWith('article') || type === 'review' || type === 'review-book';
}
