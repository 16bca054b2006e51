import { fold } from './fold.ts';
import { type Language, markedTerm, type StemmedLanguage, stemIn } from './languages.ts';
import { stem } from './lunr-parts.ts';
import { isStopWordIn } from './stop-words.ts';
import { scanWords, type WordKind } from './word-scan.ts';

/** Changes whenever the same text could give other terms; an index made by another version is rebuilt. */
export const ANALYSER_VERSION = 'gleaner-3/lunr-2.3.9/stemmers-3.1.18';

/** One term of a text: what is indexed, its place in UTF-16 units, and the number of its word from 0. */
export type AnalysedTerm = {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly word: number;
};

export type VisitTerm = (term: string, start: number, end: number, word: number) => void;

const LONGEST_TERM = 200;
const LONGEST_COMPOUND = 40;
const MOST_PARTS = 4;
const CACHED_WORDS = 200_000;
const caches = new Map<Language, Map<string, string>>();

/** The term a word is indexed under: folded, possessive and thousands marks off, stemmed; '' for none. */
export function termOf(word: string, kind: WordKind, language: Language = 'en'): string {
  if (kind === 'unspaced') return fold(word);
  const cache = cacheOf(language);
  const known = cache.get(word);
  if (known !== undefined) return known;
  const term = kind === 'doi' ? fold(word).slice(0, LONGEST_TERM) : wordTerm(word, language);
  // One-off words of a large library would otherwise fill the memory the index is to save.
  if (cache.size >= CACHED_WORDS) cache.clear();
  cache.set(word, term);
  return term;
}

/** The folded word before stop words and stemming: what wildcards and joined compounds are made of. */
export function surfaceOf(word: string): string {
  return fold(word)
    .replace(/'s?$/, '')
    .replace(/'/g, '')
    .replace(/(?<=\d),(?=\d)/g, '')
    .replace(/^[._]+|[._]+$/g, '')
    .slice(0, LONGEST_TERM);
}

function cacheOf(language: Language): Map<string, string> {
  let cache = caches.get(language);
  if (cache === undefined) {
    cache = new Map();
    caches.set(language, cache);
  }
  return cache;
}

function wordTerm(word: string, language: Language): string {
  const surface = surfaceOf(word);
  if (surface === '' || isStopWordIn(surface, language)) return '';
  if (language !== 'en') return foreignTerm(word, surface, language);
  // Porter knows English letters only; other scripts and mixtures with digits stay whole.
  return /^[a-z]+$/.test(surface) ? stem(surface) : surface;
}

/** Numbers and mixtures with digits are the same in every language. */
function foreignTerm(word: string, surface: string, language: StemmedLanguage): string {
  if (!/^\p{L}+$/u.test(surface)) return surface;
  // The stemmers know the accents of their languages, so these come off afterwards.
  const stemmed = fold(
    stemIn(
      word
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^\p{L}]/gu, ''),
      language,
    ),
  );
  return markedTerm((stemmed || surface).slice(0, LONGEST_TERM), language);
}

/**
 * Calls `visit` for every term of a text, in order, and gives the number of its words. A hyphenated compound
 * gives its parts and, at the place of the first, the word written together (unless `joined` is false).
 */
export function analyse(text: string, visit: VisitTerm, joined = true, language: Language = 'en'): number {
  let word = 0;
  let runStart = 0;
  let runEnd = 0;
  let runParts = 0;
  scanWords(text, (start, end, kind, hyphened) => {
    if (joined && kind === 'word') {
      if (hyphened) runParts += 1;
      else {
        if (runParts > 1) visitJoined(text, runStart, runEnd, word - runParts, runParts, visit, language);
        runStart = start;
        runParts = 1;
      }
      runEnd = end;
    } else if (runParts > 0) {
      if (runParts > 1) visitJoined(text, runStart, runEnd, word - runParts, runParts, visit, language);
      runParts = 0;
    }
    const term = termOf(text.slice(start, end), kind, language);
    if (term !== '') visit(term, start, end, word);
    word += 1;
  });
  if (runParts > 1) visitJoined(text, runStart, runEnd, word - runParts, runParts, visit, language);
  return word;
}

/** Puts a compound together: help-seeking is also found as helpseeking. */
export function joinCompound(text: string): string {
  return text.replace(/[-\u2010-\u2013\u2212]/g, '');
}

function visitJoined(
  text: string,
  start: number,
  end: number,
  word: number,
  parts: number,
  visit: VisitTerm,
  language: Language,
): void {
  if (parts > MOST_PARTS || end - start > LONGEST_COMPOUND) return;
  const joined = joinCompound(text.slice(start, end));
  // 2010-2020 and 12-34 are ranges, not words.
  if (!/^\p{L}/u.test(joined)) return;
  const term = termOf(joined, 'word', language);
  if (term !== '') visit(term, start, end, word);
}

/** The terms of a text as a list. */
export function termsOf(text: string, joined = true, language: Language = 'en'): readonly AnalysedTerm[] {
  const terms: AnalysedTerm[] = [];
  analyse(text, (term, start, end, word) => terms.push({ term, start, end, word }), joined, language);
  return terms;
}
