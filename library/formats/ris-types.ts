/** What a RIS type is in CSL. EndNote's, Reference Manager's and Zotero's types. */
const READ: Readonly<Record<string, string>> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  AGGR: 'dataset',
  ANCIENT: 'classic',
  ART: 'graphic',
  BILL: 'bill',
  BLOG: 'post-weblog',
  BOOK: 'book',
  CASE: 'legal_case',
  CHAP: 'chapter',
  CHART: 'figure',
  CLSWK: 'classic',
  COMP: 'software',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  CTLG: 'book',
  DATA: 'dataset',
  DBASE: 'dataset',
  DICT: 'entry-dictionary',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  ELEC: 'webpage',
  ENCYC: 'entry-encyclopedia',
  EQUA: 'figure',
  FIGURE: 'figure',
  GEN: 'document',
  GOVDOC: 'report',
  GRNT: 'report',
  HEAR: 'hearing',
  ICOMM: 'personal_communication',
  INPR: 'article-journal',
  INTV: 'interview',
  JFULL: 'periodical',
  JOUR: 'article-journal',
  LEGAL: 'regulation',
  MANSCPT: 'manuscript',
  MAP: 'map',
  MGZN: 'article-magazine',
  MPCT: 'motion_picture',
  MULTI: 'webpage',
  MUSIC: 'musical_score',
  NEWS: 'article-newspaper',
  PAMP: 'pamphlet',
  PAT: 'patent',
  PCOMM: 'personal_communication',
  RPRT: 'report',
  SER: 'book',
  SLIDE: 'speech',
  SOUND: 'song',
  STAND: 'standard',
  STAT: 'legislation',
  THES: 'thesis',
  UNBILL: 'bill',
  UNPB: 'manuscript',
  VIDEO: 'broadcast',
  WEB: 'webpage',
};

const WRITTEN: Readonly<Record<string, string>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  bill: 'BILL',
  book: 'BOOK',
  broadcast: 'VIDEO',
  classic: 'CLSWK',
  dataset: 'DATA',
  document: 'GEN',
  entry: 'ENCYC',
  figure: 'FIGURE',
  legislation: 'STAT',
  manuscript: 'MANSCPT',
  motion_picture: 'MPCT',
  'paper-conference': 'CPAPER',
  personal_communication: 'PCOMM',
  post: 'BLOG',
  regulation: 'LEGAL',
  report: 'RPRT',
  review: 'JOUR',
  'review-book': 'JOUR',
  treaty: 'LEGAL',
  webpage: 'ELEC',
};

const FIRST: ReadonlyMap<string, string> = new Map(
  Object.entries(READ)
    .reverse()
    .map(([ris, type]) => [type, ris]),
);

/** CSL type of a RIS type; "Journal Article" and the like, which some databases write, are understood too. */
export function readRisType(value: string): string | undefined {
  const code = value.trim().toUpperCase();
  if (Object.hasOwn(READ, code)) return READ[code];
  if (/journal|article|review/i.test(value)) return 'article-journal';
  if (/chapter|section/i.test(value)) return 'chapter';
  if (/book/i.test(value)) return 'book';
  if (/thesis|dissertation/i.test(value)) return 'thesis';
  if (/conference|proceeding/i.test(value)) return 'paper-conference';
  if (/report/i.test(value)) return 'report';
  return undefined;
}

/** RIS type for a CSL type, GEN where there is none. */
export function writeRisType(type: string): string {
  return WRITTEN[type] ?? FIRST.get(type) ?? 'GEN';
}
