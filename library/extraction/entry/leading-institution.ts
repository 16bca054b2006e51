import { joined, type Run } from './runs.ts';

/** The year alone, in brackets or before a stop, as it stands after the authors of an author-date entry. */
const YEAR_ALONE =
  /^\s*(?:[([]\s?(?:1[4-9]|20)\d\d[a-z]?\s?[)\]]\s*[.,:]?|(?:1[4-9]|20)\d\d[a-z]?\s?[.:])\s*$/u;

/** At most so many words still belong to the name before the year. */
const MOST_WORDS = 16;

/** What begins an entry is no name where it stands in quotes. */
const QUOTED = /["“”„«»‘]/u;

/**
 * Before the year of an author-date entry, whose title follows, stand authors alone: the rest of an institution's name
 * ("Ministry of Health, Labour and Welfare. (2012). Title") and the place it stands in belong to them.
 */
export function joinLeadingInstitution(runs: readonly Run[]): readonly Run[] {
  const date = runs.findIndex(({ label }) => label === 'date');
  if (date < 1 || date > 3 || !YEAR_ALONE.test(runs[date]!.text)) return runs;
  if (runs[date + 1]?.label !== 'title') return runs;
  const before = runs.slice(0, date);
  const [first] = before;
  if (!first || !/^(?:author|publisher)$/.test(first.label)) return runs;
  if (first.label === 'author' && before.length === 1) return runs;
  const words = before
    .map(({ text }) => text.trim().split(/\s+/).length)
    .reduce((sum, count) => sum + count, 0);
  if (words > MOST_WORDS || before.some(({ text }) => QUOTED.test(text))) return runs;
  // A full stop ends the authors, except after an initial or an abbreviation; what follows it is a title.
  if (before.slice(0, -1).some(({ text }) => !/,\s*$/u.test(text))) return runs;
  if (
    before.slice(1).some(({ label }) => !/^(?:title|journal|container|publisher|place|series)$/.test(label))
  )
    return runs;
  const whole = before.slice(1).reduce((sum, run) => joined(sum, run), first);
  const text = before.map((run) => run.text.trim()).join(' ');
  return [{ ...whole, label: 'author', text }, ...runs.slice(date)];
}
