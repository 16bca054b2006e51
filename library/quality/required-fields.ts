import type { CslItem } from '../../shared/model/csl.ts';
import type { QualityFinding } from './finding.ts';

/** Alternatives, any of which will do; the first is what is told to be missing. */
type Need = readonly (keyof CslItem & string)[];

const MAKERS: Need = ['author', 'editor', 'collection-editor', 'director', 'composer', 'interviewer'];
const WHEN: Need = ['issued'];
const WHERE: Need = ['URL', 'DOI', 'archive'];

/** What a reader needs to find a work of each type, after what the manuals of APA, Vancouver and BibLaTeX ask for. */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  'article-journal': [
    MAKERS,
    WHEN,
    ['container-title', 'container-title-short'],
    ['volume', 'page', 'number', 'DOI', 'status'],
  ],
  'article-magazine': [WHEN, ['container-title', 'container-title-short']],
  'article-newspaper': [WHEN, ['container-title', 'container-title-short']],
  article: [MAKERS, WHEN],
  book: [MAKERS, WHEN, ['publisher', 'DOI', 'ISBN', 'URL']],
  chapter: [MAKERS, WHEN, ['container-title'], ['publisher', 'DOI']],
  'entry-encyclopedia': [['container-title']],
  'entry-dictionary': [['container-title']],
  'paper-conference': [MAKERS, WHEN, ['container-title', 'event-title', 'publisher']],
  report: [[...MAKERS, 'publisher'], WHEN, ['publisher', 'number', 'URL', 'DOI']],
  thesis: [['author'], WHEN, ['publisher']],
  webpage: [WHERE],
  post: [WHERE],
  'post-weblog': [WHERE],
  dataset: [[...MAKERS, 'publisher'], WHEN, [...WHERE, 'publisher']],
  software: [
    [...MAKERS, 'publisher'],
    [...WHERE, 'publisher'],
  ],
  patent: [['number']],
};

const NAMES: Readonly<Record<string, string>> = {
  author: 'an author or editor',
  issued: 'a date',
  'container-title': 'the name of what it was published in',
  volume: 'a volume, pages, an article number or a DOI',
  publisher: 'a publisher',
  URL: 'an address',
  number: 'a number',
  title: 'a title',
};

/** Fields a work of this type cannot be found without. */
export function checkRequired(item: CslItem): readonly QualityFinding[] {
  const needs: readonly Need[] = [['title'], ...(NEEDS[item.type] ?? [])];
  return needs
    .filter((need) => !need.some((field) => isThere(item[field])))
    .map((need): QualityFinding => {
      const field = need[0] ?? 'title';
      const what = NAMES[field] ?? field;
      return { check: 'required', gravity: 'missing', field, message: `It lacks ${what}.` };
    });
}

function isThere(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
