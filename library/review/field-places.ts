import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';
import type { Range } from '../../shared/model/extraction.ts';

/** Where in the raw string of an entry the value of a CSL field is printed; empty where it is not printed like that. */
export function fieldPlaces(raw: string, item: CslItem, field: string): readonly Range[] {
  const value = (item as Record<string, unknown>)[field];
  if (value === undefined || value === null || field === 'type') return [];
  if (Array.isArray(value)) return namePlaces(raw, value as readonly CslName[]);
  if (typeof value === 'object') return datePlaces(raw, value as CslDate);
  return textPlace(raw, String(value), field);
}

/** The names of a list lie together: from the first family name found to the last. */
function namePlaces(raw: string, names: readonly CslName[]): readonly Range[] {
  const found: Range[] = [];
  let from = 0;
  for (const name of names) {
    const parts = [name.family, name.given, name.literal].filter((part) => part !== undefined && part !== '');
    for (const part of parts) {
      const place = find(raw, part!, from) ?? find(raw, part!, 0);
      if (place !== undefined) found.push(place);
    }
    from = found.reduce((most, { end }) => Math.max(most, end), from);
  }
  return joined(raw, found);
}

function datePlaces(raw: string, date: CslDate): readonly Range[] {
  const years = (date['date-parts'] ?? []).map(([year]) => year).filter((year) => year !== undefined);
  return years.flatMap((year) => {
    const found = new RegExp(`(?<!\\d)${year}(?!\\d)[a-z]?`, 'u').exec(raw);
    return found === null ? [] : [{ start: found.index, end: found.index + found[0].length }];
  });
}

function textPlace(raw: string, value: string, field: string): readonly Range[] {
  const whole = find(raw, value, 0);
  if (whole !== undefined) return [whole];
  // "1303–17" stands for the pages 1303-1317; an address may be printed without its protocol.
  const short = field === 'page' ? /^\w+/.exec(value)?.[0] : value.replace(/^https?:\/\//i, '');
  const place = short === undefined || short === value ? undefined : find(raw, short, 0);
  if (place === undefined) return [];
  const more = field === 'page' ? (/^[-–—]\s?\w+/u.exec(raw.slice(place.end))?.[0].length ?? 0) : 0;
  return [{ start: place.start, end: place.end + more }];
}

/** The first place of some words, whatever their case, quotation marks, dashes and spaces. */
function find(raw: string, words: string, from: number): Range | undefined {
  const pattern = words
    .trim()
    .slice(0, 2_000)
    .split(/[\s"“”„«»'‘’*_–—-]+/u)
    .filter((part) => part !== '')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('[\\s"“”„«»\'‘’*_–—-]{1,4}');
  if (pattern === '') return undefined;
  const edges = /^[\p{L}\p{N}]/u.test(words) ? '(?<![\\p{L}\\p{N}])' : '';
  const closing = /[\p{L}\p{N}]$/u.test(words) ? '(?![\\p{L}\\p{N}])' : '';
  const finder = new RegExp(`${edges}${pattern}${closing}`, 'giu');
  finder.lastIndex = from;
  const found = finder.exec(raw);
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}

/** Ranges in order, those with nothing but punctuation, "and" or a particle between them made one. */
function joined(raw: string, places: readonly Range[]): readonly Range[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    const gap = last === undefined ? '' : raw.slice(last.end, start);
    if (last !== undefined && gap.length < 14 && !/\d/.test(gap)) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}
