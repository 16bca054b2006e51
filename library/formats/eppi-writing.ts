import type { RecordCoding } from '../../shared/model/bibliography.ts';
import type { Code, Dimension } from '../../shared/model/codebook.ts';
import type { CslItem, CslName } from '../../shared/model/csl.ts';
import { EPPI_TEXTS, EPPI_TYPES, GLEANER_MARK, HEADING, SELECTABLE } from './eppi-fields.ts';
import type { ExportItem, WriteOptions } from './format.ts';
import { joinKeywords, splitKeywords } from './item-draft.ts';

type Numbers = ReadonlyMap<string, number>;

/** Writes references with their codes as the JSON that EPPI-Mapper opens: one code set, one heading a dimension. */
export function writeEppi(items: readonly ExportItem[], options: WriteOptions): string {
  const dimensions = options.codebook?.dimensions ?? dimensionsIn(items);
  const numbers = numberCodes(dimensions);
  const file = {
    CodeSets: [
      {
        SetId: 1,
        ReviewSetId: 1,
        SetName: options.codebook?.title ?? 'Codes',
        SetType: { SetTypeName: 'Standard', SetTypeDescription: '' },
        Attributes: { AttributesList: dimensions.map((each) => dimensionAttribute(each, numbers)) },
      },
    ],
    References: items.map((each, at) => referenceOf(each, at + 1, numbers)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Where no codebook is at hand: the dimensions that the codings name. */
function dimensionsIn(items: readonly ExportItem[]): readonly Dimension[] {
  const codes = Map.groupBy(
    items.flatMap(({ coded }) => coded ?? []),
    ({ dimension }) => dimension,
  );
  return [...codes].map(([id, codings]) => ({
    id,
    label: id,
    choice: 'multiple',
    codes: [...new Set(codings.map(({ code }) => code))].map((code) => ({
      id: code,
      label: code,
      definition: '',
    })),
  }));
}

/** Numbers for dimensions (`dimension`) and codes (`dimension:code`), in the codebook's order. */
function numberCodes(dimensions: readonly Dimension[]): Numbers {
  const numbers = new Map<string, number>();
  for (const { id, codes } of dimensions) {
    numbers.set(id, numbers.size + 1);
    for (const code of codes) numbers.set(`${id}:${code.id}`, numbers.size + 1);
  }
  return numbers;
}

function attribute(
  number: number | undefined,
  name: string,
  description: string,
  id: string,
  isHeading: boolean,
) {
  return {
    AttributeId: number ?? 0,
    AttributeName: name,
    AttributeDescription: description,
    AttributeSetDescription: description,
    ...(isHeading ? HEADING : SELECTABLE),
    OriginalAttributeID: 0,
    ExtURL: id,
    ExtType: GLEANER_MARK,
  };
}

function dimensionAttribute({ id, label, codes }: Dimension, numbers: Numbers) {
  const byParent = Map.groupBy(codes, ({ parent }) => parent);
  const nested = (code: Code): object => {
    const below = byParent.get(code.id) ?? [];
    const place = `${id}:${code.id}`;
    return {
      ...attribute(numbers.get(place), code.label, code.definition, place, code.group ?? false),
      ...(below.length === 0 ? {} : { Attributes: { AttributesList: below.map(nested) } }),
    };
  };
  return {
    ...attribute(numbers.get(id), label, '', id, true),
    Attributes: { AttributesList: (byParent.get(undefined) ?? []).map(nested) },
  };
}

function referenceOf(
  { item, citationKey, keywords, coded = [], note }: ExportItem,
  at: number,
  numbers: Numbers,
) {
  const source = item as unknown as Record<string, unknown>;
  const texts = EPPI_TEXTS.map(([field, variable]) => [field, String(source[variable] ?? '')] as const);
  const [year = '', month = ''] = item.issued?.['date-parts']?.[0] ?? [];
  const byCode = Map.groupBy(
    coded.filter(({ dimension, code }) => numbers.has(`${dimension}:${code}`)),
    ({ dimension, code }) => `${dimension}:${code}`,
  );
  return {
    ItemId: at,
    ...Object.fromEntries(texts),
    Authors: nameList(item.author),
    ParentAuthors: nameList(item.editor),
    ShortTitle: shortTitle(item, String(year)),
    Year: String(year),
    Month: String(month),
    StandardNumber: item.ISSN ?? item.ISBN ?? '',
    Country: '',
    Institution: '',
    Keywords: joinKeywords([...splitKeywords(item.keyword), ...(keywords ?? [])]),
    Comments: [item.note, note].filter(Boolean).join('\n\n'),
    TypeName: EPPI_TYPES.find(([, types]) => types.includes(item.type))?.[0] ?? 'Generic',
    OldItemId: citationKey,
    Codes: [...byCode].map(([place, codings]) => codeOf(numbers.get(place)!, codings)),
    Outcomes: [],
    // What the fields above cannot hold; other programs pass it over.
    CSL: { ...item, id: citationKey },
  };
}

function codeOf(number: number, codings: readonly RecordCoding[]) {
  const quotes = codings.flatMap((coding) => coding.quotes).filter((quote) => quote.text !== '');
  return {
    AttributeId: number,
    AdditionalText: codings.map(saying).filter(Boolean).join('\n'),
    ArmId: 0,
    ArmTitle: '',
    ItemAttributeFullTextDetails: quotes.map(({ text, source, start = 0, end = 0 }) => ({
      Text: text,
      DocTitle: source,
      TextFrom: start,
      TextTo: end,
    })),
    Gleaner: codings.map(({ dimension: _dimension, code: _code, ...coding }) => coding),
  };
}

/** What is said of a code besides itself, for a reader of the map. */
function saying({ direction, outcome, asReported, note }: RecordCoding): string {
  const qualified = [
    direction,
    outcome === null ? '' : `on ${outcome}`,
    asReported === 'absence' ? 'reported as absent' : '',
  ]
    .filter(Boolean)
    .join(', ');
  return [qualified, note].filter(Boolean).join(': ');
}

/** "Family Given ; Family Given", as EPPI-Reviewer shows names. */
function nameList(names: readonly CslName[] | undefined): string {
  return (names ?? [])
    .map((name) => name.literal ?? [familyOf(name), name.given].filter(Boolean).join(', '))
    .join('; ');
}

function familyOf(name: CslName): string {
  return [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}

function shortTitle(item: CslItem, year: string): string {
  const first = (item.author ?? item.editor ?? [])[0];
  const name = first ? (first.literal ?? familyOf(first)) : (item['title-short'] ?? item.title ?? '');
  return [name.slice(0, 80), year === '' ? '' : `(${year})`].filter(Boolean).join(' ');
}
