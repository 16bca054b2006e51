import { joined, type Run, splitRuns } from './runs.ts';
import { HOUSE } from './source-repairs.ts';
import { PLACE_WORDS, wordsOf } from './word-classes.ts';

/** States and provinces that stand after a town, as an alternation of a pattern. */
const STATES =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Ontario|Quebec|Québec|British Columbia|[A-Z]{2}|D\\.C\\.|Calif\\.?|Mass\\.|Conn\\.|Penn\\.|Pa\\.|Nev\\.?|Ariz\\.|Colo\\.|Mich\\.|Minn\\.|Wash\\.|Wis\\.|Ill\\.|Ind\\.|Fla\\.|Tex\\.|Ont\\.|N\\.\\s?[JYHCM]\\.|Va\\.|Md\\.|Ga\\.|Tenn\\.|La\\.|Ky\\.|Mo\\.|Ore\\.';
const COUNTRIES =
  'U\\.?S\\.?A\\.?|U\\.K\\.|England|Scotland|Ireland|Canada|Australia|New Zealand|Germany|West Germany|Austria|Switzerland|France|Italy|Spain|Portugal|Netherlands|The Netherlands|Belgium|Denmark|Sweden|Norway|Finland|Poland|Hungary|Greece|Turkey|Israel|Japan|China|Korea|South Korea|India|Singapore|Taiwan|Thailand|Brazil|Mexico|Argentina|Chile|South Africa|Russia|United Kingdom|UK|United States|Morocco|Philippines|The Philippines|the Netherlands|Egypt|Kenya|Nigeria|Ghana|Iran|Pakistan|Indonesia|Malaysia|Vietnam|Czech Republic|Romania|Bulgaria|Croatia|Slovenia|Serbia|Ukraine|Estonia|Latvia|Lithuania|Iceland|Luxembourg|Colombia|Peru|Venezuela|Cuba|Hong Kong|Conn';

/** States of the USA, provinces and countries that stand after a town, as an alternation of a pattern. */
export const REGIONS = `${STATES}|${COUNTRIES}`;

/** "Concord," and "New Hampshire:" before a house are one place. */
export const joinPlace = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i): readonly Run[] => {
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
  splitRuns(runs, (run, i): readonly Run[] => {
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

const TOWN = /^\W*(?!\p{Lu}+\W*$)\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]+){0,2},\s*$/u;
const STATE_FIRST = new RegExp(
  `^\\W*(?!New York|Massachusetts)(?:${STATES})(?:,\\s(?:${COUNTRIES}))?[\\s.,;:)]*$`,
  'u',
);

/** "Las Vegas," taken for a house after the name of a meeting and before "NV, USA" is the town of that state. */
export const joinTown = (runs: readonly Run[]): readonly Run[] =>
  !runs.some(({ label }) => label === 'container')
    ? runs
    : splitRuns(runs, (run, i): readonly Run[] => {
        const town = (house?: Run, place?: Run): boolean =>
          house?.label === 'publisher' &&
          TOWN.test(house.text) &&
          !HOUSE.test(house.text) &&
          place?.label === 'place' &&
          STATE_FIRST.test(place.text);
        if (town(runs[i - 1], run)) return [];
        const next = runs[i + 1];
        return town(run, next) ? [{ ...joined(run, next!), label: 'place' }] : [run];
      });

const STATE_IN_BRACKETS = /^\s*\(\p{Lu}{2}\)\s*:/u;
const LONE_TOWN = /^\W*\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]+){0,3}\s*$/u;

/** "Harbour Springs" taken for a name before "(NY):" is the town of that state. */
export const joinBracketState = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i): readonly Run[] => {
    const town = (name?: Run, place?: Run): boolean =>
      place?.label === 'place' &&
      /^(?:container|journal|publisher|series)$/.test(name?.label ?? '') &&
      STATE_IN_BRACKETS.test(place.text) &&
      LONE_TOWN.test(name!.text);
    if (town(runs[i - 1], run)) return [];
    const next = runs[i + 1];
    return town(run, next) ? [{ ...joined(run, next!), label: 'place' }] : [run];
  });

const SHORT_WORD = /^\s*\p{Lu}\p{Ll}{2,5}\.,?\s*$/u;

/** "in Proc. Tidal Inf. Process." and "Syst.," is one abbreviated name. */
export const joinShortWord = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i): readonly Run[] => {
    const belongs = (name?: Run, place?: Run): boolean =>
      place?.label === 'place' &&
      /^(?:container|journal)$/.test(name?.label ?? '') &&
      SHORT_WORD.test(place.text) &&
      /\p{L}\.\s\p{L}+\.\s*$/u.test(name!.text) &&
      !ONLY_REGION.test(place.text);
    if (belongs(runs[i - 1], run)) return [];
    const next = runs[i + 1];
    return belongs(run, next) ? [joined(run, next!)] : [run];
  });

const REPRINT = /^\W*(?:Reprint(?:ed)?|Repr\.|rist\.(?:\s?anast\.)?|Nachdr(?:uck|\.))[,:]?\s+(?=\p{Lu})/iu;

/** "Reprint, Oxford:" names a place after its cue. */
export const cutReprint = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) =>
    run.label === 'place' || run.label === 'publisher'
      ? { ...run, text: run.text.replace(REPRINT, '') }
      : run,
  );

const REGION_AND_HOUSE = new RegExp(`^\\W*(${REGIONS})\\s?[:.]\\s+(\\p{Lu}.+)$`, 'u');
const HOUSE_AND_TOWN =
  /^(.{4,}?),\s+(?!.*(?:Universi|Institut|College|Press|Inc|Ltd))(\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]+){0,2}),\s*$/u;

/** "London," and "United Kingdom: Routledge", "Marsh Laboratory, Bel Air," and "MD": town and region are one place. */
export const moveRegion = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const [last, next] = [runs[i - 1], runs[i + 1]];
    const region = (place?: Run, house?: Run): RegExpExecArray | null =>
      place?.label === 'place' && /,\s*$/.test(place.text) && house?.label === 'publisher'
        ? REGION_AND_HOUSE.exec(house.text)
        : null;
    const town = (house?: Run, place?: Run): RegExpExecArray | null =>
      house?.label === 'publisher' && place?.label === 'place' && ONLY_REGION.test(place.text)
        ? HOUSE_AND_TOWN.exec(house.text)
        : null;
    const own = region(run, next);
    if (own) return { ...run, text: `${run.text.trimEnd()} ${own[1]!}` };
    const house = region(last, run);
    if (house) return { ...run, text: house[2]! };
    const left = town(run, next);
    if (left) return { ...run, text: left[1]! };
    const taken = town(last, run);
    return taken ? { ...run, text: `${taken[2]!}, ${run.text.trimStart()}` } : run;
  });

const HOUSE_TOWN_REGION = new RegExp(
  `^(\\W*\\p{Lu}[^,:]{3,60}),\\s+(?!(?:${REGIONS}),)(\\p{Lu}[\\p{L}.’'-]+(?:\\s\\p{Lu}[\\p{L}.’'-]+){0,2},\\s+(?:${REGIONS})[\\s.,;:)]*)$`,
  'u',
);

const HOUSE_COMMA_TOWN = /^(\W*\p{Lu}[^,:;]{2,40}),\s+(\p{Lu}[\p{L}\s.’'-]{2,30}[\s.,;:)]*)$/u;

/** Whether the second of two names is a known town and no region, and the first is none. */
const isUnknownHouse = (house: string, town: string): boolean =>
  !ONLY_REGION.test(town) &&
  wordsOf(town).every((word) => PLACE_WORDS.has(word)) &&
  !wordsOf(house).some((word) => PLACE_WORDS.has(word));

/** "Architectural Heritage, Boston, MA." taken for a place is a house and its place; a lone town taken for a house is a place. */
export function splitPlaceHouse(runs: readonly Run[]): readonly Run[] {
  const places = runs.some(({ label }) => label === 'place');
  const houses = runs.some(({ label }) => label === 'publisher');
  if (places === houses) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    if (run.label === 'publisher') {
      const names = wordsOf(run.text);
      const known = names.length > 0 && names.length < 3 && names.every((name) => PLACE_WORDS.has(name));
      return [known && !/\s(?:UP|Press)\b/u.test(run.text) ? { ...run, label: 'place' } : run];
    }
    const region = run.label === 'place' ? HOUSE_TOWN_REGION.exec(run.text) : null;
    const town = run.label === 'place' && !region ? HOUSE_COMMA_TOWN.exec(run.text) : null;
    const match = region && wordsOf(region[1]!).length > 1 ? region : town;
    if (!match || (match === town && !isUnknownHouse(town[1]!, town[2]!))) return [run];
    return [
      { ...run, label: 'publisher', text: match[1]! },
      { ...run, text: match[2]! },
    ];
  });
}

const PLACE_SEMICOLON_HOUSE = /^(\W*\p{Lu}[^;]{2,40});\s+(\p{Lu}[^;]{2,40})$/u;

/** "Boulder, Colo.; Marsh" taken for a place alone is a place and a house. */
export function splitSemicolonHouse(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'publisher')) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    const match = run.label === 'place' ? PLACE_SEMICOLON_HOUSE.exec(run.text) : null;
    if (!match || wordsOf(match[2]!).some((word) => PLACE_WORDS.has(word))) return [run];
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
