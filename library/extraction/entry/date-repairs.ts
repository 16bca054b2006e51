import { joined, type Run, splitRuns } from './runs.ts';
import { MONTHS, SEASONS, wordsOf } from './word-classes.ts';

const YEARS = /^\W*(1[4-9]\d\d|20\d\d)\s?[–-]\s?(?:1[4-9]\d\d|20\d\d|\d\d)\W*$/;

/** Two years in page position are the years of a work in volumes where no other date is printed. */
export function nameYears(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'date')) return runs;
  return runs.map((run) =>
    /^(?:pages|issue)$/.test(run.label) && YEARS.test(run.text) ? { ...run, label: 'date' } : run,
  );
}

const DAY_OF_DATE = /^\W*v(?:om|\.)?\s*\d{1,2}\.\s*$/iu;
const REST_OF_DATE = /^\s*\d{1,2}\.\s?(?:19|20)\d\d/u;
const YEARS_CUT = /\d{4}\s?[-–/]\s*$/u;
const REST_OF_YEARS = /^\s*(\d\d)[\s,.;]+(?=\p{L})/u;

/** "v. 10." and "02.2010" are one date, "1795-" and "96, t. II" years and a volume. */
export function joinDate(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(({ label }, i) => label === 'date' && i > 0);
  const [before, date, after] = [runs[at - 1], runs[at], runs[at + 1]];
  if (!before || !date) return runs;
  if (
    /^(?:volume|issue)$/.test(before.label) &&
    DAY_OF_DATE.test(before.text) &&
    REST_OF_DATE.test(date.text)
  )
    return [
      ...runs.slice(0, at - 1),
      {
        ...joined(before, date),
        label: 'date',
        text: before.text.replace(/^\W*v(?:om|\.)?/iu, '') + date.text,
      },
      ...runs.slice(at + 1),
    ];
  const rest = after && YEARS_CUT.test(date.text) ? REST_OF_YEARS.exec(after.text) : null;
  if (!rest || !/^(?:volume|pages|issue)$/.test(after!.label)) return runs;
  return [
    ...runs.slice(0, at),
    { ...date, text: date.text + rest[1]! },
    { ...after!, text: after!.text.slice(rest[0].length) },
    ...runs.slice(at + 2),
  ];
}

const ACADEMIC_YEAR = /\ba\.\s?a\.\s*((?:19|20)\d\d)/u;

/** The academic year is the date of a thesis that has no other: "a.a. 1989-1990". */
export function nameAcademicYear(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'date')) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    const match = ACADEMIC_YEAR.exec(run.text);
    return match ? [run, { ...run, label: 'date', text: match[1]! }] : [run];
  });
}

const YEAR_END = /^(.{3,}?)[\s,;(]+((?:1[5-9]|20)\d\d)[\s).,;:]*$/u;

const TITLE_YEAR_END = /^.{3,}\s\((?:1[5-9]|20)\d\d\)[\s.,;:]*$/u;

/** A year at the end of a name is the date where no other is printed: "Symposium on Tides (1999)". */
export function splitYear(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'date')) return runs;
  const at = runs.findLastIndex(
    ({ label, text }) =>
      (/^(?:container|journal|publisher|place)$/.test(label) && YEAR_END.test(text)) ||
      (label === 'title' && TITLE_YEAR_END.test(text)),
  );
  if (at < 0) return runs;
  const [, name, year] = YEAR_END.exec(runs[at]!.text)!;
  return splitRuns(runs, (run, i) =>
    i === at
      ? [
          { ...run, text: name! },
          { ...run, label: 'date' as const, text: year! },
        ]
      : [run],
  );
}

const ONE_YEAR = /^\W*(1[5-9]\d\d|20\d\d)\W*$/u;

/** "A Room. 1929. Harcourt, 1989", "Studies. 1939. Reprint, New York: Harper, 1972": the first year is that of another printing. */
export function nameFirstPrinting(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(({ label }) => label === 'date');
  const first = ONE_YEAR.exec(runs[at]?.text ?? '')?.[1];
  if (!first || runs[at - 1]?.label !== 'title' || !/[.?!]["”]?\s*$/u.test(runs[at - 1]!.text)) return runs;
  const later = runs.findIndex(({ label, text }, i) => i > at + 1 && label === 'date' && ONE_YEAR.test(text));
  const year = ONE_YEAR.exec(runs[later]?.text ?? '')?.[1];
  if (!year || Number(year) <= Number(first)) return runs;
  if (
    !runs
      .slice(at + 1, later)
      .every(({ label }) => /^(?:note|genre|edition|place|publisher|translator)$/.test(label))
  )
    return runs;
  return splitRuns(runs, (run, i): readonly Run[] => {
    if (i === at) return [];
    return [i === later ? { ...run, text: `${year} [${first}]` } : run];
  });
}

const CIRCA_END = /(?<!\p{L})(?:ca?|circa)\.\s*$/u;

/** "Guilds in Europe, c. 1250 - c." before the first of two dates: that one is still the title's. */
export function joinCirca(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label }, i) => label === 'date' && runs[i - 1]?.label === 'title' && CIRCA_END.test(runs[i - 1]!.text),
  );
  const later = runs.some(({ label, text }, i) => i > at && label === 'date' && /\d{4}/.test(text));
  return at < 0 || !later
    ? runs
    : [...runs.slice(0, at - 1), joined(runs[at - 1]!, runs[at]!), ...runs.slice(at + 1)];
}

const ONLY_YEARS = /^\W*1[0-9]\d\d(?:\s?[-–—/]\s?\d{2,4})?\W*$/u;

/** The years that a title ends in are no date, where another follows the house: "Storia di un porto, 1512, Roma 1971". */
export function joinTitleYears(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) => label === 'date' && runs[i - 1]?.label === 'title' && ONLY_YEARS.test(text),
  );
  if (at < 0) return runs;
  const next = runs[at + 1]?.label;
  const later = runs.slice(at + 1).some(({ label, text }) => label === 'date' && /\d{4}/.test(text));
  if (
    !later ||
    (next !== 'place' && next !== 'publisher') ||
    runs.slice(0, at).some(({ label }) => label === 'date')
  )
    return runs;
  const title = runs[at - 1]!;
  const years = runs[at]!;
  return [
    ...runs.slice(0, at - 1),
    { ...title, to: years.to, text: `${title.text.trimEnd()} ${years.text.trimStart()}` },
    ...runs.slice(at + 1),
  ];
}

const WORD_AND_YEAR = /^[\s"“„«]*\p{Lu}[\p{Ll}-]*?(\p{L}{5,})\s(?:19|20)\d\d\s?[.:]\s*$/u;

/** "Hafenreport 2006." before a title is its beginning where another date is printed. */
export function joinYearOfTitle(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'date' && runs[i + 1]?.label === 'title' && WORD_AND_YEAR.test(text) && !hasMonth(text),
  );
  if (at < 0) return runs;
  const later = runs.slice(at + 2).some(({ label, text }) => label === 'date' && /\d{4}/.test(text));
  if (!later) return runs;
  return [
    ...runs.slice(0, at),
    { ...joined(runs[at]!, runs[at + 1]!), label: 'title' },
    ...runs.slice(at + 2),
  ];
}

const hasMonth = (text: string): boolean =>
  wordsOf(text).some(
    (word) => MONTHS.has(word) || SEASONS.has(word) || /^(?:erstmals|zuerst|original|first)/.test(word),
  );

/** Months alone are a date, wherever a house or a place could stand: "(July-August, 1964)". */
export const datesOfMonths = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) => {
    if (!/^(?:publisher|place|genre|issue)$/.test(run.label) || /\d/.test(run.text)) return run;
    const names = wordsOf(run.text);
    return names.length > 0 && names.every((name) => name.length > 2 && MONTHS.has(name))
      ? { ...run, label: 'date' }
      : run;
  });

const FOUR_FIGURES = /^\s*\d{4}\s?,?\s*$/u;
const YEAR_IN_BRACKETS = /^\s*\(\s?(?:19|20)\d\d\s?\)/u;

/** "Tidal Letters 1509, 008 (2015)": what looks like a year after the journal is its volume where the year stands in brackets. */
export function nameYearVolume(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'date' &&
      FOUR_FIGURES.test(text) &&
      runs[i - 1]?.label === 'journal' &&
      /^(?:volume|pages)$/.test(runs[i + 1]?.label ?? '') &&
      runs[i + 2]?.label === 'date' &&
      YEAR_IN_BRACKETS.test(runs[i + 2]!.text),
  );
  if (at < 0) return runs;
  return runs.map(
    (run, i): Run =>
      i === at ? { ...run, label: 'volume' } : i === at + 1 ? { ...run, label: 'pages' } : run,
  );
}
