import type { CslItem } from '../../shared/model/csl.ts';
import { normaliseDoi } from './doi.ts';
import { foldWords } from './folded-text.ts';
import { creators, familyName, yearOf } from './name-text.ts';

/** What two records are compared by, worked out once a record. */
export type WorkTraits = {
  readonly doi: string | null;
  readonly pmid: string | null;
  /** Folded whole title without a leading article. */
  readonly title: string;
  /** Folded title up to its first colon, question mark or dash; empty where that is most of it or too little. */
  readonly mainTitle: string;
  readonly families: readonly string[];
  readonly year: number | null;
  readonly container: string;
  readonly volume: string;
  readonly firstPage: string;
  readonly url: string;
};

/** Titles that name a kind of text, not a work; they never prove anything. */
const GENERIC =
  /^(editorial|introduction|preface|foreword|erratum|corrigendum|correction|letter|letter to the editor|comment|commentary|reply|response|book review|review|abstracts?|conference abstracts?|annual report|conclusions?|index|contents|news|obituary|untitled)\b/;

/** The traits of one record. */
export function traitsOf(item: CslItem): WorkTraits {
  const title = foldWords(item.title ?? '').replace(/^(the|a|an) /, '');
  const main = foldWords((item.title ?? '').split(/[:?!]|\s[–—-]\s/)[0] ?? '').replace(/^(the|a|an) /, '');
  return {
    doi: normaliseDoi(item.DOI) ?? normaliseDoi(/doi\.org/i.test(item.URL ?? '') ? item.URL : undefined),
    pmid: item.PMID ? item.PMID.replace(/\D/g, '') || null : null,
    title,
    mainTitle: main.length >= 25 && main.length < title.length ? main : '',
    families: creators(item).map((name) => foldWords(familyName(name))),
    year: yearOf(item.issued),
    container: foldWords(item['container-title'] ?? '').replace(/^the /, ''),
    volume: foldWords(item.volume ?? ''),
    firstPage: foldWords(item.page ?? item.number ?? '').split(' ')[0] ?? '',
    url: (item.URL ?? '')
      .replace(/^https?:\/\/(www\.)?/i, '')
      .replace(/\/$/, '')
      .toLowerCase(),
  };
}

/** Keys under which records that may be one work meet. */
export function blockingKeys(traits: WorkTraits): readonly string[] {
  const keys: string[] = [];
  if (traits.doi) keys.push(`doi:${traits.doi}`);
  if (traits.pmid) keys.push(`pmid:${traits.pmid}`);
  if (traits.title.length >= 10) keys.push(`title:${traits.title}`);
  if (traits.mainTitle) keys.push(`title:${traits.mainTitle}`);
  if (traits.url && !traits.doi) keys.push(`url:${traits.url}`);
  return keys;
}

/** How sure it is that two records are one work, and why. */
export type SameWork = { readonly tier: 'certain' | 'review'; readonly because: string };

/**
 * Compares two records: an equal identifier or title, supported by authors and year, with nothing printed in both that
 * differs, is `certain`; less than that is `review`. An equal DOI alone is no proof (proceedings, supplements).
 */
export function compareWorks(left: WorkTraits, right: WorkTraits): SameWork | undefined {
  if (vetoed(left, right)) return undefined;
  const sameDoi = left.doi !== null && left.doi === right.doi;
  const samePmid = left.pmid !== null && left.pmid === right.pmid;
  const sameTitle = left.title !== '' && left.title === right.title;
  const sameMain =
    (left.mainTitle !== '' && left.mainTitle === right.title) ||
    (right.mainTitle !== '' && right.mainTitle === left.title);
  if (sameDoi || samePmid) {
    const identifier = sameDoi ? `the DOI ${left.doi}` : `the PubMed id ${left.pmid}`;
    if (sameTitle || sameMain || closeTitles(left.title, right.title)) {
      return { tier: 'certain', because: `Both have ${identifier}, and their titles agree.` };
    }
    return { tier: 'review', because: `Both have ${identifier}, but their titles differ.` };
  }
  if (!(sameTitle || sameMain)) return undefined;
  if (GENERIC.test(left.title) || left.title.length < 15) {
    return samePlace(left, right) && sameFirstAuthor(left, right)
      ? { tier: 'certain', because: 'Title, first author, container, volume and first page agree.' }
      : undefined;
  }
  if (authorsAgree(left, right) && yearsAgree(left, right)) {
    return {
      tier: 'certain',
      because: 'Title, first author and year agree, and nothing printed in both differs.',
    };
  }
  return { tier: 'review', because: 'The titles agree, but authors or years do not.' };
}

/** Whether two records are certainly the same work. */
export function isSameWork(left: WorkTraits, right: WorkTraits): boolean {
  return compareWorks(left, right)?.tier === 'certain';
}

function vetoed(left: WorkTraits, right: WorkTraits): boolean {
  if (left.doi && right.doi && left.doi !== right.doi) return true;
  if (left.pmid && right.pmid && left.pmid !== right.pmid) return true;
  if (left.container !== '' && left.container === right.container) {
    if (left.volume !== '' && right.volume !== '' && left.volume !== right.volume) return true;
    if (left.firstPage !== '' && right.firstPage !== '' && left.firstPage !== right.firstPage) return true;
  }
  const years = [left.year, right.year].filter((year) => year !== null);
  return years.length === 2 && Math.abs((years[0] ?? 0) - (years[1] ?? 0)) > 2;
}

function authorsAgree(left: WorkTraits, right: WorkTraits): boolean {
  if (left.families.length === 0 || right.families.length === 0) {
    // A page without a byline proves little by its title; its address must agree, or the title be long.
    return left.families.length === right.families.length
      ? left.url === right.url || left.title.length >= 30
      : left.title.length >= 40;
  }
  return sameFirstAuthor(left, right);
}

function sameFirstAuthor(left: WorkTraits, right: WorkTraits): boolean {
  const [a, b] = [left.families[0] ?? '', right.families[0] ?? ''];
  return a !== '' && (a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`));
}

function yearsAgree(left: WorkTraits, right: WorkTraits): boolean {
  if (left.year === null || right.year === null) return true;
  return Math.abs(left.year - right.year) <= 1;
}

function samePlace(left: WorkTraits, right: WorkTraits): boolean {
  return (
    left.container !== '' &&
    left.container === right.container &&
    left.volume === right.volume &&
    left.firstPage !== '' &&
    left.firstPage === right.firstPage
  );
}

function closeTitles(left: string, right: string): boolean {
  if (left === '' || right === '') return true;
  const words = new Set(left.split(' '));
  const others = right.split(' ');
  const shared = others.filter((word) => words.has(word)).length;
  return shared / Math.max(words.size, new Set(others).size) >= 0.6;
}
