import type { BibliographyRecord } from '../../shared/model/bibliography.ts';
import type { CslDate } from '../../shared/model/csl.ts';
import type { BibEntry } from './bib-entries.ts';
import { BIB_FIELDS, type BibFieldKind } from './bib-fields.ts';
import { readBibNames } from './bib-names.ts';
import { sortKey } from './bib-sort-key.ts';
import { GENRE_KEYS, readBibType, writeBibType } from './bib-types.ts';
import { MONTH_MACROS, monthNumber, parseDateText, parseEdtf } from './date-text.ts';
import { cleanDoi, cleanPages } from './identifiers.ts';
import {
  addText,
  DATE_VARIABLES,
  finishItem,
  type ItemDraft,
  joinKeywords,
  keepVerbatim,
  NAME_VARIABLES,
  setCustom,
  setText,
} from './item-draft.ts';
import { readTex, readVerbatim } from './tex-text.ts';
import { isPlainArticle } from './type-names.ts';

/** The fields of one entry while they are read: each is taken once, what is left has no home in CSL. */
type Fields = Map<string, string>;

/** Turns an entry into a CSL item. Fields without a CSL variable are kept, as TeX, in `custom.bibtex`. */
export function readBibEntry(entry: BibEntry): BibliographyRecord {
  const { fields, repeated } = gather(entry.fields);
  const draft: ItemDraft = { ...(entry.key === '' ? {} : { id: entry.key }), type: 'document' };
  readType(draft, entry.type, fields);
  readTitles(fields);
  readIssued(draft, fields);
  readSpecial(draft, fields);
  const type = draft.type as string;
  for (const row of BIB_FIELDS) {
    if (row.when && !row.when(type)) continue;
    if (draft[row.csl] !== undefined) continue;
    for (const name of [row.biblatex, row.bibtex ?? row.biblatex, ...(row.aliases ?? [])]) {
      const raw = fields.get(name);
      if (raw === undefined) continue;
      fields.delete(name);
      if (readValue(draft, row.csl, row.kind, raw)) break;
      if (readTex(raw) !== '') keepVerbatim(draft, 'bibtex', name, raw);
    }
  }
  readOwnFields(draft, fields);
  // Written for BibTeX's styles alone, and made anew when it is written again.
  const title = typeof draft.title === 'string' ? draft.title : '';
  if (draft.author === undefined && readTex(fields.get('key') ?? '') === sortKey(title)) fields.delete('key');
  for (const [name, raw] of fields) keepVerbatim(draft, 'bibtex', name, raw);
  for (const [name, raw] of repeated) keepVerbatim(draft, 'bibtex', name, raw);
  return {
    item: finishItem(draft),
    raw: entry.raw,
    line: entry.line,
    ...(entry.key === '' ? {} : { sourceId: entry.key }),
    warnings: entry.warnings,
  };
}

/** Fields by name. BibTeX takes the first of two with one name; names and keywords are joined instead. */
function gather(pairs: BibEntry['fields']): { fields: Fields; repeated: [string, string][] } {
  const fields: Fields = new Map();
  const repeated: [string, string][] = [];
  for (const [name, raw] of pairs) {
    const before = fields.get(name);
    if (before === undefined || before.trim() === '') fields.set(name, raw);
    else if (before.trim() === raw.trim() || raw.trim() === '') continue;
    else if (name === 'keywords') fields.set(name, `${before}, ${raw}`);
    else if (name === 'author' || name === 'editor') fields.set(name, `${before} and ${raw}`);
    else repeated.push([name, raw]);
  }
  return { fields, repeated };
}

function take(fields: Fields, name: string): string | undefined {
  const raw = fields.get(name);
  fields.delete(name);
  return raw;
}

function readType(draft: ItemDraft, bibType: string, fields: Fields): void {
  const read = readBibType(bibType);
  draft.type = read.type;
  const subtype = fields.get('entrysubtype')?.trim().toLowerCase();
  if (read.type === 'article-journal' && (subtype === 'magazine' || subtype === 'newspaper')) {
    draft.type = `article-${subtype}`;
    fields.delete('entrysubtype');
  }
  if (bibType === 'misc' && isUrl(fields.get('howpublished') ?? '')) draft.type = 'webpage';
  const genre = take(fields, 'type');
  if (genre !== undefined) {
    const text = readTex(genre, { rich: true });
    if (draft.type === 'article-journal' && isPlainArticle(text))
      keepVerbatim(draft, 'bibtex', 'type', genre);
    else draft.genre = GENRE_KEYS[text.toLowerCase()] ?? text;
  } else if (read.genre) draft.genre = read.genre;
  const written = [
    writeBibType(draft.type as string, draft.genre as string | undefined, 'biblatex'),
    writeBibType(draft.type as string, draft.genre as string | undefined, 'bibtex'),
  ];
  if (!read.known || !written.includes(bibType)) setCustom(draft, 'bibtexType', bibType);
}

function isUrl(raw: string): boolean {
  return /^(?:https?|ftp):\/\/\S+$/i.test(readVerbatim(raw));
}

/** biblatex keeps subtitles apart; CSL has them in the title. */
function readTitles(fields: Fields): void {
  for (const name of ['title', 'booktitle', 'journaltitle', 'maintitle', 'eventtitle']) {
    const subtitleName = name === 'title' ? 'subtitle' : name.replace('title', 'subtitle');
    const title = fields.get(name);
    const subtitle = fields.get(subtitleName);
    if (title === undefined || subtitle === undefined || readTex(subtitle) === '') continue;
    fields.delete(subtitleName);
    const stop = /[?!.:]\}*\s*$/.test(title) ? ' ' : ': ';
    fields.set(name, title.trimEnd() + stop + subtitle.trim());
  }
}

function readIssued(draft: ItemDraft, fields: Fields): void {
  const date = fields.get('date');
  if (date !== undefined && readTex(date) !== '') {
    fields.delete('date');
    draft.issued = readDate(date);
    for (const name of ['year', 'month', 'day']) {
      const raw = fields.get(name);
      // What the date says already is not kept twice.
      if (raw !== undefined && repeats(draft.issued as CslDate, name, raw)) fields.delete(name);
    }
    return;
  }
  const printed = readTex(take(fields, 'year') ?? '');
  if (printed === '') return;
  // "2010a" tells two works of one year apart; it is no other year.
  const [, year = printed, letter] = /^(\d{4})([a-z])$/.exec(printed) ?? [];
  if (letter) setText(draft, 'year-suffix', letter);
  const month = fields.get('month');
  const day = fields.get('day');
  const issued = parseDateText(year);
  if (month !== undefined && /^-?\d{4}$/.test(year)) {
    // Some exports of JabRef have braces around its own sign for an abbreviation, "#may#".
    const named = readTex(month).replace(/^#|#$/g, '');
    const number = monthNumber(named);
    const words = [readTex(day ?? ''), number === undefined ? named : MONTH_MACROS[number - 1], year];
    const dated = parseDateText(words.filter((word) => word !== '').join(' '));
    if (dated?.['date-parts']) {
      fields.delete('month');
      fields.delete('day');
      draft.issued = dated;
      return;
    }
  }
  draft.issued = issued;
}

function repeats(date: CslDate, name: string, raw: string): boolean {
  const [year, month, day] = date['date-parts']?.[0] ?? [];
  const text = readTex(raw);
  if (name === 'year') return text === String(year) || text.includes(String(year));
  if (name === 'month') return monthNumber(text) === month && month !== undefined;
  return Number(text) === day;
}

function readDate(raw: string): CslDate | undefined {
  // EDTF's "~" for circa is a space to TeX.
  return parseEdtf(raw.trim().replace(/[{}]/g, '')) ?? parseDateText(readTex(raw));
}

/** Fields whose meaning depends on their value or on other fields. */
function readSpecial(draft: ItemDraft, fields: Fields): void {
  const howpublished = fields.get('howpublished');
  if (howpublished !== undefined && isUrl(howpublished)) {
    fields.delete('howpublished');
    if (!fields.has('url')) fields.set('url', howpublished);
  }
  const archive = (fields.get('eprinttype') ?? fields.get('archiveprefix') ?? '').trim().toLowerCase();
  const eprint = readVerbatim(fields.get('eprint') ?? '');
  if ((archive === 'pubmed' || archive === 'pmid') && /^\d+$/.test(eprint) && !fields.has('pmid')) {
    draft.PMID = eprint;
    for (const name of ['eprint', 'eprinttype', 'archiveprefix']) fields.delete(name);
  }
  const language = fields.get('language');
  const langid = fields.get('langid');
  if (language !== undefined && langid !== undefined && sameLanguage(language, langid))
    fields.delete('langid');
  const codings = take(fields, 'codings');
  if (codings)
    setCustom(
      draft,
      'codings',
      codings.split(/\s*;\s*/).filter((code) => code !== ''),
    );
  // The entries these point to are read for themselves, and what they pass on has been passed on.
  for (const name of ['crossref', 'xdata']) if (fields.get(name)?.trim() === '') fields.delete(name);
}

/** The babel names of languages, by code. */
export const BABEL_LANGUAGES: Readonly<Record<string, string>> = {
  en: 'english',
  'en-us': 'american',
  'en-gb': 'british',
  de: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
  nl: 'dutch',
  sv: 'swedish',
  da: 'danish',
  nb: 'norsk',
  no: 'norsk',
  fi: 'finnish',
  pl: 'polish',
  ru: 'russian',
  cs: 'czech',
  hu: 'hungarian',
  el: 'greek',
  tr: 'turkish',
};

function sameLanguage(language: string, langid: string): boolean {
  const code = language.trim().toLowerCase();
  return BABEL_LANGUAGES[code] === langid.trim() || code === langid.trim().toLowerCase();
}

/** Sets one variable from raw TeX; false where the value is empty or the variable holds something else already. */
function readValue(draft: ItemDraft, variable: string, kind: BibFieldKind, raw: string): boolean {
  if (kind === 'names') {
    const { names, truncated } = readBibNames(raw);
    if (names.length > 0) draft[variable] = names;
    if (truncated) setCustom(draft, `${variable}sTruncated`, true);
    return names.length > 0;
  }
  const value = kind === 'date' ? readDate(raw) : readText(kind, variable, raw);
  if (value === undefined || value === '') return false;
  draft[variable] = value;
  return true;
}

function readText(kind: BibFieldKind, variable: string, raw: string): string {
  switch (kind) {
    case 'verbatim':
      return variable === 'DOI' ? cleanDoi(readVerbatim(raw)) : readVerbatim(raw);
    case 'pages':
      return cleanPages(readTex(raw));
    case 'keywords':
      return joinKeywords(splitBibKeywords(raw).map((keyword) => readTex(keyword, { rich: true })));
    case 'lines':
      return readTex(raw, { rich: true, lines: true });
    case 'title':
    case 'text':
      return readTex(raw, { rich: true });
    default:
      return readTex(raw);
  }
}

/** Keywords are separated by commas, or by semicolons where there are any; braces hold a keyword with a comma. */
function splitBibKeywords(raw: string): string[] {
  const separators = /[;\n]/.test(raw.replace(/\{[^{}]*\}/g, '')) && raw.includes(';') ? ';' : ',';
  const keywords: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= raw.length; at++) {
    const char = raw[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === undefined || (depth <= 0 && char === separators)) {
      keywords.push(raw.slice(start, at));
      start = at + 1;
    }
  }
  return keywords;
}

/** The `csl-*` fields Gleaner writes for what the format has no field for. */
function readOwnFields(draft: ItemDraft, fields: Fields): void {
  for (const [name, raw] of [...fields]) {
    if (!name.startsWith('csl-')) continue;
    const variable = OWN_VARIABLE_CASE[name.slice(4)] ?? name.slice(4);
    const value = readOwnValue(variable, raw);
    if (value === undefined) continue;
    fields.delete(name);
    if (value === '') delete draft[variable];
    else if (variable === 'keyword') addText(draft, 'keyword', value as string, '; ');
    else draft[variable] = value;
  }
}

const OWN_VARIABLE_CASE: Readonly<Record<string, string>> = {
  doi: 'DOI',
  url: 'URL',
  isbn: 'ISBN',
  issn: 'ISSN',
  pmid: 'PMID',
  pmcid: 'PMCID',
};

function readOwnValue(variable: string, raw: string): unknown {
  if (raw.trim() === '') return '';
  if (!NAME_VARIABLES.has(variable) && !DATE_VARIABLES.has(variable)) {
    return readTex(raw, { rich: true, lines: true });
  }
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    // Not Gleaner's after all: it is then kept like any other field.
    return undefined;
  }
}
