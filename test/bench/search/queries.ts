import type { SearchRecord } from '../../../library/search/record.ts';
import { randomFrom } from './vocabulary.ts';

export const KINDS = ['term', 'two terms', '+a +b', 'field', 'prefix', 'fuzzy', 'phrase'] as const;
export type Kind = (typeof KINDS)[number];

/** Queries of each kind in the words of the records themselves, so that all of them find something. */
export function queriesFrom(
  records: Iterable<SearchRecord>,
  perKind: number,
): ReadonlyMap<Kind, readonly string[]> {
  const random = randomFrom(99);
  const queries = new Map<Kind, string[]>(KINDS.map((kind) => [kind, []]));
  for (const record of records) {
    const words = (record.fields.abstract ?? '').split(/[\s.]+/).filter((word) => /^[a-z]{4,}$/.test(word));
    const pick = (): string => words[Math.floor(random() * words.length)] ?? 'trial';
    for (const kind of KINDS) {
      const list = queries.get(kind)!;
      if (list.length < perKind) list.push(queryOf(kind, pick, record.fields.abstract ?? '', random));
    }
    if (queries.get('phrase')!.length >= perKind) break;
  }
  return queries;
}

function queryOf(kind: Kind, pick: () => string, abstract: string, random: () => number): string {
  switch (kind) {
    case 'term':
      return pick();
    case 'two terms':
      return `${pick()} ${pick()}`;
    case '+a +b':
      return `+${pick()} +${pick()}`;
    case 'field':
      return `title:${pick()}`;
    case 'prefix':
      return `${pick().slice(0, 3 + Math.floor(random() * 2))}*`;
    case 'fuzzy': {
      const word = pick();
      const at = 1 + Math.floor(random() * (word.length - 2));
      return `${word.slice(0, at)}${word.slice(at + 1)}e~1`;
    }
    case 'phrase': {
      const words = abstract.split(' ');
      const at = Math.floor(random() * (words.length - 2));
      return `"${words
        .slice(at, at + 2)
        .join(' ')
        .replace(/[.]/g, '')}"`;
    }
  }
}
