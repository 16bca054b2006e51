import { joined, type Run } from './runs.ts';

const SMALL_NUMBER = /^\W*\d{1,3}\s*,?\s*$/u;
const YEARS_AND_ISSUE =
  /^(\W*(?:\d{1,3}\.?\s?(?:Jg|Jahrgang)\b\.?|(?:Jg|Jahrgang)\b\.?\s?\d{1,3}))[\s,;/]+(\S.*\d.*)$/u;
const VOLUME_AND_ISSUE = /^(\W*\d{1,3})\s?(\(\s?\d{1,3}(?:\s?[-–/]\s?\d{1,3})?\s?\)\W*)$/u;
const TWO_NUMBERS = /^\s*(\d{1,3}),?\s+(\d{1,3})\s*$/u;

/**
 * A number between the name of a journal and its volume is part of the name: "Harbour 36, 11. Jg., Heft 2",
 * "Harbour 36, 18(2)", "Tidal Magazine Series 6 2(11)".
 */
export function joinNumberOfName(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(({ label }, i) => label === 'journal' && runs[i + 1]?.label === 'volume');
  const [journal, number, issue] = [runs[at], runs[at + 1], runs[at + 2]];
  if (!journal || !number || issue?.label !== 'issue') return runs;
  const named = (digits: string, rest: readonly Run[]): readonly Run[] => [
    ...runs.slice(0, at),
    { ...journal, text: `${journal.text.trimEnd()} ${digits}` },
    ...rest,
    ...runs.slice(at + 3),
  ];
  const both = SMALL_NUMBER.test(number.text)
    ? (YEARS_AND_ISSUE.exec(issue.text) ?? VOLUME_AND_ISSUE.exec(issue.text))
    : null;
  if (both)
    return named(number.text.replace(/\D/g, ''), [
      { ...issue, label: 'volume', text: both[1]! },
      { ...issue, text: both[2]! },
    ]);
  const two = /^\s*\(/.test(issue.text) ? TWO_NUMBERS.exec(number.text) : null;
  return two ? named(two[1]!, [{ ...number, text: two[2]! }, issue]) : runs;
}

const CUT_VOLUME = /(?:^|\s)\p{Lu}{1,5}[-–]\s*$/u;
const NUMBER_FIRST = /^\s*(\d{1,3})[\s,;]+(?=\S)/u;

/** "vol. IT-" and "13, no. 1": the letters of a transaction and the number after them are one volume. */
export const joinLetteredVolume = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const number = (volume?: Run, issue?: Run): RegExpExecArray | null =>
      volume?.label === 'volume' && CUT_VOLUME.test(volume.text) && issue?.label === 'issue'
        ? NUMBER_FIRST.exec(issue.text)
        : null;
    const own = number(run, runs[i + 1]);
    if (own) return { ...run, text: run.text.trimEnd() + own[1]! };
    const taken = number(runs[i - 1], run);
    return taken ? { ...run, text: run.text.slice(taken[0].length) } : run;
  });

// What an abbreviated name begins with; "Biophys. J." and the like, which are cut before their second word, are left out.
const TITLE_AND_ABBREVIATION =
  /^(\W*\p{Lu}\p{Ll}{4,}(?:\s\p{Ll}{3,}){0,2}[.?!])\s+((?:Proc|Annu?|Am|Br|Eur|Int|Nat|Acta|Trans|Arch|Trends|Curr|Adv|N\.\s?Engl)\.?\s\p{Lu}\p{L}*\.?\s?.*|J\.?\s(?:Am|Appl|Biol|Cell|Chem|Clin|Comput|Exp|Neurosci|Org|Phys)\b.*)$/u;
const ABBREVIATED = /(?:m|ch|ph|ys|ct|st|nt|l|r|ng|op|tr|v|ec|ol|om|iol|hem|un)[.]$/u;

/** "Tides. Proc. Natl. Acad. Sci." taken for a journal is a short title and a journal, where no other title is printed. */
export function splitShortTitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|container)$/.test(label))) return runs;
  return runs.flatMap((run): readonly Run[] => {
    const match = run.label === 'journal' ? TITLE_AND_ABBREVIATION.exec(run.text) : null;
    if (!match || ABBREVIATED.test(match[1]!)) return [run];
    return [
      { ...run, label: 'title', text: match[1]! },
      { ...run, text: match[2]! },
    ];
  });
}

const ABBREVIATION_END =
  /(?<![\p{Lu}.])(?:Proc|Eur|Rom|Braz|Internat|Int|Amer|Am|Brit|Br|Can|Aust|Jpn|Jap|Ann|Annu|Adv|Arch|Bull|Phys|Nucl|Chem|Mon|Astron|Astrophys|Trans|Theor|Commun|Comm|Rev|Appl|Opt|Sov|Russ|Chin|Indian)\s?\.\s*$/u;
const ABBREVIATED_NAME = /^\s*\p{Lu}\p{L}*\s?\.\s?\p{Lu}/u;

/** "… of tidal systems Proc ." and "R .Soc .A": an abbreviation at the end of a title is the first of the journal's name. */
export const takeAbbreviation = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const abbreviation = (title?: Run, journal?: Run): RegExpExecArray | null =>
      title?.label === 'title' && journal?.label === 'journal' && ABBREVIATED_NAME.test(journal.text)
        ? ABBREVIATION_END.exec(title.text)
        : null;
    const own = abbreviation(run, runs[i + 1]);
    if (own && own.index > 0) return { ...run, text: run.text.slice(0, own.index) };
    const taken = abbreviation(runs[i - 1], run);
    return taken && taken.index > 0 ? { ...run, text: `${taken[0].trim()} ${run.text.trimStart()}` } : run;
  });

const PART_NUMBER = /^\s*([IVX]{1,4})[,.]\s+(?=\p{Lu}\p{L})/u;

/** "Inverse tides." and "II, Theor. Harb. Phys.": the number of a part belongs to the title. */
export const takePartNumber = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const part = (title?: Run, journal?: Run): RegExpExecArray | null =>
      title?.label === 'title' && /[.:,]\s*$/u.test(title.text) && journal?.label === 'journal'
        ? PART_NUMBER.exec(journal.text)
        : null;
    const own = part(run, runs[i + 1]);
    if (own) return { ...run, text: `${run.text.trimEnd()} ${own[1]!}` };
    const taken = part(runs[i - 1], run);
    return taken ? { ...run, text: run.text.slice(taken[0].length) } : run;
  });

/** "Internat." taken for an author before "J. Harb. Phys." begins the name of the journal. */
export function joinLeadingAbbreviation(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (first?.label !== 'author' || second?.label !== 'journal') return runs;
  if (!/^\s*\p{Lu}\p{Ll}{2,}\.\s*$/u.test(first.text) || !ABBREVIATED_NAME.test(second.text)) return runs;
  return [{ ...joined(first, second), label: 'journal' }, ...runs.slice(2)];
}
