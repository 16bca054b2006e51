import { z } from 'zod';
import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { RecordReading } from './each-record.ts';
import type { ExportItem, Format, ReadOptions, WriteOptions } from './format.ts';
import {
  DATE_VARIABLES,
  finishItem,
  type ItemDraft,
  joinKeywords,
  NAME_VARIABLES,
  splitKeywords,
} from './item-draft.ts';
import { type JsonItem, jsonItems, readJsonItems } from './json-items.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const CslNameShape = z.looseObject({
  family: text.optional(),
  given: text.optional(),
  'non-dropping-particle': text.optional(),
  'dropping-particle': text.optional(),
  suffix: text.optional(),
  literal: text.optional(),
});

const CslDateShape = z.looseObject({
  'date-parts': z.array(z.array(z.union([z.number(), z.string(), z.null()]))).optional(),
  season: z.union([z.number(), z.string()]).optional(),
  circa: z.union([z.boolean(), z.number(), z.string()]).optional(),
  literal: text.optional(),
  raw: text.optional(),
});

const CslItemShape = z.looseObject({ type: z.string().optional(), id: text.optional() });

/** Variable names of older CSL-JSON and of Zotero, as CSL 1.0.2 has them. */
const RENAMED: Readonly<Record<string, string>> = {
  journalAbbreviation: 'container-title-short',
  shortTitle: 'title-short',
  event: 'event-title',
};

function readItem(value: unknown): { item: CslItem; warnings: string[] } | { reason: string } {
  const parsed = CslItemShape.safeParse(value);
  if (!parsed.success) return { reason: 'This is not a CSL-JSON item: an object with fields was expected.' };
  const source = parsed.data as Record<string, unknown>;
  if (Object.keys(source).length === 0) return { reason: 'The item is empty.' };
  if (!Object.keys(source).some(tellsOfWork))
    return {
      reason:
        'This is not a CSL-JSON item: it has neither a type nor a title, a name, a date or an identifier.',
    };
  const warnings: string[] = [];
  const draft: ItemDraft = { id: undefined, type: 'document' };
  for (const [name, value] of Object.entries(source)) {
    const variable = RENAMED[name] ?? name;
    const read = readVariable(variable, value);
    if (read === undefined) {
      if (value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)) {
        warnings.push(
          `"${name}" does not hold what CSL expects there and was left out: ${JSON.stringify(value).slice(0, 200)}`,
        );
      }
    } else if (draft[variable] === undefined || variable === 'type') draft[variable] = read;
  }
  if (typeof source.type !== 'string' || source.type === '') {
    draft.type = 'document';
    warnings.push('The item has no type and was taken for a document.');
  }
  return { item: finishItem(draft), warnings };
}

const TELLING = new Set([
  'id',
  'type',
  'title',
  'title-short',
  'shortTitle',
  'container-title',
  'abstract',
  'note',
]);

/** Whether a variable alone makes an object an item, and not some other JSON. */
function tellsOfWork(name: string): boolean {
  const isIdentifier = /^(?:DOI|ISBN|ISSN|PMID|PMCID|URL)$/.test(name);
  return TELLING.has(name) || isIdentifier || NAME_VARIABLES.has(name) || DATE_VARIABLES.has(name);
}

function readVariable(variable: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (NAME_VARIABLES.has(variable)) return readNames(value);
  if (DATE_VARIABLES.has(variable)) return readDate(value);
  if (variable === 'custom') return typeof value === 'object' && !Array.isArray(value) ? value : { value };
  if (variable === 'keyword' || variable === 'keywords') {
    return Array.isArray(value) ? joinKeywords(value.map(String)) : text.safeParse(value).data;
  }
  if (typeof value === 'object')
    return Array.isArray(value) && isTextArray(value) ? value.join('; ') : undefined;
  return text.safeParse(value).data;
}

function isTextArray(value: readonly unknown[]): boolean {
  return value.length > 0 && value.every((each) => typeof each === 'string' || typeof each === 'number');
}

function readNames(value: unknown): unknown {
  const list = Array.isArray(value) ? value : [value];
  const names = list.flatMap((each) => {
    if (typeof each === 'string') return each.trim() === '' ? [] : [{ literal: each }];
    const parsed = CslNameShape.safeParse(each);
    return parsed.success && Object.keys(parsed.data).length > 0 ? [parsed.data] : [];
  });
  return names.length > 0 ? names : undefined;
}

function readDate(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return { raw: String(value) };
  const parsed = CslDateShape.safeParse(value);
  if (!parsed.success) return undefined;
  const { 'date-parts': parts, ...rest } = parsed.data;
  const numbers = parts
    ?.map((each) => each.filter((part) => part !== null && part !== '').map(Number))
    .filter((each) => each.length > 0);
  if (!numbers || numbers.length === 0) return Object.keys(rest).length > 0 ? rest : undefined;
  if (numbers.flat().some((part) => !Number.isFinite(part))) {
    return { ...rest, literal: rest.literal ?? parts!.map((each) => each.join('-')).join('/') };
  }
  return { 'date-parts': numbers, ...rest };
}

function readCsl(source: string, options: ReadOptions): BibliographyReading {
  return { format: 'csl', ...readJsonItems(jsonItems(source, itemList), readPiece, options) };
}

function readPiece({ value, raw, line }: JsonItem): RecordReading {
  const read = readItem(value);
  if ('reason' in read) return read;
  const { item, warnings } = read;
  return { item, raw, line, ...(item.id ? { sourceId: item.id } : {}), warnings };
}

/** One item alone, or a list inside an object (`items`, `references`), or items by id. */
function itemList(parsed: object): readonly unknown[] {
  const object = parsed as Record<string, unknown>;
  for (const name of ['items', 'references'])
    if (Array.isArray(object[name])) return object[name] as unknown[];
  const values = Object.values(object);
  const byId =
    values.length > 0 && values.every((each) => typeof each === 'object' && each !== null && 'type' in each);
  return byId && !('type' in object && typeof object.type === 'string') ? values : [parsed];
}

function writeCsl(items: readonly ExportItem[], options: WriteOptions): string {
  const written = items.map((each) => {
    const codings = options.codings === 'keywords' ? (each.codings ?? []) : [];
    const keywords = [...splitKeywords(each.item.keyword), ...(each.keywords ?? []), ...codings];
    const added = keywords.length > splitKeywords(each.item.keyword).length;
    const note = [each.item.annote, each.note].filter(Boolean).join('\n\n');
    const custom = {
      ...each.item.custom,
      ...(options.codings === 'field' && each.codings?.length ? { codings: each.codings } : {}),
    };
    return {
      ...each.item,
      id: each.citationKey || each.item.id,
      ...(added ? { keyword: joinKeywords(keywords) } : {}),
      ...(note ? { annote: note } : {}),
      ...(Object.keys(custom).length > 0 ? { custom } : {}),
    };
  });
  return `${JSON.stringify(written, undefined, 2)}\n`;
}

/** CSL-JSON 1.0.2 (https://github.com/citation-style-language/schema). */
export const csl: Format = {
  id: 'csl',
  label: 'CSL-JSON',
  extensions: ['json', 'csljson'],
  mediaType: 'application/vnd.citationstyles.csl+json',
  detect: (start) => /^\s*[[{]/.test(start) && /"(?:type|id|title|issued|author)"\s*:/.test(start),
  read: readCsl,
  write: writeCsl,
};
