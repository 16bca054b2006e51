import type { CslDate } from '../../shared/model/csl.ts';

type DateParts = readonly number[];

// biome-ignore format: a table reads better in rows
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
  januar: 1, februar: 2, märz: 3, mär: 3, mai: 5, juni: 6, juli: 7, okt: 10, dez: 12, janv: 1, janvier: 1,
  févr: 2, fév: 2, fevr: 2, mars: 3, avr: 4, avril: 4, juin: 6, juil: 7, juillet: 7, août: 8, aout: 8,
  déc: 12, enero: 1, ene: 1, abr: 4, mayo: 5, ago: 8, agosto: 8, dic: 12, gen: 1, mag: 5, giu: 6, lug: 7,
  set: 9, ott: 10, mrt: 3, maart: 3, mei: 5, maj: 5, janeiro: 1, fev: 2, maio: 5, out: 10,
};

// biome-ignore format: a table reads better in rows
const SEASONS: Readonly<Record<string, number>> = {
  spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4, frühjahr: 1, frühling: 1, sommer: 2, herbst: 3,
  printemps: 1, été: 2, automne: 3, hiver: 4, primavera: 1, verano: 2, otoño: 3, invierno: 4,
};

/** BibTeX's month macros in order. */
export const MONTH_MACROS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

/** The number of a month given by name, abbreviation or number, or undefined. */
export function monthNumber(text: string): number | undefined {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  if (/^\d{1,2}$/.test(word)) {
    const number = Number(word);
    return number >= 1 && number <= 12 ? number : undefined;
  }
  return (
    (Object.hasOwn(MONTHS, word) ? MONTHS[word] : undefined) ??
    (/^[a-z]{4,}$/.test(word) ? englishMonth(word) : undefined)
  );
}

const ENGLISH = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const OTHERS = [
  'septembre',
  'octobre',
  'novembre',
  'décembre',
  'dezember',
  'oktober',
  'september',
  'febrero',
  'marzo',
  'abril',
  'junio',
  'julio',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

function englishMonth(word: string): number | undefined {
  const at = ENGLISH.findIndex((name) => name.startsWith(word));
  if (at !== -1) return at + 1;
  return OTHERS.includes(word) ? MONTHS[word.slice(0, 3)] : undefined;
}

/** The number of a season (1 spring to 4 winter) given by name, or undefined. */
export function seasonNumber(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(SEASONS, word) ? SEASONS[word] : undefined;
}

function validParts(year: number, month?: number, day?: number): DateParts | undefined {
  if (!Number.isInteger(year)) return undefined;
  if (month === undefined || Number.isNaN(month) || month === 0) return [year];
  if (month < 1 || month > 12) return undefined;
  if (day === undefined || Number.isNaN(day) || day === 0) return [year, month];
  return day >= 1 && day <= 31 ? [year, month, day] : undefined;
}

/** A date as ISO 8601 or EDTF level 1 writes it (biblatex manual 2.3.8), or undefined where it is none. */
export function parseEdtf(text: string): CslDate | undefined {
  const tidy = text.trim();
  const circa = /[~%]/.test(tidy) || undefined;
  const ends = tidy.replace(/[~?%]/g, '').split('/');
  if (ends.length > 2) return undefined;
  const season = ends.length === 1 ? /^(-?\d{4})-2([1-4])$/.exec(ends[0]!) : null;
  if (season) {
    return {
      'date-parts': [[Number(season[1])]],
      season: Number(season[2]),
      ...(circa ? { circa: true } : {}),
    };
  }
  const parts: DateParts[] = [];
  for (const end of ends) {
    const match =
      /^(?:Y?(-?\d{4,6}))(?:-(\d{1,2}|XX)(?:-(\d{1,2}|XX))?)?(?:(?:T|\s+)\d{1,2}:[\d:.Z+-]*)?$/.exec(
        end.trim(),
      );
    if (!match) return undefined;
    const part = validParts(
      Number(match[1]),
      match[2] === undefined ? undefined : Number(match[2]),
      match[3] === undefined ? undefined : Number(match[3]),
    );
    if (!part) return undefined;
    parts.push(part);
  }
  return { 'date-parts': parts, ...(circa ? { circa: true } : {}) };
}

/** A date as people and databases write it; text that is no date comes back as `literal`. */
export function parseDateText(text: string): CslDate | undefined {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (tidy === '') return undefined;
  return parseEdtf(tidy) ?? parseNumeric(tidy) ?? parseWords(tidy) ?? parseSpan(tidy) ?? { literal: tidy };
}

/** "1998 Dec 4 - 1999 Jan 2": two whole dates. */
function parseSpan(text: string): CslDate | undefined {
  const match = /^(.*\d{4}.*?)\s*[-–]\s*(.*\d{4}.*)$/.exec(text);
  if (!match) return undefined;
  const [first, second] = [match[1]!, match[2]!].map((end) => parseNumeric(end) ?? parseWords(end));
  const parts = [...(first?.['date-parts'] ?? []), ...(second?.['date-parts'] ?? [])];
  return parts.length === 2 && !first?.season && !second?.season
    ? { 'date-parts': parts, ...(first?.circa ? { circa: true } : {}) }
    : undefined;
}

function parseNumeric(text: string): CslDate | undefined {
  const range = /^(\d{4})\s*[-–/]\s*(\d{4})$/.exec(text);
  if (range) return { 'date-parts': [[Number(range[1])], [Number(range[2])]] };
  const slashed = /^(\d{4})[/. ](\d{1,2})(?:[/. ](\d{1,2}))?[/. ]*$/.exec(text);
  if (slashed)
    return dated(Number(slashed[1]), Number(slashed[2]), slashed[3] ? Number(slashed[3]) : undefined);
  const yearOnly = /^(\d{4})[/ ]*$/.exec(text);
  if (yearOnly) return dated(Number(yearOnly[1]));
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return dated(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const dayFirst = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dayFirst) return dated(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashes) {
    // Day and month first both occur; only a number over 12 tells which.
    const [first, second, year] = [Number(slashes[1]), Number(slashes[2]), Number(slashes[3])];
    return first > 12 ? dated(year, second, first) : dated(year, first, second);
  }
  const monthYear = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  if (monthYear) return dated(Number(monthYear[2]), Number(monthYear[1]));
  return undefined;
}

function dated(year: number, month?: number, day?: number): CslDate | undefined {
  const parts = validParts(year, month, day);
  return parts && { 'date-parts': [parts] };
}

function parseWords(text: string): CslDate | undefined {
  const circa = /^(?:c|ca|circa|approx)\b\.?\s*/i.exec(text);
  const words = (circa ? text.slice(circa[0].length) : text)
    .split(/[\s,./]+|(?<=\p{L})[-–](?=[\p{L}\d])|(?<=\d)-(?=\p{L})|(?<=\d)[-–](?=\d)/u)
    .filter((word) => word !== '' && !/^(?:of|de|the)$/i.test(word));
  let year: number | undefined;
  let season: number | undefined;
  const months: number[] = [];
  const days: number[] = [];
  for (const word of words) {
    const month = /^\p{L}/u.test(word) ? monthNumber(word) : undefined;
    if (/^\d{4}$/.test(word) && year === undefined) year = Number(word);
    else if (month !== undefined) months.push(month);
    else if (seasonNumber(word) !== undefined && season === undefined) season = seasonNumber(word);
    else if (/^\d{1,2}(?:st|nd|rd|th)?$/i.test(word)) days.push(Number.parseInt(word, 10));
    else return undefined;
  }
  if (year === undefined || months.length > 2 || days.length > 2) return undefined;
  const flags = { ...(season === undefined ? {} : { season }), ...(circa ? { circa: true } : {}) };
  if (season !== undefined && (months.length > 0 || days.length > 0)) return undefined;
  if (months.length === 0 && days.length > 0) return undefined;
  const first = validParts(year, months[0], days[0]);
  if (!first) return undefined;
  if (months.length < 2 && days.length < 2) return { 'date-parts': [first], ...flags };
  const second = validParts(
    year,
    months[1] ?? months[0],
    days[1] ?? (months.length === 2 ? undefined : days[0]),
  );
  if (!second || second.length !== first.length) return { 'date-parts': [first], ...flags };
  return { 'date-parts': [first, second], ...flags };
}

function pad(number: number, width: number): string {
  return (number < 0 ? '-' : '') + String(Math.abs(number)).padStart(width, '0');
}

/** One date as `YYYY-MM-DD`, as far as it is known. */
export function isoDate(parts: readonly number[]): string {
  const [year, month, day] = parts;
  if (year === undefined) return '';
  return [
    pad(year, 4),
    ...[month, day].filter((part) => part !== undefined).map((part) => pad(part, 2)),
  ].join('-');
}

/** A CSL date as EDTF, or undefined where only text is known. */
export function formatEdtf(date: CslDate): string | undefined {
  const [first, second] = date['date-parts'] ?? [];
  if (!first || first.length === 0) return undefined;
  const circa = date.circa ? '~' : '';
  const season = Number(date.season);
  if (first.length === 1 && !second && season >= 1 && season <= 4)
    return `${isoDate(first)}-2${season}${circa}`;
  return isoDate(first) + (second ? `/${isoDate(second)}` : '') + circa;
}

/** A CSL date as text: EDTF where it can be, else what the source said. */
export function formatDateText(date: CslDate): string {
  return formatEdtf(date) ?? date.literal ?? date.raw ?? '';
}
