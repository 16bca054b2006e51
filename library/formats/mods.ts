import type { CslDate, CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import type { Format } from './format.ts';
import { cleanDoi, joinPages } from './identifiers.ts';
import { addNames, addText, type ItemDraft, joinKeywords, keepVerbatim, setText } from './item-draft.ts';
import { readModsType } from './mods-types.ts';
import { familyParts, parseInvertedName, withoutLifeDates } from './person-name.ts';
import { cutElements, readXmlRecords } from './xml-records.ts';
import { descendants, element, elements, linesOf, textOf, type XmlElement } from './xml-tree.ts';

// biome-ignore format: a table reads better in rows
const ROLES: Readonly<Record<string, string>> = {
  aut: 'author', author: 'author', creator: 'author', cre: 'author', joint_author: 'author', 'joint author': 'author', art: 'author', artist: 'author',
  pht: 'author', photographer: 'author', ctg: 'author', cartographer: 'author', inv: 'author', inventor: 'author', prg: 'author', programmer: 'author',
  dis: 'author', dissertant: 'author', ivr: 'interviewer', interviewer: 'interviewer', ive: 'author', interviewee: 'author', spk: 'author', speaker: 'author',
  edt: 'editor', editor: 'editor', pbd: 'editor', edc: 'editor', com: 'compiler', compiler: 'compiler', trl: 'translator', translator: 'translator',
  cmp: 'composer', composer: 'composer', drt: 'director', director: 'director', fmd: 'director', pro: 'producer', producer: 'producer',
  aus: 'script-writer', screenwriter: 'script-writer', ill: 'illustrator', illustrator: 'illustrator', rcp: 'recipient', addressee: 'recipient', recipient: 'recipient',
  prf: 'performer', performer: 'performer', sng: 'performer', singer: 'performer', nrt: 'narrator', narrator: 'narrator', hst: 'host', host: 'host', cur: 'curator', curator: 'curator',
};

function readRecord(root: XmlElement, draft: ItemDraft): string[] {
  const host = elements(root, 'relatedItem').find(({ attributes }) => attributes.type === 'host');
  const series = elements(root, 'relatedItem').find(({ attributes }) => attributes.type === 'series');
  draft.type = readModsType(root, host);
  if (root.attributes.ID) draft.id = root.attributes.ID;
  readTitles(root, draft);
  for (const name of elements(root, 'name')) readName(name, draft, 'author');
  setText(draft, 'container-title', titleOf(elements(host, 'titleInfo')[0]));
  for (const info of elements(host, 'titleInfo').slice(1)) {
    if (info.attributes.type === 'abbreviated') setText(draft, 'container-title-short', titleOf(info));
  }
  for (const name of elements(host, 'name')) readName(name, draft, 'editor');
  setText(draft, 'collection-title', titleOf(element(series, 'titleInfo')));
  setText(draft, 'collection-number', textOf(element(series, 'titleInfo', 'partNumber')));
  for (const part of [...elements(host, 'part'), ...elements(root, 'part')]) readPart(part, draft);
  for (const origin of [...elements(root, 'originInfo'), ...elements(host, 'originInfo')])
    readOrigin(origin, draft);
  for (const identifier of [...elements(root, 'identifier'), ...elements(host, 'identifier')])
    readIdentifier(identifier, draft);
  readRest(root, draft);
  keepRest(root, draft);
  return [];
}

function titleOf(info: XmlElement | undefined): string {
  if (!info) return '';
  const title = [textOf(element(info, 'nonSort')), textOf(element(info, 'title'))]
    .filter((part) => part !== '')
    .join(' ');
  const rest = [
    textOf(element(info, 'subTitle')),
    [textOf(element(info, 'partNumber')), textOf(element(info, 'partName'))]
      .filter((part) => part !== '')
      .join(', '),
  ];
  return [title, ...rest]
    .filter((part) => part !== '')
    .join(': ')
    .replace(/[\s/:]+$/, '')
    .replace("' ", "'");
}

function readTitles(root: XmlElement, draft: ItemDraft): void {
  const infos = elements(root, 'titleInfo');
  setText(draft, 'title', titleOf(infos.find(({ attributes }) => attributes.type === undefined) ?? infos[0]));
  for (const info of infos) {
    if (info.attributes.type === 'abbreviated') setText(draft, 'title-short', titleOf(info));
    if (info.attributes.type === 'translated') setText(draft, 'translated-title', titleOf(info));
  }
}

/** Roles of those who brought a work out; they stand in `originInfo` too. */
const PUBLISHING = new Set([
  'pbl',
  'publisher',
  'dst',
  'distributor',
  'prt',
  'printer',
  'mfr',
  'manufacturer',
]);

function readName(name: XmlElement, draft: ItemDraft, fallback: string): void {
  const roles = descendants(name, 'roleTerm').map((role) => textOf(role).toLowerCase().replace(/\.$/, ''));
  if (roles.length > 0 && roles.every((each) => PUBLISHING.has(each))) {
    keepVerbatim(
      draft,
      'mods',
      `name ${roles[0]!}`,
      elements(name, 'namePart')
        .map((part) => textOf(part))
        .join(' '),
    );
    return;
  }
  const role = roles.map((each) => ROLES[each]).find((each) => each !== undefined);
  const read = readNameParts(name);
  if (read) addNames(draft, role ?? (roles.length === 0 ? fallback : 'contributor'), [read]);
}

function readNameParts(name: XmlElement): CslName | undefined {
  const parts = elements(name, 'namePart');
  const of = (type: string): string =>
    parts
      .filter(({ attributes }) => attributes.type === type)
      .map((part) => textOf(part))
      .filter((part) => part !== '')
      .join(' ');
  const family = of('family');
  const given = of('given');
  if (family !== '') {
    const suffix = of('termsOfAddress');
    return {
      ...familyParts(family),
      ...(given ? { given } : {}),
      ...(/^(?:Jr|Sr|I{2,3}|IV)\.?$/.test(suffix) ? { suffix } : {}),
    };
  }
  const whole =
    parts
      .filter(({ attributes }) => attributes.type === undefined)
      .map((part) => textOf(part))
      .filter((part) => part !== '')
      .join(' ') || given;
  if (whole === '') return undefined;
  return name.attributes.type === 'corporate' || name.attributes.type === 'conference'
    ? { literal: whole }
    : parseInvertedName(withoutLifeDates(whole));
}

function readPart(part: XmlElement, draft: ItemDraft): void {
  for (const detail of elements(part, 'detail')) {
    const number = textOf(element(detail, 'number')) || textOf(element(detail, 'title'));
    const variable = {
      volume: 'volume',
      issue: 'issue',
      number: 'issue',
      section: 'section',
      chapter: 'chapter-number',
    }[detail.attributes.type ?? ''];
    if (!variable || !setText(draft, variable, number))
      keepVerbatim(draft, 'mods', `part ${detail.attributes.type ?? ''}`.trim(), number);
  }
  for (const extent of elements(part, 'extent')) {
    const range = joinPages(textOf(element(extent, 'start')), textOf(element(extent, 'end')));
    const pages = range || textOf(element(extent, 'list'));
    if (!setText(draft, 'page', pages)) keepVerbatim(draft, 'mods', 'extent', pages);
  }
  draft.issued ??= readDate(element(part, 'date'));
}

function readDate(date: XmlElement | undefined): CslDate | undefined {
  const text = textOf(date).replace(/^[[(c©]+|[\])?.]+$/g, '');
  return text === '' ? undefined : parseDateText(text);
}

function readOrigin(origin: XmlElement, draft: ItemDraft): void {
  const dates = ['copyrightDate', 'dateIssued', 'dateCreated', 'dateOther'].flatMap((name) =>
    elements(origin, name),
  );
  const marked = dates.find(({ attributes }) => attributes.encoding && attributes.point !== 'end');
  const issued = elements(origin, 'dateIssued');
  const best = issued.find(({ attributes }) => attributes.encoding) ?? issued[0] ?? marked ?? dates[0];
  draft.issued ??= readDate(best);
  draft.accessed ??= readDate(element(origin, 'dateCaptured'));
  for (const place of descendants(origin, 'placeTerm')) {
    if (place.attributes.type !== 'code') setText(draft, 'publisher-place', textOf(place));
  }
  setText(draft, 'publisher', textOf(element(origin, 'publisher')));
  setText(draft, 'edition', textOf(element(origin, 'edition')));
}

function readIdentifier(identifier: XmlElement, draft: ItemDraft): void {
  const value = textOf(identifier);
  switch (identifier.attributes.type?.toLowerCase()) {
    case 'doi':
      setText(draft, 'DOI', cleanDoi(value));
      break;
    case 'isbn':
      addText(draft, 'ISBN', value.replace(/\s*\(.*$/, ''), ', ');
      break;
    case 'issn':
      addText(draft, 'ISSN', value, ', ');
      break;
    case 'pmid':
    case 'pubmed':
      setText(draft, 'PMID', value);
      break;
    case 'uri':
    case 'url':
    case 'hdl':
      if (/^https?:/.test(value)) setText(draft, 'URL', value);
      else keepVerbatim(draft, 'mods', 'identifier', value);
      break;
    case 'preferred citation':
      setText(draft, 'number', value);
      break;
    case 'citekey':
      setText(draft, 'id', value);
      break;
    default:
      keepVerbatim(draft, 'mods', `identifier ${identifier.attributes.type ?? ''}`.trim(), value);
  }
}

/** The kind a note says it is, as a label before it. */
function kindOfNote({ attributes }: XmlElement): string {
  const kind = attributes.type ?? attributes.displayLabel ?? '';
  return kind === '' ? '' : `${kind.replace(/[_-]+/g, ' ')}: `;
}

/** What `readRecord` reads of a record; every other element is kept as its text. */
const READ = new Set(
  'titleInfo name typeOfResource genre originInfo language physicalDescription abstract tableOfContents note subject classification identifier location part recordInfo extension'.split(
    ' ',
  ),
);

function keepRest(root: XmlElement, draft: ItemDraft): void {
  for (const each of elements(root)) if (!READ.has(each.name)) keepElement(each, draft);
  for (const place of elements(root, 'location').flatMap((location) => elements(location)))
    if (place.name !== 'url' && !Object.values(draft).includes(textOf(place)))
      keepVerbatim(draft, 'mods', place.name, textOf(place));
}

function keepElement(each: XmlElement, draft: ItemDraft): void {
  const kind = each.attributes.type ?? '';
  if (each.name === 'relatedItem' && (kind === 'host' || kind === 'series')) return;
  keepVerbatim(draft, 'mods', `${each.name} ${kind}`.trim(), textOf(each));
}

function readRest(root: XmlElement, draft: ItemDraft): void {
  for (const abstract of elements(root, 'abstract')) addText(draft, 'abstract', linesOf(abstract), '\n\n');
  for (const note of elements(root, 'note')) addText(draft, 'note', kindOfNote(note) + linesOf(note), '\n\n');
  for (const each of elements(root, 'tableOfContents'))
    addText(draft, 'note', `table of contents: ${linesOf(each)}`, '\n\n');
  const topics = elements(root, 'subject').flatMap((subject) =>
    elements(subject).flatMap((each) =>
      ['topic', 'geographic', 'temporal', 'genre', 'name', 'titleInfo'].includes(each.name)
        ? [textOf(each)]
        : [],
    ),
  );
  draft.keyword = joinKeywords(topics.map((topic) => topic.replace(/;/g, ',')));
  const languages = elements(root, 'language').flatMap((language) => elements(language, 'languageTerm'));
  // A code says the same in every language of a catalogue.
  const language = languages.find(({ attributes }) => attributes.type !== 'text') ?? languages[0];
  setText(draft, 'language', textOf(language) || textOf(element(root, 'language')));
  for (const location of elements(root, 'location')) {
    setText(draft, 'archive', textOf(element(location, 'physicalLocation')));
    setText(draft, 'call-number', textOf(element(location, 'shelfLocator')));
    const url = elements(location, 'url');
    setText(
      draft,
      'URL',
      textOf(url.find(({ attributes }) => attributes.usage?.startsWith('primary')) ?? url[0]),
    );
  }
  for (const mark of elements(root, 'classification')) addText(draft, 'call-number', textOf(mark), ', ');
  const extent = textOf(element(root, 'physicalDescription', 'extent'));
  const pages = /(\d+)\s*(?:p|pp|pages|leaves|s|S|Seiten|f|ff)\b/.exec(extent);
  if (pages) setText(draft, 'number-of-pages', pages[1]!);
  else if (extent !== '') keepVerbatim(draft, 'mods', 'extent', extent);
  setText(draft, 'number-of-volumes', /(?:^|\s)(\d+)\s*(?:v|vols?|volumes|bd|t)\b/i.exec(extent)?.[1] ?? '');
  setText(
    draft,
    'medium',
    elements(root, 'physicalDescription')
      .flatMap((each) => elements(each, 'form'))
      .map((form) => textOf(form))[0] ?? '',
  );
}

/** MODS 3 (Library of Congress, Metadata Object Description Schema). */
export const mods: Format = {
  id: 'mods',
  label: 'MODS',
  extensions: ['mods', 'xml'],
  mediaType: 'application/mods+xml',
  detect: (start) => /<(?:\w+:)?mods(?:Collection)?[\s>]/.test(start),
  read: (text, options) => readXmlRecords(cutElements(text, ['mods']), 'mods', readRecord, options),
};
