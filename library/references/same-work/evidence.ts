import { type AuthorAgreement, authorAgreement } from './authors.ts';
import { type ContainerAgreement, containerAgreement } from './container.ts';
import { type NumberAgreement, type PageAgreement, pageAgreement, volumeAgreement } from './place.ts';
import { type TitleLikeness, titleLikeness } from './title-likeness.ts';
import type { QuickTraits, WorkTraits } from './traits.ts';

/** How two records compare, field by field. */
export type Evidence = {
  readonly title: TitleLikeness;
  /** How much the titles say, 0 to 1; the less telling one counts. */
  readonly weight: number;
  readonly authors: AuthorAgreement;
  readonly year: YearAgreement;
  readonly container: ContainerAgreement;
  readonly volume: NumberAgreement;
  readonly issue: NumberAgreement;
  readonly pages: PageAgreement;
  readonly doi: NumberAgreement;
  readonly pmid: NumberAgreement;
  readonly url: NumberAgreement;
  /** Whether both print a last page, and not the same. */
  readonly endApart: boolean;
  /** Whether both are articles of journals. */
  readonly areArticles: boolean;
  /** Whether both are of a kind that comes out again under one title: reports, pages, data. */
  readonly areSerial: boolean;
};

/** `next`: a year apart, as between online and printed. */
export type YearAgreement = 'same' | 'next' | 'different' | 'unknown';

/** The evidence of two records, or undefined where nothing brings them together or the score cannot reach `least`. */
export function evidenceOf(left: WorkTraits, right: WorkTraits, least: number): Evidence | undefined {
  const title = titleLikeness(left.title, right.title);
  const doi = identifierAgreement(left.doi, right.doi);
  const pmid = pmidAgreement(left, right);
  const url = identifierAgreement(left.url || null, right.url || null);
  const pages = pageAgreement(left.place.pages, right.place.pages);
  const identified = doi === 'same' || pmid === 'same' || url === 'same';
  // Two abstracts may stand on one page; several pages hold one work.
  const placed = pages === 'range' || (pages === 'first' && title === 'unknown');
  if ((title === 'different' || title === 'unknown') && !identified && !placed) return undefined;
  const volume = volumeAgreement(left.place, right.place);
  const samePage = url === 'same' && title === 'equal' && pages === 'unknown' && volume === 'unknown';
  const quick = {
    title,
    weight: weightOfTitles(left, right, samePage),
    year: yearAgreement(left.year, right.year),
    volume,
    issue: identifierAgreement(left.place.issue || null, right.place.issue || null),
    pages,
    doi,
    pmid,
    url,
    endApart: endApart(left, right),
    areArticles: left.kind === 'article' && right.kind === 'article',
    areSerial: left.kind === 'other' && right.kind === 'other',
  };
  // Names take the longest to compare; where the best they could say would not do, they are left out.
  const best = scoreOf({ ...quick, authors: 'same', container: 'same' });
  if (best < least && !identified) return undefined;
  return {
    ...quick,
    authors: authorAgreement(left.authors, right.authors),
    container: containerAgreement(left.container, right.container),
  };
}

/**
 * The most two records could score, by what is quickly compared: numbers, identifiers and the year, with titles, authors and
 * containers taken for the same.
 */
export function bestScore(left: QuickTraits, right: QuickTraits): number {
  return (
    WEIGHTS.title.equal +
    WEIGHTS.authors.same +
    WEIGHTS.container.same +
    WEIGHTS.year[yearAgreement(left.year, right.year)] +
    WEIGHTS.volume[volumeAgreement(left.place, right.place)] +
    WEIGHTS.issue[identifierAgreement(left.place.issue || null, right.place.issue || null)] +
    WEIGHTS.pages[pageAgreement(left.place.pages, right.place.pages)] +
    WEIGHTS.doi[identifierAgreement(left.doi, right.doi)] +
    WEIGHTS.pmid[pmidAgreement(left, right)] +
    WEIGHTS.url[identifierAgreement(left.url || null, right.url || null)]
  );
}

function endApart(left: WorkTraits, right: WorkTraits): boolean {
  const [a, b] = [left.place.pages, right.place.pages];
  return a !== null && b !== null && a.isRange && b.isRange && a.last !== b.last;
}

/** The less telling of two titles; a book is known by one word ("Stigma"), a page by its address and its name. */
function weightOfTitles(left: WorkTraits, right: WorkTraits, samePage: boolean): number {
  const weight = Math.min(left.title.weight, right.title.weight);
  const areBooks = left.kind === 'book' && right.kind === 'book';
  return samePage || (areBooks && weight > 0) ? Math.max(weight, NAMED_WEIGHT) : weight;
}

function identifierAgreement(left: string | null, right: string | null): NumberAgreement {
  if (left === null || right === null) return 'unknown';
  return left === right ? 'same' : 'different';
}

function pmidAgreement(left: QuickTraits, right: QuickTraits): NumberAgreement {
  const pmid = identifierAgreement(left.pmid, right.pmid);
  return pmid === 'unknown' ? identifierAgreement(left.pmcid, right.pmcid) : pmid;
}

function yearAgreement(left: number | null, right: number | null): YearAgreement {
  if (left === null || right === null) return 'unknown';
  const apart = Math.abs(left - right);
  return apart === 0 ? 'same' : apart === 1 ? 'next' : 'different';
}

/**
 * What each outcome of a comparison counts for or against one work. The order of magnitude is that of log odds
 * (Fellegi & Sunter 1969); they are rounded by hand so that each stays explainable.
 */
const WEIGHTS = {
  title: { equal: 6, close: 5, start: 4.5, longer: 2.5, near: -1, different: -5, unknown: 0 },
  authors: { same: 3, shared: 2, first: 0.5, neither: 1, different: -4, unknown: 0 },
  year: { same: 1.5, next: -0.5, different: -3, unknown: 0 },
  container: { same: 1.5, different: -2, unknown: 0 },
  volume: { same: 2, different: -3, unknown: 0 },
  issue: { same: 0.5, different: 0, unknown: 0 },
  pages: { range: 4, first: 2.5, near: 0, uncertain: -0.5, different: -3.5, unknown: 0 },
  doi: { same: 4, different: -4, unknown: 0 },
  pmid: { same: 6, different: -6, unknown: 0 },
  url: { same: 3, different: 0, unknown: 0 },
} as const;

// Enough to be told apart by their titles (see generic titles in doubts.ts).
const NAMED_WEIGHT = 0.6;

/** The sum of what the evidence counts for and against. */
export function scoreOf(evidence: Evidence): number {
  const title = WEIGHTS.title[evidence.title];
  return (
    (title > 0 ? title * evidence.weight : title) +
    WEIGHTS.authors[evidence.authors] +
    WEIGHTS.year[evidence.year] +
    WEIGHTS.container[evidence.container] +
    WEIGHTS.volume[evidence.volume] +
    WEIGHTS.issue[evidence.issue] +
    WEIGHTS.pages[evidence.pages] +
    WEIGHTS.doi[evidence.doi] +
    WEIGHTS.pmid[evidence.pmid] +
    WEIGHTS.url[evidence.url]
  );
}
