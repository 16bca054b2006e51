import type { CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import type { Format } from './format.ts';
import { cleanDoi, cleanPages } from './identifiers.ts';
import { addText, type ItemDraft, joinKeywords, keepVerbatim, setText } from './item-draft.ts';
import { familyParts } from './person-name.ts';
import { cutElements, readXmlRecords } from './xml-records.ts';
import { descendants, element, elements, textOf, type XmlElement } from './xml-tree.ts';

/** Word's source types. */
const TYPES: Readonly<Record<string, string>> = {
  Art: 'graphic',
  ArticleInAPeriodical: 'article-magazine',
  Book: 'book',
  BookSection: 'chapter',
  Case: 'legal_case',
  ConferenceProceedings: 'paper-conference',
  DocumentFromInternetSite: 'webpage',
  ElectronicSource: 'document',
  Film: 'motion_picture',
  InternetSite: 'webpage',
  Interview: 'interview',
  JournalArticle: 'article-journal',
  Misc: 'document',
  Patent: 'patent',
  Performance: 'performance',
  Report: 'report',
  SoundRecording: 'song',
};

const TEXTS: Readonly<Record<string, string>> = {
  Tag: 'id',
  Title: 'title',
  ShortTitle: 'title-short',
  JournalName: 'container-title',
  BookTitle: 'container-title',
  ConferenceName: 'container-title',
  PeriodicalTitle: 'container-title',
  InternetSiteTitle: 'container-title',
  PublicationTitle: 'container-title',
  Volume: 'volume',
  Issue: 'issue',
  NumberVolumes: 'number-of-volumes',
  Edition: 'edition',
  Version: 'version',
  Publisher: 'publisher',
  Institution: 'publisher',
  Distributor: 'publisher',
  City: 'publisher-place',
  URL: 'URL',
  Comments: 'note',
  Medium: 'medium',
  ThesisType: 'genre',
  PatentNumber: 'number',
  CaseNumber: 'number',
  BIBTEX_Abstract: 'abstract',
  BIBTEX_Series: 'collection-title',
  Language: 'language',
};

const PERSONS: Readonly<Record<string, string>> = {
  Author: 'author',
  Artist: 'author',
  BookAuthor: 'container-author',
  Compiler: 'compiler',
  Composer: 'composer',
  Director: 'director',
  Editor: 'editor',
  Interviewee: 'author',
  Interviewer: 'interviewer',
  Inventor: 'author',
  Performer: 'performer',
  ProducerName: 'producer',
  Translator: 'translator',
  Writer: 'author',
};

function readSource(source: XmlElement, draft: ItemDraft): string[] {
  const type = textOf(element(source, 'SourceType'));
  const bibtex = textOf(element(source, 'BIBTEX_Entry')).toLowerCase();
  draft.type = /thesis/.test(bibtex) ? 'thesis' : (TYPES[type] ?? 'document');
  for (const field of elements(source)) readField(field, draft);
  readDates(source, draft);
  return TYPES[type] === undefined && type !== '' ? [`The type "${type}" is not known.`] : [];
}

const HANDLED = new Set([
  'SourceType',
  'Year',
  'Month',
  'Day',
  'YearAccessed',
  'MonthAccessed',
  'DayAccessed',
  'LCID',
  'Guid',
  'RefOrder',
]);

function readField(field: XmlElement, draft: ItemDraft): void {
  const text = textOf(field);
  if (HANDLED.has(field.name)) return;
  if (field.name === 'Author') {
    for (const role of elements(field)) {
      const variable = PERSONS[role.name] ?? 'contributor';
      const names = readNames(role);
      if (names.length > 0) draft[variable] = names;
    }
    return;
  }
  const variable = TEXTS[field.name];
  if (field.name === 'Pages') setText(draft, 'page', cleanPages(text));
  else if (field.name === 'DOI') setText(draft, 'DOI', cleanDoi(text));
  else if (field.name === 'StandardNumber') readStandardNumber(text, draft);
  else if (field.name === 'BIBTEX_KeyWords') draft.keyword = joinKeywords(text.split(/\s*[;,]\s*/));
  else if (variable === undefined || !setText(draft, variable, text))
    keepVerbatim(draft, 'msbib', field.name, text);
}

function readNames(role: XmlElement): CslName[] {
  const corporate = textOf(element(role, 'Corporate'));
  if (corporate !== '') return [{ literal: corporate }];
  return descendants(role, 'Person').flatMap((person) => {
    const [family, first, middle] = ['Last', 'First', 'Middle'].map((name) => textOf(element(person, name)));
    const given = [first, middle].filter((part) => part).join(' ');
    if (!family) return given ? [{ literal: given }] : [];
    return [{ ...familyParts(family), ...(given ? { given } : {}) }];
  });
}

/** Word has one field for all numbers; JabRef writes `ISBN:… ISSN:…` into it. */
function readStandardNumber(text: string, draft: ItemDraft): void {
  for (const match of text.matchAll(/(ISBN|ISSN|DOI)[:\s]+(\S+)/gi)) {
    const variable = match[1]!.toUpperCase();
    addText(draft, variable, variable === 'DOI' ? cleanDoi(match[2]!) : match[2]!, ', ');
  }
  if (!/ISBN|ISSN|DOI/i.test(text))
    addText(draft, /^\d{4}-?\d{3}[\dXx]$/.test(text) ? 'ISSN' : 'ISBN', text, ', ');
}

function readDates(source: XmlElement, draft: ItemDraft): void {
  const date = (suffix: string): string =>
    ['Day', 'Month', 'Year']
      .map((name) => textOf(element(source, `${name}${suffix}`)))
      .filter((part) => part !== '')
      .join(' ');
  const numeric = (text: string): string =>
    text.replace(
      /^(?:(\d{1,2}) )?(\d{1,2}) (\d{4})$/,
      (_, day: string | undefined, month: string, year: string) =>
        [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-'),
    );
  draft.issued = parseDateText(numeric(date('')));
  draft.accessed = parseDateText(numeric(date('Accessed')));
}

/** Word's bibliography (ECMA-376, Office Open XML, part 1, 22.6). */
export const msbib: Format = {
  id: 'msbib',
  label: 'Word bibliography',
  extensions: ['xml'],
  mediaType: 'application/xml',
  detect: (start) => /officeDocument\/2006\/bibliography/.test(start) || /<b:Sources?[\s>]/.test(start),
  read: (text, options) => readXmlRecords(cutElements(text, ['Source']), 'msbib', readSource, options),
};
