import type { CslDate } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';

/** One MARC record: its leader, control fields, and data fields with their subfields in order. */
export type MarcRecord = {
  readonly leader: string;
  readonly control: ReadonlyMap<string, string>;
  readonly fields: readonly MarcField[];
};
export type MarcField = {
  readonly tag: string;
  readonly subfields: readonly (readonly [code: string, value: string])[];
};

/** Marks around an article that is left out when titles are sorted (ISO 6630), also as some systems write them. */
const NOT_SORTED = /[\u0088\u0089\u0098\u009c]|<<|>>/g;

/** The values of these subfields of a field, joined by spaces. */
export function subfields(field: MarcField | undefined, codes: string): string {
  return (field?.subfields ?? [])
    .filter(([code]) => codes.includes(code))
    .map(([, value]) => value.trim())
    .join(' ')
    .trim();
}

/** Without the punctuation cataloguing rules put between parts (ISBD). */
export function tidy(text: string): string {
  return text
    .replace(NOT_SORTED, '')
    .replace(/\s*[/:;,=]\s*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/([^.\s]{3,})\.$/, '$1')
    .trim();
}

/** The first year of a text. */
export function readYear(text: string): CslDate | undefined {
  const year = /\d{4}/.exec(text)?.[0];
  return year === undefined ? undefined : parseDateText(year);
}

/** The type by the kind of thing and its level, which all MARC formats have in places 6 and 7 of the leader. */
export function typeOfLeader(leader: string): string {
  const [kind, level] = [leader[6] ?? 'a', leader[7] ?? 'm'];
  const byKind = {
    e: 'map',
    f: 'map',
    c: 'musical_score',
    d: 'musical_score',
    g: 'motion_picture',
    i: 'song',
    j: 'song',
    k: 'graphic',
    m: 'software',
    t: 'manuscript',
  }[kind];
  if (byKind) return byKind;
  if (level === 'b') return 'article-journal';
  if (level === 'a') return 'chapter';
  return level === 's' ? 'periodical' : 'book';
}
