import type { CslItem, CslName } from '../../shared/model/csl.ts';
import { doiOf, present, type Source, searchWords, textIn } from './source.ts';

type Work = Readonly<Record<string, unknown>>;

/** Crossref's REST API (https://api.crossref.org/swagger-ui): a work by its DOI, else by its words. */
export const crossref: Source = {
  label: 'Crossref',
  base: 'https://api.crossref.org',
  accept: 'application/json',
  lacking: 'The reference has neither a DOI nor a title to ask Crossref by.',
  question: (item) => {
    const doi = doiOf(item);
    if (doi !== undefined) return `/works/${encodeURIComponent(doi)}`;
    const words = searchWords(item);
    return words === '' ? undefined : `/works?rows=3&query.bibliographic=${encodeURIComponent(words)}`;
  },
  read: (body) => {
    const { message } = JSON.parse(body) as { message: Work & { items?: readonly Work[] } };
    return (message.items ?? [message]).slice(0, 5).map(itemOf);
  },
};

const TYPES: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
  dissertation: 'thesis',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
};

function itemOf(work: Work): CslItem {
  const type = textIn(work.type) ?? '';
  const title = [textIn(work.title), textIn(work.subtitle)].filter(Boolean).join(': ');
  return present({
    type: TYPES[type] ?? (type || 'document'),
    title: title || undefined,
    author: namesOf(work.author),
    editor: namesOf(work.editor),
    issued: dateOf(work.issued),
    'container-title': textIn(work['container-title']),
    'container-title-short': textIn(work['short-container-title']),
    volume: textIn(work.volume),
    issue: textIn(work.issue),
    page: textIn(work.page),
    number: textIn(work['article-number']),
    publisher: textIn(work.publisher),
    DOI: textIn(work.DOI),
    ISSN: textIn(work.ISSN),
    ISBN: textIn(work.ISBN)?.replace(/^https?:\/\/.*\//, ''),
    language: textIn(work.language),
    abstract: textIn(work.abstract)
      ?.replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  });
}

function namesOf(value: unknown): readonly CslName[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = (value as Work[]).slice(0, 1_000).flatMap((name) => {
    const literal = textIn(name.name);
    const family = textIn(name.family);
    if (family === undefined) return literal === undefined ? [] : [{ literal }];
    return [present({ family, given: textIn(name.given), suffix: textIn(name.suffix) }) as CslName];
  });
  return names.length > 0 ? names : undefined;
}

function dateOf(value: unknown): CslItem['issued'] {
  const parts = (value as { 'date-parts'?: unknown[][] } | undefined)?.['date-parts']?.[0];
  const numbers = (parts ?? []).filter((part) => Number.isInteger(part)) as number[];
  return numbers.length > 0 ? { 'date-parts': [numbers.slice(0, 3)] } : undefined;
}
