import { joined, type Run, splitRuns } from './runs.ts';
import { HOUSE } from './source-repairs.ts';
import { PLACE_WORDS, wordsOf } from './word-classes.ts';

const TITLE_IN_BOOK = /^(.{5,}?)[,.”"»]\s+in:?\s+(\p{Lu}.{5,})$/u;

/** "La casa del porto, in Dietro i moli" before an editor is a title and the book it is in. */
export function splitTitleInBook(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'container' || label === 'journal')) return runs;
  return splitRuns(runs, (run, i): readonly Run[] => {
    const match =
      run.label === 'title' && runs[i + 1]?.label === 'editor' ? TITLE_IN_BOOK.exec(run.text.trim()) : null;
    if (!match) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'container', text: `in ${match[2]!}` },
    ];
  });
}

/** "(Venezia" and "1548)," between a title and the book it was printed in again say where it came out first. */
export function nameFirstImprint(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'place' &&
      /^\s*\(/.test(text) &&
      runs[i - 1]?.label === 'title' &&
      runs[i + 1]?.label === 'date' &&
      /\)\W*$/u.test(runs[i + 1]!.text) &&
      runs[i + 2]?.label === 'container',
  );
  if (at < 0 || !runs.slice(at + 3).some(({ label, text }) => label === 'date' && /\d{4}/.test(text)))
    return runs;
  return runs.map((run, i): Run => (i === at || i === at + 1 ? { ...run, label: 'note' } : run));
}

/** "Marsh: Grundfragen, Verfahren," taken for a place and a house before the place itself: the rest of the title. */
export function joinFalseImprint(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'place' &&
      /,\s*$/u.test(text) &&
      /^(?:title|container)$/.test(runs[i - 1]?.label ?? '') &&
      /[.:?!]\s*$/u.test(runs[i - 1]!.text) &&
      !wordsOf(text).some((word) => PLACE_WORDS.has(word)) &&
      runs[i + 1]?.label === 'publisher' &&
      /\.\s*$/u.test(runs[i + 1]!.text) &&
      !HOUSE.test(runs[i + 1]!.text) &&
      runs[i + 2]?.label === 'place' &&
      wordsOf(runs[i + 2]!.text).some((word) => PLACE_WORDS.has(word)),
  );
  if (at < 1) return runs;
  const [title, place, house] = runs.slice(at - 1, at + 2) as [Run, Run, Run];
  return [...runs.slice(0, at - 1), joined(joined(title, place), house), ...runs.slice(at + 2)];
}

const GERMAN_SUBTITLE =
  /^[^,:;]*(?:bericht|studien?|analysen?|untersuchung(?:en)?|einführung|überblick|beiträge|befunde|ergebnisse|perspektiven|grundlagen|daten|fakten|bilanz|gutachten|expertise|dokumentation|lehrbuch|handbuch|festschrift)[\p{Ll}]{0,2}\.\s*$/iu;

/** "Siebter Hafenbericht." before a town alone is no house but the subtitle. */
export function joinSubtitleOfHouse(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'publisher' &&
      GERMAN_SUBTITLE.test(text) &&
      runs[i - 1]?.label === 'title' &&
      /[.?!:]\s*$/u.test(runs[i - 1]!.text) &&
      runs[i + 1]?.label === 'place',
  );
  return at < 0 ? runs : [...runs.slice(0, at - 1), joined(runs[at - 1]!, runs[at]!), ...runs.slice(at + 1)];
}

const TOWN_AT_END = /^(.{6,}?),\s+((?:\p{Lu}[\p{L}’'-]+\s?){1,2}|Città del Vaticano),\s*$/u;

/** "Storia del porto, Venezia," before a house, where no place is printed, ends in one. */
export function splitTownOfTitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'place')) return runs;
  return splitRuns(runs, (run, i): readonly Run[] => {
    const match =
      run.label === 'title' && runs[i + 1]?.label === 'publisher' ? TOWN_AT_END.exec(run.text) : null;
    if (!match) return [run];
    const known = /Vaticano/.test(match[2]!) || wordsOf(match[2]!).every((word) => PLACE_WORDS.has(word));
    if (!known) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'place', text: match[2]! },
    ];
  });
}

const REPORT_KIND =
  /^\W*(?:(?:A\.?\s?I\.?\s|Internal\s|Technical\s|Tech\.\s|Research\s)?(?:Memo(?:randum)?|Report|Rep\.|Note)|RFC|Request for Comments|TR|(?:Working|Discussion|Occasional) Papers?|Arbeitspapier|Forschungsbericht|Diskussionspapier)\W*$/iu;

/** "RFC" and "1321", "A. I. Memo" and "864": a kind of report and its number, no journal. */
export function joinReportNumber(runs: readonly Run[]): readonly Run[] {
  if (!runs.some(({ label }) => label === 'title') || runs.some(({ label }) => label === 'genre'))
    return runs;
  const at = runs.findIndex(
    ({ label, text }, i) =>
      (label === 'container' || label === 'journal') &&
      REPORT_KIND.test(text) &&
      /^(?:volume|issue)$/.test(runs[i + 1]?.label ?? ''),
  );
  if (at < 0) return runs;
  return [
    ...runs.slice(0, at),
    { ...joined(runs[at]!, runs[at + 1]!), label: 'genre' },
    ...runs.slice(at + 2),
  ];
}

const REPORT_NUMBER = /^\W*\p{Lu}{2,6}[-/]\p{Lu}{1,6}(?:[-/][\p{Lu}\d]{1,6}){1,3}\W*$/u;

/** "CMU-CS-92-131" in page position is the number of a report. */
export const nameReportNumber = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) =>
    run.label === 'pages' && REPORT_NUMBER.test(run.text) ? { ...run, label: 'note' } : run,
  );
