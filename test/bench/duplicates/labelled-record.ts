import type { CslItem, CslName } from '../../../shared/model/csl.ts';

/** One record of a labelled set: the fields a database export has, names as printed ("Moor, T E", "Berger L."). */
export type LabelledRecord = {
  readonly id: string;
  readonly type?: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly year?: string;
  readonly journal?: string;
  readonly volume?: string;
  readonly number?: string;
  readonly pages?: string;
  readonly doi?: string;
  readonly pmid?: string;
  readonly isbn?: string;
  readonly url?: string;
  readonly abstract?: string;
};

const TYPES: Readonly<Record<string, string>> = {
  book: 'book',
  chapter: 'chapter',
  thesis: 'thesis',
  report: 'report',
};

/** The record as the readers of bibliography files would give it. */
export function itemOf(record: LabelledRecord): CslItem {
  const year = /\d{4}/.exec(record.year ?? '')?.[0];
  const serial = record.isbn ?? '';
  const isSerial = /\d{4}-\d{3}[\dX]/i.test(serial);
  return {
    type: TYPES[record.type ?? ''] ?? 'article-journal',
    ...(record.title && { title: record.title }),
    ...(record.authors?.length && { author: record.authors.map(nameOf) }),
    ...(year && { issued: { 'date-parts': [[Number(year)]] } }),
    ...(record.journal && { 'container-title': record.journal }),
    ...(record.volume && { volume: record.volume }),
    ...(record.number && { issue: record.number }),
    ...(record.pages && { page: record.pages }),
    ...(record.doi && { DOI: record.doi }),
    ...(record.pmid && { PMID: record.pmid }),
    ...(serial && (isSerial ? { ISSN: serial } : { ISBN: serial })),
    ...(record.url && { URL: record.url }),
    ...(record.abstract && { abstract: record.abstract }),
  };
}

/** "Moor, T E" by its comma, "Berger L." by its initials at the end, anything else as it is printed. */
function nameOf(printed: string): CslName {
  const [family = '', ...given] = printed.split(',').map((part) => part.trim());
  if (given.length > 0) return { family, ...(given.join(', ') && { given: given.join(', ') }) };
  const initials = /^(.+?)\s+((?:\p{Lu}\.?[\s-]?){1,4})$/u.exec(family);
  if (initials) return { family: initials[1] ?? family, given: initials[2] ?? '' };
  return { literal: printed };
}
