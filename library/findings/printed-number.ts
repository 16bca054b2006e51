import type { Range } from '../../shared/model/extraction.ts';

/** A number as printed: its value, how many decimals it was rounded to, and its place in the text. */
export type PrintedNumber = Range & { readonly value: number; readonly decimals: number };

/** Which character stands before decimals. */
export type DecimalMark = '.' | ',';

/** The decimal mark of some cells: what stands before one or two last digits. A point where nothing tells. */
export function decimalMarkOf(texts: readonly string[]): DecimalMark {
  let commas = 0;
  let points = 0;
  for (const text of texts) {
    for (const [, mark, after] of text.matchAll(/\d([.,])(\d+)(?![\d.,]*\d)/g)) {
      // Three digits may be thousands: they tell of the other mark only, and only weakly.
      if (after!.length === 3) continue;
      if (mark === ',') commas++;
      else points++;
    }
  }
  return commas > points ? ',' : '.';
}

/** The source of a regular expression for one printed number, without a sign. */
export function numberPattern(mark: DecimalMark): string {
  const thousands =
    mark === '.'
      ? '[,\\u0020\\u00a0\\u2009\\u202f\\u2019\x27]'
      : '[.\\u0020\\u00a0\\u2009\\u202f\\u2019\x27]';
  const decimal = mark === '.' ? '[.·]' : ',';
  return `(?:\\d{1,3}(?:${thousands}\\d{3})+(?!\\d)|\\d+)(?:${decimal}\\d+)?|${decimal}\\d+`;
}

/** Reads "1,496" or "33.7", whose text begins at `start`; null where it is no number. */
export function printedNumber(text: string, start: number, mark: DecimalMark): PrintedNumber | null {
  const trimmed = text.trim();
  const match = new RegExp(`^[−–-]?(?:${numberPattern(mark)})$`).exec(trimmed);
  if (match === null) return null;
  const at = start + text.indexOf(trimmed);
  const plain = trimmed
    .replace(mark === '.' ? /[,\s’']/g : /[.\s’']/g, '')
    .replace(/[,·]/, '.')
    .replace(/^[−–]/, '-');
  const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0;
  return { value: Number(plain), decimals, start: at, end: at + trimmed.length };
}

/** Half of the last printed place: what rounding may have moved the number by. */
export function roundingOf(number: { readonly decimals: number }): number {
  return 0.5 * 10 ** -number.decimals;
}

/** Whether `exact` may have been printed as `number`; a half may be rounded either way. */
export function printsAs(
  exact: number,
  number: { readonly value: number; readonly decimals: number },
): boolean {
  return Math.abs(exact - number.value) <= roundingOf(number) + 1e-9;
}

/** A count for a sentence: 2,311. */
export function countText(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 0 });
}

/** A number with the decimals of what it is compared with. */
export function decimalText(value: number, decimals: number): string {
  // toFixed rounds binary halves down (1.005): the smallest push puts them where a reader expects them.
  return (value + Math.sign(value) * 1e-9).toFixed(decimals);
}

/** Whether one printed number may be a slip for another: two digits changed places, or one digit is another. */
export function isSlipOf(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const unlike = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  if (unlike.length === 1) return true;
  const [i, j] = unlike;
  return unlike.length === 2 && a[i!] === b[j!] && a[j!] === b[i!];
}
