import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { CslItem, CslName } from '../../shared/model/csl.ts';
import type { RecordReading } from './each-record.ts';
import type { Format, ReadOptions } from './format.ts';
import { finishItem, joinKeywords } from './item-draft.ts';
import { type JsonItem, jsonItems, readJsonItems, textIn } from './json-items.ts';

/** A work as Crossref describes it (https://api.crossref.org/swagger-ui). */
export type CrossrefWork = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'reference-entry': 'entry-encyclopedia',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
  'peer-review': 'review',
  'report-component': 'report',
  dissertation: 'thesis',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  proceedings: 'book',
  database: 'dataset',
};

/** A work of Crossref as CSL-JSON; nothing it says is more than a text, a date or a list of names. */
export function itemOfCrossref(work: CrossrefWork): CslItem {
  const type = textIn(work.type) ?? '';
  const title = [textIn(work.title), textIn(work.subtitle)].filter(Boolean).join(': ');
  return finishItem({
    type: TYPES[type] ?? (type || 'document'),
    title,
    author: namesOf(work.author),
    editor: namesOf(work.editor),
    translator: namesOf(work.translator),
    issued: dateOf(work.issued) ?? dateOf(work.published),
    'container-title': textIn(work['container-title']),
    'container-title-short': textIn(work['short-container-title']),
    volume: textIn(work.volume),
    issue: textIn(work.issue),
    page: textIn(work.page),
    number: textIn(work['article-number']),
    edition: textIn(work['edition-number']),
    publisher: textIn(work.publisher),
    'publisher-place': textIn(work['publisher-location']),
    'event-title': textIn((work.event as CrossrefWork | undefined)?.name),
    DOI: textIn(work.DOI),
    ISSN: textIn(work.ISSN),
    ISBN: textIn(work.ISBN)?.replace(/^https?:\/\/.*\//, ''),
    language: textIn(work.language),
    keyword: joinKeywords(Array.isArray(work.subject) ? work.subject.map(String) : []),
    abstract: textIn(work.abstract)
      ?.replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  });
}

function namesOf(value: unknown): readonly CslName[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return (value as CrossrefWork[]).slice(0, 1_000).flatMap((name): CslName[] => {
    const literal = textIn(name.name) ?? textIn(name.literal);
    const family = textIn(name.family);
    if (family === undefined) return literal === undefined ? [] : [{ literal }];
    const given = textIn(name.given);
    const suffix = textIn(name.suffix);
    return [{ family, ...(given ? { given } : {}), ...(suffix ? { suffix } : {}) }];
  });
}

function dateOf(value: unknown): CslItem['issued'] {
  const parts = (value as { 'date-parts'?: unknown[][] } | undefined)?.['date-parts']?.[0];
  const numbers = (parts ?? []).filter((part) => Number.isInteger(part)) as number[];
  return numbers.length > 0 ? { 'date-parts': [numbers.slice(0, 3)] } : undefined;
}

function readCrossref(source: string, options: ReadOptions): BibliographyReading {
  return { format: 'crossref', ...readJsonItems(jsonItems(source, worksOf), readWork, options) };
}

/** The works of an answer: of a search, of one DOI, or of the JSON that stands under a DOI. */
function worksOf(parsed: object): readonly unknown[] {
  const { message = parsed } = parsed as { message?: { readonly items?: unknown } };
  const { items } = message as { readonly items?: unknown };
  return Array.isArray(items) ? (items as unknown[]) : [message];
}

function readWork({ value, raw, line }: JsonItem): RecordReading {
  if (typeof value !== 'object' || value === null) return { reason: 'This is not a work of Crossref.' };
  const item = itemOfCrossref(value as CrossrefWork);
  if (Object.keys(item).every((variable) => variable === 'type'))
    return { reason: 'The work has no fields.' };
  return { item, raw, line, ...(item.DOI ? { sourceId: item.DOI } : {}), warnings: [] };
}

/** What Crossref's REST API answers, and its JSON under a DOI. */
export const crossrefJson: Format = {
  id: 'crossref',
  label: 'Crossref JSON',
  extensions: ['crossref.json'],
  mediaType: 'application/json',
  detect: (start) =>
    /^\s*[[{]/.test(start) &&
    /"(?:message-type|is-referenced-by-count|content-domain)"\s*:/.test(start) &&
    /"DOI"\s*:/.test(start),
  read: readCrossref,
};
