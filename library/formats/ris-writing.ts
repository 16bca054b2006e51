import type { CslDate, CslItem } from '../../shared/model/csl.ts';
import { formatEdtf } from './date-text.ts';
import type { ExportItem, WriteOptions } from './format.ts';
import { splitKeywords, verbatimFields } from './item-draft.ts';
import { formatInvertedName } from './person-name.ts';
import { readRisRecord } from './ris-reading.ts';
import { writeRisType } from './ris-types.ts';
import { sameItemValue } from './same-value.ts';

type Tagged = [tag: string, value: string];

/** Writes references as RIS: one line a field however long, CRLF line ends, `ER  -` after each. */
export function writeRis(items: readonly ExportItem[], options: WriteOptions): string {
  return items.map((each) => writeRecord(each, options)).join('\r\n');
}

function writeRecord(each: ExportItem, options: WriteOptions): string {
  const { item } = each;
  const fields = itemFields(each);
  const own = options.plain ? [] : ownFields(item, fields);
  const keywords = [
    ...splitKeywords(item.keyword),
    ...(each.keywords ?? []),
    ...(options.codings === 'keywords' ? (each.codings ?? []) : []),
  ];
  const more: Tagged[] = [...new Set(keywords)].map((keyword) => ['KW', keyword]);
  if (options.codings === 'field' && each.codings?.length)
    more.push(['U5', `codings: ${each.codings.join('; ')}`]);
  if (each.note) more.push(['N1', each.note]);
  const written = new Set(fields.map(([tag, value]) => `${tag} ${value}`));
  for (const [tag, values] of verbatimFields(item, 'ris', each.verbatim?.ris)) {
    if (!/^[A-Z][A-Z0-9]$/.test(tag)) continue;
    for (const value of values) if (!written.has(`${tag} ${value}`)) more.push([tag, value]);
  }
  return [...fields, ...more, ...own, ['ER', ''] as Tagged].map(line).join('');
}

const LOOKS_LIKE_A_FIELD = /^\s{0,3}[A-Z][A-Z0-9][ \t]{0,3}-/;

function line([tag, value]: Tagged): string {
  const lines = value
    .split('\n')
    .map((text, at) => (at > 0 && LOOKS_LIKE_A_FIELD.test(text) ? `    ${text}` : text));
  return `${tag}  - ${lines.join('\r\n')}\r\n`;
}

function itemFields({ item, citationKey }: ExportItem): Tagged[] {
  const type = writeRisType(item.type);
  const fields: Tagged[] = [['TY', type]];
  const add = (tag: string, value: string | undefined): void => {
    const text = value?.replace(/[ \t]+/g, ' ').trim();
    if (text) fields.push([tag, text]);
  };
  const one = (tag: string, value: string | undefined): void => add(tag, value?.replace(/\s+/g, ' '));
  add('ID', citationKey || item.id);
  for (const name of item.author ?? []) one('AU', formatInvertedName(name));
  const book = item.type === 'book' || item.type === 'classic';
  for (const name of item.editor ?? []) one(book ? 'A3' : 'A2', formatInvertedName(name));
  for (const name of item['collection-editor'] ?? []) one(book ? 'A2' : 'A3', formatInvertedName(name));
  for (const name of item.translator ?? []) one('A4', formatInvertedName(name));
  one('TI', item.title);
  one('ST', item['title-short']);
  const conference =
    item.type === 'paper-conference' && item['container-title'] ? item['event-title'] : undefined;
  one('T2', conference ?? item['container-title']);
  if (conference) one('C3', item['container-title']);
  if (item['container-title']) one('J2', item['container-title-short']);
  one('T3', item.type === 'bill' || item.type === 'hearing' ? item.authority : item['collection-title']);
  for (const [tag, value] of dateFields(item.issued)) add(tag, value);
  one('VL', item.volume);
  one('IS', item.issue);
  const inSeries = book || item.type === 'chapter';
  one(item.type.startsWith('article') ? 'C7' : 'M1', inSeries ? item['collection-number'] : item.number);
  addPages(item, one);
  one('ET', item.edition ?? item.version);
  one('NV', item['number-of-volumes']);
  one('PB', item.type === 'legal_case' ? item.authority : item.publisher);
  one('CY', item['publisher-place']);
  for (const number of [item.ISSN, item.ISBN]) for (const each of number?.split(', ') ?? []) one('SN', each);
  one('DO', item.DOI);
  one('UR', item.URL);
  if (item.accessed) one('Y2', risDate(item.accessed));
  if (!item.genre?.startsWith('10.')) one('M3', item.genre);
  one('SE', item.section);
  one('LA', item.language);
  one('RP', item.status);
  one('CN', item['call-number']);
  one('DB', item.archive);
  one('AN', item.archive_location);
  one('DP', item.source);
  add('AB', item.abstract);
  add('N1', item.note);
  return fields;
}

function addPages(item: CslItem, add: (tag: string, value: string | undefined) => void): void {
  const range = /^([^-–\s,]+)[-–]([^-–\s,]+)$/.exec(item.page ?? '');
  if (range) {
    add('SP', range[1]);
    add('EP', range[2]);
  } else add('SP', item.page ?? item['number-of-pages']);
}

/** PY carries the year, which every program reads; DA what there is beyond it. */
function dateFields(issued: CslDate | undefined): Tagged[] {
  if (!issued) return [];
  const [parts] = issued['date-parts'] ?? [];
  if (!parts || parts.length === 0) {
    const text = issued.literal ?? issued.raw ?? '';
    return text === '' ? [] : [['PY', `///${text}`]];
  }
  const year = String(parts[0]).padStart(4, '0');
  const simple = parts.length === 1 && issued['date-parts']!.length === 1 && !issued.season && !issued.circa;
  return simple
    ? [['PY', year]]
    : [
        ['PY', year],
        ['DA', risDate(issued)],
      ];
}

function risDate(date: CslDate): string {
  const [parts] = date['date-parts'] ?? [];
  if (!parts || parts.length === 0) return `///${date.literal ?? date.raw ?? ''}`;
  const [year, month, day] = parts;
  const two = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'));
  const beyond = date['date-parts']!.length > 1 || date.season || date.circa ? (formatEdtf(date) ?? '') : '';
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/${beyond}`;
}

/** User fields for every variable that would come back different when the record is read again. */
function ownFields(item: CslItem, fields: readonly Tagged[]): Tagged[] {
  const read = readRisRecord({
    fields: fields.map(([tag, value]) => ({
      tag,
      lines: value.split('\n').map((each) => each.trim()),
      line: 1,
    })),
    raw: '',
    line: 1,
    closed: true,
  });
  const readBack = ('item' in read ? read.item : {}) as unknown as Record<string, unknown>;
  const source = item as unknown as Record<string, unknown>;
  const own: Tagged[] = [];
  for (const variable of new Set([...Object.keys(source), ...Object.keys(readBack)])) {
    if (['id', 'citation-key', 'custom', 'keyword'].includes(variable)) continue;
    if (sameItemValue(variable, source[variable], readBack[variable])) continue;
    own.push(['U5', `csl-${variable}: ${JSON.stringify(source[variable] ?? null)}`]);
  }
  return own;
}
