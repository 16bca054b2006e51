import {
  datesOfMonths,
  joinPlace,
  joinRegion,
  nameHousePlace,
  nameStatus,
  seriesBeforeHouse,
  splitHousePlace,
  splitImprint,
  splitTitleImprint,
} from './imprint-repairs.ts';
import {
  cutDays,
  isCutMeeting,
  isNumberOfMeeting,
  splitMeetingPlace,
  splitProceedings,
} from './meeting-repairs.ts';
import {
  cutNames,
  joinTitleYears,
  nameAcademicYear,
  namePages,
  nameVolumes,
  nameYears,
  splitEdition,
  splitShortReference,
  splitYear,
} from './number-repairs.ts';
import {
  cutCapitals,
  cutGroup,
  joinSaint,
  nameEditors,
  nameLeadingAuthor,
  nameStandard,
  splitEditedBook,
  splitEditorBrackets,
  splitEditorsBook,
  splitEditorTail,
  splitEditorVolume,
  splitSamePeople,
} from './people-repairs.ts';
import type { Run } from './runs.ts';

const IN = /^[\s"“(]*(?:in|dans|en|em)(?:\s?:\s?|\s+)\S/iu;

/** A book without a title of its own inside is the work itself ("Kaase, M. (Hg.): Wahlen und Wähler. Opladen 1990"). */
function nameTitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'title' || label === 'journal')) return runs;
  const book = runs.findIndex(({ label, text }) => label === 'container' && !IN.test(text));
  if (book < 0 || runs.some(({ label, text }, i) => i < book && label === 'editor' && IN.test(text)))
    return runs;
  return runs.map((run, i) => (i === book ? { ...run, label: 'title' } : run));
}

/** "Dale, K. In Marine Chemistry; Ferris, T., Ed.;": chemists name the book and leave out the title. */
function nameInBook(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'container' || label === 'journal')) return runs;
  return runs.map((run, i) =>
    run.label === 'title' && runs[i + 1]?.label === 'editor' && /^\s*In\s\p{Lu}.*;\s*$/u.test(run.text)
      ? { ...run, label: 'container' }
      : run,
  );
}

/** What stands where a journal would, with a house or a place after it, is a book ("Rossi, C. Opere scelte, vol. 3. Torino: Marsh, 1970"). */
function nameBook(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'title' || label === 'container' || label === 'issue')) return runs;
  const journal = runs.findIndex(({ label }) => label === 'journal');
  const house = runs.findIndex(({ label }) => label === 'publisher' || label === 'place');
  if (journal < 0 || house < journal || IN.test(runs[journal]!.text)) return runs;
  return runs.map((run, i) => (i === journal ? { ...run, label: 'title' } : run));
}

const QUOTED = /^([^"“„]{0,30}?)(["“„])([^"“„”]+[.,?!]["”“]|[^"“„”]+["”“][.,])\s*(\p{L}[^"“„”]{2,40})?$/u;
const STATUS =
  /^\W*(?:in press|forthcoming|im druck|im erscheinen|in preparation|submitted|accepted|n\.\s?d\.|o\.\s?J\.)\W*$/i;

/** What stands before or after a title in quotes is no part of it: 'In press. "Tablets by Post."', '"Whistles?" Blog post,'. */
function splitQuotedTitle(run: Run): readonly Run[] {
  const match = run.label === 'title' ? QUOTED.exec(run.text.trim()) : null;
  if (!match || (!match[1]!.trim() && !match[4])) return [run];
  const [, before, quote, title, after] = match;
  return [
    ...(before!.trim()
      ? [{ ...run, label: STATUS.test(before!) ? 'date' : 'note', text: before! } as Run]
      : []),
    { ...run, text: quote! + title! },
    ...(after ? [{ ...run, label: 'genre', text: after } as Run] : []),
  ];
}

const AUTHORS_AND_STATUS =
  /^(.{3,}?[.,;]?)[\s,;]+[([]?((?:forthcoming|in press|im druck|im erscheinen|in preparation|to appear|submitted|n\.\s?d\.|o\.\s?J\.|s\.\s?d\.|à paraître|in corso di stampa|en prensa)[)\]]?[\s.,:;]*)$/iu;
const TITLE_AND_KIND =
  /^(.{6,}?[.?!])\s+((?:data ?set|datensatz|computer software|unpublished manuscript|unveröffentlichtes manuskript)[\s.,;]*)$/iu;

/** A word that stands for the year after the authors is no name ("Osei, M. Forthcoming."), and a kind of work no title ("Data set."). */
function splitEnding(run: Run): readonly Run[] {
  const match =
    run.label === 'author'
      ? AUTHORS_AND_STATUS.exec(run.text)
      : run.label === 'title'
        ? TITLE_AND_KIND.exec(run.text)
        : null;
  if (!match) return [run];
  return [
    { ...run, text: match[1]! },
    { ...run, label: run.label === 'author' ? 'date' : 'genre', text: match[2]! },
  ];
}

const merged = (first: Run, second: Run): Run => ({
  ...first,
  to: second.to,
  text: `${first.text.trimEnd()} ${second.text.trimStart()}`,
  score: Math.min(first.score, second.score),
});

/** "1973–" and "74.": the years that a work came out in. */
const isCutYears = (last: Run, run: Run): boolean =>
  last.label === 'date' &&
  /\d{4}\s?[-–—/]$/u.test(last.text) &&
  run.to - run.from === 1 &&
  /^(?:pages|volume|issue|note)$/.test(run.label) &&
  /^\d\d\W*$/.test(run.text);

/** Numbers after "no." are the issue, and words after '"Quotation":' up to the closing quote are still the title. */
function joinCut(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const cueOnly =
      last?.label === 'issue' && /^[\W]*(?:nos?|nrs?|issues?|hefte?|h|n)\.?\s*$/iu.test(last.text);
    const halfTitle = last?.label === 'title' && /^["“].+["”]\s*[:–—]\s*$/u.test(last.text.trim());
    if (last && cueOnly && run.label === 'pages' && /^\d/.test(run.text.trim()))
      out[out.length - 1] = merged(last, run);
    else if (
      last &&
      halfTitle &&
      /^(?:container|journal|note|series)$/.test(run.label) &&
      /[.,?!]["”]$/u.test(run.text.trim())
    )
      out[out.length - 1] = merged(last, run);
    else if (last && isCutYears(last, run))
      out[out.length - 1] = { ...merged(last, run), text: last.text + run.text };
    else if (last && (isCutMeeting(last, run, runs) || isNumberOfMeeting(last, run)))
      out[out.length - 1] = { ...merged(last, run), text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

/** A lone name of a house after the authors and the date is the title ("OECD (1998), Employment Outlook, Paris"). */
function nameHouse(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|journal|container|series)$/.test(label))) return runs;
  const at = runs.findIndex(({ label }) => label === 'publisher');
  const before = runs[at - 1]?.label;
  const another = runs.some(({ label }, i) => i > at && (label === 'publisher' || label === 'place'));
  if (at < 1 || !another || (before !== 'author' && before !== 'editor' && before !== 'date')) return runs;
  return runs.map((run, i) => (i === at ? { ...run, label: 'title' } : run));
}

const QUOTED_WHOLE = /^[\s.,]*["“„«].*["”“»][\s.,;:]*$/u;
const HOUSE =
  /universit|press|verlag|publish|editor|édition|edizioni|books|inst|offic|cent(?:er|re)|organi[sz]|ministr|department|agency|council|\b(?:thesis|diss|ltd|inc)\b/iu;

/** After a title in quotes, a name without a place is that of a journal or meeting ('"Harbours," COAST, 2007'). */
function nameQuotedSource(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:journal|container|place|genre|series)$/.test(label))) return runs;
  return runs.map((run, i) =>
    (run.label === 'publisher' || run.label === 'volume') &&
    runs[i - 1]?.label === 'title' &&
    QUOTED_WHOLE.test(runs[i - 1]!.text) &&
    !/[\d(]/.test(run.text) &&
    !HOUSE.test(run.text)
      ? { ...run, label: 'journal' }
      : run,
  );
}

const PERIODICAL =
  /\b(?:journal|magazine|review|quarterly|letters|transactions|zeitschrift|zeitung|rivista|revue|gazette|newsletter|bulletin|times)\b/iu;

/** Without a place, what "In" introduces or what is called a magazine is no house ("In AAAI, 2006", "Harbour Magazine, http://…"). */
function nameSource(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:journal|container|place|genre|series)$/.test(label))) return runs;
  if (runs.filter(({ label }) => label === 'publisher').length !== 1) return runs;
  return runs.map((run, i) => {
    if (run.label !== 'publisher' || !runs.slice(0, i).some(({ label }) => label === 'title')) return run;
    if (IN.test(run.text)) return { ...run, label: 'container' };
    return PERIODICAL.test(run.text) && !HOUSE.test(run.text) ? { ...run, label: 'journal' } : run;
  });
}

const IN_BRACKETS = /^\s*\([^()]{3,60}\)[\s.,:;]*$/u;
const CENTURIES = /\b(?:secc?\.|secoli|siècles?|Jahrhundert|centur(?:y|ies))/iu;
const NOT_OF_A_TITLE =
  /\d{4}|\b(?:nos?|nrs?|vols?|reports?|papers?|press|forthcoming|hrsg|hg|eds?|diss|thesis|trans|transl|übers|trad|unpubl|repr|orig|series?|reihe|bd|cited|accessed|zit|isbn|http|mimeo|manuscript|in preparation|submitted)\b/iu;

/** What stands in brackets right after a title is part of it, unless it says something of the edition: "(abstract)". */
function joinBracket(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  runs.forEach((run, i) => {
    const last = out.at(-1);
    const belongs =
      last &&
      (last.label === 'title' || (last.label === 'container' && runs[i + 1]?.label === 'editor')) &&
      (run.label === 'note' || run.label === 'issue' || CENTURIES.test(run.text)) &&
      IN_BRACKETS.test(run.text) &&
      !NOT_OF_A_TITLE.test(run.text) &&
      !/[”"»]\W*$/u.test(last.text.trim());
    if (belongs) out[out.length - 1] = merged(last, run);
    else out.push(run);
  });
  return out;
}

const SERIES_END =
  /[.,;:]?\s\(?((?:LN[ABCE][A-Z]{1,4}|LNICST|CCIS|AISC|ENTCS|EPTCS|LIPIcs|IFIP AICT|Lecture Notes in \p{Lu}[^.,;:]+|Communications in Computer and Information Science|Advances in Intelligent Systems and Computing|Studies in Computational Intelligence|IFIP Advances in [^.,;:]+|Springer (?:Tracts|Series) in [^.,;:]+)\)?)[\s.,;:(]*$/u;

/** The series of proceedings is no part of their name: "ICCV 2011. LNCS". */
const splitSeries = (runs: readonly Run[]): readonly Run[] =>
  runs.flatMap((run): readonly Run[] => {
    const match = run.label === 'container' || run.label === 'title' ? SERIES_END.exec(run.text) : null;
    const name = match ? run.text.slice(0, match.index) : '';
    if (!match || !/\p{L}{3}|\d{4}$/u.test(name)) return [run];
    return [
      { ...run, text: name },
      { ...run, label: 'series', text: match[1]! },
    ];
  });

const GUILLEMETS = /^[\s.,]*«[^»]+»[\s.,]*$/u;

/** "«Renovatio». A Town and its Port, Roma, Marsh": after words in quotes, the rest of a book's title. */
function joinSubtitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:volume|issue|pages)$/.test(label))) return runs;
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'title' &&
      GUILLEMETS.test(text) &&
      runs[i + 1]?.label === 'container' &&
      !IN.test(runs[i + 1]!.text) &&
      /^(?:place|publisher)$/.test(runs[i + 2]?.label ?? ''),
  );
  if (at < 0) return runs;
  return [...runs.slice(0, at), merged(runs[at]!, runs[at + 1]!), ...runs.slice(at + 2)];
}

const OF_A_SERIES = /^\s*(?:of|in|von|de)\s+(?:the\s+)?\p{Lu}/u;

const ONLY_CUE = /^\W*(?:number|no|volume|vol|nr|bd|band)\W*$/iu;

/** "Number 912 in Lecture Notes in Computer Science": the cue is no name. */
const dropCues = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) =>
    (run.label === 'container' || run.label === 'journal') && ONLY_CUE.test(run.text)
      ? { ...run, label: 'note' }
      : run,
  );

/** "Matching, volume 12 of Studies in Logic": what follows the volume is its series. */
const nameSeries = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i) =>
    runs[i - 1]?.label === 'volume' &&
    /^(?:title|container|journal)$/.test(run.label) &&
    OF_A_SERIES.test(run.text) &&
    runs.some(({ label }, k) => k < i && (label === 'title' || label === 'container'))
      ? { ...run, label: 'series' }
      : run,
  );

const CITED = /^(.{3,}?)[\s,.;]+\(?(?:op\.\s?)?cit(?:\.|ato|ata)?\)?[\s,.;]*$/iu;
const YEAR_FIRST = /^([\s("“„«]*)((?:1[5-9]|20)\d\d)\)?[.,:;]\s+(?=\S)/u;

/** "cit." after a title, and the year of the entry printed once more before a book, are no part of them. */
function cutAsides(runs: readonly Run[]): readonly Run[] {
  const dates = runs.flatMap(({ label, text }) => (label === 'date' ? [text] : []));
  return runs.map((run): Run => {
    if (!/^(?:title|container|journal)$/.test(run.label)) return run;
    const text = CITED.exec(run.text)?.[1] ?? run.text;
    const year = YEAR_FIRST.exec(text);
    return year && run.label !== 'title' && dates.some((date) => date.includes(year[2]!))
      ? { ...run, text: text.slice(year[0].length) }
      : text === run.text
        ? run
        : { ...run, text };
  });
}

const REPAIRS: readonly ((runs: readonly Run[]) => readonly Run[])[] = [
  joinCut,
  joinSaint,
  joinBracket,
  (runs) => runs.flatMap(splitEditedBook),
  (runs) => runs.flatMap(splitQuotedTitle),
  (runs) => runs.flatMap(splitEnding),
  cutCapitals,
  splitEditorBrackets,
  cutGroup,
  nameEditors,
  nameLeadingAuthor,
  splitSamePeople,
  splitEditorTail,
  nameStandard,
  splitEditorTail,
  nameStandard,
  splitEditorVolume,
  splitEditorsBook,
  dropCues,
  nameSeries,
  joinSubtitle,
  nameInBook,
  nameTitle,
  nameBook,
  nameStatus,
  datesOfMonths,
  joinPlace,
  joinRegion,
  nameHousePlace,
  cutDays,
  nameHouse,
  nameQuotedSource,
  nameSource,
  seriesBeforeHouse,
  splitShortReference,
  nameYears,
  nameAcademicYear,
  joinTitleYears,
  nameVolumes,
  namePages,
  splitEdition,
  splitYear,
  splitImprint,
  splitHousePlace,
  splitTitleImprint,
  splitProceedings,
  splitMeetingPlace,
  splitSeries,
  cutAsides,
  cutNames,
];

/** Sets right what the tagger, which sees a few words at a time, cannot know. */
export const repairRuns = (runs: readonly Run[]): readonly Run[] =>
  REPAIRS.reduce((repaired, repair) => repair(repaired), runs);
