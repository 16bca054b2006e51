import type { CslItem, CslName } from '../../shared/model/csl.ts';
import type { DocumentText } from '../../shared/model/extraction.ts';
import { printedPerson } from './author-line.ts';
import { cslDate, parseDate } from './entry/dates.ts';

/** Field names of library catalogue pages, in the languages of the larger catalogues. */
const FIELDS: readonly (readonly [keyof Fields, RegExp])[] = [
  ['title', /^(?:title|main title|titel|título|titre|titolo)$/],
  [
    'authors',
    /^(?:main authors?|authors?|creators?|contributors?|author\(s\)|by|verfasser(?:\/in|in|innen)?|autor(?:en|innen)?|autores|autor(?:es)? principal(?:es)?|auteurs?(?: principaux)?|autori|autore principale)$/,
  ],
  [
    'container',
    /^(?:published in|in|source|journal(?: title)?|is part of|publication|erschienen in|veröffentlicht in|publicado en|publié dans|pubblicato in|quelle|fuente|revista)$/,
  ],
  [
    'format',
    /^(?:format|type|document type|material type|medientyp|dokumenttyp|formato|tipo de documento|type de document|tipo)$/,
  ],
  ['language', /^(?:languages?|sprachen?|idiomas?|langues?|lingu[ae])$/],
  [
    'published',
    /^(?:published|publication date|date(?: of publication)?|year|publication year|veröffentlicht|erscheinungsjahr|jahr|publicado|año|publié|année|pubblicazione|anno)$/,
  ],
  ['publisher', /^(?:publisher|verlag|editorial|éditeur|editore)$/],
  ['abstract', /^(?:summary|abstract|description|zusammenfassung|resumen|résumé|riassunto|sumario)$/],
  ['issn', /^(?:e-?issn|issn)$/],
  ['isbn', /^(?:e-?isbn|isbn)$/],
  ['doi', /^doi$/],
  [
    'subjects',
    /^(?:subjects?|keywords?|topics?|schlagw(?:ort|örter)|materias?|sujets?|soggett[oi]|palabras clave|mots[- ]clés)$/,
  ],
];

type Fields = Partial<
  Record<
    | 'title'
    | 'authors'
    | 'container'
    | 'format'
    | 'language'
    | 'published'
    | 'publisher'
    | 'abstract'
    | 'issn'
    | 'isbn'
    | 'doi'
    | 'subjects',
    string
  >
>;

const MOST_BLOCKS = 120;

/** Reads a page of a library catalogue ("Published in: …", "Main Authors: …"), when the document is one. */
export function readCatalogueRecord(document: DocumentText): Partial<CslItem> | undefined {
  if (document.text.length > 60_000) return undefined;
  const fields: Fields = {};
  for (const block of document.blocks.slice(0, MOST_BLOCKS)) {
    const line = document.text.slice(block.start, block.end).replace(/\s+/g, ' ');
    const found =
      /^([\p{L}() /-]{2,30}?)\s?:\s?(\S.*)$/u.exec(line) ?? /^([\p{L}() /-]{2,30}?)\t(\S.*)$/u.exec(line);
    if (!found) continue;
    const name = FIELDS.find(([, pattern]) => pattern.test(found[1]!.trim().toLowerCase()))?.[0];
    if (name && fields[name] === undefined) fields[name] = found[2]!.trim();
  }
  const telling = [
    fields.authors,
    fields.container,
    fields.issn ?? fields.isbn,
    fields.doi,
    fields.format,
    fields.subjects,
    fields.language,
  ];
  return telling.filter((field) => field !== undefined).length >= 3 ? itemOf(fields) : undefined;
}

function itemOf(fields: Fields): Partial<CslItem> {
  const container = fields.container ? readContainer(fields.container) : {};
  const printed = fields.published ? parseDate(fields.published) : undefined;
  const issued = container.issued ?? (printed ? cslDate(printed) : undefined);
  const doi = /10\.\d{4,9}\/\S+/.exec(fields.doi ?? '')?.[0];
  const issn = /\d{4}-\d{3}[\dXx]/.exec(fields.issn ?? '')?.[0];
  const all: Record<string, unknown> = {
    type: typeOf(fields.format ?? '', container['container-title'] !== undefined),
    title: fields.title,
    author: fields.authors ? recordNames(fields.authors) : undefined,
    ...container,
    issued,
    publisher: fields.publisher,
    DOI: doi?.replace(/[.,;]+$/, ''),
    ISSN: issn,
    ISBN: fields.isbn?.replace(/[^\dXx-].*$/, '') || undefined,
    language: fields.language ? languageCode(fields.language) : undefined,
    abstract: fields.abstract,
    keyword: fields.subjects,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<CslItem>;
}

/** "Journal of X 2024-09, Vol.2 (4), p.1-12" as catalogues print it. */
function readContainer(printed: string): Partial<CslItem> {
  const volume = /\b(?:vol(?:ume|\.)?|bd\.?|band|jg\.?|t\.)\s*(\d{1,4})/i.exec(printed);
  const issue =
    /\b(?:vol(?:ume|\.)?|bd\.?|jg\.?)\s*\d{1,4}\s*[,(]\s*(?:no\.?|nr\.?|issue|heft|h\.)?\s*(\d{1,4}(?:[-–/]\d{1,4})?)\s*\)?/i.exec(
      printed,
    ) ?? /\b(?:no|nr|issue|heft|núm)\.?\s*(\d{1,4})/i.exec(printed);
  const pages = /\b(?:pp?\.?|s\.|págs?\.)\s*([\da-z]+(?:\s?[-–]\s?[\da-z]+)?)/i.exec(printed);
  const when = /\b((?:1[89]|20)\d\d)(?:-(\d{2})(?:-(\d{2}))?)?\b/.exec(printed);
  const firstNumber = printed.search(/[\s,(]*(?:\b(?:vol|bd|jg|no|nr|issue|heft)\b|\(?\b(?:1[89]|20)\d\d)/i);
  const title = (firstNumber > 0 ? printed.slice(0, firstNumber) : printed).replace(/[\s,.:;(]+$/, '');
  const parts = when
    ? [when[1], when[2], when[3]].filter((part) => part !== undefined).map(Number)
    : undefined;
  return {
    'container-title': title || undefined,
    volume: volume?.[1],
    issue: issue?.[1],
    page: pages?.[1]?.replace(/\s?[–-]\s?/, '-'),
    issued: parts ? { 'date-parts': [parts] } : undefined,
  };
}

/** "Family, Given, Family, Given" or "Family, Given; Family, Given". */
function recordNames(printed: string): CslName[] {
  const groups = printed.includes(';') ? printed.split(/\s*;\s*/) : undefined;
  if (groups) return groups.filter((group) => group !== '').map(recordName);
  const parts = printed.split(/\s*,\s*/).filter((part) => part !== '');
  const inverted =
    parts.length % 2 === 0 && parts.every((part, i) => i % 2 === 1 || part.split(' ').length <= 3);
  if (inverted && parts.length > 1 && !parts.every((part) => part.split(' ').length >= 2)) {
    return Array.from({ length: parts.length / 2 }, (_, i) => ({
      family: parts[2 * i]!,
      given: parts[2 * i + 1]!,
    }));
  }
  return parts.map(recordName);
}

function recordName(printed: string): CslName {
  const plain = printed
    .replace(/\s*\((?:author|verfasser\w*|autor\w*)\)|,?\s*\d{4}-(?:\d{4})?$/gi, '')
    .trim();
  const comma = /^([^,]+),\s*(.+)$/.exec(plain);
  if (comma) return { family: comma[1]!.trim(), given: comma[2]!.trim() };
  return plain.split(/\s+/).length > 1 && plain.split(/\s+/).length < 5
    ? printedPerson(plain)
    : { literal: plain };
}

function typeOf(format: string, inContainer: boolean): string {
  if (/thesis|dissertation|hochschulschrift|tesis|thèse/i.test(format)) return 'thesis';
  if (/chapter|kapitel|capítulo|chapitre/i.test(format)) return 'chapter';
  if (/report|bericht|informe|rapport/i.test(format)) return 'report';
  if (/article|artikel|artículo|articolo|aufsatz/i.test(format) || (format === '' && inContainer))
    return 'article-journal';
  if (/book|buch|libro|livre/i.test(format)) return 'book';
  return inContainer ? 'article-journal' : 'document';
}

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  englisch: 'en',
  inglés: 'en',
  anglais: 'en',
  inglese: 'en',
  german: 'de',
  deutsch: 'de',
  spanish: 'es',
  español: 'es',
  spanisch: 'es',
  french: 'fr',
  français: 'fr',
  französisch: 'fr',
  italian: 'it',
  italiano: 'it',
  portuguese: 'pt',
  português: 'pt',
  dutch: 'nl',
  nederlands: 'nl',
  swedish: 'sv',
  svenska: 'sv',
  norwegian: 'no',
  danish: 'da',
  finnish: 'fi',
  suomi: 'fi',
  russian: 'ru',
  polish: 'pl',
  czech: 'cs',
  chinese: 'zh',
  japanese: 'ja',
};

function languageCode(printed: string): string {
  const word = printed.split(/[\s,;]/)[0]!.toLowerCase();
  return LANGUAGES[word] ?? printed;
}
