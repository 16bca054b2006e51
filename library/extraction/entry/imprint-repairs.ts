import { REGIONS } from './place-repairs.ts';
import { joined, type Run, splitRuns } from './runs.ts';
import { PLACE_WORDS, wordsOf } from './word-classes.ts';

const PLACE_AND_HOUSE =
  /^(\W*(?:[sS]\.\s?l\.|o\.\s?O\.)|\W*\p{Lu}[\p{L}.’']*(?:-\p{Ll}\p{L}*)*(?:\s\p{Lu}[\p{L}.’']*(?:-\p{Ll}\p{L}*)*){0,2}(?:[,/–-]\s?\p{Lu}[\p{L}.’']*(?:-\p{Ll}\p{L}*)*){0,2}):\s*(\p{Lu}.{2,})$/u;

/** "Coventry: Warwick UP" taken for one of the two is a place and a house. */
export function splitImprint(runs: readonly Run[]): readonly Run[] {
  const places = runs.filter(({ label }) => label === 'place').length;
  const houses = runs.filter(({ label }) => label === 'publisher').length;
  if (places + houses !== 1) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    const match = /^(?:place|publisher)$/.test(run.label) ? PLACE_AND_HOUSE.exec(run.text) : null;
    if (!match) return [run];
    return [
      { ...run, label: 'place', text: match[1]! },
      { ...run, label: 'publisher', text: match[2]! },
    ];
  });
}

const HOUSE_AND_PLACE =
  /^(.*(?:(?:^|[\s-])Verlag|\b(?:Springer[-\s]Verlag|Morgan Kaufmann|Kluwer Academic(?: Publishers)?|North[- ]Holland|Addison[- ]Wesley|Prentice[- ]Hall|McGraw[- ]Hill)))[\s,]+(\p{Lu}[\p{L}.\s,]+)$/u;

/** "Springer-Verlag Berlin" taken for a house is a house and its place. */
export function splitHousePlace(runs: readonly Run[]): readonly Run[] {
  const imprint = runs.filter(({ label }) => label === 'place' || label === 'publisher');
  if (imprint.length !== 1) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    const match = /^(?:publisher|place)$/.test(run.label) ? HOUSE_AND_PLACE.exec(run.text) : null;
    if (!match || !wordsOf(match[2]!).every((word) => PLACE_WORDS.has(word) || word === 'new')) return [run];
    return [
      { ...run, label: 'publisher', text: match[1]! },
      { ...run, label: 'place', text: match[2]! },
    ];
  });
}

const TITLE_PLACE_YEAR =
  /^(.{6,}?)[.,;](?:\s+\d{1,2}\s?voll?\.,)?\s+((?:\p{Lu}[\p{L}.’']*[\s/–-]{1,3}){0,3}\p{Lu}[\p{L}’']+),?\s+((?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?)[\s.,;]*$/u;

/** "Storia di un porto, Venezia 1853-1861" taken for a title ends in place and year, where no others are printed. */
export function splitTitleImprint(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:date|place|publisher|journal|container)$/.test(label))) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    const match = run.label === 'title' ? TITLE_PLACE_YEAR.exec(run.text) : null;
    if (!match || !PLACE_WORDS.has(wordsOf(match[2]!).at(-1)!)) return [run];
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
  splitRuns(runs, (run, i): readonly Run[] => {
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
  splitRuns(runs, (run, i): readonly Run[] => {
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
        /\p{L}\s(?:UP|U\.?\s?P\.|(?:Univ(?:ersity|\.)?\s)?Press|Verlag)[\s.,;:)]*$|^\W*(?:U\.|Univ\.|Université|Universität|Universidad)\s(?:de|di|of)?\s?\p{Lu}/u.test(
          run.text,
        )
          ? { ...run, label: 'publisher' }
          : run,
      );

const PLACE_AND_LETTERS = /^(.*\p{Ll}[^,]*),\s*((?:[A-Z]{1,3}UP|UP)[\s.,;:]*)$/u;

const TOWN_AND_PRESS =
  /^\W*(\p{Lu}[\p{L}’'.-]+(?:\s\p{Lu}[\p{L}’'.-]+)?),\s+(\p{Lu}.*(?:U\.\s?P\.?|UP|Univ(?:ersity|\.)?\sPress)[\s.,;:]*)$/u;

/** "Oxford, Oxford U.P." taken for a house is its town and the house. */
export const splitTownPress = (runs: readonly Run[]): readonly Run[] =>
  runs.some(({ label }) => label === 'place')
    ? runs
    : splitRuns(runs, (run): readonly Run[] => {
        const match = run.label === 'publisher' ? TOWN_AND_PRESS.exec(run.text) : null;
        const town = match?.[1] ?? '';
        if (!match || !(PLACE_WORDS.has(wordsOf(town).at(-1)!) || match[2]!.startsWith(town))) return [run];
        return [
          { ...run, label: 'place', text: town },
          { ...run, text: match[2]! },
        ];
      });

/** "Oxford, OUP" taken for a place is a place and a university press. */
export const splitPressLetters = (runs: readonly Run[]): readonly Run[] =>
  runs.some(({ label }) => label === 'publisher')
    ? runs
    : splitRuns(runs, (run): readonly Run[] => {
        const match = run.label === 'place' ? PLACE_AND_LETTERS.exec(run.text) : null;
        if (!match) return [run];
        return [
          { ...run, text: match[1]! },
          { ...run, label: 'publisher', text: match[2]! },
        ];
      });

const HOUSE_IN_FRONT = /^\W*(\p{Lu}[^()]{2,40}?)\s*\(\s*(\p{Lu}[\p{L}\s.,’'-]{2,40})$/u;
const PRESS_AND_COUNTRY = new RegExp(
  `^\\W*(.*(?:Press|Verlag|Publish\\p{L}+|University)\\.?)\\s*,\\s*((?:${REGIONS})[\\s.,;:)]*)$`,
  'iu',
);

/** "Marsh (New York" and "(Coast University Press, USA" taken for one of the two are a house and its place. */
export function splitBracketPlace(runs: readonly Run[]): readonly Run[] {
  const imprint = runs.filter(({ label }) => label === 'place' || label === 'publisher');
  if (imprint.length !== 1) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    if (run !== imprint[0]) return [run];
    const match = HOUSE_IN_FRONT.exec(run.text) ?? PRESS_AND_COUNTRY.exec(run.text);
    if (!match) return [run];
    return [
      { ...run, label: 'publisher', text: match[1]! },
      { ...run, label: 'place', text: match[2]! },
    ];
  });
}

const COMPANY = /^\W*(?:Inc|Ltd|LLC|LLP|GmbH|Corp|Co|Limited|plc|AG|Company)\b\.?(?:\s?KG)?[\s.,;:)]*$/iu;

/** "Harbour Software," taken for a place and "Inc.:" are one house. */
export function joinCompany(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'publisher' &&
      runs[i - 1]?.label === 'place' &&
      COMPANY.test(text) &&
      /\p{L},?\s*$/u.test(runs[i - 1]!.text),
  );
  if (at < 1) return runs;
  const house: Run = { ...joined(runs[at - 1]!, runs[at]!), label: 'publisher' };
  return [...runs.slice(0, at - 1), house, ...runs.slice(at + 1)];
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
