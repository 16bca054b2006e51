import { type Run, splitRuns } from './runs.ts';
import { IN } from './source-repairs.ts';
import { MONTHS, SEASONS } from './word-classes.ts';

const BARE_NUMBER = /^\W*\d{1,4}(?:\s?[-–/]\s?\d{1,4})?\W*$/u;

/** "15 (2000), 2, pp. 3-20": of two bare numbers around the year the second is the issue. */
export function nameSecondNumber(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'issue')) return runs;
  const volume = runs.findIndex(({ label }) => label === 'volume');
  const second = runs.findIndex(({ label }, i) => i > volume && label === 'volume');
  if (volume < 0 || second !== volume + 2 || runs[volume + 1]!.label !== 'date') return runs;
  if (!/^\W*\(.*\)/.test(runs[volume + 1]!.text)) return runs;
  if (!BARE_NUMBER.test(runs[second]!.text) || runs[second + 1]?.label !== 'pages') return runs;
  return runs.map((run, i) => (i === second ? { ...run, label: 'issue' } : run));
}

const VOLUME_LETTERED_PAGE = /^\W*(\d{1,4})[\s,]+(\p{Lu}\d{1,6})[\s.,;]*$/u;
const VOLUME_SPACE_PAGE = /^\W*(\d{1,4})\s+(\p{Lu}?\d{1,6})[\s.,;]*$/u;

/** "Tides (2004), 306 666." is a volume and a page where no other volume is printed, "792 L32" where no other page is. */
export function splitVolumePage(runs: readonly Run[]): readonly Run[] {
  if (!runs.some(({ label }) => label === 'journal')) return runs;
  const volume = runs.some(({ label }) => label === 'volume');
  const pages = runs.some(({ label }) => label === 'pages');
  if (volume === pages) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    if (run.label !== (volume ? 'volume' : 'pages')) return [run];
    const match = (volume ? VOLUME_LETTERED_PAGE : VOLUME_SPACE_PAGE).exec(run.text);
    if (!match) return [run];
    return [
      { ...run, label: 'volume', text: match[1]! },
      { ...run, label: 'pages', text: match[2]! },
    ];
  });
}

/** "106, 439 (November 1996): 1493-1514": a bare number between the volume and the year is the issue where pages follow. */
export function nameNumberBeforeYear(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'issue')) return runs;
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'pages' &&
      BARE_NUMBER.test(text) &&
      !/[-–]/.test(text) &&
      runs[i - 1]?.label === 'volume' &&
      runs[i + 1]?.label === 'date' &&
      runs[i + 2]?.label === 'pages',
  );
  return at < 0 ? runs : runs.map((run, i) => (i === at ? { ...run, label: 'issue' } : run));
}

/** "2005, 44, 1924": after a volume, what looks like a second year is the page where no other is printed. */
export function nameYearPage(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'pages')) return runs;
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'date' &&
      /^\s*\d{4}[\s.,;]*$/.test(text) &&
      runs[i - 1]?.label === 'volume' &&
      runs.slice(0, i).some((run) => run.label === 'date' && /\d{4}/.test(run.text)),
  );
  return at < 0 ? runs : runs.map((run, i) => (i === at ? { ...run, label: 'pages' } : run));
}

const NUMBER_AND_PAGES = /^\W*(n[°º]\s?\d{1,5})[\s.,;]+(pp?\.\s?\d.*)$/iu;
const PAGES_AND_YEAR = /^(.*\d\s?[-–]\s?\d+)[\s,;]+(?:19|20)\d\d[\s.]*$/u;
const TITLE_AND_PAGES = /^(.{6,}?)\s\((\d{1,3})\s?[-–]\s?(\d{1,3})\)[\s.,;:]*$/u;

/** "n°743. p. 29-54" is a number and its pages, "‘Incarnation’ (107-126)" before "in …" a title and its pages. */
export const splitPages = (runs: readonly Run[]): readonly Run[] => {
  const paged = runs.some(({ label }) => label === 'pages');
  const dated = runs.some(({ label }) => label === 'date');
  return splitRuns(runs, (run, i): readonly Run[] => {
    if (run.label === 'pages') {
      const both = NUMBER_AND_PAGES.exec(run.text);
      if (both)
        return [
          { ...run, label: 'volume', text: both[1]! },
          { ...run, text: both[2]! },
        ];
      const pages = dated ? PAGES_AND_YEAR.exec(run.text) : null;
      return [pages ? { ...run, text: pages[1]! } : run];
    }
    const title =
      !paged &&
      run.label === 'title' &&
      /^(?:editor|container)$/.test(runs[i + 1]?.label ?? '') &&
      IN.test(runs[i + 1]!.text)
        ? TITLE_AND_PAGES.exec(run.text)
        : null;
    if (!title || Number(title[2]) >= Number(title[3])) return [run];
    return [
      { ...run, text: title[1]! },
      { ...run, label: 'pages', text: `${title[2]}-${title[3]}` },
    ];
  });
};

const SPECIAL_END =
  /^(.{3,}?)[\s,.(]+(Sonderhefte?|Sonderband|Beiheft|Supplementband|numero speciale|hors[- ]série)\s*$/iu;
const CONTINUATION = /^\W*(?:Folge|Lieferung|Lfg\.)\s\d{1,3}\W*$/u;

/** "Zeitschrift für Häfen, Sonderheft" and "12": the kind of issue goes with its number; "Folge 1" is a volume. */
export const nameSpecialIssue = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const [last, next] = [runs[i - 1], runs[i + 1]];
    if (/^(?:publisher|place|note)$/.test(run.label) && CONTINUATION.test(run.text))
      return { ...run, label: 'volume', text: run.text.replace(/^\W*\p{L}+\.?\s/u, '') };
    const special = (journal?: Run, number?: Run): RegExpExecArray | null =>
      journal?.label === 'journal' &&
      /^(?:volume|issue)$/.test(number?.label ?? '') &&
      /^\W*\d{1,3}\W*$/.test(number!.text)
        ? SPECIAL_END.exec(journal.text)
        : null;
    const name = special(run, next);
    if (name) return { ...run, text: name[1]! };
    const kind = special(last, run);
    return kind ? { ...run, label: 'issue', text: `${kind[2]!} ${run.text.trim()}` } : run;
  });

const NOTE_REFERENCE = /^\W*\(n\.\s?\d{1,3}\)\W*$/u;

/** "(n. 3)" after a name without a volume points to a footnote. */
export const nameNoteReference = (runs: readonly Run[]): readonly Run[] =>
  runs.some(({ label }) => /^(?:journal|volume)$/.test(label))
    ? runs
    : runs.map((run) =>
        run.label === 'issue' && NOTE_REFERENCE.test(run.text) ? { ...run, label: 'note' } : run,
      );

const ORDINAL =
  '\\d{1,2}\\s?(?:st|nd|rd|th|e|ème|ª|a|º)?\\.?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|seconda|terza|revised|rev\\.|new|neue|nuova|nouvelle';
const EDITION_END = new RegExp(
  `^(.{6,}?)[\\s,.;]*[\\s([]((?:${ORDINAL})(?:[\\s,]+(?:rev(?:ised|\\.)|überarb\\p{Ll}*\\.?|erw\\p{Ll}*\\.?|neubearb\\p{Ll}*\\.?|durchges\\p{Ll}*\\.?|bearb\\p{Ll}*\\.?|aktual\\p{Ll}*\\.?|verb\\p{Ll}*\\.?|korr\\p{Ll}*\\.?|ergänzt\\p{Ll}*|unveränd\\p{Ll}*\\.?|veränd\\p{Ll}*\\.?|grundlegend|vollst\\p{Ll}*\\.?|völlig|stark|and|und|u\\.|&|enl(?:arged|\\.)|expanded)){0,6}\\s*(?:ed\\.|edn\\.?|edition|aufl\\.|auflage|éd\\.|édition|edición|edizione|druk|ed)(?!\\p{L}))[\\s.,;:)\\]]*$`,
  'iu',
);
/** The least that an edition's cue at the end of a title holds. */
const EDITION_WITHIN = /(?:ed|edn|edition|aufl|auflage|éd|édition|edición|edizione|druk)[\s.,;:)\]]*$/iu;
const EDITION_ALONE = new RegExp(
  `^\\W*(?:${ORDINAL})(?:[\\s,]+\\p{L}+\\.?){0,4}?\\s*(?:ed\\.?|edn\\.?|edition|aufl\\.?|auflage|éd\\.?|édition)\\W*$`,
  'iu',
);

const ORDINAL_END = /^(.{6,}?)[\s,.;]*[\s([](\d{1,2}\.),?\s*$/u;

/** "Ships: A Primer (12." and "überarb. Aufl.)": the number of the edition is no end of the title. */
export const joinEdition = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const [last, next] = [runs[i - 1], runs[i + 1]];
    const number = (title?: Run, edition?: Run): RegExpExecArray | null =>
      title?.label === 'title' && edition?.label === 'edition' && !/\d/.test(edition.text)
        ? ORDINAL_END.exec(title.text)
        : null;
    const before = number(last, run);
    if (before) return { ...run, text: `${before[2]!} ${run.text}` };
    const own = number(run, next);
    return own ? { ...run, text: own[1]! } : run;
  });

/** "Introduction to Logic, 2nd ed." is a title and its edition. */
export function splitEdition(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'edition')) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    if (/^(?:note|publisher|genre|series)$/.test(run.label) && EDITION_ALONE.test(run.text))
      return [{ ...run, label: 'edition' }];
    const isNamed = run.label === 'title' || run.label === 'container';
    const match = isNamed && EDITION_WITHIN.test(run.text) ? EDITION_END.exec(run.text) : null;
    if (!match) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'edition', text: match[2]! },
    ];
  });
}

const ISSUE_AND_PAGES = /^(\W*\(\s?[^()]{1,12}\)\s*[:,;]?)\s*(\p{L}?\d+(?:\s?[-–—]\s?\p{L}?\d+)?\W*)$/u;
const BARE_PAGES = /^\W*(?:\d{1,5}\s?[-–—]+\s?\d{2,5}|\p{Lu}\d{1,4}|\d{3,6})\W*$/u;

const ARTICLE = /^\W*(?:Art\.|Article|Artikel)\s(?:(?:No|Nr)\.\s?)?(\w?\d{1,7})[\s.,;]*$/u;

/** Where nothing else is in page position, "(3): 120-141" is an issue and its pages, and "52, 1-30" a volume and its pages. */
export function namePages(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'pages')) return runs;
  const titled = runs.some(({ label }) => label === 'title');
  return splitRuns(runs, (run, i): readonly Run[] => {
    if (run.label === 'note' && ARTICLE.test(run.text) && runs.some(({ label }) => label === 'volume'))
      return [{ ...run, label: 'pages', text: ARTICLE.exec(run.text)![1]! }];
    if (run.label !== 'issue') return [run];
    const both = ISSUE_AND_PAGES.exec(run.text);
    if (both)
      return [
        { ...run, text: both[1]! },
        { ...run, label: 'pages', text: both[2]! },
      ];
    const last =
      !titled &&
      /^\s*\d{1,3},?\s*$/.test(run.text) &&
      /^\s*\(\s?\d{4}\s?\)\W*$/.test(runs[i + 1]?.text ?? '');
    const bare = !run.text.includes('(') && (BARE_PAGES.test(run.text) || last);
    return [bare && runs.some(({ label }) => label === 'volume') ? { ...run, label: 'pages' } : run];
  });
}

const CUE_END =
  /^(.*?[^\s,;.])(?:[\s,;.]+(?:vols?|volume|band|jahrgang|jg|bd|tome|tomo|nos?|nrs?|heft|issue|number|numéro|fasc)\.?|[,;.]\s*[vtnh]\.?|\s[vtnh]\.|\s?n[°º])[\s,;:.]*$/iu;
const MONTH_END = /^(.*?[^\s,;.])([,.;]\s*(\p{L}+)(?:\s?[-–/]\s?\p{L}+)?[\s.,]*)$/u;

/** The cue of a volume and the month of a date are no part of the name before them: "Revue du Port, tome" 5. */
export const cutNames = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i): readonly Run[] => {
    const next = runs[i + 1]?.label;
    if (run.label !== 'journal' && run.label !== 'container') return [run];
    if (next === 'volume' || next === 'issue') {
      const match = CUE_END.exec(run.text);
      return match ? [{ ...run, text: match[1]! }] : [run];
    }
    const match = next === 'date' ? MONTH_END.exec(run.text) : null;
    if (!match || !(MONTHS.has(match[3]!.toLowerCase()) || SEASONS.has(match[3]!.toLowerCase())))
      return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'date', text: match[2]! },
    ];
  });

/** "2 vols.", "2 Bde.": how many volumes a work has. */
export const HOW_MANY =
  /^\W*\d{1,2}\s?(?:vols?|voll|volumes|volumi|bde|bände|tomes|tomi|tomos)\.?[\s,.;:)]*$/iu;
const HOW_MANY_WITHIN = /\d\s?(?:vol|bde|tom)/i;
const HOW_MANY_END = /^(.{6,}?)[\s,.;(]+(\d{1,2}\s?(?:vols?|voll|volumi|bde|tomi)\.?)[\s,.;:)]*$/iu;

const CHAPTER = /^\W*(?:ch|chap|chapter|sec|section|kap|kapitel|cap)\b\.?\s*\w{1,5}\W*$/iu;

const VOLUMES_FIRST = /^\W*(?:vols|voll|volumes|volumi|bde|bände|tomes|tomi|tomos)(?!\p{L})/iu;

/** "2 vols." says how many there are, not which one, though the tagger cut it ("2" and "Bände"), and "ch. 3" is no volume. */
export const nameVolumes = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i): readonly Run[] => {
    if (/^(?:volume|pages|issue)$/.test(run.label) && (HOW_MANY.test(run.text) || CHAPTER.test(run.text)))
      return [{ ...run, label: 'note' }];
    const next = runs[i + 1];
    if (run.label === 'volume' && /^\W*\d{1,2}\s*$/.test(run.text) && next && VOLUMES_FIRST.test(next.text))
      return [{ ...run, label: 'note' }];
    const match =
      run.label === 'title' && HOW_MANY_WITHIN.test(run.text) ? HOW_MANY_END.exec(run.text) : null;
    if (!match) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'note', text: match[2]! },
    ];
  });

const ISSUE_CUE = /^\W*(?:fasc(?:icolo)?|heft|nos?|nr|n|issue|cahier|núm|num)\b\.?\s*[\dIVXLC]/iu;

/** After the volume a number with the cue of an issue is one: "XCVI (1984), fasc. II". */
export const nameIssueAfterVolume = (runs: readonly Run[]): readonly Run[] => {
  const first = runs.findIndex(({ label }) => label === 'volume');
  if (first < 0 || runs.some(({ label }) => label === 'issue')) return runs;
  return runs.map((run, i) =>
    i > first && run.label === 'volume' && ISSUE_CUE.test(run.text) ? { ...run, label: 'issue' } : run,
  );
};

const SHORT_REFERENCE =
  /^(\s*\p{Lu}[\p{L}&.]*(?:\s[\p{L}.&]+){0,3}\s)(\d{1,4}(?=[,\s])[,\s]+)(\p{Lu}?\d{1,6})[\s.,;]*$/u;

/** "CoJ 31 L7" taken for a title is a journal with its volume and page. */
export const splitShortReference = (runs: readonly Run[]): readonly Run[] =>
  runs.some(({ label }) => /^(?:journal|container|volume|pages|publisher|place)$/.test(label))
    ? runs
    : splitRuns(runs, (run): readonly Run[] => {
        const match = run.label === 'title' ? SHORT_REFERENCE.exec(run.text) : null;
        if (!match) return [run];
        return [
          { ...run, label: 'journal', text: match[1]! },
          { ...run, label: 'volume', text: match[2]! },
          { ...run, label: 'pages', text: match[3]! },
        ];
      });

const LONE_NUMBER = /^\s*\d{1,3}\s*$/u;

/**
 * "Cambridge: Harbour Press. 213" or "Kiel, Marsh, 1989. 17": a number without a stop after all of a book is that of the
 * page the list stands on.
 */
export function dropPageFoot(runs: readonly Run[]): readonly Run[] {
  const [last, before] = [runs.at(-1), runs.at(-2)];
  if (last?.label !== 'pages' || !before || !LONE_NUMBER.test(last.text)) return runs;
  const closed =
    before.label === 'date'
      ? /\.\s*$/u.test(before.text) && !runs.some(({ label }) => label === 'container')
      : (before.label === 'publisher' || before.label === 'place') && /[.\p{L}\d]\s*$/u.test(before.text);
  if (!closed || runs.some(({ label }) => label === 'journal' || label === 'volume')) return runs;
  return [...runs.slice(0, -1), { ...last, label: 'note' }];
}
