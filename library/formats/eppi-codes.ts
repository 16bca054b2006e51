import type { RecordCoding, RecordQuote } from '../../shared/model/bibliography.ts';
import type { Code, Dimension } from '../../shared/model/codebook.ts';
import { GLEANER_MARK, HEADING } from './eppi-fields.ts';

/** An attribute of a code set as the file has it. */
export type Attribute = { readonly [field: string]: unknown };

/** What an attribute's number stands for. */
export type CodePlace = { readonly dimension: string; readonly code: string };

/** The code sets of a file as dimensions, and what each attribute's number stands for. */
export type CodeSets = {
  readonly title: string;
  readonly dimensions: readonly Dimension[];
  readonly places: ReadonlyMap<number, CodePlace>;
};

const DEEPEST = 50;

/**
 * Reads code sets. A set whose codes all stand under headings gives one dimension a heading (the axes of a map), any
 * other set is one dimension itself. `applied` are the attributes that some reference carries.
 */
export function readCodeSets(sets: unknown, applied: ReadonlySet<number>): CodeSets {
  const dimensions: Dimension[] = [];
  const places = new Map<number, CodePlace>();
  const taken = new Set<string>();
  const titles: string[] = [];
  for (const set of asList(sets)) {
    const name = text(set.SetName) || 'Codes';
    titles.push(name);
    const attributes = childrenOf(set);
    const areAxes =
      attributes.length > 0 &&
      attributes.every((each) => childrenOf(each).length > 0 && !applied.has(numberOf(each)));
    for (const axis of areAxes ? attributes : [set]) {
      const label = axis === set ? name : nameOf(axis);
      const id = freeId(markOf(axis) ?? slug(label), taken);
      const dimension = readDimension(id, label, childrenOf(axis), applied, places);
      if (dimension.codes.length > 0) dimensions.push(dimension);
    }
  }
  return { title: titles.join(', '), dimensions, places };
}

function readDimension(
  id: string,
  label: string,
  attributes: readonly Attribute[],
  applied: ReadonlySet<number>,
  places: Map<number, CodePlace>,
): Dimension {
  const codes: Code[] = [];
  const taken = new Set<string>();
  const walk = (list: readonly Attribute[], parent: string | undefined, depth: number): void => {
    for (const attribute of list) {
      const number = numberOf(attribute);
      const below = depth < DEEPEST ? childrenOf(attribute) : [];
      const isHeading = attribute.AttributeType === HEADING.AttributeType && below.length > 0;
      const code = freeId(markOf(attribute)?.replace(/^[^:]*:/, '') ?? slug(nameOf(attribute)), taken);
      places.set(number, { dimension: id, code });
      codes.push({
        id: code,
        label: nameOf(attribute),
        definition: text(attribute.AttributeDescription) || text(attribute.AttributeSetDescription),
        ...(parent === undefined ? {} : { parent }),
        ...(isHeading && !applied.has(number) ? { group: true } : {}),
      });
      walk(below, code, depth + 1);
    }
  };
  walk(attributes, undefined, 0);
  const isTree = codes.some(({ parent }) => parent !== undefined);
  return { id, label, choice: 'multiple', ...(isTree ? { hierarchical: true } : {}), codes };
}

/** What a file says with codes, counted before anything is stored. */
export type CodesFound = Omit<CodeSets, 'places'> & {
  /** How many references the file has, with codes or without. */
  readonly references: number;
  /** Codings by `dimension:code`. */
  readonly codings: ReadonlyMap<string, number>;
  /** Codings by the number of an attribute that no code set explains. */
  readonly unexplained: ReadonlyMap<number, number>;
};

/** Counts the codes of references by what the code sets make of them. */
export function countCodes(
  { title, dimensions, places }: CodeSets,
  references: readonly (readonly Attribute[])[],
): CodesFound {
  const codings = new Map<string, number>();
  const unexplained = new Map<number, number>();
  for (const entry of references.flat()) {
    const place = places.get(numberOf(entry));
    if (!place) unexplained.set(numberOf(entry), (unexplained.get(numberOf(entry)) ?? 0) + 1);
    else {
      const key = `${place.dimension}:${place.code}`;
      codings.set(key, (codings.get(key) ?? 0) + readCode(entry, place).length);
    }
  }
  return { title, dimensions, references: references.length, codings, unexplained };
}

/** The codes a reference carries; a number no set explains is told in `unknown`. */
export function readCodes(
  codes: unknown,
  places: ReadonlyMap<number, CodePlace>,
): { readonly codings: readonly RecordCoding[]; readonly unknown: readonly number[] } {
  const codings: RecordCoding[] = [];
  const unknown: number[] = [];
  for (const entry of asList(codes)) {
    const place = places.get(numberOf(entry));
    if (!place) unknown.push(numberOf(entry));
    else codings.push(...readCode(entry, place));
  }
  return { codings, unknown };
}

function readCode(entry: Attribute, place: CodePlace): readonly RecordCoding[] {
  const own = asList(entry.Gleaner);
  if (own.length > 0) return own.map((each) => ownCoding(each, place));
  const arm = text(entry.ArmTitle);
  const quotes = asList(entry.ItemAttributeFullTextDetails)
    .map((each) => ({ text: text(each.Text), source: text(each.DocTitle) }))
    .filter((quote) => quote.text !== '');
  const note = [text(entry.AdditionalText), arm === '' ? '' : `Arm: ${arm}`].filter(Boolean).join('\n');
  return [{ ...place, outcome: null, direction: null, asReported: null, coder: null, note, quotes }];
}

/** A coding as `eppi-writing.ts` puts it beside what EPPI-Reviewer understands. */
function ownCoding(each: Attribute, place: CodePlace): RecordCoding {
  const reported = text(each.asReported);
  return {
    ...place,
    outcome: text(each.outcome) || null,
    direction: text(each.direction) || null,
    asReported: reported === 'presence' || reported === 'absence' ? reported : null,
    coder: text(each.coder) || null,
    note: text(each.note),
    quotes: asList(each.quotes).map(
      (quote): RecordQuote => ({
        text: text(quote.text),
        source: '',
        before: text(quote.before),
        after: text(quote.after),
        sha256: text(quote.sha256) || null,
        start: Number(quote.start) || 0,
        end: Number(quote.end) || 0,
        page: typeof quote.page === 'number' ? quote.page : null,
        basis: text(quote.basis),
      }),
    ),
  };
}

/** A list of objects as JSON has it; what is none is left out. */
export function asList(value: unknown): readonly Attribute[] {
  return Array.isArray(value)
    ? value.filter((each): each is Attribute => typeof each === 'object' && each !== null)
    : [];
}

/** The attributes beneath one: `{ Attributes: { AttributesList: [] } }`, or the list itself as some tools write it. */
function childrenOf(attribute: Attribute): readonly Attribute[] {
  const inner = attribute.Attributes;
  if (Array.isArray(inner)) return asList(inner);
  return asList((inner as { AttributesList?: unknown } | undefined)?.AttributesList);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function nameOf(attribute: Attribute): string {
  return text(attribute.AttributeName) || text(attribute.SetName) || 'Unnamed code';
}

/** The number of an attribute; some tools write it as text. */
export function numberOf(attribute: Attribute): number {
  return Number(attribute.AttributeId);
}

function markOf(attribute: Attribute): string | undefined {
  return attribute.ExtType === GLEANER_MARK ? text(attribute.ExtURL) || undefined : undefined;
}

function slug(label: string): string {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? ['code']).join('-').slice(0, 60).replace(/-+$/, '');
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  taken.add(id);
  return id;
}
