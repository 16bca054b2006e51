import type { CslDate } from '../../../shared/model/csl.ts';
import { MONTHS, SEASONS } from './word-classes.ts';

/** A date as printed in a reference. */
export type PrintedDate = {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
  /** The letter of "2021a". */
  readonly yearSuffix?: string;
  /** First publication, where both are printed: "1927 [1986]". */
  readonly original?: number;
  readonly status?: string;
  readonly endYear?: number;
};

const YEAR = /(?<![\d/.])((?:1[4-9]|20)\d\d)\s?([a-z])?(?![\d\p{L}])/u;
const YEARS = /(?<!\d)((?:1[4-9]|20)\d\d)([a-z])?(?![\d])/gu;
const STATUS =
  /\b(in press|forthcoming|im druck|im erscheinen|in preparation|to appear|à paraître|in corso di stampa|submitted|accepted|under review|en prensa|i\.\s?e\.)\b/i;

const SEASON = new RegExp(`(?<!\\p{L})(?:${[...SEASONS.keys()].join('|')})(?!\\p{L})`, 'iu');

function monthOf(text: string): { month: number; index: number; length: number } | undefined {
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const month = MONTHS.get(match[0].toLowerCase());
    if (month) return { month, index: match.index, length: match[0].length };
  }
  return undefined;
}

function dayBeside(text: string, index: number, length: number): number | undefined {
  const before =
    /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?(?:\s?[–—/-]\s?\d{1,2}\.?)?\s*(?:de\s|of\s)?[\s.,(]*$/iu.exec(
      text.slice(0, index),
    );
  const range = /(?<!\d)(\d{1,2})\.?\s?[–—-]\s?\d{1,2}\.?\s*$/u.exec(text.slice(0, index));
  const after = /^[\s.,(]*(\d{1,2})(?:st|nd|rd|th)?(?!\d)/iu.exec(text.slice(index + length));
  const day = Number(range?.[1] ?? before?.[1] ?? after?.[1] ?? 0);
  return day >= 1 && day <= 31 ? day : undefined;
}

/** Reads a printed date in any of the usual orders and languages: "March 8, 2021", "8. März 2021", "2021-03-08". */
export function parseDate(source: string): PrintedDate | undefined {
  const text = source.replace(/\s+/g, ' ').trim();
  if (!text) return undefined;
  const status = STATUS.exec(text)?.[1]?.toLowerCase();
  const iso = /(?<!\d)((?:1[4-9]|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso && Number(iso[2]) >= 1 && Number(iso[2]) <= 12)
    return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numeric = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:1[4-9]|20)\d\d)(?!\d)/.exec(text);
  if (numeric) {
    // Full stops mean day first; slashes are read day first too unless the second number can only be a day.
    const [a, b] = [Number(numeric[1]), Number(numeric[3])];
    const dayFirst = b <= 12;
    return { year: Number(numeric[4]), month: dayFirst ? b : a, day: dayFirst ? a : b };
  }
  const years = [...text.matchAll(YEARS)].map((match) => ({ value: Number(match[1]), suffix: match[2] }));
  const first = YEAR.exec(text);
  const year = first ? Number(first[1]) : years[0]?.value;
  const month = monthOf(text);
  const season = month ? undefined : SEASONS.get(SEASON.exec(text)?.[0].toLowerCase() ?? '');
  const yearMonth = !month && /(?<!\d)((?:1[4-9]|20)\d\d)[-/](0[1-9]|1[0-2])(?!\d)/.exec(text);
  if (
    year === undefined &&
    !month &&
    !season &&
    !status &&
    !/\bn\.\s?d\.|\bo\.\s?J\.|\bs\.\s?d\.|\bs\.\s?a\./i.test(text)
  )
    return undefined;
  const day = month ? dayBeside(text, month.index, month.length) : undefined;
  const suffix = first?.[2] ?? years[0]?.suffix;
  const original =
    /\[\s?(?:orig\.?\s*(?:pub\.?)?\s*)?((?:1[4-9]|20)\d\d)\s?\]|(?:orig(?:inal(?:ly)?)?\.?(?: (?:work|published|pub\.?))*:?\s*)((?:1[4-9]|20)\d\d)/i.exec(
      text,
    );
  const originalYear = original ? Number(original[1] ?? original[2]) : undefined;
  return {
    ...(year !== undefined ? { year } : {}),
    ...(month ? { month: month.month } : yearMonth ? { month: Number(yearMonth[2]) } : {}),
    ...(day ? { day } : {}),
    ...(season ? { season } : {}),
    ...(suffix && /^[a-z]$/.test(suffix) ? { yearSuffix: suffix } : {}),
    ...(originalYear !== undefined && originalYear !== year ? { original: originalYear } : {}),
    ...(status ? { status } : {}),
  };
}

/**
 * Joins the dates of one entry: the first year counts, and a later date of the same year, or without a year, adds
 * its month and day (the Chicago author-date form "2021. … 16, no. 3 (March 8, 2021)").
 */
export function joinDates(dates: readonly PrintedDate[]): PrintedDate | undefined {
  const [first] = dates;
  if (!first) return undefined;
  let joined: PrintedDate = first;
  for (const date of dates.slice(1)) {
    if (joined.year === undefined && date.year !== undefined)
      joined = { ...date, ...joined, year: date.year };
    else if (date.year !== undefined && date.year !== joined.year) continue;
    if (joined.month === undefined && date.month !== undefined)
      joined = { ...joined, month: date.month, ...(date.day ? { day: date.day } : {}) };
    if (joined.season === undefined && date.season !== undefined && joined.month === undefined)
      joined = { ...joined, season: date.season };
    joined = { ...joined, ...(joined.status ? {} : date.status ? { status: date.status } : {}) };
  }
  return joined;
}

/** The CSL form of a printed date. */
export function cslDate(date: PrintedDate): CslDate | undefined {
  if (date.year === undefined) return undefined;
  const parts = [date.year];
  if (date.month !== undefined) {
    parts.push(date.month);
    if (date.day !== undefined) parts.push(date.day);
  }
  return {
    'date-parts': [parts],
    ...(date.season !== undefined && date.month === undefined ? { season: date.season } : {}),
  };
}
