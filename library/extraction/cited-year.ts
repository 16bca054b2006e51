/** A year as a citation prints it. `texts` are words in place of a year, folded ("in press", "n.d."). */
export type CitedYear = {
  /** Range of what is printed, in the string searched. */
  readonly start: number;
  readonly end: number;
  /** Numeric years that may be meant: one, or two for "1985/2004". */
  readonly years: readonly number[];
  readonly letter: string;
  readonly state: '' | YearState;
};

/** What stands in place of a year. */
export type YearState = 'undated' | 'unpublished';

const UNDATED = 'n\\. ?d\\.|no date|s\\. ?f\\.|s\\. ?d\\.|o\\. ?J\\.|u\\. ?å\\.|undated';
const UNPUBLISHED =
  'in press|in print|forthcoming|in preparation|in prep\\.|under review|submitted|im Druck|im Erscheinen|i\\. ?E\\.|i\\. ?V\\.|en prensa|sous presse|[àa] para[îi]tre|in corso di stampa|no prelo|in druk|i tryck|i trykk';

const ANY = new RegExp(`\\d{4}|[٠-٩۰-۹０-９]{4}|${UNDATED}|${UNPUBLISHED}`, 'i');

/** Quick: whether a text has anything that a citation could print as its year. */
export function mayHoldYear(text: string): boolean {
  return ANY.test(text);
}

const YEARS = new RegExp(
  `(?<![\\p{L}\\p{N}.,/–-])(?:(?<![$€£#]\\s?)((?:1[5-9]|20)\\d\\d)(?:\\s?/\\s?((?:1[5-9]|20)\\d\\d))?((?:[-–]?[a-z](?![\\p{L}\\p{N}]))?)((?:\\s?(?:,|and|&|und|y|et|e|[-–])\\s?[a-z](?![\\p{L}\\p{N}.]))*)|(${UNDATED})(?:-?([a-z])(?![\\p{L}\\p{N}]))?|(${UNPUBLISHED})(?:-?([a-z])(?![\\p{L}\\p{N}]))?)(?![\\p{L}\\p{N}]|[.,]\\d|\\s?[–-]\\s?\\d|/\\d|%)`,
  'giu',
);

/** The years in a short string; "2018a, b" gives two. Ranges of years and page numbers are none. */
export function citedYears(text: string): CitedYear[] {
  const years: CitedYear[] = [];
  for (const found of text.matchAll(YEARS)) {
    const start = found.index;
    const end = start + found[0].length;
    if (found[5] ?? found[7]) {
      const state = found[5] ? 'undated' : 'unpublished';
      years.push({ start, end, years: [], letter: found[6] ?? found[8] ?? '', state });
      continue;
    }
    const numbers = [found[1], found[2]].filter((year) => year !== undefined).map(Number);
    const letter = (found[3] ?? '').replace(/^[-–]/, '').toLowerCase();
    const more = found[4] ?? '';
    years.push({ start, end: end - more.length, years: numbers, letter, state: '' });
    let last = letter;
    for (const extra of letter === '' ? [] : more.matchAll(/([-–]\s?)?([a-z])(?=[^a-z]|$)/gi)) {
      const at = end - more.length + extra.index + (extra[1]?.length ?? 0);
      const own = extra[2]!.toLowerCase();
      for (const one of extra[1] === undefined ? [own] : lettersUpTo(last, own))
        years.push({ start: at, end: at + 1, years: numbers, letter: one, state: '' });
      last = own;
    }
  }
  return years;
}

/** The letters after `from` up to `to`: "2010a–c". */
function lettersUpTo(from: string, to: string): readonly string[] {
  const first = from.charCodeAt(0) + 1;
  const count = Math.max(1, to.charCodeAt(0) - first + 1);
  return count === 1 ? [to] : Array.from({ length: count }, (_, i) => String.fromCharCode(first + i));
}
