import type { Evidence } from './evidence.ts';
import { countDifferently, isAboutTheOther } from './title-likeness.ts';
import type { WorkTraits } from './traits.ts';

// A title of fewer telling letters ("Editorial", "Reply to Smith") stands over many works.
const GENERIC = 0.4;

/** What is missing before two records may be called one work without a person's look; empty where nothing is. */
export function gapsOf(evidence: Evidence): readonly string[] {
  const { title, weight, authors, container, doi, pmid, url } = evidence;
  const gaps: string[] = [];
  if (title === 'unknown' && pmid !== 'same' && doi !== 'same') gaps.push('One has no title.');
  if (title === 'near' && !(isPlaced(evidence) && authors !== 'different')) {
    gaps.push('The titles share words but differ in others.');
  }
  if ((title === 'start' || title === 'longer') && authors !== 'same' && !isPlaced(evidence)) {
    gaps.push('One title says more than the other, and the authors do not agree.');
  }
  if (weight < GENERIC && pmid !== 'same' && !isFoundDespiteTitle(evidence)) {
    gaps.push('Such a title stands over many works, and nothing else shows that these are one.');
  }
  const found = isIdentified(evidence) || url === 'same' || isOnOnePage(evidence);
  if (authors === 'different' && !found) {
    gaps.push('The authors differ, and no identifier or page shows that these are one.');
  }
  if (evidence.year === 'next' && evidence.areSerial && !found) {
    gaps.push('A report of this title may come out every year.');
  }
  if (container === 'different' && evidence.areArticles && evidence.volume !== 'same' && !found) {
    gaps.push('No volume or page shows that the two journals are one.');
  }
  return gaps;
}

/** What speaks against two records being one work, however much agrees; empty where nothing does. */
export function objectionsOf(evidence: Evidence, left: WorkTraits, right: WorkTraits): readonly string[] {
  const objections: string[] = [];
  if (evidence.title === 'different') objections.push('The titles differ.');
  if (evidence.title !== 'equal' && !isPlaced(evidence) && countDifferently(left.title, right.title)) {
    objections.push('The titles count differently (parts, phases or numbers).');
  }
  const isLonger = evidence.title === 'start' || evidence.title === 'longer';
  if (
    isLonger &&
    !isOnOnePage(evidence) &&
    !isIdentified(evidence) &&
    isAboutTheOther(left.title, right.title)
  ) {
    objections.push('One title says that it is a protocol, an update or the like of the other.');
  }
  return [...objections, ...objectionsOfPlace(evidence), ...objectionsOfKind(left, right)];
}

function objectionsOfPlace(evidence: Evidence): readonly string[] {
  const { title, authors, year, container, volume, issue, pages, doi, pmid } = evidence;
  const known = isIdentified(evidence) || isOnOnePage(evidence);
  const objections: string[] = [];
  if (doi === 'different' && !(title === 'equal' && isFirmlyPlaced(evidence))) {
    objections.push('The DOIs differ.');
  }
  if (pmid === 'different') objections.push('The PubMed ids differ.');
  if (year === 'different' && !known) objections.push('They are years apart.');
  if (year === 'next' && issue === 'different' && volume !== 'same' && !known) {
    objections.push('Year and issue differ.');
  }
  if (year === 'next' && container === 'different' && !known) {
    objections.push('Year and journal or book differ.');
  }
  if (pages === 'different' && !(isIdentified(evidence) && title === 'equal' && authors === 'same')) {
    objections.push('The pages differ.');
  }
  if (volume === 'different' && !known && pages !== 'near') objections.push('The volumes differ.');
  return objections;
}

function objectionsOfKind(left: WorkTraits, right: WorkTraits): readonly string[] {
  const objections: string[] = [];
  if (left.edition > 0 && right.edition > 0 && left.edition !== right.edition) {
    objections.push('They are different editions.');
  }
  if (left.yearSuffix !== '' && right.yearSuffix !== '' && left.yearSuffix !== right.yearSuffix) {
    objections.push('A letter behind the year tells them apart.');
  }
  const kinds = new Set([left.kind, right.kind]);
  if (kinds.has('thesis') && kinds.has('article')) objections.push('One is a thesis, the other an article.');
  if (kinds.has('book') && kinds.has('chapter')) objections.push('One is a book, the other a chapter.');
  return objections;
}

/** Whether the same several pages of the same volume hold both: no two works do. */
function isPlaced({ pages, volume }: Evidence): boolean {
  return pages === 'range' && volume === 'same';
}

/** The same for records that print one page only, where a telling title and the authors agree besides. */
function isFirmlyPlaced(evidence: Evidence): boolean {
  const { weight, authors, year } = evidence;
  return (
    isPlaced(evidence) || (isOnOnePage(evidence) && weight === 1 && authors === 'same' && year === 'same')
  );
}

function isOnOnePage({ pages, volume }: Evidence): boolean {
  return pages === 'range' || (pages === 'first' && volume === 'same');
}

function isIdentified({ doi, pmid }: Evidence): boolean {
  return doi === 'same' || pmid === 'same';
}

/** Whether place and authors show two works of a generic title to be one. */
function isFoundDespiteTitle(evidence: Evidence): boolean {
  const { weight, authors, year, container, volume, issue, pages, doi } = evidence;
  const sameAuthors = authors === 'same' || authors === 'neither';
  if (doi === 'same') return sameAuthors;
  // Journals that count pages anew in each issue have an editorial on the first page of every one.
  if (issue === 'different') return false;
  if (container === 'different' || volume === 'different') return false;
  if (pages === 'range') return sameAuthors || authors === 'unknown';
  if (pages === 'first') return sameAuthors && !evidence.endApart;
  // Nobody writes two editorials in one issue, and a whole issue of abstracts has no pages of its own.
  const inIssue = pages === 'unknown' && container === 'same' && volume === 'same' && issue === 'same';
  const telling = authors === 'same' || (authors === 'neither' && weight >= GENERIC / 2);
  return inIssue && telling && year === 'same';
}
