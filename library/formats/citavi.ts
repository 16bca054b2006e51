import type { CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import type { Format, ReadOptions } from './format.ts';
import { cleanDoi, cleanPages } from './identifiers.ts';
import { addNames, addText, type ItemDraft, joinKeywords, keepVerbatim, setText } from './item-draft.ts';
import { familyParts } from './person-name.ts';
import { cutElements, readXmlRecords, type XmlRecordReader } from './xml-records.ts';
import { element, elements, linesOf, parseXml, textOf, type XmlElement } from './xml-tree.ts';

const TYPES: Readonly<Record<string, string>> = {
  AudioBook: 'song',
  AudioOrVideoDocument: 'motion_picture',
  Book: 'book',
  BookEdited: 'book',
  Broadcast: 'broadcast',
  CollectedWorks: 'book',
  ComputerProgram: 'software',
  ConferenceProceedings: 'book',
  Contribution: 'chapter',
  ContributionInLegalCommentary: 'chapter',
  CourtDecision: 'legal_case',
  File: 'document',
  InternetDocument: 'webpage',
  InterviewMaterial: 'interview',
  JournalArticle: 'article-journal',
  Lecture: 'speech',
  LegalCommentary: 'book',
  Manuscript: 'manuscript',
  Map: 'map',
  Movie: 'motion_picture',
  MusicAlbum: 'song',
  MusicTrack: 'song',
  NewsAgencyReport: 'article-newspaper',
  NewspaperArticle: 'article-newspaper',
  Patent: 'patent',
  PersonalCommunication: 'personal_communication',
  PressRelease: 'report',
  RadioPlay: 'broadcast',
  SpecialIssue: 'periodical',
  Standard: 'standard',
  StatuteOrRegulation: 'legislation',
  Thesis: 'thesis',
  UnpublishedWork: 'manuscript',
};

const TEXTS: Readonly<Record<string, string>> = {
  CitationKey: 'id',
  ShortTitle: 'title-short',
  Volume: 'volume',
  Number: 'issue',
  NumberOfVolumes: 'number-of-volumes',
  Edition: 'edition',
  PlaceOfPublication: 'publisher-place',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  Language: 'language',
  OnlineAddress: 'URL',
  PubMedID: 'PMID',
  SourceOfBibliographicInformation: 'source',
  Notes: 'note',
};

/** Lists that join references to persons and the like: the reference's id first, then the others'. */
const RELATIONS: Readonly<Record<string, string>> = {
  ReferenceAuthors: 'author',
  ReferenceEditors: 'editor',
  ReferenceCollaborators: 'contributor',
};

const SETTINGS =
  /^(?:CreatedBy|CreatedOn|ModifiedBy|ModifiedOn|.*IsComplex|.*TextFormat|.*UpdateType|.*Formatted|HasLabel\d|PageRange.*|PageCount.*|Rating|SequenceNumber|DateForSorting|CoverPath|LanguageCode|TextLinks|ReferenceType|Protected)$/;

type Project = {
  readonly names: ReadonlyMap<string, CslName>;
  readonly titles: ReadonlyMap<string, string>;
  readonly relations: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Titles of references, for the books that contributions stand in. */
  readonly books: ReadonlyMap<string, string>;
};

function readProject(text: string): Project {
  const names = new Map<string, CslName>();
  const titles = new Map<string, string>();
  for (const root of parseAll(text, ['Person'])) {
    const [family, first, middle] = ['LastName', 'FirstName', 'MiddleName'].map((name) =>
      textOf(element(root, name)),
    );
    const given = [first, middle].filter((part) => part).join(' ');
    if (family)
      names.set(root.attributes.id ?? '', given ? { ...familyParts(family), given } : { literal: family });
  }
  for (const root of parseAll(text, ['Periodical', 'Publisher', 'SeriesTitle', 'Keyword'])) {
    titles.set(root.attributes.id ?? '', textOf(element(root, 'Name')) || textOf(element(root, 'FullName')));
  }
  const relations = new Map<string, string[][]>();
  for (const root of parseAll(text, [
    ...Object.keys(RELATIONS),
    'ReferenceOrganizations',
    'ReferencePublishers',
    'ReferenceKeywords',
    'ReferenceReferences',
  ])) {
    relations.set(
      root.name,
      elements(root, 'OnetoN').map((each) => textOf(each).split(';')),
    );
  }
  const books = new Map(
    parseAll(text, ['Reference']).map((root) => [root.attributes.id ?? '', titleOf(root)] as const),
  );
  return { names, titles, relations, books };
}

function parseAll(text: string, names: readonly string[]): XmlElement[] {
  return cutElements(text, names).flatMap((piece) => {
    try {
      return [parseXml(piece.text)];
    } catch {
      // A broken reference is told of when its turn comes; a broken person only misses where it is named.
      return [];
    }
  });
}

function titleOf(reference: XmlElement): string {
  return [textOf(element(reference, 'Title')), textOf(element(reference, 'Subtitle'))]
    .filter((part) => part !== '')
    .join(': ');
}

function reader(project: Project): XmlRecordReader {
  const related = (relation: string, id: string): readonly string[] =>
    (project.relations.get(relation) ?? []).filter(([from]) => from === id).flatMap((ids) => ids.slice(1));
  return (reference, draft) => {
    const id = reference.attributes.id ?? '';
    const type = textOf(element(reference, 'ReferenceType'));
    draft.type = TYPES[type] ?? 'document';
    setText(draft, 'title', titleOf(reference));
    for (const [relation, variable] of Object.entries(RELATIONS)) {
      addNames(
        draft,
        variable,
        related(relation, id).flatMap((each) => project.names.get(each) ?? []),
      );
    }
    const organisations = related('ReferenceOrganizations', id).flatMap(
      (each) => project.names.get(each) ?? [],
    );
    if (draft.author === undefined) addNames(draft, 'author', organisations);
    const title = (each: string): string[] => [project.titles.get(each) ?? ''].filter((name) => name !== '');
    setText(draft, 'publisher', related('ReferencePublishers', id).flatMap(title).join('; '));
    draft.keyword = joinKeywords(related('ReferenceKeywords', id).flatMap(title));
    const parent = (project.relations.get('ReferenceReferences') ?? []).find((ids) =>
      ids.slice(1).includes(id),
    )?.[0];
    if (parent !== undefined) setText(draft, 'container-title', project.books.get(parent) ?? '');
    setText(draft, 'container-title', project.titles.get(textOf(element(reference, 'PeriodicalID'))) ?? '');
    setText(draft, 'collection-title', project.titles.get(textOf(element(reference, 'SeriesTitleID'))) ?? '');
    for (const field of elements(reference)) readField(draft, field);
    draft.id ??= id;
    return TYPES[type] === undefined ? [`The type "${type}" is not known.`] : [];
  };
}

function readField(draft: ItemDraft, field: XmlElement): void {
  const text = textOf(field);
  const variable = TEXTS[field.name];
  switch (field.name) {
    case 'Title':
    case 'Subtitle':
    case 'PeriodicalID':
    case 'SeriesTitleID':
      return;
    case 'Abstract':
      addText(draft, 'abstract', linesOf(field), '\n\n');
      return;
    case 'DOI':
      setText(draft, 'DOI', cleanDoi(text));
      return;
    case 'PageRange':
      setText(draft, 'page', cleanPages(/<os>([^<]*)<\/os>/.exec(text)?.[1] ?? text.replace(/<[^>]*>/g, '')));
      return;
    case 'PageCount':
      setText(
        draft,
        'number-of-pages',
        /<c>([^<]*)<\/c>/.exec(text)?.[1] ?? text.replace(/<[^>]*>/g, '').trim(),
      );
      return;
    case 'Year':
      draft.issued ??= parseDateText(text);
      return;
    case 'Date':
      readDate(draft, text);
      return;
    case 'AccessDate':
      draft.accessed = parseDateText(text);
      return;
    default:
      if (SETTINGS.test(field.name)) return;
      if (variable === undefined || !setText(draft, variable, text))
        keepVerbatim(draft, 'citavi', field.name, text);
  }
}

function readDate(draft: ItemDraft, text: string): void {
  const date = parseDateText(text);
  if (date?.['date-parts']) draft.issued = date;
  else draft.issued ??= date;
}

function readCitavi(text: string, options: ReadOptions): ReturnType<typeof readXmlRecords> {
  return readXmlRecords(cutElements(text, ['Reference']), 'citavi', reader(readProject(text)), options);
}

/** Citavi 5 and 6 projects as XML, alone or packed into their backup (.ctv5bak, .ctv6bak). */
export const citavi: Format = {
  id: 'citavi',
  label: 'Citavi',
  extensions: ['ctv5bak', 'ctv6bak', 'xml'],
  mediaType: 'application/xml',
  detect: (start) => /<CitaviExchangeData\b/.test(start),
  read: readCitavi,
};
