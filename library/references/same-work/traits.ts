import type { CslItem } from '../../../shared/model/csl.ts';
import { normaliseDoi } from '../doi.ts';
import { yearOf } from '../name-text.ts';
import { type AuthorTraits, authorTraits, COMPARED_NAMES } from './authors.ts';
import { type ContainerTraits, containerTraits } from './container.ts';
import { type PlaceTraits, placeTraits } from './place.ts';
import { type TitleTraits, titleTraits } from './title.ts';

/** What two records are compared by, worked out once a record. */
export type WorkTraits = {
  readonly title: TitleTraits;
  readonly authors: readonly AuthorTraits[];
  readonly year: number | null;
  /** The letter behind the year that tells two works of one list apart, or empty. */
  readonly yearSuffix: string;
  readonly container: ContainerTraits;
  readonly place: PlaceTraits;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly pmcid: string | null;
  /** Address without scheme, "www." and a closing slash, in lower case; empty where it is only a resolver of the DOI. */
  readonly url: string;
  /** The number of the edition where it is printed, else 0. */
  readonly edition: number;
  readonly kind: WorkKind;
};

/** The traits by which most pairs are told apart without a look at their names and titles. */
export type QuickTraits = Pick<WorkTraits, 'year' | 'place' | 'doi' | 'pmid' | 'pmcid' | 'url'>;

/** The kinds of work that a shared title does not make one. */
export type WorkKind = 'thesis' | 'book' | 'chapter' | 'article' | 'other';

/** What of a record its traits are worked out of. */
export function comparedPart(item: CslItem): CslItem {
  const { type, title, author, editor, issued, DOI, PMID, PMCID, URL, ISSN, edition, volume, issue, number } =
    item;
  const own: Record<string, unknown> = {
    ...{ type, title, issued, DOI, PMID, PMCID, URL, ISSN, edition, volume, issue, number },
    page: item.page ?? item['page-first'],
    'container-title': item['container-title'],
    'container-title-short': item['container-title-short'],
    'year-suffix': item['year-suffix'],
    author: author?.slice(0, COMPARED_NAMES),
  };
  if (author === undefined || author.length === 0) own['editor'] = editor?.slice(0, COMPARED_NAMES);
  return own as unknown as CslItem;
}

/** The traits of one record. */
export function traitsOf(item: CslItem): WorkTraits {
  const resolver = /doi\.org/i.test(item.URL ?? '');
  return {
    title: titleTraits(item.title),
    authors: authorTraits(item),
    year: yearOf(item.issued),
    yearSuffix: (item['year-suffix'] ?? '').toLowerCase(),
    container: containerTraits(item),
    place: placeTraits(item),
    doi: normaliseDoi(item.DOI) ?? normaliseDoi(resolver ? item.URL : undefined),
    pmid: digitsOf(item.PMID),
    pmcid: digitsOf(item.PMCID),
    url: resolver ? '' : addressOf(item.URL ?? ''),
    edition: Number(/\d+/.exec(item.edition ?? '')?.[0] ?? 0),
    kind: kindOf(item.type),
  };
}

function digitsOf(identifier: string | undefined): string | null {
  return /\d{3,}/.exec(identifier ?? '')?.[0]?.replace(/^0+/, '') || null;
}

function addressOf(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/#.*$/, '')
    .replace(/\/+$/, '');
}

function kindOf(type: string): WorkKind {
  if (type === 'thesis' || type === 'book' || type === 'chapter') return type;
  return type === 'article-journal' ? 'article' : 'other';
}
