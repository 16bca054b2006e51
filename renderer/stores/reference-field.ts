import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';

/** How a field is written and read in its box. */
type Kind = 'text' | 'long' | 'names' | 'date' | 'type';

/** A field of a reference that can be edited where it stands. */
export type Field = { readonly name: keyof CslItem & string; readonly kind: Kind; readonly always: boolean };

/** The fields in the order they are read; `always` ones are offered even while empty. */
export const FIELDS: readonly Field[] = [
  { name: 'type', kind: 'type', always: true },
  { name: 'title', kind: 'text', always: true },
  { name: 'author', kind: 'names', always: true },
  { name: 'editor', kind: 'names', always: false },
  { name: 'issued', kind: 'date', always: true },
  { name: 'container-title', kind: 'text', always: true },
  { name: 'collection-title', kind: 'text', always: false },
  { name: 'event-title', kind: 'text', always: false },
  { name: 'volume', kind: 'text', always: true },
  { name: 'issue', kind: 'text', always: true },
  { name: 'page', kind: 'text', always: true },
  { name: 'number', kind: 'text', always: false },
  { name: 'edition', kind: 'text', always: false },
  { name: 'genre', kind: 'text', always: false },
  { name: 'publisher', kind: 'text', always: true },
  { name: 'publisher-place', kind: 'text', always: false },
  { name: 'DOI', kind: 'text', always: true },
  { name: 'URL', kind: 'text', always: true },
  { name: 'ISBN', kind: 'text', always: false },
  { name: 'ISSN', kind: 'text', always: false },
  { name: 'PMID', kind: 'text', always: false },
  { name: 'language', kind: 'text', always: false },
  { name: 'accessed', kind: 'date', always: false },
  { name: 'keyword', kind: 'text', always: false },
  { name: 'abstract', kind: 'long', always: true },
];

/** The CSL types a researcher meets, for the list of types. */
export const TYPES = [
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'dataset',
  'document',
  'legislation',
  'manuscript',
  'paper-conference',
  'post-weblog',
  'report',
  'review',
  'software',
  'speech',
  'thesis',
  'webpage',
] as const;

/** A field as the person reads and edits it: names one a line, dates as year-month-day. */
export function fieldText(item: CslItem, { name, kind }: Field): string {
  const value = item[name];
  if (value === undefined) return '';
  if (kind === 'names') return (value as readonly CslName[]).map(nameText).join('\n');
  if (kind === 'date') return dateText(value as CslDate);
  return String(value);
}

/** Reads what the person typed; empty text takes the field away. */
export function fieldFromText({ kind }: Field, text: string): CslItem[keyof CslItem] {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (kind === 'names') return trimmed.split(/\n+/).map(nameFromText);
  if (kind === 'date') return dateFromText(trimmed);
  return kind === 'long' ? trimmed : trimmed.replace(/\s+/g, ' ');
}

/** A name on one line: "Family, Given", with its particle before the family name; an organisation as it is. */
export function nameText(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  const family = [...particles, name.family].filter(Boolean).join(' ');
  return [family, name.given, name.suffix].filter(Boolean).join(', ');
}

/** Reads a name on one line; without a comma it is an organisation. */
export function nameFromText(line: string): CslName {
  const [family = '', given, suffix] = line.split(',').map((part) => part.trim());
  if (given === undefined) return { literal: family };
  const [, particle, rest = family] = /^((?:\p{Ll}[\p{L}'’]*\s+)+)(.+)$/u.exec(family) ?? [];
  return {
    ...(particle === undefined ? {} : { 'non-dropping-particle': particle.trim() }),
    family: rest,
    given,
    ...(suffix === undefined ? {} : { suffix }),
  };
}

function dateText(date: CslDate): string {
  const parts = date['date-parts'];
  if (parts === undefined || parts.length === 0) return date.literal ?? date.raw ?? '';
  return parts
    .map((part) => part.map((n, at) => String(n).padStart(at === 0 ? 4 : 2, '0')).join('-'))
    .join('/');
}

/** Reads "2024", "2024-09", "2024-09-30" or a range with a slash; anything else is kept as words. */
export function dateFromText(text: string): CslDate {
  const parts = text.split('/').map((part) => /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(part.trim()));
  if (parts.length > 2 || parts.some((part) => part === null)) return { literal: text };
  return { 'date-parts': parts.map((part) => (part ?? []).slice(1).filter(Boolean).map(Number)) };
}
