import { joined, type Run, splitRuns } from './runs.ts';

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
export function joinLetteredVolume(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) => label === 'volume' && runs[i + 1]?.label === 'issue' && CUT_VOLUME.test(text),
  );
  const number = at < 0 ? null : NUMBER_FIRST.exec(runs[at + 1]!.text);
  if (!number) return runs;
  const [volume, issue] = [runs[at]!, runs[at + 1]!];
  return [
    ...runs.slice(0, at),
    { ...volume, text: volume.text.trimEnd() + number[1]! },
    { ...issue, text: issue.text.slice(number[0].length) },
    ...runs.slice(at + 2),
  ];
}

// What an abbreviated name begins with; "Biophys. J." and the like, which are cut before their second word, are left out.
const TITLE_AND_ABBREVIATION =
  /^(\W*\p{Lu}\p{Ll}{4,}(?:\s\p{Ll}{3,}){0,2}[.?!])\s+((?:Proc|Annu?|Am|Br|Eur|Int|Nat|Acta|Trans|Arch|Trends|Curr|Adv|N\.\s?Engl)\.?\s\p{Lu}\p{L}*\.?\s?.*|J\.?\s(?:Am|Appl|Biol|Cell|Chem|Clin|Comput|Exp|Neurosci|Org|Phys)\b.*)$/u;
const ABBREVIATED = /(?:m|ch|ph|ys|ct|st|nt|l|r|ng|op|tr|v|ec|ol|om|iol|hem|un)[.]$/u;

/** "Tides. Proc. Natl. Acad. Sci." taken for a journal is a short title and a journal, where no other title is printed. */
export function splitShortTitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|container)$/.test(label))) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    const match = run.label === 'journal' ? TITLE_AND_ABBREVIATION.exec(run.text) : null;
    if (!match || ABBREVIATED.test(match[1]!)) return [run];
    return [
      { ...run, label: 'title', text: match[1]! },
      { ...run, text: match[2]! },
    ];
  });
}

const ABBREVIATION_END =
  /(?<![\p{Lu}.])(?:(?:Proc|Eur|Rom|Braz|Internat|Int|Amer|Am|Brit|Br|Can|Aust|Jpn|Jap|Ann|Annu|Adv|Arch|Bull|Phys|Nucl|Chem|Mon|Astron|Astrophys|Trans|Theor|Commun|Comm|Rev|Appl|Opt|Sov|Russ|Chin|Indian)\s?\.\s*)+$/u;
const ABBREVIATED_NAME = /^\s*\p{Lu}\p{L}*\s?\.(?:\s?\p{Lu}|[\s,]*$)/u;

/** "… of tidal systems Proc ." and "R .Soc .A": an abbreviation at the end of a title is the first of the journal's name. */
export function takeAbbreviation(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'journal' &&
      runs[i - 1]?.label === 'title' &&
      /\.\s*$/u.test(runs[i - 1]!.text) &&
      ABBREVIATED_NAME.test(text),
  );
  const found = at < 1 ? null : ABBREVIATION_END.exec(runs[at - 1]!.text);
  if (!found || found.index === 0) return runs;
  const [title, journal] = [runs[at - 1]!, runs[at]!];
  return [
    ...runs.slice(0, at - 1),
    { ...title, text: title.text.slice(0, found.index) },
    { ...journal, text: `${found[0].trim()} ${journal.text.trimStart()}` },
    ...runs.slice(at + 1),
  ];
}

const PART_NUMBER = /^\s*([IVX]{1,4})[,.]\s+(?=\p{Lu}\p{L})/u;

/** "Inverse tides." and "II, Theor. Harb. Phys.": the number of a part belongs to the title. */
export function takePartNumber(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'journal' &&
      runs[i - 1]?.label === 'title' &&
      PART_NUMBER.test(text) &&
      /[.:,]\s*$/u.test(runs[i - 1]!.text),
  );
  if (at < 1) return runs;
  const [title, journal] = [runs[at - 1]!, runs[at]!];
  const [printed, part] = PART_NUMBER.exec(journal.text)!;
  return [
    ...runs.slice(0, at - 1),
    { ...title, text: `${title.text.trimEnd()} ${part!}` },
    { ...journal, text: journal.text.slice(printed.length) },
    ...runs.slice(at + 1),
  ];
}

/** "Internat." taken for an author before "J. Harb. Phys." begins the name of the journal. */
export function joinLeadingAbbreviation(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (first?.label !== 'author' || second?.label !== 'journal') return runs;
  if (!/^\s*\p{Lu}\p{Ll}{2,}\.\s*$/u.test(first.text) || !ABBREVIATED_NAME.test(second.text)) return runs;
  return [{ ...joined(first, second), label: 'journal' }, ...runs.slice(2)];
}
