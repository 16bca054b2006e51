import type { CslDate, CslName } from '../../shared/model/csl.ts';
import { formatDateText, parseDateText } from './date-text.ts';
import { readEndNoteType, writeEndNoteType } from './endnote-types.ts';
import type { ExportItem, Format, ReadOptions, WriteOptions } from './format.ts';
import {
  addText,
  type ItemDraft,
  setText,
  settleAccessionNumber,
  splitKeywords,
  verbatimFields,
} from './item-draft.ts';
import { formatInvertedName, parseEndNoteName } from './person-name.ts';
import { cutTagged, type TagGrammar, type TaggedField, type TaggedRecord } from './tag-grammar.ts';
import { readTaggedRecords, type TaggedFormat } from './tagged-reading.ts';
import { readType } from './type-names.ts';

const FIELD = /^\s{0,3}%([0-9A-Z@!#$&()*+<=>?[\]^~])(?:\s+(.*)|)$/;

/** With %0 lines, each begins a record; old refer files have blank lines instead. */
function grammar(typed: boolean): TagGrammar {
  return {
    field: FIELD,
    // Some exports give the type twice, the second being the better one.
    begins: (tag, record) =>
      tag === '0'
        ? record.length === 0 || record.some((field) => field.tag !== '0')
        : !typed && record.length === 0,
    ends: () => false,
    endsAtBlankLine: !typed,
    restarts: (tag, record) => (tag === 'A' || tag === 'T') && record.some((field) => field.tag === 'T'),
    beginsAnywhere: () => !typed,
  };
}

const REFER: TaggedFormat = {
  id: 'enw',
  table: {
    A: ['names', 'author', parseEndNoteName],
    E: ['names', 'editor', parseEndNoteName],
    T: ['text', 'title'],
    '!': ['text', 'title-short'],
    J: ['text', 'container-title'],
    O: ['text', 'container-title-short'],
    S: ['text', 'collection-title'],
    V: ['text', 'volume'],
    N: ['text', 'issue'],
    P: ['pages', 'page'],
    I: ['text', 'publisher'],
    C: ['text', 'publisher-place'],
    U: ['text', 'URL'],
    K: ['keywords', /\s*[;\n]\s*/],
    X: ['paragraphs', 'abstract'],
    Z: ['paragraphs', 'note'],
    '7': ['text', 'edition'],
    '9': ['text', 'genre'],
    L: ['text', 'call-number'],
    M: ['text', 'archive_location'],
    '6': ['text', 'number-of-volumes'],
    '&': ['text', 'section'],
    '~': ['text', 'archive'],
    W: ['text', 'source'],
    '[': ['date', 'accessed'],
    F: ['text', 'id'],
  },
  special: readSpecial,
  finish,
};

function readSpecial(draft: ItemDraft, { tag }: TaggedField, value: string): boolean {
  switch (tag) {
    case '0':
      draft['type text'] = value;
      return true;
    case 'R':
      return /10\.\d{4,9}\//.test(value) && setText(draft, 'DOI', value.replace(/^.*?(10\.\d{4,9}\/)/, '$1'));
    case '@': {
      const issn = /^\d{4}-?\d{3}[\dXx]\b/.test(value);
      addText(draft, issn ? 'ISSN' : 'ISBN', value, ', ');
      return true;
    }
    case 'G':
      addText(draft, 'language', value, ', ');
      return true;
    case 'B':
    case 'Y':
    case '?':
    case 'D':
    case '8':
      draft[`%${tag}`] =
        tag === 'Y' || tag === '?'
          ? [...((draft[`%${tag}`] as string[]) ?? []), value]
          : (draft[`%${tag}`] ?? value);
      return true;
    default:
      return false;
  }
}

function finish(draft: ItemDraft, _: TaggedRecord): string[] {
  const text = (draft['type text'] as string | undefined) ?? '';
  const type = readEndNoteType(text) ?? readType(text);
  const book = draft['%B'] as string | undefined;
  draft.type =
    type ??
    (draft['container-title'] ? 'article-journal' : book ? 'chapter' : draft.publisher ? 'book' : 'document');
  if (book !== undefined) {
    const wholeBook = draft.type === 'book' || draft.type === 'report' || draft.type === 'thesis';
    if (!setText(draft, wholeBook ? 'collection-title' : 'container-title', book))
      setText(draft, 'container-title-short', book);
  }
  readNames(draft);
  readDate(draft);
  settleAccessionNumber(draft);
  if (['report', 'patent', 'standard', 'bill'].includes(draft.type as string) && draft.issue !== undefined) {
    draft.number = draft.issue;
    delete draft.issue;
  }
  const pages = String(draft.page ?? '');
  if ((draft.type === 'book' || draft.type === 'thesis') && pages !== '' && !pages.includes('-')) {
    draft['number-of-pages'] = pages.replace(/\s*(?:pp?|s|S)\.?$/, '');
    delete draft.page;
  }
  for (const scratch of ['type text', '%B', '%Y', '%?', '%D', '%8']) delete draft[scratch];
  return type === undefined && text !== '' ? [`The type "${text}" is not known.`] : [];
}

/** %Y is the series editor of a section and the translator elsewhere; %? the subsidiary author. */
function readNames(draft: ItemDraft): void {
  const series = draft.type === 'chapter' || draft.type === 'paper-conference';
  const tertiary = ((draft['%Y'] as string[] | undefined) ?? []).map(parseEndNoteName);
  const subsidiary = ((draft['%?'] as string[] | undefined) ?? []).map(parseEndNoteName);
  if (tertiary.length > 0) draft[series ? 'collection-editor' : 'translator'] = tertiary;
  if (subsidiary.length > 0)
    draft.translator = [...((draft.translator as CslName[] | undefined) ?? []), ...subsidiary];
}

function readDate(draft: ItemDraft): void {
  const year = draft['%D'] as string | undefined;
  const date = draft['%8'] as string | undefined;
  const whole =
    date === undefined
      ? undefined
      : parseDateText(/\d{4}/.test(date) || year === undefined ? date : `${date} ${year}`);
  draft.issued = whole?.['date-parts'] ? whole : year === undefined ? whole : parseDateText(year);
}

function readEnw(text: string, options: ReadOptions): ReturnType<typeof readTaggedRecords> {
  const typed = /^\s{0,3}%0(?:\s|$)/m.test(text);
  return readTaggedRecords(cutTagged(text, grammar(typed)), REFER, options);
}

function writeEnw(items: readonly ExportItem[], options: WriteOptions): string {
  return items.map((each) => writeRecord(each, options)).join('\n');
}

function writeRecord(
  { item, citationKey, keywords, codings, note, verbatim }: ExportItem,
  options: WriteOptions,
): string {
  const fields: [string, string | undefined][] = [['0', writeEndNoteType(item.type).name]];
  const names = (tag: string, list: readonly CslName[] | undefined): void => {
    for (const name of list ?? [])
      fields.push([tag, name.literal === undefined ? formatInvertedName(name) : `${name.literal},`]);
  };
  const journal = item.type.startsWith('article') || item.type.startsWith('review');
  const wholeBook = ['book', 'report', 'thesis'].includes(item.type);
  names('A', item.author);
  names('E', item.editor);
  const inBook = item.type === 'chapter' || item.type === 'paper-conference';
  if (inBook) names('Y', item['collection-editor']);
  names(inBook ? '?' : 'Y', item.translator);
  fields.push(['T', item.title], ['!', item['title-short']]);
  fields.push(
    [journal ? 'J' : 'B', wholeBook ? undefined : item['container-title']],
    ['S', item['collection-title']],
  );
  if (journal) fields.push(['O', item['container-title-short']]);
  fields.push(...dateFields(item.issued), ['V', item.volume], ['N', item.issue ?? item.number]);
  fields.push(
    ['P', item.page ?? item['number-of-pages']],
    ['I', item.publisher],
    ['C', item['publisher-place']],
  );
  fields.push(['7', item.edition], ['6', item['number-of-volumes']], ['&', item.section], ['9', item.genre]);
  for (const number of [item.ISSN, item.ISBN])
    for (const each of number?.split(', ') ?? []) fields.push(['@', each]);
  fields.push(
    ['R', item.DOI],
    ['U', item.URL],
    ['[', item.accessed && formatDateText(item.accessed)],
    ['G', item.language],
  );
  fields.push(
    ['L', item['call-number']],
    ['M', item.archive_location ?? item.PMID],
    ['~', item.archive],
    ['W', item.source],
  );
  const tags = [
    ...splitKeywords(item.keyword),
    ...(keywords ?? []),
    ...(options.codings === 'keywords' ? (codings ?? []) : []),
  ];
  for (const tag of new Set(tags)) fields.push(['K', tag]);
  fields.push(['X', item.abstract], ['Z', item.note], ['Z', note], ['F', citationKey || item.id]);
  for (const [tag, values] of verbatimFields(item, 'enw', verbatim?.enw)) {
    if (/^[0-9A-Z@!#$&()*+<=>?[\]^~]$/.test(tag)) for (const value of values) fields.push([tag, value]);
  }
  return fields
    .map(([tag, value]) => (value === undefined || value === '' ? '' : `%${tag} ${lines(value)}\n`))
    .join('');
}

function lines(value: string): string {
  return value.replace(/\n(?=\s{0,3}%)/g, '\n    ');
}

function dateFields(issued: CslDate | undefined): [string, string | undefined][] {
  if (!issued) return [];
  const [parts] = issued['date-parts'] ?? [];
  const text = formatDateText(issued);
  if (!parts) return [['D', text]];
  const year = String(parts[0]).padStart(4, '0');
  return text === year
    ? [['D', year]]
    : [
        ['D', year],
        ['8', text],
      ];
}

/** EndNote's export of refer (Mike Lesk, Some Applications of Inverted Indexes on the UNIX System, 1978). */
export const enw: Format = {
  id: 'enw',
  label: 'EndNote (enw)',
  extensions: ['enw', 'refer'],
  mediaType: 'application/x-endnote-refer',
  detect: (start) => /^\s{0,3}%0 \S/m.test(start) || (/^%A /m.test(start) && /^%T /m.test(start)),
  read: readEnw,
  write: writeEnw,
};
