import { type AnalysedTerm, termsOf } from './analysis.ts';
import { viewOf } from './answer.ts';
import { createEffort } from './effort.ts';
import { evaluate } from './evaluation.ts';
import { addRecord, emptyState, languagesIn } from './index-state.ts';
import { languageOf } from './languages.ts';
import { SEARCH_LIMITS } from './limits.ts';
import { parseQuery } from './query-parser.ts';
import { fieldNumber } from './record.ts';
import { marksAmong, type Range, rangesOf } from './snippet.ts';

/** Where a query stands in a text, in UTF-16 units, and in sentences how it was read. */
export type FoundInText = { readonly ranges: readonly Range[]; readonly notice: string };

/** Finds in one text, which is analysed once. */
export type TextFinder = (query: string) => FoundInText;

const TEXT = fieldNumber('text');
/** Signs by which a person asks for more than the words as they stand. */
const LANGUAGE = /["*]|[~^]\d|(?:^|\s)[+-]\S|\b(?:AND|OR|NOT)\b/u;

/**
 * Makes a finder over a text in a language (BCP 47, English unless told). Plain words are looked for as they follow one another, the last one also as a beginning,
 * since it is still being typed; with signs of the query language it is that. What has no word in it (n = 12, the) is
 * looked for as it is written.
 */
export function createTextFinder(text: string, language?: string): TextFinder {
  const state = emptyState({ textOf: () => undefined });
  addRecord(state, { id: 'text', fields: { text }, ...(language ? { language } : {}) });
  const terms: readonly AnalysedTerm[] = termsOf(text, true, languageOf(language) ?? 'en');
  const languages = languagesIn(state);
  const has = (term: string): boolean => state.parts.some((part) => part.source.find(term) !== undefined);
  return (query) => {
    const view = viewOf(state);
    const asked = LANGUAGE.test(query) ? query : asPhrase(query);
    const parsed = parseQuery(asked, SEARCH_LIMITS, has, { languages });
    const found = evaluate(view, parsed.query, SEARCH_LIMITS, createEffort(Infinity, undefined, undefined));
    const isThere = found.members.includes(1);
    const ranges = isThere ? rangesOf(marksAmong(terms, TEXT, found)) : [];
    if (ranges.length > 0) return { ranges, notice: parsed.notices.join(' ') };
    return { ranges: asWritten(text, query), notice: '' };
  };
}

function asPhrase(query: string): string {
  const words = query.trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  const whole = words.length > 1 ? `"${words.join(' ')}"` : last;
  const typing = /\p{L}$/u.test(query) && last.length >= SEARCH_LIMITS.wildcardCharacters;
  if (!typing) return whole;
  return words.length > 1 ? `${whole} "${words.join(' ')}*"` : `${last} ${last}*`;
}

function asWritten(text: string, query: string): readonly Range[] {
  const pieces = query.trim().split(/\s+/u);
  if (pieces[0] === '' || query.length > SEARCH_LIMITS.queryLength) return [];
  const pattern = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('\\s+');
  const ranges: Range[] = [];
  for (const found of text.matchAll(new RegExp(pattern, 'giu'))) {
    ranges.push([found.index, found.index + found[0].length]);
  }
  return ranges;
}
