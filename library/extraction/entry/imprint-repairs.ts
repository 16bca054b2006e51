import { joined, type Run } from './runs.ts';
import { MONTHS, PLACE_WORDS } from './word-classes.ts';

/** States of the USA, provinces and countries that stand after a town, as an alternation of a pattern. */
export const REGIONS =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Ontario|Quebec|Québec|British Columbia|[A-Z]{2}|U\\.?S\\.?A\\.?|U\\.K\\.|D\\.C\\.|England|Scotland|Ireland|Canada|Australia|New Zealand|Germany|West Germany|Austria|Switzerland|France|Italy|Spain|Portugal|Netherlands|The Netherlands|Belgium|Denmark|Sweden|Norway|Finland|Poland|Hungary|Greece|Turkey|Israel|Japan|China|Korea|South Korea|India|Singapore|Taiwan|Thailand|Brazil|Mexico|Argentina|Chile|South Africa|Russia';

const PLACE_AND_HOUSE =
  /^(\W*\p{Lu}[\p{L}.’']*(?:-\p{Ll}\p{L}*)*(?:\s\p{Lu}[\p{L}.’']*(?:-\p{Ll}\p{L}*)*){0,2}(?:[,/–-]\s?\p{Lu}[\p{L}.’']*(?:-\p{Ll}\p{L}*)*){0,2}):\s*(\p{Lu}.{2,})$/u;

/** "Coventry: Warwick UP" taken for one of the two is a place and a house. */
export function splitImprint(runs: readonly Run[]): readonly Run[] {
  const places = runs.filter(({ label }) => label === 'place').length;
  const houses = runs.filter(({ label }) => label === 'publisher').length;
  if (places + houses !== 1) return runs;
  return runs.flatMap((run): readonly Run[] => {
    const match = /^(?:place|publisher)$/.test(run.label) ? PLACE_AND_HOUSE.exec(run.text) : null;
    if (!match) return [run];
    return [
      { ...run, label: 'place', text: match[1]! },
      { ...run, label: 'publisher', text: match[2]! },
    ];
  });
}

/** "Concord," and "New Hampshire:" before a house are one place. */
export const joinPlace = (runs: readonly Run[]): readonly Run[] =>
  runs.flatMap((run, i): readonly Run[] => {
    const [last, next, after] = [runs[i - 1], runs[i + 1], runs[i + 2]];
    const begins = (first?: Run, second?: Run, third?: Run): boolean =>
      first?.label === 'publisher' &&
      /^\W*\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,2},\s*$/u.test(first.text) &&
      second?.label === 'place' &&
      /:\s*$/.test(second.text) &&
      third?.label === 'publisher';
    if (begins(run, next, after))
      return [
        {
          ...next!,
          from: run.from,
          text: `${run.text.trimEnd()} ${next!.text.trimStart()}`,
          score: Math.min(run.score, next!.score),
        },
      ];
    return begins(last, run, next) ? [] : [run];
  });

const ONLY_REGION = new RegExp(`^\\W*(?:${REGIONS})[\\s.,;:]*$`, 'u');

/** "Milwaukee," and "Wisconsin" taken for a house are one place. */
export const joinRegion = (runs: readonly Run[]): readonly Run[] =>
  runs.flatMap((run, i): readonly Run[] => {
    const [last, next] = [runs[i - 1], runs[i + 1]];
    const joins = (place?: Run, region?: Run): boolean =>
      place?.label === 'place' &&
      /,\s*$/.test(place.text) &&
      region?.label === 'publisher' &&
      ONLY_REGION.test(region.text);
    if (joins(last, run)) return [];
    return joins(run, next)
      ? [{ ...run, to: next!.to, text: `${run.text.trimEnd()} ${next!.text.trimStart()}` }]
      : [run];
  });

const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Months alone are a date, wherever a house or a place could stand: "(July-August, 1964)". */
export const datesOfMonths = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) => {
    if (!/^(?:publisher|place|genre|issue)$/.test(run.label) || /\d/.test(run.text)) return run;
    const names = words(run.text);
    return names.length > 0 && names.every((name) => name.length > 2 && MONTHS.has(name))
      ? { ...run, label: 'date' }
      : run;
  });

const HOUSE_AND_PLACE =
  /^(.*\b(?:Springer[-\s]Verlag|Morgan Kaufmann|Kluwer Academic(?: Publishers)?|North[- ]Holland|Addison[- ]Wesley|Prentice[- ]Hall|McGraw[- ]Hill))[\s,]+(\p{Lu}[\p{L}.\s,]+)$/u;

/** "Springer-Verlag Berlin" taken for a house is a house and its place. */
export function splitHousePlace(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'place')) return runs;
  return runs.flatMap((run): readonly Run[] => {
    const match = run.label === 'publisher' ? HOUSE_AND_PLACE.exec(run.text) : null;
    if (!match || !words(match[2]!).every((word) => PLACE_WORDS.has(word) || word === 'new')) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'place', text: match[2]! },
    ];
  });
}

const TITLE_PLACE_YEAR =
  /^(.{6,}?)[.,;](?:\s+\d{1,2}\s?voll?\.,)?\s+((?:\p{Lu}[\p{L}.’']*[\s/–-]{1,3}){0,3}\p{Lu}[\p{L}’']+),?\s+((?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?)[\s.,;]*$/u;

/** "Storia di un porto, Venezia 1853-1861" taken for a title ends in place and year, where no others are printed. */
export function splitTitleImprint(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:date|place|publisher|journal|container)$/.test(label))) return runs;
  return runs.flatMap((run): readonly Run[] => {
    const match = run.label === 'title' ? TITLE_PLACE_YEAR.exec(run.text) : null;
    if (!match || !PLACE_WORDS.has(words(match[2]!).at(-1)!)) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'place', text: match[2]! },
      { ...run, label: 'date', text: match[3]! },
    ];
  });
}

/** "Studien und Berichte 49. Berlin: Marsh" between the title of a book and its imprint is a series. */
export function seriesBeforeHouse(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:pages|issue|editor|series|genre)$/.test(label))) return runs;
  const at = runs.findIndex(
    ({ label, text }, i) =>
      (label === 'journal' || label === 'container') &&
      !/^[\s"“(]*(?:in|dans|en|em)\b/iu.test(text) &&
      runs[i - 1]?.label === 'title' &&
      runs[i + 1]?.label === 'volume' &&
      runs[i + 2]?.label === 'place' &&
      runs[i + 3]?.label === 'publisher',
  );
  return at < 0 ? runs : runs.map((run, i) => (i === at ? { ...run, label: 'series' } : run));
}

const STATUS_IN =
  /^(\W*(?:to appear|forthcoming|in press|accepted|submitted|erscheint|im erscheinen)\s+(?:in|to|for)\b:?)\s+(\p{Lu}.{3,})$/iu;

/** "To appear in Harbour Studies" says where the work will stand; "Submitted to SEA" is no house. */
export const nameStatus = (runs: readonly Run[]): readonly Run[] =>
  runs.flatMap((run, i): readonly Run[] => {
    const match =
      /^(?:note|date|publisher|title|genre)$/.test(run.label) && i > 1
        ? STATUS_IN.exec(run.text.trim())
        : null;
    if (!match) return [run];
    const known =
      /submitted/i.test(match[1]!) ||
      runs.some((other) => other !== run && /^(?:journal|container|publisher|genre)$/.test(other.label));
    return known
      ? [{ ...run, label: 'note' }]
      : [
          { ...run, label: 'date', text: match[1]! },
          { ...run, label: 'journal', text: match[2]! },
        ];
  });

const EVENT_AND_PLACE = /^(.*,.*\p{Ll}{4,})\.\s+(\p{Lu}[^.]*)$/u;

/** "Geneva, Switzerland. Amsterdam" before a house: the place of a meeting, then that of the house. */
export const cutEventPlace = (runs: readonly Run[]): readonly Run[] =>
  runs.flatMap((run, i): readonly Run[] => {
    const match =
      run.label === 'place' && runs[i + 1]?.label === 'publisher' ? EVENT_AND_PLACE.exec(run.text) : null;
    if (!match) return [run];
    return [
      { ...run, label: 'note', text: match[1]! },
      { ...run, text: match[2]! },
    ];
  });

/** "Oxford UP" is a house, wherever it stands, when no other is named. */
export const nameHousePlace = (runs: readonly Run[]): readonly Run[] =>
  runs.some(({ label }) => label === 'publisher')
    ? runs
    : runs.map((run) =>
        run.label === 'place' &&
        /\p{L}\s(?:UP|U\.?\s?P\.|(?:Univ(?:ersity|\.)?\s)?Press|Verlag)[\s.,;:)]*$/u.test(run.text)
          ? { ...run, label: 'publisher' }
          : run,
      );

const PLACE_SEMICOLON_HOUSE = /^(\W*\p{Lu}[^;]{2,40});\s+(\p{Lu}[^;]{2,40})$/u;

/** "Boulder, Colo.; Marsh" taken for a place alone is a place and a house. */
export function splitSemicolonHouse(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'publisher')) return runs;
  return runs.flatMap((run): readonly Run[] => {
    const match = run.label === 'place' ? PLACE_SEMICOLON_HOUSE.exec(run.text) : null;
    if (!match || words(match[2]!).some((word) => PLACE_WORDS.has(word))) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'publisher', text: match[2]! },
    ];
  });
}

const REGION_FIRST = new RegExp(`^\\W*((?:${REGIONS}|D\\.\\s?C\\.))(?![\\p{L}])[\\s.,;:]*`, 'u');

/** "Washington," and "D.C. Accessed …": the region goes with its town. */
export const takeRegion = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const region = (place?: Run, note?: Run): RegExpExecArray | null =>
      place?.label === 'place' && /,\s*$/.test(place.text) && note?.label === 'note'
        ? REGION_FIRST.exec(note.text)
        : null;
    const own = region(run, runs[i + 1]);
    if (own) return { ...run, text: `${run.text.trimEnd()} ${own[1]!}` };
    const taken = region(runs[i - 1], run);
    return taken ? { ...run, text: run.text.slice(taken[0].length) } : run;
  });

const JOURNAL_OF_STATE = /(?:^|\s)(?:Sci|Acad|Soc|Assoc|Phys)\.?\s*$/u;

/** "Proc Natl Acad Sci" and "USA" before a volume: the country is part of the journal's name. */
export function joinCountry(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'journal' &&
      JOURNAL_OF_STATE.test(text) &&
      runs[i + 1]?.label === 'place' &&
      /^\W*U\.?\s?S\.?\s?A\W*$/u.test(runs[i + 1]!.text),
  );
  return at < 0 ? runs : [...runs.slice(0, at), joined(runs[at]!, runs[at + 1]!), ...runs.slice(at + 2)];
}

const ARCHIVE =
  /^\W*(GESIS(?:[\s-]+(?:Datenarchiv|Data Archive))?),\s+(Köln|Cologne|Mannheim)[.,;:]?\s*((?:ZA\d+.*)?)$/u;
const VERSION_NUMBER = /^[\s\d.,;]*$/u;

/** "GESIS Datenarchiv, Köln. ZA5250 Datenfile Version 2.1.0" is the archive of a data set and its number, no journal. */
export function splitArchive(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(({ label, text }) => /^(?:journal|container)$/.test(label) && ARCHIVE.test(text));
  if (at < 0) return runs;
  const run = runs[at]!;
  const [, house, place, number] = ARCHIVE.exec(run.text)!;
  return [
    ...runs.slice(0, at),
    { ...run, label: 'publisher', text: house! },
    { ...run, label: 'place', text: place! },
    ...(number ? [{ ...run, label: 'note' as const, text: number }] : []),
    ...runs
      .slice(at + 1)
      .map(
        (after): Run =>
          /^(?:volume|issue|pages)$/.test(after.label) && VERSION_NUMBER.test(after.text)
            ? { ...after, label: 'note' }
            : after,
      ),
  ];
}
