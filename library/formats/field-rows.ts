import { columnMeaning, isBibliographyHeader, plainHeader } from './csv-columns.ts';
import type { TableRow } from './table-reading.ts';

/** Rows that are looked at to tell whether each is a field. */
const LOOKED_AT = 60;
/** Labels with a meaning that a record has at least. */
const FEWEST_LABELS = 3;

/**
 * The delimiter of a file whose rows are fields, as Embase exports "CSV, records by row": a label, then its values. It is what
 * stands behind the first label. Undefined where the first row begins with no label of a reference.
 */
export function fieldDelimiter(text: string): string | undefined {
  const first = /^\uFEFF?\s*(?:"([^"\n]{1,80})"|([\p{L}][\p{L} ()/&-]{1,80}?))([,;\t|])/u.exec(text);
  const label = first?.[1] ?? first?.[2] ?? '';
  return columnMeaning(label) === undefined ? undefined : first?.[3];
}

/** Whether most rows begin with labels of a reference, again and again, and the first is no header. */
export function areFields(rows: readonly TableRow[]): boolean {
  const [first] = rows;
  if (first === undefined || isBibliographyHeader(first.cells)) return false;
  const looked = rows.slice(0, LOOKED_AT);
  const labels = looked.map(({ cells }) => cells[0] ?? '');
  const known = new Set(labels.filter((label) => columnMeaning(label) !== undefined).map(plainHeader));
  const filled = looked.filter(({ cells }) => cells.length >= 2);
  const isText = [...known].some((label) => /^(?:title|doi|abstract)$/.test(label));
  // Values under a header repeat only by chance; labels are few, and each record has most of them.
  const distinct = new Set(labels.map(plainHeader));
  const isOneRecord = distinct.size === labels.length;
  return (
    isText &&
    known.size >= FEWEST_LABELS &&
    filled.length >= 0.8 * looked.length &&
    (isOneRecord
      ? known.size >= 0.4 * labels.length
      : labels.filter((label) => known.has(plainHeader(label))).length >= 0.3 * labels.length)
  );
}

type Field = { readonly label: string; readonly values: readonly string[]; readonly row: TableRow };

/** Rows that are fields laid out as a table: a header of all labels, then one row a record. */
export function layFields(rows: readonly TableRow[]): TableRow[] {
  const records: Field[][] = [];
  const start = plainHeader(rows[0]?.cells[0] ?? '');
  const isSpaced = isSeparatedByBlankLines(rows);
  let nextLine = 0;
  for (const row of rows) {
    const field = fieldOf(row);
    const isFirst = plainHeader(field.label) === start && hasLabel(records.at(-1), start);
    const isAfterBlank = isSpaced && nextLine > 0 && row.line > nextLine;
    if (records.length === 0 || isFirst || isAfterBlank) records.push([]);
    records.at(-1)!.push(field);
    nextLine = row.line + row.raw.split('\n').length;
  }
  const labels = new Map<string, string>();
  for (const { label } of records.flat())
    labels.set(plainHeader(label), labels.get(plainHeader(label)) ?? label);
  const columns = [...labels.keys()];
  return [
    { cells: [...labels.values()], line: rows[0]?.line ?? 1, raw: '' },
    ...records.map((fields): TableRow => {
      const byLabel = Map.groupBy(fields, ({ label }) => plainHeader(label));
      return {
        cells: columns.map((label) => joined((byLabel.get(label) ?? []).flatMap(({ values }) => values))),
        line: fields[0]!.row.line,
        raw: fields.map(({ row }) => row.raw).join('\n'),
      };
    }),
  ];
}

function hasLabel(record: readonly Field[] | undefined, label: string): boolean {
  return record?.some((field) => plainHeader(field.label) === label) ?? false;
}

/** Blank lines divide records, unless there is one after every row. */
function isSeparatedByBlankLines(rows: readonly TableRow[]): boolean {
  const blanks = rows.filter((row, at) => {
    const before = rows[at - 1];
    return before !== undefined && row.line > before.line + before.raw.split('\n').length;
  });
  return blanks.length > 0 && blanks.length < 0.5 * rows.length;
}

/** A row as a field; one with a stray quotation mark is taken apart at its first delimiter. */
function fieldOf(row: TableRow): Field {
  if (row.problem === undefined) {
    const [label = '', ...values] = row.cells;
    return { label: label.trim(), values, row };
  }
  const [, label = '', value = ''] = /^"?([^",;\t|]*)"?[,;\t|]([\s\S]*)$/.exec(row.raw) ?? ['', '', row.raw];
  return { label: label.trim(), values: [value.replace(/^"|"$/g, '')], row };
}

/** Values of one label. One that begins with a space stood behind a comma without quotation marks around it. */
function joined(values: readonly string[]): string {
  const filled = values.filter((value) => value.trim() !== '');
  return filled.reduce(
    (before, value) =>
      before === '' ? value : value.startsWith(' ') ? `${before},${value}` : `${before}; ${value}`,
    '',
  );
}

/** Whether a row that a stray quotation mark may have made holds other fields: a line of it begins with a known label. */
export function holdsFields(row: TableRow): boolean {
  return (
    row.problem !== undefined ||
    row.cells.some((cell) =>
      [...cell.matchAll(/\n"?([\p{Lu}][\p{Lu} ()/&-]{1,80})"?[,;\t|]/gu)].some(
        ([, label = '']) => columnMeaning(label) !== undefined,
      ),
    )
  );
}
