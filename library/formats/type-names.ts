import { CSL_TYPES } from './item-draft.ts';
import { readRisType } from './ris-types.ts';

const ZOTERO_TYPES: Readonly<Record<string, string>> = {
  artwork: 'graphic',
  audiorecording: 'song',
  bill: 'bill',
  blogpost: 'post-weblog',
  book: 'book',
  booksection: 'chapter',
  case: 'legal_case',
  computerprogram: 'software',
  conferencepaper: 'paper-conference',
  dataset: 'dataset',
  dictionaryentry: 'entry-dictionary',
  document: 'document',
  email: 'personal_communication',
  encyclopediaarticle: 'entry-encyclopedia',
  film: 'motion_picture',
  forumpost: 'post',
  hearing: 'hearing',
  instantmessage: 'personal_communication',
  interview: 'interview',
  journalarticle: 'article-journal',
  letter: 'personal_communication',
  magazinearticle: 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  newspaperarticle: 'article-newspaper',
  patent: 'patent',
  podcast: 'broadcast',
  preprint: 'article',
  presentation: 'speech',
  radiobroadcast: 'broadcast',
  report: 'report',
  software: 'software',
  standard: 'standard',
  statute: 'legislation',
  thesis: 'thesis',
  tvbroadcast: 'broadcast',
  videorecording: 'motion_picture',
  webpage: 'webpage',
  dissertation: 'thesis',
  bookchapter: 'chapter',
  proceedingsarticle: 'paper-conference',
  reference: 'book',
  journal: 'article-journal',
  patents: 'patent',
};

/** A type in the words of CSL, Zotero, RIS or a database. */
export function readType(cell: string): string | undefined {
  const tidy = cell.trim();
  if (CSL_TYPES.includes(tidy)) return tidy;
  const zotero = ZOTERO_TYPES[tidy.replace(/[^A-Za-z]/g, '').toLowerCase()];
  return zotero ?? readRisType(tidy);
}

/** Whether a kind says of a journal's article no more than that it is one. */
export function isPlainArticle(kind: string): boolean {
  return /^(?:(?:journal|research|original)[ -])?(?:research )?article$/i.test(kind.trim());
}
