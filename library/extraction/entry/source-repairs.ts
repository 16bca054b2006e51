import { type Run, splitRuns } from './runs.ts';

/** What leads to the book or journal that a work is in. */
export const IN = /^[\s"“(]*(?:in|dans|en|em)(?:\s?:\s?|\s+)\S/iu;

/** "Dale, K. In Marine Chemistry; Ferris, T., Ed.;": chemists name the book and leave out the title. */
export function nameInBook(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'container' || label === 'journal')) return runs;
  return runs.map((run, i) =>
    run.label === 'title' && runs[i + 1]?.label === 'editor' && /^\s*In\s\p{Lu}.*;\s*$/u.test(run.text)
      ? { ...run, label: 'container' }
      : run,
  );
}

/** "“Borders,” in Water and Power, ed. Ruth Stone": what "in" introduces between a title and an editor is a book, no kind of work. */
export function nameBookOfEditor(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'container' || label === 'journal')) return runs;
  return runs.map((run, i) =>
    (run.label === 'genre' || run.label === 'series' || run.label === 'note') &&
    runs[i - 1]?.label === 'title' &&
    runs[i + 1]?.label === 'editor' &&
    /^\W*in\s+\p{Lu}/iu.test(run.text) &&
    IN.test(run.text)
      ? { ...run, label: 'container' }
      : run,
  );
}

const TOWN_IN_BRACKETS = /^\s*\([^()]+\)\s*$/u;

/** What stands where a journal would, with a house or a place after it, is a book ("Rossi, C. Opere scelte, vol. 3. Torino: Marsh, 1970"). */
export function nameBook(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'title' || label === 'container' || label === 'issue')) return runs;
  const journal = runs.findIndex(({ label }) => label === 'journal');
  const house = runs.findIndex(({ label }) => label === 'publisher' || label === 'place');
  if (journal < 0 || house < journal || IN.test(runs[journal]!.text)) return runs;
  // "Nature (London) 354": the town of a journal.
  if (
    house === journal + 1 &&
    TOWN_IN_BRACKETS.test(runs[house]!.text) &&
    runs[house + 1]?.label === 'volume'
  )
    return runs;
  return runs.map((run, i) => (i === journal ? { ...run, label: 'title' } : run));
}

const QUOTED_WHOLE = /^[\s.,]*["“„«].*["”“»][\s.,;:]*$/u;
/** Words of the names of publishers and bodies. */
export const HOUSE =
  /universit|press|verlag|publish|editor|édition|edizioni|books|inst|offic|cent(?:er|re)|organi[sz]|ministr|department|agency|council|\b(?:thesis|diss|ltd|inc)\b/iu;

/** After a title in quotes, a name without a place is that of a journal or meeting ('"Harbours," COAST, 2007'). */
export function nameQuotedSource(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:journal|container|place|genre|series)$/.test(label))) return runs;
  return runs.map((run, i) =>
    (run.label === 'publisher' || run.label === 'volume') &&
    runs[i - 1]?.label === 'title' &&
    QUOTED_WHOLE.test(runs[i - 1]!.text) &&
    !/[\d(]|\p{sc=Han}/u.test(run.text) &&
    !HOUSE.test(run.text)
      ? { ...run, label: 'journal' }
      : run,
  );
}

/** Of two names where no title is printed, the first in quotes is the title: "‘Fish and Paper’ (1999) 12 Delta Review 101". */
export function nameQuotedTitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'title')) return runs;
  const names = runs.filter(({ label }) => label === 'journal' || label === 'container');
  const [first] = names;
  return names.length > 1 && /^\s*["“„‘«].*["”“’»][\s.,]*$/u.test(first!.text)
    ? runs.map((run) => (run === first ? { ...run, label: 'title' } : run))
    : runs;
}

const PERIODICAL =
  /\b(?:journal|magazine|review|quarterly|letters|transactions|zeitschrift|zeitung|rivista|revue|gazette|newsletter|bulletin|times)\b/iu;

/** Without a place, what "In" introduces or what is called a magazine is no house ("In AAAI, 2006", "Harbour Magazine, http://…"). */
export function nameSource(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:journal|container|place|genre|series)$/.test(label))) return runs;
  if (runs.filter(({ label }) => label === 'publisher').length !== 1) return runs;
  return runs.map((run, i) => {
    if (run.label !== 'publisher' || !runs.slice(0, i).some(({ label }) => label === 'title')) return run;
    if (IN.test(run.text)) return { ...run, label: 'container' };
    return PERIODICAL.test(run.text) && !HOUSE.test(run.text) ? { ...run, label: 'journal' } : run;
  });
}

const SERIES_END =
  /[.,;:]?\s\(?((?:LN[ABCE][A-Z]{1,4}|LNICST|CCIS|AISC|ENTCS|EPTCS|LIPIcs|IFIP AICT|Lecture Notes in \p{Lu}[^.,;:]+|Communications in Computer and Information Science|Advances in Intelligent Systems and Computing|Studies in Computational Intelligence|IFIP Advances in [^.,;:]+|Springer (?:Tracts|Series) in [^.,;:]+)\)?)[\s.,;:(]*$/u;

/** The series of proceedings is no part of their name: "ICCV 2011. LNCS". */
export const splitSeries = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run): readonly Run[] => {
    const match = run.label === 'container' || run.label === 'title' ? SERIES_END.exec(run.text) : null;
    const name = match ? run.text.slice(0, match.index) : '';
    if (!match || !/\p{L}{3}|\d{4}$/u.test(name)) return [run];
    return [
      { ...run, text: name },
      { ...run, label: 'series', text: match[1]! },
    ];
  });

const OF_A_SERIES = /^\s*(?:of|in|von|de)\s+(?:the\s+)?\p{Lu}/u;

const ONLY_CUE = /^\W*(?:number|no|volume|vol|nr|bd|band)\W*$/iu;

/** "Number 912 in Lecture Notes in Computer Science": the cue is no name. */
export const dropCues = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) =>
    (run.label === 'container' || run.label === 'journal') && ONLY_CUE.test(run.text)
      ? { ...run, label: 'note' }
      : run,
  );

/** "Matching, volume 12 of Studies in Logic": what follows the volume is its series. */
export const nameSeries = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i) =>
    runs[i - 1]?.label === 'volume' &&
    /^(?:title|container|journal)$/.test(run.label) &&
    OF_A_SERIES.test(run.text) &&
    runs.some(({ label }, k) => k < i && (label === 'title' || label === 'container'))
      ? { ...run, label: 'series' }
      : run,
  );
