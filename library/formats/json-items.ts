import type { BibliographyRecord, Unread } from '../../shared/model/bibliography.ts';
import { type RecordReading, readEach } from './each-record.ts';
import type { ReadOptions } from './format.ts';

/** One object of a list in JSON, with the text it stood in; `line` counts from 1. `value` is undefined where it is no JSON. */
export type JsonItem = { readonly value: unknown; readonly raw: string; readonly line: number };

/** The items of a JSON text; `broken` says why the whole is no JSON. */
export type JsonItems = { readonly items: readonly JsonItem[]; readonly broken?: string };

/**
 * Cuts a JSON text into its items. `listOf` finds them in a text that is no list itself. Where the whole is no JSON, each
 * outermost object stands for itself; in one that was cut off, the objects inside it.
 */
export function jsonItems(source: string, listOf: (parsed: object) => readonly unknown[]): JsonItems {
  const { pieces, broken } = cutItems(source, listOf);
  let line = 1;
  let counted = 0;
  const items = pieces.map(({ start, raw, value }) => {
    for (; counted < start; counted++) if (source.charCodeAt(counted) === 10) line++;
    return { value: value?.parsed, raw, line };
  });
  if (items.length === 0 && broken !== undefined)
    return { items: [{ value: undefined, raw: source.slice(0, 2_000), line: 1 }], broken };
  return { items, ...(broken === undefined ? {} : { broken }) };
}

/** Reads items one by one; those that are no JSON are told. */
export function readJsonItems(
  { items, broken }: JsonItems,
  read: (item: JsonItem) => RecordReading,
  options: ReadOptions,
): { readonly records: readonly BibliographyRecord[]; readonly unread: readonly Unread[] } {
  const reason =
    items.length === 1 ? `The file is not valid JSON: ${broken}` : 'This part of the file is not valid JSON.';
  return readEach(
    items,
    (item) => item,
    (item) => (item.value === undefined ? { reason } : read(item)),
    options,
  );
}

type Piece = { readonly start: number; readonly raw: string; readonly value?: { readonly parsed: unknown } };

function cutItems(
  source: string,
  listOf: (parsed: object) => readonly unknown[],
): { pieces: Piece[]; broken?: string } {
  const whole = tryParse(source);
  const spans = objectSpans(source);
  if (whole.value) {
    const { parsed } = whole.value;
    const list = Array.isArray(parsed)
      ? (parsed as unknown[])
      : typeof parsed === 'object' && parsed !== null
        ? listOf(parsed)
        : [parsed];
    const aligned = list.length === spans.length && Array.isArray(parsed);
    const pieces = list.map((each, index) => ({
      start: aligned ? spans[index]!.start : 0,
      raw: aligned ? source.slice(spans[index]!.start, spans[index]!.end) : JSON.stringify(each),
      value: { parsed: each },
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

/** Where each outermost object of a JSON text begins and ends; of one that was cut off, the objects inside it. */
function objectSpans(source: string): Span[] {
  const spans: Span[] = [];
  const inner: Span[] = [];
  const starts: number[] = [];
  const token = /"(?:[^"\\]|\\[\s\S])*"|[{}]/g;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    if (match[0] === '{') starts.push(match.index);
    else if (match[0] === '}' && starts.length > 0) {
      const span = { start: starts.pop()!, end: match.index + 1 };
      if (starts.length === 0) inner.length = 0;
      if (starts.length === 0) spans.push(span);
      else if (starts.length === 1) inner.push(span);
    }
  }
  if (starts.length === 0) return spans;
  if (inner.length === 0) return [...spans, { start: starts[0]!, end: source.length }];
  return [...spans, ...inner, ...(starts.length > 1 ? [{ start: starts[1]!, end: source.length }] : [])];
}

type Span = { readonly start: number; readonly end: number };

function tryParse(source: string): { value?: { parsed: unknown }; error?: string } {
  try {
    return { value: { parsed: JSON.parse(source) as unknown } };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** A text value of JSON, or the first of a list of them; undefined where there is none. */
export function textIn(value: unknown): string | undefined {
  const text: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof text === 'number') return String(text);
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
