import { z } from 'zod';
import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { type RecordReading, readEach } from './each-record.ts';
import type { ExportItem, Format, ReadOptions, WriteOptions } from './format.ts';
import {
  DATE_VARIABLES,
  finishItem,
  type ItemDraft,
  joinKeywords,
  NAME_VARIABLES,
  splitKeywords,
} from './item-draft.ts';

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

/** Where each outermost object of a JSON text begins and ends. */
function objectSpans(source: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let depth = 0;
  let start = -1;
  const token = /"(?:[^"\\]|\\[\s\S])*"|[{}]/g;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    if (match[0] === '{') {
      if (depth === 0) start = match.index;
      depth++;
    } else if (match[0] === '}' && depth > 0 && --depth === 0) {
      spans.push({ start, end: match.index + 1 });
      start = -1;
    }
  }
  // A file that was cut off ends inside an item.
  if (start !== -1) spans.push({ start, end: source.length });
  return spans;
}

function readCsl(source: string, options: ReadOptions): BibliographyReading {
  const { pieces, broken } = cutItems(source);
  if (broken && pieces.length === 0) {
    const reason = `The file is not valid JSON: ${broken}`;
    return { format: 'csl', records: [], unread: [{ line: 1, text: source.slice(0, 2_000), reason }] };
  }
  return { format: 'csl', ...readEach(withLines(pieces, source), (piece) => piece, readPiece, options) };
}

function withLines(pieces: readonly Piece[], source: string): (Piece & { readonly line: number })[] {
  let line = 1;
  let counted = 0;
  return pieces.map((piece) => {
    for (; counted < piece.start; counted++) if (source.charCodeAt(counted) === 10) line++;
    return { ...piece, line };
  });
}

function readPiece(piece: Piece & { readonly line: number }): RecordReading {
  if (piece.value === undefined) return { reason: 'This part of the file is not valid JSON.' };
  const read = readItem(piece.value.parsed);
  if ('reason' in read) return read;
  const { item, warnings } = read;
  return { item, raw: piece.raw, line: piece.line, ...(item.id ? { sourceId: item.id } : {}), warnings };
}

type Piece = { readonly start: number; readonly raw: string; readonly value?: { readonly parsed: unknown } };

/** The items of the file; where the whole is no JSON, each object that is, on its own. */
function cutItems(source: string): { pieces: Piece[]; broken?: string } {
  const whole = tryParse(source);
  const spans = objectSpans(source);
  if (whole.value) {
    const parsed = whole.value.parsed;
    const list = Array.isArray(parsed) ? parsed : itemList(parsed);
    const aligned = list.length === spans.length && Array.isArray(parsed);
    const pieces = list.map((each, index) => ({
      start: aligned ? spans[index]!.start : 0,
      raw: aligned ? source.slice(spans[index]!.start, spans[index]!.end) : JSON.stringify(each),
      value: { parsed: each as unknown },
    }));
    return { pieces };
  }
  const pieces = spans.map(({ start, end }) => {
    const raw = source.slice(start, end);
    const { value } = tryParse(raw);
    return { start, raw, ...(value ? { value } : {}) };
  });
  return { pieces, ...(whole.error === undefined ? {} : { broken: whole.error }) };
}

/** One item alone, or a list inside an object (`items`, `references`), or items by id. */
function itemList(parsed: unknown): unknown[] {
  if (typeof parsed !== 'object' || parsed === null) return [parsed];
  const object = parsed as Record<string, unknown>;
  for (const name of ['items', 'references'])
    if (Array.isArray(object[name])) return object[name] as unknown[];
  const values = Object.values(object);
  const byId =
    values.length > 0 && values.every((each) => typeof each === 'object' && each !== null && 'type' in each);
  return byId && !('type' in object && typeof object.type === 'string') ? values : [parsed];
}

function tryParse(source: string): { value?: { parsed: unknown }; error?: string } {
  try {
    return { value: { parsed: JSON.parse(source) as unknown } };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
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
