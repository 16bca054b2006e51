import { REGIONS } from './place-repairs.ts';
import { joined, type Run, splitRuns } from './runs.ts';
import { MONTHS } from './word-classes.ts';

const MEETING = /\b(?:proceedings|proc\.|conference|conf\.|symposium|symp\.|workshop|congress|colloquium)/iu;

/** "Proceedings of COAST-" and "97": the year in the name of a meeting. */
export const isCutMeeting = (last: Run, run: Run, runs: readonly Run[]): boolean =>
  (last.label === 'container' || last.label === 'journal') &&
  /\p{L}[-–'’]$/u.test(last.text) &&
  run.to - run.from === 1 &&
  (/^\d\d\W*$/.test(run.text) ||
    (/^(?:19|20)\d\d\W*$/.test(run.text) && runs.some((other) => other !== run && other.label === 'date')));

/** "Symposium on Algebra ISSAC" and "93", "Languages ASPLOS" and "II": a number after the letters of a meeting. */
export const isNumberOfMeeting = (last: Run, run: Run): boolean =>
  last.label === 'container' &&
  run.label === 'volume' &&
  MEETING.test(last.text) &&
  /(?<!\p{L})(?!(?:IEEE|ACM|SPIE|AFIPS|IFIP|AMS|SIAM|USA|USSR)\s?$)\p{Lu}{3,}\s?$/u.test(last.text) &&
  /^\s*(?:\d\d|(?:19|20)\d\d|[IVX]{1,5})[\s.,;:]*$/u.test(run.text);

const OPEN_BRACKET = /\([^()]*$/u;
const YEAR_AND_BRACKET = /^\s*((?:19|20)?\d\d\))[\s.,;:]*$/u;

/** "Joint Conference on Tides (IJCT" and "2001)", where the year is printed once more: its brackets belong to the name. */
export const joinMeetingYear = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i): readonly Run[] => {
    const others = (date: Run): boolean =>
      runs.some((other) => other !== date && other.label === 'date' && /\d{4}/.test(other.text));
    const belongs = (name?: Run, date?: Run): boolean =>
      name !== undefined &&
      date?.label === 'date' &&
      /^(?:container|journal|title)$/.test(name.label) &&
      OPEN_BRACKET.test(name.text) &&
      YEAR_AND_BRACKET.test(date.text) &&
      others(date);
    if (belongs(runs[i - 1], run)) return [];
    const next = runs[i + 1];
    return [
      belongs(run, next) ? { ...run, to: next!.to, text: `${run.text.trimEnd()} ${next!.text.trim()}` } : run,
    ];
  });

const TITLE_AND_PROCEEDINGS =
  /^(.{8,}?[\p{L}\d)][,.?!]["”]?)\s+((?:in:?\s+)?(?:Proc\.|Proceedings|Conference Proceedings)\s.{6,})$/isu;

/** "Harbour Lights, Proceedings of the Coastal Conference" taken for a title names the book too. */
export const splitProceedings = (runs: readonly Run[]): readonly Run[] =>
  runs.some(({ label }) => label === 'container' || label === 'journal')
    ? runs
    : splitRuns(runs, (run): readonly Run[] => {
        const match = run.label === 'title' ? TITLE_AND_PROCEEDINGS.exec(run.text) : null;
        if (!match) return [run];
        return [
          { ...run, text: match[1]! },
          { ...run, label: 'container', text: match[2]! },
        ];
      });

const MEETING_AND_PLACE = new RegExp(
  `^(.*?\\p{L}{4}),\\s+(\\p{Lu}[\\p{L}.’'-]+(?:\\s\\p{Lu}[\\p{L}.’'-]+){0,2},\\s+(?:${REGIONS}))[\\s.,;]*$`,
  'u',
);

/** "Symposium on Tides, Milwaukee, Wisconsin": the place of a meeting is no part of its name. */
export const splitMeetingPlace = (runs: readonly Run[]): readonly Run[] =>
  runs.some(({ label }) => label === 'place')
    ? runs
    : splitRuns(runs, (run): readonly Run[] => {
        const match =
          run.label === 'container' && MEETING.test(run.text) ? MEETING_AND_PLACE.exec(run.text) : null;
        if (!match) return [run];
        return [
          { ...run, text: match[1]! },
          { ...run, label: 'place', text: match[2]! },
        ];
      });

const DAYS_END = /^(\P{N}.*?)[\s,;:]+(\d{1,2}(?:\s?[-–]\s?\d{1,2})?)\s*$/u;

/** The days of a meeting before the month of its date are no part of its name: "Coastal Meeting: 3-5" and "May 2004". */
export const cutDays = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const next = runs[i + 1];
    if (run.label !== 'container' || next?.label !== 'date') return run;
    if (!MONTHS.has(/\p{L}+/u.exec(next.text)?.[0].toLowerCase() ?? '')) return run;
    const match = DAYS_END.exec(run.text);
    return match ? { ...run, text: match[1]! } : run;
  });

/** "Convegno di studi" and "(Venezia" and "1976)," where place and date are printed once more: all is the name of a meeting. */
export function joinMeetingBracket(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      /^(?:container|journal)$/.test(label) &&
      !/[”»]\W*$/u.test(text) &&
      runs[i + 1]?.label === 'place' &&
      /^\s*\([^()]+$/u.test(runs[i + 1]!.text) &&
      runs[i + 2]?.label === 'date' &&
      /^\s*\d{4}\)\W*$/u.test(runs[i + 2]!.text) &&
      runs.slice(i + 3).some((run) => run.label === 'date' && /\d{4}/.test(run.text)),
  );
  if (at < 0) return runs;
  const [name, place, date] = runs.slice(at, at + 3) as [Run, Run, Run];
  return [...runs.slice(0, at), joined(joined(name, place), date), ...runs.slice(at + 3)];
}
