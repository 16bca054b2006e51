import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { CslItem, CslName } from '../../shared/model/csl.ts';
import { type RecordReading, readEach } from './each-record.ts';
import {
  type Attribute,
  asList,
  type CodeSets,
  type CodesFound,
  countCodes,
  numberOf,
  readCodeSets,
  readCodes,
} from './eppi-codes.ts';
import { EPPI_OWN, EPPI_TEXTS, EPPI_TYPES } from './eppi-fields.ts';
import type { ReadOptions } from './format.ts';
import { cleanDoi, cleanPages } from './identifiers.ts';
import { addText, finishItem, type ItemDraft, joinKeywords, keepVerbatim, setText } from './item-draft.ts';
import { parseNameList } from './person-name.ts';

type EppiReference = { readonly [field: string]: unknown };

/** Reads a JSON report of EPPI-Reviewer, which is what EPPI-Mapper takes: code sets, and references with codes. */
export function readEppi(source: string, options: ReadOptions): BibliographyReading {
  const { references, sets } = openEppi(source);
  const { title, dimensions, places } = sets;
  const lines = lineCounter(source);
  const pieces = references.map((reference) => ({
    reference,
    raw: JSON.stringify(reference) ?? '',
    line: lines(reference),
  }));
  const read = readEach(
    pieces,
    (piece) => piece,
    ({ reference, raw, line }): RecordReading => {
      if (typeof reference !== 'object' || reference === null) return { reason: 'This is no reference.' };
      return { ...readReference(reference as EppiReference, places), raw, line };
    },
    options,
  );
  const codebook = dimensions.length > 0 ? { codebook: { title, dimensions } } : {};
  return { format: 'eppi-json', ...read, ...codebook };
}

/** Looks at the codes of a file and counts them, without reading its references. */
export function previewEppi(source: string): CodesFound {
  const { references, sets } = openEppi(source);
  return countCodes(sets, references.map(codesOf));
}

function openEppi(source: string): { readonly references: readonly unknown[]; readonly sets: CodeSets } {
  const file = JSON.parse(source) as { CodeSets?: unknown; References?: unknown };
  const references = Array.isArray(file.References) ? (file.References as unknown[]) : [];
  const applied = new Set(references.flatMap(codesOf).map(numberOf));
  return { references, sets: readCodeSets(file.CodeSets, applied) };
}

function codesOf(reference: unknown): readonly Attribute[] {
  return asList((reference as { Codes?: unknown } | null)?.Codes);
}

/** Where each reference begins, by its number or title; an indented file tells its lines. */
function lineCounter(source: string): (reference: unknown) => number {
  let at = source.indexOf('"References"');
  let line = source.slice(0, Math.max(0, at)).split('\n').length;
  return (reference) => {
    const { ItemId, Title } = (reference ?? {}) as EppiReference;
    const wanted = ItemId === undefined ? `"Title"` : `"ItemId"`;
    const value = JSON.stringify(ItemId ?? Title ?? '');
    let found = source.indexOf(wanted, at + 1);
    while (
      found >= 0 &&
      !source.slice(found + wanted.length, found + wanted.length + value.length + 4).includes(value)
    )
      found = source.indexOf(wanted, found + 1);
    if (found < 0) return line;
    for (
      let next = source.indexOf('\n', at);
      next >= 0 && next < found;
      next = source.indexOf('\n', next + 1)
    )
      line++;
    at = found;
    return line;
  };
}

function readReference(
  reference: EppiReference,
  places: Parameters<typeof readCodes>[1],
): { readonly item: CslItem; readonly warnings: string[] } & Pick<
  Extract<RecordReading, { item: unknown }>,
  'codings' | 'sourceId'
> {
  const { codings, unknown } = readCodes(reference.Codes, places);
  const warnings =
    unknown.length === 0 ? [] : [`No code set explains the codes ${unknown.join(', ')}; they were left out.`];
  const own = reference.CSL as CslItem | undefined;
  const item =
    typeof own === 'object' && own !== null && typeof own.type === 'string' ? own : itemOf(reference);
  const id = item.id ?? text(reference.ItemId);
  return {
    item: { ...item, ...(id === '' ? {} : { id }) },
    warnings,
    codings,
    ...(id === '' ? {} : { sourceId: id }),
  };
}

function itemOf(reference: EppiReference): CslItem {
  const draft: ItemDraft = { id: text(reference.ItemId), type: typeOf(reference) };
  const read = new Set([...EPPI_OWN, ...EPPI_TEXTS.map(([field]) => field)]);
  for (const [field, variable] of EPPI_TEXTS) {
    const value = text(reference[field]);
    if (variable === 'DOI') setText(draft, 'DOI', cleanDoi(value));
    else setText(draft, variable, variable === 'page' ? cleanPages(value) : value);
  }
  for (const [field, variable] of [
    ['Authors', 'author'],
    ['ParentAuthors', 'editor'],
  ] as const) {
    read.add(field);
    const names = readNames(text(reference[field]));
    if (names.length > 0) draft[variable] = names;
  }
  readDate(draft, reference);
  readNumber(draft, text(reference.StandardNumber));
  addText(draft, 'keyword', joinKeywords(text(reference.Keywords).split(/\s*[;\n]\s*/)), '; ');
  setText(draft, draft.publisher === undefined ? 'publisher' : 'source', text(reference.Institution));
  for (const field of ['Year', 'Month', 'StandardNumber', 'Keywords', 'Institution']) read.add(field);
  for (const [field, value] of Object.entries(reference))
    if (!read.has(field)) keepVerbatim(draft, 'eppi', field, text(value));
  return finishItem(draft);
}

/** "Family Given ; Family Given ;", without commas; other lists as elsewhere. */
function readNames(list: string): readonly CslName[] {
  const names = list.split(/\s*;\s*/).filter((name) => name !== '');
  return names.flatMap((name): readonly CslName[] => {
    if (name.includes(',')) return parseNameList(name);
    const person =
      /^((?:\p{Ll}[\p{L}'’]*\s+)*\p{Lu}[\p{L}\p{M}'’-]*)((?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){1,3})$/u.exec(name);
    return person ? parseNameList(`${person[1]}, ${person[2]!.trim()}`) : [{ literal: name }];
  });
}

function typeOf(reference: EppiReference): string {
  const name = text(reference.TypeName).toLowerCase();
  return EPPI_TYPES.find(([eppi]) => eppi.toLowerCase() === name)?.[1][0] ?? 'article-journal';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function readDate(draft: ItemDraft, reference: EppiReference): void {
  const year = /\d{4}/.exec(text(reference.Year))?.[0];
  if (year === undefined) return;
  const named = text(reference.Month).toLowerCase();
  const month = /^\d{1,2}$/.test(named) ? Number(named) : MONTHS.indexOf(named.slice(0, 3)) + 1;
  draft.issued = { 'date-parts': [month >= 1 && month <= 12 ? [Number(year), month] : [Number(year)]] };
}

/** One field holds ISSN or ISBN. */
function readNumber(draft: ItemDraft, number: string): void {
  if (number === '') return;
  setText(draft, /^\d{4}-?\d{3}[\dX]$/i.test(number) ? 'ISSN' : 'ISBN', number);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
