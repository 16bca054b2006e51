import type { Run } from './runs.ts';
import { MONTHS } from './word-classes.ts';

const EDITED_BY =
  /^(.{4,}?)[,.;:]?\s*[([]?\b(a cura di|edited by|ed\. by|hrsg\. von|hrsg\. v\.|herausgegeben von|sous la direction de|sous la dir\. de|éd\. par|dir\. par)\s+(.+)$/iu;
const YEARS = /^\W*(1[4-9]\d\d|20\d\d)\s?[–-]\s?(?:1[4-9]\d\d|20\d\d|\d\d)\W*$/;
const IN = /^[\s"“(]*(?:in|dans|en|em)(?:\s?:\s?|\s+)\S/iu;

/** "in Storia d'Europa, a cura di P. Anderson" taken for editors as a whole is a book and its editor. */
function splitEditedBook(run: Run): readonly Run[] {
  const match = run.label === 'editor' ? EDITED_BY.exec(run.text.trim()) : null;
  if (!match) return [run];
  return [
    { ...run, label: 'container', text: match[1]! },
    { ...run, text: match[3]! },
  ];
}

/** The name of an institution before the date is its author, whatever else it may be elsewhere ("UNESCO. (2015)."). */
function nameLeadingAuthor(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (
    !first ||
    second?.label !== 'date' ||
    runs.some(({ label }) => label === 'author' || label === 'editor')
  )
    return runs;
  if (!/^(?:publisher|journal|container|place|series|note)$/.test(first.label)) return runs;
  return [{ ...first, label: 'author' }, ...runs.slice(1)];
}

/** A book without a title of its own inside is the work itself ("Kaase, M. (Hg.): Wahlen und Wähler. Opladen 1990"). */
function nameTitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'title' || label === 'journal')) return runs;
  const book = runs.findIndex(({ label, text }) => label === 'container' && !IN.test(text));
  if (book < 0 || runs.some(({ label, text }, i) => i < book && label === 'editor' && IN.test(text)))
    return runs;
  return runs.map((run, i) => (i === book ? { ...run, label: 'title' } : run));
}

/** What stands where a journal would, with a house or a place after it, is a book ("Araújo, J. Obra crítica, vol. 2. Rio: Casa, 1960"). */
function nameBook(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'title' || label === 'container' || label === 'issue')) return runs;
  const journal = runs.findIndex(({ label }) => label === 'journal');
  const house = runs.findIndex(({ label }) => label === 'publisher' || label === 'place');
  if (journal < 0 || house < journal || IN.test(runs[journal]!.text)) return runs;
  return runs.map((run, i) => (i === journal ? { ...run, label: 'title' } : run));
}

const ORDINAL =
  '\\d{1,2}\\s?(?:st|nd|rd|th|e|ème|ª|a|º)?\\.?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|zweite|dritte|seconda|terza|revised|rev\\.|new|neue|nuova|nouvelle';
const EDITION_END = new RegExp(
  `^(.{6,}?)[\\s,.;]*[\\s([]((?:${ORDINAL})(?:[\\s,]+(?:rev(?:ised|\\.)|überarb\\p{Ll}*\\.?|erw\\p{Ll}*\\.?|neubearb\\p{Ll}*\\.?|durchges\\p{Ll}*\\.?|and|und|u\\.|&|enl(?:arged|\\.)|expanded)){0,3}\\s*(?:ed\\.|edn\\.?|edition|aufl\\.|auflage|éd\\.|édition|edición|edizione|druk|ed)(?!\\p{L}))[\\s.,;:)\\]]*$`,
  'iu',
);
const EDITION_ALONE = new RegExp(
  `^\\W*(?:${ORDINAL})(?:[\\s,]+\\p{L}+\\.?){0,4}?\\s*(?:ed\\.?|edn\\.?|edition|aufl\\.?|auflage|éd\\.?|édition)\\W*$`,
  'iu',
);

/** "Introduction to Logic, 2nd ed." is a title and its edition. */
function splitEdition(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'edition')) return runs;
  return runs.flatMap((run): readonly Run[] => {
    if (/^(?:note|publisher|genre|series)$/.test(run.label) && EDITION_ALONE.test(run.text))
      return [{ ...run, label: 'edition' }];
    const match = /^(?:title|container)$/.test(run.label) ? EDITION_END.exec(run.text) : null;
    if (!match) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'edition', text: match[2]! },
    ];
  });
}

/** Two years in page position are the years of a work in volumes where no other date is printed. */
function nameYears(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'date')) return runs;
  return runs.map((run) => (run.label === 'pages' && YEARS.test(run.text) ? { ...run, label: 'date' } : run));
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

const merged = (first: Run, second: Run): Run => ({
  ...first,
  to: second.to,
  text: `${first.text.trimEnd()} ${second.text.trimStart()}`,
  score: Math.min(first.score, second.score),
});

/** "Proceedings of AAAI-" and "93": the year in the name of a meeting. */
const isCutMeeting = (last: Run, run: Run, runs: readonly Run[]): boolean =>
  (last.label === 'container' || last.label === 'journal') &&
  /\p{L}[-–'’]$/u.test(last.text) &&
  run.to - run.from === 1 &&
  (/^\d\d\W*$/.test(run.text) ||
    (/^(?:19|20)\d\d\W*$/.test(run.text) && runs.some((other) => other !== run && other.label === 'date')));

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
    else if (last && isCutMeeting(last, run, runs))
      out[out.length - 1] = { ...merged(last, run), text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

const EDITORS =
  /^.{3,}?[\s,;]*(?:[([]\s?(?:eds?|editors?|hrsgg?|hgg?|éds?|dirs?|coords?|orgs?|a cura di|a c\. di|red|curr?|herausgeber(?:in(?:nen)?)?|sous la dir[^)\]]*)\.?\s?[)\]]|(?<=[\s,])(?:eds\.?|editors?|hrsg\.?|hgg?\.|a cura di|éds\.?|dirs\.))[\s.,:;]*$/iu;

/** Names that say they are editors' are no authors' ("Meier, A. (Hrsg.) (1990): …"). */
const nameEditors = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i) =>
    i < 2 && run.label === 'author' && EDITORS.test(run.text) ? { ...run, label: 'editor' } : run,
  );

const ISSUE_AND_PAGES = /^(\W*\(\s?[^()]{1,12}\)\s*[:,;]?)\s*(\p{L}?\d+(?:\s?[-–—]\s?\p{L}?\d+)?\W*)$/u;
const BARE_PAGES = /^\W*(?:\d{1,5}\s?[-–—]+\s?\d{2,5}|\p{Lu}\d{1,4}|\d{3,6})\W*$/u;

/** Where nothing else is in page position, "(4): 758-781" is an issue and its pages, and "646, 1-59" a volume and its pages. */
function namePages(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'pages')) return runs;
  return runs.flatMap((run): readonly Run[] => {
    if (run.label !== 'issue') return [run];
    const both = ISSUE_AND_PAGES.exec(run.text);
    if (both)
      return [
        { ...run, text: both[1]! },
        { ...run, label: 'pages', text: both[2]! },
      ];
    const bare = !run.text.includes('(') && BARE_PAGES.test(run.text);
    return [bare && runs.some(({ label }) => label === 'volume') ? { ...run, label: 'pages' } : run];
  });
}

const YEAR_END = /^(.{3,}?)[\s,;(]+((?:1[5-9]|20)\d\d)[\s).,;:]*$/u;

/** A year at the end of a name is the date where no other is printed: "Symposium on Tides (1999)". */
function splitYear(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'date')) return runs;
  const at = runs.findLastIndex(
    ({ label, text }) => /^(?:container|journal|publisher|place)$/.test(label) && YEAR_END.test(text),
  );
  if (at < 0) return runs;
  const [, name, year] = YEAR_END.exec(runs[at]!.text)!;
  return runs.flatMap((run, i) =>
    i === at
      ? [
          { ...run, text: name! },
          { ...run, label: 'date' as const, text: year! },
        ]
      : [run],
  );
}

const CUE_END =
  /^(.*?[^\s,;.])(?:[\s,;.]+(?:vols?|volume|band|jahrgang|jg|bd|tome|tomo|nos?|nrs?|heft|issue|number|numéro|fasc)\.?|[,;.]\s*[vtnh]\.?|\s[vtnh]\.|\s?n[°º])[\s,;:.]*$/iu;
const MONTH_END = /^(.*?[^\s,;.])([,.;]\s*(\p{L}+)(?:\s?[-–/]\s?\p{L}+)?[\s.,]*)$/u;

/** The cue of a volume and the month of a date are no part of the name before them: "Annales de Mer, tome" 26. */
const cutNames = (runs: readonly Run[]): readonly Run[] =>
  runs.flatMap((run, i): readonly Run[] => {
    const next = runs[i + 1]?.label;
    if (run.label !== 'journal' && run.label !== 'container') return [run];
    if (next === 'volume' || next === 'issue') {
      const match = CUE_END.exec(run.text);
      return match ? [{ ...run, text: match[1]! }] : [run];
    }
    const match = next === 'date' ? MONTH_END.exec(run.text) : null;
    if (!match || !MONTHS.has(match[3]!.toLowerCase())) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'date', text: match[2]! },
    ];
  });

const REPAIRS: readonly ((runs: readonly Run[]) => readonly Run[])[] = [
  joinCut,
  (runs) => runs.flatMap(splitEditedBook),
  (runs) => runs.flatMap(splitQuotedTitle),
  nameEditors,
  nameLeadingAuthor,
  nameTitle,
  nameBook,
  nameYears,
  namePages,
  splitEdition,
  splitYear,
  cutNames,
];

/** Sets right what the tagger, which sees a few words at a time, cannot know. */
export const repairRuns = (runs: readonly Run[]): readonly Run[] =>
  REPAIRS.reduce((repaired, repair) => repair(repaired), runs);
