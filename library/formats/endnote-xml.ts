import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';
import { formatDateText, parseDateText } from './date-text.ts';
import { readEndNoteType, writeEndNoteType } from './endnote-types.ts';
import type { ExportItem, Format, WriteOptions } from './format.ts';
import { cleanDoi, cleanPages } from './identifiers.ts';
import {
  addNames,
  addText,
  type ItemDraft,
  joinKeywords,
  keepVerbatim,
  setText,
  settleAccessionNumber,
  splitKeywords,
  verbatimFields,
} from './item-draft.ts';
import { formatInvertedName, parseEndNoteName } from './person-name.ts';
import { readType } from './type-names.ts';
import { cutElements, readXmlRecords } from './xml-records.ts';
import { element, elements, escapeXml, linesOf, textOf, type XmlElement } from './xml-tree.ts';

/** Elements with one meaning, both ways (EndNote's RSXML.dtd). */
const TEXTS: readonly (readonly [path: string, variable: string])[] = [
  ['titles/title', 'title'],
  ['titles/short-title', 'title-short'],
  ['titles/translated-title', 'original-title'],
  ['pages', 'page'],
  ['volume', 'volume'],
  ['number', 'issue'],
  ['num-vols', 'number-of-volumes'],
  ['section', 'section'],
  ['edition', 'edition'],
  ['publisher', 'publisher'],
  ['pub-location', 'publisher-place'],
  ['call-num', 'call-number'],
  ['work-type', 'genre'],
  ['language', 'language'],
  ['accession-num', 'archive_location'],
  ['remote-database-name', 'archive'],
  ['remote-database-provider', 'source'],
  ['custom2', 'PMCID'],
  ['label', 'id'],
];

const NAMES: readonly (readonly [list: string, variable: string])[] = [
  ['authors', 'author'],
  ['secondary-authors', 'editor'],
  ['tertiary-authors', 'collection-editor'],
  ['subsidiary-authors', 'translator'],
];

/** Elements that say something about the EndNote library, not about the reference. */
const IGNORED = new Set([
  'database',
  'source-app',
  'rec-number',
  'foreign-keys',
  'ref-type',
  'contributors',
  'titles',
  'periodical',
  'alt-periodical',
  'dates',
  'keywords',
  'urls',
  'isbn',
  'electronic-resource-num',
  'abstract',
  'notes',
  'research-notes',
  'access-date',
  'issue',
  'year',
  'date',
]);

function readRecord(record: XmlElement, draft: ItemDraft): string[] {
  const typeElement = element(record, 'ref-type');
  const typeName = typeElement?.attributes.name ?? textOf(typeElement);
  const type = readEndNoteType(typeName, Number(textOf(typeElement)) || undefined) ?? readType(typeName);
  draft.type = type ?? 'document';
  for (const [list, variable] of NAMES) {
    for (const author of elements(element(record, 'contributors', list)))
      addNames(draft, variable, readName(textOf(author)));
  }
  readContainer(record, draft);
  for (const [path, variable] of TEXTS) readTextElement(record, draft, path, variable);
  setText(draft, 'issue', textOf(element(record, 'issue')));
  draft.page = draft.page === undefined ? undefined : cleanPages(String(draft.page));
  draft.issued = readDate(record);
  const accessed = textOf(element(record, 'access-date'));
  if (accessed !== '') draft.accessed = parseDateText(accessed);
  draft.keyword = joinKeywords(
    elements(element(record, 'keywords'), 'keyword').flatMap((each) => linesOf(each).split(/\s*[\n;\r]\s*/)),
  );
  addText(draft, 'abstract', linesOf(element(record, 'abstract')), '\n\n');
  addText(draft, 'note', linesOf(element(record, 'notes')), '\n\n');
  addText(draft, 'annote', linesOf(element(record, 'research-notes')), '\n\n');
  readNumbers(record, draft);
  settleAccessionNumber(draft);
  readUrls(record, draft);
  const read = new Set([...IGNORED, ...TEXTS.map(([path]) => path)]);
  for (const child of elements(record))
    if (!read.has(child.name)) keepVerbatim(draft, 'endnote', child.name, linesOf(child));
  draft.id ??= textOf(element(record, 'rec-number')) || undefined;
  return type === undefined && typeName !== '' ? [`The type "${typeName}" is not known.`] : [];
}

function readName(text: string): CslName[] {
  return text === '' ? [] : [parseEndNoteName(text)];
}

function readTextElement(record: XmlElement, draft: ItemDraft, path: string, variable: string): void {
  const found = element(record, ...path.split('/'));
  const text = textOf(found, variable.includes('title'));
  if (text === '') return;
  if (variable === 'PMCID' && !/^PMC\d+$/i.test(text)) keepVerbatim(draft, 'endnote', path, text);
  else if (!setText(draft, variable, text)) keepVerbatim(draft, 'endnote', path, text);
}

const STANDING_ALONE = ['book', 'report', 'thesis', 'manuscript', 'pamphlet'];

function readContainer(record: XmlElement, draft: ItemDraft): void {
  const titles = element(record, 'titles');
  const alone = STANDING_ALONE.includes(draft.type as string);
  const secondary = textOf(element(titles, 'secondary-title'), true);
  setText(draft, alone ? 'collection-title' : 'container-title', secondary);
  const full = textOf(element(record, 'periodical', 'full-title'), true);
  if (full !== '' && !alone) setText(draft, 'container-title', full);
  const tertiary = textOf(element(titles, 'tertiary-title'), true);
  if (tertiary !== '') setText(draft, 'collection-title', tertiary);
  for (const path of [
    ['periodical', 'abbr-1'],
    ['alt-periodical', 'full-title'],
    ['alt-periodical', 'abbr-1'],
  ]) {
    const short = textOf(element(record, ...path));
    if (short !== '' && short !== draft['container-title'] && !alone)
      setText(draft, 'container-title-short', short);
  }
  const alternative = textOf(element(titles, 'alt-title'));
  if (alternative !== '') setText(draft, 'container-title-short', alternative);
}

function readDate(record: XmlElement): CslDate | undefined {
  const dates = element(record, 'dates');
  const year = textOf(element(dates, 'year')) || textOf(element(record, 'year'));
  const date = textOf(elements(element(dates, 'pub-dates'), 'date')[0]);
  if (date !== '') {
    const whole = parseDateText(/\d{4}/.test(date) || year === '' ? date : `${date} ${year}`);
    if (whole?.['date-parts']) return whole;
  }
  return year === '' ? parseDateText(date) : parseDateText(year);
}

function readNumbers(record: XmlElement, draft: ItemDraft): void {
  for (const number of linesOf(element(record, 'isbn')).split(/\s*[\n;\r]\s*/)) {
    if (number !== '') addText(draft, /^\d{4}-?\d{3}[\dXx]\b/.test(number) ? 'ISSN' : 'ISBN', number, ', ');
  }
  const doi = cleanDoi(textOf(element(record, 'electronic-resource-num')));
  if (doi !== '') setText(draft, 'DOI', doi);
  const type = draft.type as string;
  if (['report', 'patent', 'standard', 'bill'].includes(type) && draft.issue !== undefined) {
    draft.number = draft.issue;
    delete draft.issue;
  }
  const pages = String(draft.page ?? '');
  if ((type === 'book' || type === 'thesis') && /^\d+\s*(?:p|pp|pages)?\.?$/.test(pages)) {
    draft['number-of-pages'] = String(Number.parseInt(pages, 10));
    draft.page = undefined;
  }
}

function readUrls(record: XmlElement, draft: ItemDraft): void {
  for (const list of elements(element(record, 'urls'))) {
    const urls = elements(list, 'url')
      .map((url) => textOf(url))
      .filter((url) => url !== '');
    const direct = elements(list).length === 0 ? [textOf(list)].filter((url) => url !== '') : [];
    for (const url of [...urls, ...direct]) {
      const web = list.name === 'related-urls' || list.name === 'web-urls' || list.name === 'url';
      if (!(web && setText(draft, 'URL', url))) keepVerbatim(draft, 'endnote', list.name, url);
    }
  }
}

function writeEndNoteXml(items: readonly ExportItem[], options: WriteOptions): string {
  const records = items.map((each, at) => writeRecord(each, at + 1, options));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n${records.join('\n')}\n</records></xml>\n`;
}

/** An element with its text, or nothing where there is none. */
function xml(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<${name}>${style(text)}</${name}>`;
}

/** EndNote wants each run of text in a style; italics and the like are its faces. */
function style(text: string): string {
  const runs = text.split(/(<(?:i|b|sup|sub)>[^<]*<\/(?:i|b|sup|sub)>)/).filter((run) => run !== '');
  return runs
    .map((run) => {
      const styled = /^<(i|b|sup|sub)>([^<]*)<\/\1>$/.exec(run);
      const face = styled ? FACES[styled[1]!] : 'normal';
      return `<style face="${face}" font="default" size="100%">${escapeXml(styled ? styled[2]! : run)}</style>`;
    })
    .join('');
}

const FACES: Readonly<Record<string, string>> = {
  i: 'italic',
  b: 'bold',
  sup: 'superscript',
  sub: 'subscript',
};

function writeRecord(each: ExportItem, number: number, options: WriteOptions): string {
  const { item, citationKey } = each;
  const source = item as unknown as Record<string, unknown>;
  const type = writeEndNoteType(item.type);
  const alone = STANDING_ALONE.includes(item.type);
  const names = NAMES.map(([list, variable]) => {
    const all = (source[variable] as readonly CslName[] | undefined) ?? [];
    return all.length === 0
      ? ''
      : `<${list}>${all.map((name) => xml('author', writeName(name))).join('')}</${list}>`;
  }).join('');
  const titles = [
    xml('title', item.title),
    xml('secondary-title', alone ? item['collection-title'] : item['container-title']),
    xml('tertiary-title', alone ? undefined : item['collection-title']),
    xml('alt-title', item['container-title-short']),
    xml('short-title', item['title-short']),
    xml('translated-title', source['original-title'] as string | undefined),
  ].join('');
  const rest = TEXTS.filter(([path]) => !path.startsWith('titles/')).map(([path, variable]) => {
    const value =
      variable === 'archive_location'
        ? (item.archive_location ?? item.PMID)
        : variable === 'id'
          ? citationKey || item.id
          : variable === 'issue'
            ? (item.issue ?? item.number)
            : variable === 'page'
              ? (item.page ?? item['number-of-pages'])
              : source[variable];
    return xml(path, value as string | undefined);
  });
  const tags = [
    ...splitKeywords(item.keyword),
    ...(each.keywords ?? []),
    ...(options.codings === 'keywords' ? (each.codings ?? []) : []),
  ];
  const keywords = [...new Set(tags)].map((tag) => xml('keyword', tag)).join('');
  return [
    `<record><rec-number>${number}</rec-number><ref-type name="${type.name}">${type.number}</ref-type>`,
    names && `<contributors>${names}</contributors>`,
    titles && `<titles>${titles}</titles>`,
    ...rest,
    keywords && `<keywords>${keywords}</keywords>`,
    writeDates(item),
    xml('isbn', [item.ISSN, item.ISBN].filter(Boolean).join('\n').replaceAll(', ', '\n')),
    xml('electronic-resource-num', item.DOI),
    xml('abstract', item.abstract),
    xml('notes', [item.note, each.note].filter(Boolean).join('\n\n')),
    xml('research-notes', item.annote),
    xml('access-date', item.accessed && formatDateText(item.accessed)),
    item.URL ? `<urls><related-urls>${xml('url', item.URL)}</related-urls></urls>` : '',
    ...writeVerbatim(each),
    '</record>',
  ].join('');
}

function writeVerbatim(each: ExportItem): string[] {
  return verbatimFields(each.item, 'endnote', each.verbatim?.endnote)
    .filter(([name]) => /^[a-z][a-z0-9-]*$/.test(name) && !name.endsWith('urls'))
    .map(([name, values]) => xml(name, values[0]));
}

/** A comma at the end keeps EndNote from taking an organisation's name apart. */
function writeName(name: CslName): string {
  return name.literal === undefined ? formatInvertedName(name) : `${name.literal},`;
}

function writeDates(item: CslItem): string {
  if (!item.issued) return '';
  const [parts] = item.issued['date-parts'] ?? [];
  const text = formatDateText(item.issued);
  const year = parts ? String(parts[0]).padStart(4, '0') : text;
  const date = text === year ? '' : `<pub-dates>${xml('date', text)}</pub-dates>`;
  return `<dates>${xml('year', year)}${date}</dates>`;
}

/** EndNote XML (RSXML.dtd, EndNote X to 21). */
export const endnoteXml: Format = {
  id: 'endnote-xml',
  label: 'EndNote XML',
  extensions: ['xml'],
  mediaType: 'application/xml',
  detect: (start) =>
    /<records>/.test(start) && /<(?:ref-type|contributors|source-app|rec-number)\b/.test(start),
  read: (text, options) => readXmlRecords(cutElements(text, ['record']), 'endnote-xml', readRecord, options),
  write: writeEndNoteXml,
};
