/** EndNote's reference types by name, with the number its XML carries, as CSL types. */
const TYPES: readonly (readonly [name: string, number: number, type: string])[] = [
  ['Journal Article', 17, 'article-journal'],
  ['Book', 6, 'book'],
  ['Book Section', 5, 'chapter'],
  ['Conference Paper', 47, 'paper-conference'],
  ['Report', 27, 'report'],
  ['Thesis', 32, 'thesis'],
  ['Web Page', 12, 'webpage'],
  ['Generic', 13, 'document'],
  ['Artwork', 2, 'graphic'],
  ['Audiovisual Material', 3, 'motion_picture'],
  ['Bill', 4, 'bill'],
  ['Case', 7, 'legal_case'],
  ['Computer Program', 9, 'software'],
  ['Conference Proceedings', 10, 'paper-conference'],
  ['Magazine Article', 19, 'article-magazine'],
  ['Map', 20, 'map'],
  ['Newspaper Article', 23, 'article-newspaper'],
  ['Patent', 25, 'patent'],
  ['Personal Communication', 26, 'personal_communication'],
  ['Edited Book', 28, 'book'],
  ['Statute', 31, 'legislation'],
  ['Unpublished Work', 34, 'manuscript'],
  ['Manuscript', 36, 'manuscript'],
  ['Figure', 37, 'figure'],
  ['Chart or Table', 38, 'figure'],
  ['Equation', 39, 'figure'],
  ['Film or Broadcast', 21, 'motion_picture'],
  ['Hearing', 14, 'hearing'],
  ['Electronic Article', 43, 'article-journal'],
  ['Electronic Book', 44, 'book'],
  ['Online Database', 45, 'dataset'],
  ['Government Document', 46, 'report'],
  ['Online Multimedia', 48, 'motion_picture'],
  ['Classical Work', 49, 'classic'],
  ['Legal Rule or Regulation', 50, 'regulation'],
  ['Ancient Text', 51, 'classic'],
  ['Dictionary', 52, 'entry-dictionary'],
  ['Encyclopedia', 53, 'entry-encyclopedia'],
  ['Grant', 54, 'report'],
  ['Aggregated Database', 55, 'dataset'],
  ['Blog', 56, 'post-weblog'],
  ['Serial', 57, 'book'],
  ['Standard', 58, 'standard'],
  ['Dataset', 59, 'dataset'],
  ['Electronic Book Section', 60, 'chapter'],
  ['Music', 61, 'musical_score'],
  ['Catalog', 8, 'book'],
  ['Pamphlet', 24, 'pamphlet'],
  ['Interview', 62, 'interview'],
  ['Podcast', 63, 'broadcast'],
  ['Press Release', 64, 'report'],
  ['Social Media', 65, 'post'],
  ['Preprint', 66, 'article'],
];

const BY_NAME = new Map(TYPES.map(([name, , type]) => [name.toLowerCase(), type]));
const BY_NUMBER = new Map(TYPES.map(([, number, type]) => [number, type]));

const WRITTEN: Readonly<Record<string, string>> = {
  review: 'Journal Article',
  'review-book': 'Journal Article',
  periodical: 'Serial',
  song: 'Music',
  speech: 'Conference Paper',
  treaty: 'Legal Rule or Regulation',
  entry: 'Encyclopedia',
  collection: 'Manuscript',
  performance: 'Audiovisual Material',
};

/** CSL type of an EndNote type given by name or number. */
export function readEndNoteType(name: string, number?: number): string | undefined {
  const plain = name.trim().toLowerCase();
  if (plain === 'audio') return 'song';
  return BY_NAME.get(plain) ?? (number === undefined ? undefined : BY_NUMBER.get(number));
}

/** EndNote's type for a CSL type, Generic where there is none. */
export function writeEndNoteType(type: string): { readonly name: string; readonly number: number } {
  const name = WRITTEN[type];
  const found =
    TYPES.find(([each, , csl]) => (name === undefined ? csl === type : each === name)) ?? TYPES[7]!;
  return { name: found[0], number: found[1] };
}
