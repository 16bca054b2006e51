import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';
import { BIB_FIELDS, type BibFieldRow } from './bib-fields.ts';
import { writeBibNames } from './bib-names.ts';
import { BABEL_LANGUAGES, readBibEntry } from './bib-reading.ts';
import { needsSortKey, sortKey } from './bib-sort-key.ts';
import { readBibType, writeBibType } from './bib-types.ts';
import { formatEdtf, isoDate, MONTH_MACROS } from './date-text.ts';
import type { ExportItem, WriteOptions } from './format.ts';
import { DATE_VARIABLES, NAME_VARIABLES, splitKeywords, verbatimFields } from './item-draft.ts';
import { sameItemValue } from './same-value.ts';
import { writeTex, writeTitle } from './tex-writing.ts';

export type BibDialect = 'bibtex' | 'biblatex';

/** A field ready to be printed. `bare` values are macros such as `jan`, printed without braces. */
type BibField = { readonly name: string; readonly value: string; readonly bare?: boolean };

/** The entry types of BibTeX's own styles (btxdoc). */
const BIBTEX_TYPES = new Set(
  'article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport unpublished'.split(
    ' ',
  ),
);

/** Writes references as a .bib file in UTF-8 (or ASCII). Keys are the citation keys, made safe where TeX forbids them. */
export function writeBib(items: readonly ExportItem[], dialect: BibDialect, options: WriteOptions): string {
  const keys = new Set<string>();
  return items
    .map((each) => {
      const key = safeKey(each.citationKey || each.item.id || 'reference', options.ascii ?? false, keys);
      return writeEntry(each, key, dialect, options);
    })
    .join('\n');
}

function safeKey(key: string, ascii: boolean, used: Set<string>): string {
  const plain = ascii ? key.normalize('NFD').replace(/[^\x20-\x7e]/g, '') : key;
  const safe = plain.replace(/[\s,{}()"#%'=\\~@]+/g, '-').replace(/^-+|-+$/g, '') || 'reference';
  let unique = safe;
  for (let number = 2; used.has(unique.toLowerCase()); number++) unique = `${safe}-${number}`;
  used.add(unique.toLowerCase());
  return unique;
}

function writeEntry(each: ExportItem, key: string, dialect: BibDialect, options: WriteOptions): string {
  const type = entryType(each.item, dialect);
  const fields = entryFields(each, type, dialect, options);
  if (!options.plain) fields.push(...ownFields(each.item, type, fields, options.ascii ?? false));
  if (each.note) appendNote(fields, dialect === 'biblatex' ? 'annotation' : 'annote', each.note, options);
  addKeywords(fields, each, options);
  addVerbatim(fields, each);
  const lines = fields.map(({ name, value, bare }) => `  ${name} = ${bare ? value : `{${value}}`}`);
  return `@${type}{${[key, ...lines].join(',\n')}\n}\n`;
}

function entryType(item: CslItem, dialect: BibDialect): string {
  const kept = item.custom?.bibtexType;
  if (typeof kept === 'string' && /^[a-z]+$/.test(kept)) {
    const read = readBibType(kept);
    const current = read.type === item.type || (!read.known && item.type === 'document');
    if (current && (dialect === 'biblatex' || BIBTEX_TYPES.has(kept) || !read.known)) return kept;
  }
  const type = writeBibType(item.type, item.genre, dialect);
  if (dialect === 'biblatex') return type;
  // BibTeX's styles print a warning and a gap where these fields are missing.
  if (type === 'unpublished' && !item.note) return 'misc';
  if (['techreport', 'phdthesis', 'mastersthesis'].includes(type) && !item.publisher) return 'misc';
  return type;
}

function entryFields(each: ExportItem, type: string, dialect: BibDialect, options: WriteOptions): BibField[] {
  const { item } = each;
  const fields: BibField[] = [];
  const readAs = readBibType(type).type;
  const mapped = readAs === 'article-journal' && item.type.startsWith('article') ? item.type : readAs;
  const english = item.language === undefined || /^en/i.test(item.language);
  for (const row of BIB_FIELDS) {
    if (row.when && !row.when(mapped)) continue;
    if (row.csl === 'keyword' || row.csl === 'language') continue;
    const name = dialect === 'bibtex' ? (row.bibtex ?? row.biblatex) : row.biblatex;
    if (fields.some((field) => field.name === name)) continue;
    if (dialect === 'bibtex' && clashes(row, type, item)) continue;
    if (row.csl === 'genre' && isTypeGenre(type, item.genre)) continue;
    if (row.csl === 'issued') fields.push(...issuedFields(item.issued, dialect, options.ascii ?? false));
    else {
      const value = fieldValue(item, row, options.ascii ?? false, english);
      if (value !== '') fields.push({ name, value });
    }
  }
  if (dialect === 'biblatex' && readAs === 'article-journal') {
    if (item.type === 'article-magazine') fields.push({ name: 'entrysubtype', value: 'magazine' });
    if (item.type === 'article-newspaper') fields.push({ name: 'entrysubtype', value: 'newspaper' });
  }
  if (type === 'misc' && dialect === 'bibtex' && item.URL && item.type === 'webpage') {
    if (!fields.some(({ name }) => name === 'howpublished')) {
      fields.push({ name: 'howpublished', value: `\\url{${safeUrl(item.URL)}}` });
    }
  }
  const has = (name: string): boolean => fields.some((field) => field.name === name);
  const key = sortKey(item.title ?? '');
  const isSorted = !needsSortKey(type, { author: has('author'), editor: has('editor') });
  if (dialect === 'bibtex' && key !== '' && !isSorted)
    fields.push({ name: 'key', value: writeTex(key, { ascii: options.ascii ?? false }) });
  if (item.language) fields.push(...languageFields(item.language, dialect, options.ascii ?? false));
  return fields;
}

/** Combinations BibTeX's standard styles refuse with a warning; what is left out goes to a `csl-*` field. */
function clashes(row: BibFieldRow, type: string, item: CslItem): boolean {
  const book = ['book', 'inbook', 'incollection', 'inproceedings', 'proceedings'].includes(type);
  if (row.csl === 'collection-number')
    return book && (!item['collection-title'] || item.volume !== undefined);
  if (row.csl === 'editor') return (type === 'book' || type === 'inbook') && item.author !== undefined;
  return false;
}

function isTypeGenre(type: string, genre: string | undefined): boolean {
  return genre !== undefined && readBibType(type).genre === genre;
}

function fieldValue(item: CslItem, row: BibFieldRow, ascii: boolean, english: boolean): string {
  const value = (item as unknown as Record<string, unknown>)[row.csl];
  if (value === undefined || value === null) return '';
  switch (row.kind) {
    case 'names':
      return writeBibNames(
        value as readonly CslName[],
        item.custom?.[`${row.csl}sTruncated`] === true,
        ascii,
      );
    case 'date':
      return formatEdtf(value as CslDate) ?? '';
    case 'title':
      return LOWERED_TITLES.has(row.csl)
        ? writeTitle(String(value), ascii, english)
        : writeTex(String(value), { ascii, rich: true });
    case 'verbatim':
      return row.csl === 'URL' ? safeUrl(String(value)) : balancedOnly(String(value));
    case 'pages':
      return writeTex(String(value).replace(/[-–—]+/g, '–'), { ascii: true }).replaceAll('{--}', '--');
    default:
      return writeTex(String(value), { ascii, rich: true, lines: row.kind === 'lines' });
  }
}

/** Titles that BibTeX's styles set in lower case; those of journals, books and series they leave alone. */
const LOWERED_TITLES = new Set(['title', 'title-short']);

/** Braces in an address would end the field; they have a percent form. */
function safeUrl(url: string): string {
  return url.replace(/[{}\\\s]/g, (char) => encodeURIComponent(char));
}

function balancedOnly(text: string): string {
  return isBalanced(text) ? text : text.replace(/[{}]/g, '');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && '\\{}'.includes(text[at + 1] ?? ' ')) return false;
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth < 0) return false;
  }
  return depth === 0 && !text.endsWith('\\');
}

function issuedFields(issued: CslDate | undefined, dialect: BibDialect, ascii: boolean): BibField[] {
  if (!issued) return [];
  const edtf = formatEdtf(issued);
  if (edtf === undefined) {
    const said = issued.literal ?? issued.raw ?? '';
    const state = PUBLICATION_STATES[said.trim().toLowerCase()];
    // biber warns of a year that is no number, and knows these words as a state of publication.
    if (dialect === 'biblatex' && state) return [{ name: 'pubstate', value: state }];
    const text = writeTex(said, { ascii });
    return text === '' ? [] : [{ name: 'year', value: text }];
  }
  if (dialect === 'biblatex') return [{ name: 'date', value: edtf }];
  const [year, month, day] = issued['date-parts']![0]!;
  const fields: BibField[] = [{ name: 'year', value: isoDate([year!]) }];
  if (month !== undefined) fields.push({ name: 'month', value: MONTH_MACROS[month - 1]!, bare: true });
  if (day !== undefined) fields.push({ name: 'day', value: String(day) });
  // What year, month and day cannot say: ranges, seasons, circa.
  if (edtf !== isoDate(issued['date-parts']![0]!)) fields.push({ name: 'date', value: edtf });
  return fields;
}

const PUBLICATION_STATES: Readonly<Record<string, string>> = {
  forthcoming: 'forthcoming',
  'in press': 'inpress',
  'in preparation': 'inpreparation',
  prepublished: 'prepublished',
  submitted: 'submitted',
};

function languageFields(language: string, dialect: BibDialect, ascii: boolean): BibField[] {
  const babel = BABEL_LANGUAGES[language.toLowerCase()];
  const fields: BibField[] = [{ name: 'language', value: writeTex(language, { ascii }) }];
  if (dialect === 'biblatex' && babel) fields.push({ name: 'langid', value: babel });
  return fields;
}

/** `csl-*` fields for every variable that would come back different when the entry is read again. */
function ownFields(item: CslItem, type: string, fields: readonly BibField[], ascii: boolean): BibField[] {
  const readBack = readBibEntry({
    type,
    key: '',
    fields: fields.map(({ name, value }) => [name, value]),
    raw: '',
    line: 1,
    isClosed: true,
    warnings: [],
  }).item as unknown as Record<string, unknown>;
  const source = item as unknown as Record<string, unknown>;
  const own: BibField[] = [];
  for (const variable of new Set([...Object.keys(source), ...Object.keys(readBack)])) {
    if (['id', 'citation-key', 'custom', 'keyword'].includes(variable)) continue;
    if (sameItemValue(variable, source[variable], readBack[variable])) continue;
    const value = ownValue(variable, source[variable], ascii);
    if (value !== undefined) own.push({ name: `csl-${variable.toLowerCase()}`, value });
  }
  return own;
}

function ownValue(variable: string, value: unknown, ascii: boolean): string | undefined {
  if (value === undefined) return '';
  if (NAME_VARIABLES.has(variable) || DATE_VARIABLES.has(variable)) {
    const json = JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'string'
        ? inner.replace(/[{}\\]/g, (char) => `\uE000${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
        : inner,
    ).replace(/\uE000/g, '\\u');
    return ascii
      ? json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : json;
  }
  return typeof value === 'string' || typeof value === 'number'
    ? writeTex(String(value), { ascii, rich: true, lines: true })
    : undefined;
}

function appendNote(fields: BibField[], name: string, note: string, options: WriteOptions): void {
  const text = writeTex(note, { ascii: options.ascii ?? false, rich: true, lines: true });
  const at = fields.findIndex((field) => field.name === name);
  if (at === -1) fields.push({ name, value: text });
  else fields[at] = { name, value: `${fields[at]!.value}\n\n${text}` };
}

function addKeywords(fields: BibField[], each: ExportItem, options: WriteOptions): void {
  const codings = each.codings ?? [];
  const keywords = [
    ...splitKeywords(each.item.keyword),
    ...(each.keywords ?? []),
    ...(options.codings === 'keywords' ? codings : []),
  ];
  const tex = [...new Set(keywords)].map((keyword) => {
    const text = writeTex(keyword, { ascii: options.ascii ?? false, rich: true });
    return /[,;]/.test(keyword) ? `{${text}}` : text;
  });
  if (tex.length > 0) fields.push({ name: 'keywords', value: tex.join(', ') });
  if (options.codings === 'field' && codings.length > 0) {
    fields.push({ name: 'codings', value: codings.map((code) => code.replace(/[{}\\;]/g, '')).join('; ') });
  }
}

/** Links between entries of the file they came from; their data has been passed on already. */
const NOT_WRITTEN_BACK = new Set(['crossref', 'xdata', 'xref', 'entryset', 'ids']);

function addVerbatim(fields: BibField[], each: ExportItem): void {
  const written = new Set(fields.map(({ name }) => name));
  for (const [name, values] of verbatimFields(each.item, 'bibtex', each.verbatim?.bibtex)) {
    const value = values[0];
    if (value === undefined || written.has(name) || NOT_WRITTEN_BACK.has(name)) continue;
    if (!/^[a-z_][\w:+-]*$/.test(name) || !isBalancedTex(value)) continue;
    written.add(name);
    fields.push({ name, value });
  }
}

function isBalancedTex(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
