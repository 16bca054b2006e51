import type { CslItem } from '../../../shared/model/csl.ts';
import { yearOf } from '../name-text.ts';

/** Whether two numbers of volumes or issues agree. */
export type NumberAgreement = 'same' | 'different' | 'unknown';

/** Where in its container a work stands. */
export type PlaceTraits = {
  /** The volume's number ("30a", "88"), or empty where it has none that can be compared. */
  readonly volume: string;
  readonly issue: string;
  readonly pages: PageRange | null;
};

/** First and last page; the prefix is the letter of a supplement, a correspondence page or an article number. */
export type PageRange = {
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
  /** Whether a last page is printed. */
  readonly isRange: boolean;
};

/**
 * `range`: the same first and last of several pages; `first`: the same first page; `near`: the ranges overlap;
 * `uncertain`: the two number in different ways (article number, pages ahead of print).
 */
export type PageAgreement = 'range' | 'first' | 'near' | 'different' | 'uncertain' | 'unknown';

/** The place of a record made ready for comparison. */
export function placeTraits(item: CslItem): PlaceTraits {
  const year = yearOf(item.issued);
  const pages = readPages((item.page ?? item['page-first'] ?? '').slice(0, 60));
  return {
    volume: readVolume((item.volume ?? '').slice(0, 60), year),
    issue: (item.issue ?? '')
      .slice(0, 60)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
    pages: pages ?? (/^e?\d{3,}$/i.test(item.number ?? '') ? readPages(item.number ?? '') : null),
  };
}

/** "88 (3 Supplement 2)" is volume 88; "2)" and a year count as no volume. */
function readVolume(printed: string, year: number | null): string {
  const text = printed.trim().toLowerCase();
  if (/^\d+\)/.test(text)) return '';
  const match = /^(?:v(?:ol(?:ume)?)?\.?\s*)?(\d+)\s?([a-z])?(?![a-z])/.exec(text);
  if (!match || (year !== null && Math.abs(Number(match[1]) - year) <= 1)) return '';
  return `${Number(match[1])}${match[2] ?? ''}`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads "S203-S211", "771-4", "318-24.e2", "612-9; discussion 619-20"; null where no page can be made out. */
export function readPages(printed: string): PageRange | null {
  const text = spreadsheetRange(printed.trim().toLowerCase())
    .replace(/^(?:pp?|pages?|art(?:icle)?(?: (?:no|id|number))?)\b\.?:?\s*/, '')
    .split(/[;,]/)[0];
  const match = /^([a-z]{0,4})\s?\.?(\d{1,9})([a-z]{0,2})(?:\s*[-‐–—−]+\s*([a-z]{0,4})\.?(\d{1,9}))?/.exec(
    text ?? '',
  );
  if (!match) return null;
  const [, letters = '', digits = '', behind = '', , end] = match;
  const first = Number(digits);
  const last = end === undefined ? first : lastPage(digits, end);
  return { prefix: letters || behind, first, last, isRange: end !== undefined };
}

/** A spreadsheet makes the first of October of pages 1-10: "01-Oct". */
function spreadsheetRange(text: string): string {
  const match = /^(\d{1,2})-([a-z]{3})$|^([a-z]{3})-(\d{1,2})$/.exec(text);
  if (!match) return text;
  const month = MONTHS.indexOf(match[2] ?? match[3] ?? '') + 1;
  if (month === 0) return text;
  return match[1] ? `${Number(match[1])}-${month}` : `${month}-${match[4]}`;
}

/** The last page in full: 771-4 ends on 774. */
function lastPage(first: string, end: string): number {
  return Number(end.length < first.length ? first.slice(0, first.length - end.length) + end : end);
}

/** Compares two volumes; a supplement's number where the volume belongs says nothing. */
export function volumeAgreement(left: PlaceTraits, right: PlaceTraits): NumberAgreement {
  if (left.volume === '' || right.volume === '') return 'unknown';
  if (left.volume === right.volume) return 'same';
  const isSupplement = (issue: string, volume: string) => issue.includes('suppl') && issue.endsWith(volume);
  if (isSupplement(left.issue, right.volume) || isSupplement(right.issue, left.volume)) return 'unknown';
  return 'different';
}

/** Compares two page ranges. */
export function pageAgreement(left: PageRange | null, right: PageRange | null): PageAgreement {
  if (left === null || right === null) return 'unknown';
  const samePrefix = left.prefix === right.prefix || left.prefix === '' || right.prefix === '';
  if (left.first === right.first && samePrefix) {
    const several = left.last > left.first + 1 || isArticleNumber(left);
    return left.last === right.last && several ? 'range' : 'first';
  }
  if (isArticleNumber(left) !== isArticleNumber(right)) return 'uncertain';
  if (left.prefix !== right.prefix) return 'different';
  // Pages ahead of print start at 1.
  if ((left.first === 1 && left.isRange) || (right.first === 1 && right.isRange)) return 'uncertain';
  const overlap = left.first <= right.last && right.first <= left.last;
  // The same last page under another first is a slip of the pen: 5143-4160 for 4143-4160.
  const sameLast = left.isRange && right.isRange && left.last === right.last;
  return overlap || sameLast ? 'near' : 'different';
}

/** "e20417", "7100233", and the "b1234" and "c2345" of journals that number what they publish online. */
function isArticleNumber({ prefix, first, isRange }: PageRange): boolean {
  return prefix === 'e' || first > 20_000 || (/^[b-d]$/.test(prefix) && first >= 1000 && !isRange);
}
