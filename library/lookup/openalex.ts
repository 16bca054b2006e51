import type { CslItem, CslName } from '../../shared/model/csl.ts';
import { textIn } from '../formats/json-items.ts';
import { normaliseDoi } from '../references/doi.ts';
import { doiOf, present, type Source, searchWords } from './source.ts';

type Work = Readonly<Record<string, unknown>>;

/** OpenAlex (https://docs.openalex.org): a work by its DOI, else by its title. */
export const openalex: Source = {
  label: 'OpenAlex',
  base: 'https://api.openalex.org',
  accept: 'application/json',
  lacking: 'The reference has neither a DOI nor a title to ask OpenAlex by.',
  question: (item) => {
    const doi = doiOf(item);
    if (doi !== undefined) return `/works/doi:${encodeURIComponent(doi)}`;
    const words = searchWords(item);
    return words === '' ? undefined : `/works?per-page=3&search=${encodeURIComponent(words)}`;
  },
  read: (body) => {
    const answer = JSON.parse(body) as Work & { results?: readonly Work[] };
    return (answer.results ?? [answer]).slice(0, 5).map(itemOf);
  },
};

const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  'book-chapter': 'chapter',
  dissertation: 'thesis',
  preprint: 'article',
  review: 'article-journal',
};

function itemOf(work: Work): CslItem {
  const place = (work.primary_location ?? {}) as { source?: Work | null };
  const biblio = (work.biblio ?? {}) as Work;
  const type = textIn(work.type) ?? '';
  const pages = [textIn(biblio.first_page), textIn(biblio.last_page)].filter(Boolean);
  const ids = (work.ids ?? {}) as Work;
  return present({
    type: TYPES[type] ?? (type || 'document'),
    title: textIn(work.title),
    author: namesOf(work.authorships),
    issued: dateOf(textIn(work.publication_date) ?? textIn(work.publication_year)),
    'container-title': textIn(place.source?.display_name),
    volume: textIn(biblio.volume),
    issue: textIn(biblio.issue),
    page: pages.length > 0 ? [...new Set(pages)].join('-') : undefined,
    DOI: normaliseDoi(textIn(work.doi)) ?? undefined,
    PMID: /\d+$/.exec(textIn(ids.pmid) ?? '')?.[0],
    ISSN: textIn(place.source?.issn_l),
    language: textIn(work.language),
    abstract: abstractOf(work.abstract_inverted_index),
  });
}

/** OpenAlex gives whole names; the last word is taken for the family name, as its own exports do. */
function namesOf(value: unknown): readonly CslName[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = (value as { author?: Work }[]).slice(0, 1_000).flatMap(({ author }) => {
    const words = (textIn(author?.display_name) ?? '').split(/\s+/).filter(Boolean);
    const family = words.pop();
    if (family === undefined) return [];
    return [words.length === 0 ? { literal: family } : { family, given: words.join(' ') }];
  });
  return names.length > 0 ? names : undefined;
}

function dateOf(text: string | undefined): CslItem['issued'] {
  const parts = (text ?? '')
    .split('-')
    .map(Number)
    .filter((part) => Number.isInteger(part) && part > 0);
  return parts.length > 0 ? { 'date-parts': [parts.slice(0, 3)] } : undefined;
}

/** Words with the places they stand at, put back in order. */
function abstractOf(index: unknown): string | undefined {
  if (typeof index !== 'object' || index === null) return undefined;
  const placed = Object.entries(index as Record<string, unknown>).flatMap(([word, places]) =>
    Array.isArray(places) ? places.slice(0, 5_000).map((place) => [Number(place), word] as const) : [],
  );
  const text = placed
    .slice(0, 20_000)
    .sort(([a], [b]) => a - b)
    .map(([, word]) => word)
    .join(' ');
  return text === '' ? undefined : text;
}
