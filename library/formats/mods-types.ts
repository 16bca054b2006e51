import { readType } from './type-names.ts';
import { element, elements, textOf, type XmlElement } from './xml-tree.ts';

// Terms of the MARC genre list (https://www.loc.gov/standards/valuelist/marcgt.html) for what a book may be.
const BOOKS =
  'autobiography|bibliography|biography|catalog|comic or graphic novel|directory|discography|drama|essay|festschrift|fiction|filmography|folktale|handbook|history|humor, satire|hymnal|instruction|language instruction|memoir|multivolume monograph|novel|poetry|programmed text|script|short story|yearbook'.split(
    '|',
  );
/** And for what is looked at. */
const PICTURES =
  'art original|art reproduction|chart|comic strip|diorama|flash card|graphic|microscope slide|model|picture|realia|slide|technical drawing|toy|transparency'.split(
    '|',
  );

/** Genres of MODS, MARC and bibutils as CSL types. */
const GENRES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(BOOKS.map((genre) => [genre, 'book'])),
  ...Object.fromEntries(PICTURES.map((genre) => [genre, 'graphic'])),
  'academic journal': 'article-journal',
  article: 'article-journal',
  'audio recording': 'song',
  book: 'book',
  'book chapter': 'chapter',
  'book section': 'chapter',
  chapter: 'chapter',
  'conference publication': 'paper-conference',
  'conference paper': 'paper-conference',
  journalarticle: 'article-journal',
  'journal article': 'article-journal',
  'magazine article': 'article-magazine',
  magazine: 'article-magazine',
  newspaper: 'article-newspaper',
  'newspaper article': 'article-newspaper',
  patent: 'patent',
  'ph.d. thesis': 'thesis',
  'phd thesis': 'thesis',
  'masters thesis': 'thesis',
  proceedings: 'book',
  report: 'report',
  'technical report': 'report',
  thesis: 'thesis',
  map: 'map',
  atlas: 'map',
  globe: 'map',
  'remote sensing image': 'map',
  dictionary: 'entry-dictionary',
  encyclopedia: 'entry-encyclopedia',
  letter: 'personal_communication',
  dataset: 'dataset',
  'data set': 'dataset',
  'numeric data': 'dataset',
  database: 'dataset',
  webpage: 'webpage',
  'web site': 'webpage',
  'web page': 'webpage',
  manuscript: 'manuscript',
  'motion picture': 'motion_picture',
  filmstrip: 'motion_picture',
  videorecording: 'motion_picture',
  'computer program': 'software',
  software: 'software',
  font: 'software',
  game: 'software',
  'online system or service': 'software',
  rehearsal: 'song',
  sound: 'song',
  speech: 'speech',
  offprint: 'article-journal',
  'legal case and case notes': 'legal_case',
  'law report or digest': 'legal_case',
  'legal article': 'article-journal',
  case: 'legal_case',
  bill: 'bill',
  hearing: 'hearing',
  legislation: 'legislation',
  statute: 'legislation',
  treaty: 'treaty',
  regulation: 'regulation',
  standard: 'standard',
  'standard or specification': 'standard',
  interview: 'interview',
  inproceedings: 'paper-conference',
  incollection: 'chapter',
  inbook: 'chapter',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  techreport: 'report',
  misc: 'document',
  unpublished: 'manuscript',
  booklet: 'pamphlet',
};

const RESOURCES: Readonly<Record<string, string>> = {
  'software, multimedia': 'software',
  cartographic: 'map',
  'still image': 'graphic',
  'moving image': 'motion_picture',
  'sound recording': 'song',
  'sound recording-musical': 'song',
  'sound recording-nonmusical': 'song',
  'three dimensional object': 'graphic',
  'notated music': 'musical_score',
};

/** What an agency's own system calls its kinds of publication (https://www.govinfo.gov/help). */
const COLLECTIONS: Readonly<Record<string, string>> = {
  BILLS: 'bill',
  CHRG: 'hearing',
  PLAW: 'legislation',
  STATUTE: 'legislation',
  USCODE: 'legislation',
  CFR: 'regulation',
  CRPT: 'report',
  USCOURTS: 'legal_case',
};

/** The type of a MODS record: by its genres, by what it stands in, by the kind of thing it is. */
export function readModsType(root: XmlElement, host: XmlElement | undefined): string {
  const collection = elements(root, 'extension').map((each) => textOf(element(each, 'collectionCode')));
  const official = collection.map((code) => COLLECTIONS[code]).find((type) => type !== undefined);
  if (official && !host) return official;
  const inGenre = [...elements(root, 'genre'), ...elements(host, 'genre')]
    .map((genre) => typeOfGenre(textOf(genre)))
    .find((type) => type !== undefined);
  const issuance = textOf(element(root, 'originInfo', 'issuance'));
  if (host && textOf(element(host, 'originInfo', 'issuance')) === 'continuing')
    return inGenre?.startsWith('article') ? inGenre : 'article-journal';
  const isPage = textOf(element(root, 'physicalDescription', 'internetMediaType')) === 'text/html';
  const hasPlace = [...elements(host, 'part'), ...elements(root, 'part')].some(
    (part) => element(part, 'extent') !== undefined,
  );
  // A page stands in a site, a volume in a set; neither is a chapter.
  if (host && !hasPlace && inGenre === undefined && isPage) return 'webpage';
  const isVolume = !hasPlace && issuance === 'monographic';
  if (host && !isVolume && (inGenre === 'book' || inGenre === undefined))
    return element(host, 'part') &&
      elements(host, 'identifier').some(({ attributes }) => attributes.type === 'issn')
      ? 'article-journal'
      : 'chapter';
  if (inGenre) return inGenre;
  const resource = textOf(element(root, 'typeOfResource'));
  if (element(root, 'typeOfResource')?.attributes.manuscript === 'yes') return 'manuscript';
  if (RESOURCES[resource]) return RESOURCES[resource]!;
  if (isPage) return 'webpage';
  return issuance !== '' || resource === 'text' ? 'book' : 'document';
}

/** Zotero writes its own names of types as genres: "bookSection". */
function typeOfGenre(genre: string): string | undefined {
  return GENRES[genre.toLowerCase()] ?? (/^[a-z]+[A-Z][a-zA-Z]+$/.test(genre) ? readType(genre) : undefined);
}
