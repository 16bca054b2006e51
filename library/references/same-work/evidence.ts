import { type AuthorAgreement, authorAgreement } from './authors.ts';
import { type ContainerAgreement, containerAgreement } from './container.ts';
import { type NumberAgreement, type PageAgreement, pageAgreement, volumeAgreement } from './place.ts';
import { countDifferently, type TitleLikeness, titleLikeness } from './title-likeness.ts';
import type { WorkTraits } from './traits.ts';

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
  const apart = title === 'different' || title === 'unknown';
  const identified = doi === 'same' || pmid === 'same' || url === 'same';
  if (apart && !identified && pages !== 'range' && pages !== 'first') return undefined;
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

function pmidAgreement(left: WorkTraits, right: WorkTraits): NumberAgreement {
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
  title: { equal: 6, close: 5, start: 3.5, longer: 2.5, near: -1, different: -5, unknown: 0 },
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

// Enough to be told apart by their titles (see doubtsOfTitle).
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

/** Why two records cannot be called one work without a person's look, whatever their score; empty where nothing is. */
export function doubtsOf(evidence: Evidence, left: WorkTraits, right: WorkTraits): readonly string[] {
  return [...doubtsOfTitle(evidence, left, right), ...doubtsOfPlace(evidence), ...doubtsOfKind(left, right)];
}

function doubtsOfTitle(evidence: Evidence, left: WorkTraits, right: WorkTraits): readonly string[] {
  const { title, weight, authors, year, container, volume, issue, pages, doi, pmid } = evidence;
  const placed = pages === 'range' && volume === 'same';
  const doubts: string[] = [];
  if (title === 'different') doubts.push('The titles differ.');
  if (title === 'unknown' && pmid !== 'same' && doi !== 'same') doubts.push('One has no title.');
  if (title === 'near' && !(placed && authors !== 'different')) {
    doubts.push('The titles share words but differ in others.');
  }
  if ((title === 'start' || title === 'longer') && authors !== 'same' && !placed) {
    doubts.push('One title says more than the other, and the authors do not agree.');
  }
  if (title !== 'equal' && countDifferently(left.title, right.title)) {
    doubts.push('The titles count differently (parts, phases or numbers).');
  }
  const onPage =
    (pages === 'range' || pages === 'first') && container !== 'different' && volume !== 'different';
  // A whole issue of abstracts has no pages of its own.
  const inIssue = weight >= 0.2 && pages === 'unknown' && container === 'same' && volume === 'same';
  const found = onPage || (inIssue && issue === 'same' && year === 'same');
  if (weight < 0.4 && !found && doi !== 'same' && pmid !== 'same') {
    doubts.push('Such a title stands over many works, and no pages show that these are one.');
  }
  return doubts;
}

function doubtsOfPlace(evidence: Evidence): readonly string[] {
  const { title, authors, year, container, volume, issue, pages, doi, pmid } = evidence;
  const placed = pages === 'range' || (pages === 'first' && volume === 'same');
  const identified = doi === 'same' || pmid === 'same';
  const doubts: string[] = [];
  if (doi === 'different' && !(title === 'equal' && pages === 'range' && volume === 'same')) {
    doubts.push('Their DOIs differ.');
  }
  if (pmid === 'different') doubts.push('Their PubMed ids differ.');
  if (year === 'different' && !placed && !identified) doubts.push('They are years apart.');
  if (year === 'next' && issue === 'different' && volume !== 'same' && !placed && !identified) {
    doubts.push('Year and issue differ.');
  }
  if (year === 'next' && container === 'different' && !placed && !identified) {
    doubts.push('Year and journal or book differ.');
  }
  if (pages === 'different' && !(identified && title === 'equal' && authors === 'same')) {
    doubts.push('The pages differ.');
  }
  return doubts;
}

function doubtsOfKind(left: WorkTraits, right: WorkTraits): readonly string[] {
  const doubts: string[] = [];
  if (left.edition > 0 && right.edition > 0 && left.edition !== right.edition) {
    doubts.push('They are different editions.');
  }
  if (left.yearSuffix !== '' && right.yearSuffix !== '' && left.yearSuffix !== right.yearSuffix) {
    doubts.push('A letter behind the year tells them apart.');
  }
  const kinds = new Set([left.kind, right.kind]);
  if (kinds.has('thesis') && kinds.has('article')) doubts.push('One is a thesis, the other an article.');
  if (kinds.has('book') && kinds.has('chapter')) doubts.push('One is a book, the other a chapter.');
  return doubts;
}
