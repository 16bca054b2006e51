import type { CslItem, CslName } from '../../shared/model/csl.ts';
import { CSL_DATE_FIELDS, CSL_NAME_FIELDS } from '../../shared/model/csl.ts';

/** A CSL item while a reader fills it: any CSL variable, in the order the source gave them. */
export type ItemDraft = { [variable: string]: unknown };

/** Name-valued CSL variables. */
export const NAME_VARIABLES: ReadonlySet<string> = new Set(CSL_NAME_FIELDS);

/** Date-valued CSL variables. */
export const DATE_VARIABLES: ReadonlySet<string> = new Set(CSL_DATE_FIELDS);

/** The text-valued CSL variables, each of which a writer has to give a home. */
export const TEXT_VARIABLES: readonly string[] = [
  'title',
  'title-short',
  'container-title',
  'container-title-short',
  'collection-title',
  'collection-number',
  'event-title',
  'event-place',
  'volume',
  'issue',
  'page',
  'page-first',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'edition',
  'version',
  'publisher',
  'publisher-place',
  'genre',
  'medium',
  'status',
  'language',
  'abstract',
  'keyword',
  'note',
  'annote',
  'source',
  'archive',
  'archive_location',
  'call-number',
  'section',
  'archive-place',
  'archive_collection',
  'authority',
  'chapter-number',
  'citation-label',
  'dimensions',
  'division',
  'jurisdiction',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'part-number',
  'part-title',
  'printing-number',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'supplement-number',
  'volume-title',
  'volume-title-short',
  'DOI',
  'URL',
  'ISBN',
  'ISSN',
  'PMID',
  'PMCID',
];

/** The types of CSL 1.0.2. */
export const CSL_TYPES: readonly string[] = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
];

/** The draft as an item, without empty values. `type` must have been set. */
export function finishItem(draft: ItemDraft): CslItem {
  const item: ItemDraft = {};
  for (const [variable, value] of Object.entries(draft)) {
    if (value === undefined || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    if (variable === 'custom' && Object.keys(value as object).length === 0) continue;
    item[variable] = value;
  }
  return item as unknown as CslItem;
}

/** Adds names to a name variable. */
export function addNames(draft: ItemDraft, variable: string, names: readonly CslName[]): void {
  if (names.length === 0) return;
  const before = draft[variable] as CslName[] | undefined;
  // Added to in place: a new list for each of a million names would copy those before it a million times.
  if (before === undefined) draft[variable] = [...names];
  else for (const name of names) before.push(name);
}

/** Adds text to a variable: set where empty, else joined by `separator` unless it stands there already. */
export function addText(draft: ItemDraft, variable: string, value: string, separator: string): void {
  if (value === '') return;
  const before = draft[variable];
  if (typeof before !== 'string' || before === '') draft[variable] = value;
  else if (!before.split(separator).includes(value)) draft[variable] = before + separator + value;
}

/** Sets a text variable where it is still empty; says whether it did. */
export function setText(draft: ItemDraft, variable: string, value: string): boolean {
  if (value === '' || (draft[variable] !== undefined && draft[variable] !== value)) return value === '';
  draft[variable] = value;
  return true;
}

/** Keeps a field that has no home in CSL under `custom[format]`, as an array where it repeats. */
export function keepVerbatim(draft: ItemDraft, format: string, field: string, value: string): void {
  if (value === '') return;
  draft.custom ??= {};
  const custom = draft.custom as Record<string, unknown>;
  custom[format] ??= {};
  const kept = custom[format] as Record<string, string | string[]>;
  const before = Object.hasOwn(kept, field) ? kept[field] : undefined;
  if (before === undefined) kept[field] = value;
  else if (Array.isArray(before)) before.push(value);
  else kept[field] = [before, value];
}

/** Sets one key of `custom`. */
export function setCustom(draft: ItemDraft, key: string, value: unknown): void {
  draft.custom ??= {};
  (draft.custom as Record<string, unknown>)[key] = value;
}

/** The fields an item keeps for a format, from `custom[format]` and from the export's own `verbatim`. */
export function verbatimFields(
  item: CslItem,
  format: string,
  more: Readonly<Record<string, unknown>> | undefined,
): [string, string[]][] {
  const kept = item.custom?.[format];
  const all = { ...(typeof kept === 'object' && kept !== null ? kept : {}), ...more };
  return Object.entries(all).map(([field, value]) => [
    field,
    (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string'),
  ]);
}

/** The keywords of a CSL `keyword` variable, which Gleaner joins by "; " (a comma may be part of a keyword). */
export function splitKeywords(keyword: string | undefined): string[] {
  if (!keyword) return [];
  const separator = keyword.includes(';') ? ';' : keyword.includes('\n') ? '\n' : ',';
  return keyword
    .split(separator)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** Keywords as one CSL `keyword` variable. */
export function joinKeywords(keywords: readonly string[]): string {
  const unique = [...new Set(keywords.map((each) => each.trim()).filter((each) => each !== ''))];
  return unique.join('; ');
}

/** EndNote has PubMed's number as the accession number; of another database it stays one. */
export function settleAccessionNumber(draft: ItemDraft): void {
  const number = draft.archive_location;
  const database = [draft.archive, draft.source].filter((name) => typeof name === 'string').join(' ');
  if (typeof number !== 'string' || !/^\d{5,8}$/.test(number) || draft.PMID !== undefined) return;
  if (!String(draft.type).startsWith('article') || !(database === '' || /pubmed|medline|nlm/i.test(database)))
    return;
  draft.PMID = number;
  delete draft.archive_location;
}
