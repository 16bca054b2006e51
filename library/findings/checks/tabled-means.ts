import type { ExtractedTable, Range, TableCell, TableRow } from '../../../shared/model/extraction.ts';
import { isDeviationHeading, isMeanHeading } from '../mean-words.ts';
import { type DecimalMark, numberPattern, type PrintedNumber, printedNumber } from '../printed-number.ts';
import { type TableColumns, tableColumns, type ValueColumn } from '../table-columns.ts';

/** A mean of a table, its standard deviation and the number of people behind it, where these are printed. */
export type TabledMean = Range & {
  readonly table: ExtractedTable;
  readonly row: TableRow;
  readonly column: number;
  /** The group whose mean it is; empty where the table has one. */
  readonly group: string;
  readonly mean: PrintedNumber;
  readonly deviation: PrintedNumber | null;
  readonly n: number | null;
};

/** Every mean that a table prints under a heading that says so. */
export function meansOfTable(table: ExtractedTable): readonly TabledMean[] {
  const columns = tableColumns(table);
  const inLines = columns.rows.filter(isMeanLine).flatMap((row) => meansOfLine(table, columns, row));
  const inColumns = columns.columns
    .filter(({ outcome }) => isMeanHeading(leafOf(outcome)))
    .flatMap((column) => columns.rows.flatMap((row) => meanOf(table, columns, column, row) ?? []));
  return [...inColumns, ...inLines];
}

/** "Hours a week, mean (SD)" in a table of counts. */
function isMeanLine({ path }: TableRow): boolean {
  return /\b(?:mean|M|average|Mittelwert|media|moyenne)\b[^,;]*(?:\(\s*±?\s*(?:SD|DE|ET|KH|s\.d\.)\s*\)|±\s*(?:SD|DE|ET|KH))/iu.test(
    path[path.length - 1] ?? '',
  );
}

function meansOfLine(
  table: ExtractedTable,
  { columns, mark }: TableColumns,
  row: TableRow,
): readonly TabledMean[] {
  return columns.flatMap(({ column, base, outcome }) => {
    const cell = row.cells[column];
    const [mean, deviation, ...more] = signedNumbers(cell, mark);
    if (
      cell === undefined ||
      base === null ||
      mean === undefined ||
      deviation === undefined ||
      more.length > 0
    )
      return [];
    const { start, end } = cell;
    return [{ start, end, table, row, column, group: outcome, mean, deviation, n: base }];
  });
}

function leafOf(outcome: string): string {
  return outcome.slice(outcome.lastIndexOf(', ') + 1).trim();
}

function groupOf({ outcome }: ValueColumn): string {
  return outcome.includes(', ') ? outcome.slice(0, outcome.lastIndexOf(', ')) : '';
}

function meanOf(
  table: ExtractedTable,
  { columns, mark }: TableColumns,
  head: ValueColumn,
  row: TableRow,
): TabledMean | undefined {
  const cell = row.cells[head.column];
  const [mean, within] = signedNumbers(cell, mark);
  if (cell === undefined || mean === undefined) return undefined;
  const group = groupOf(head);
  const isOfGroup = (one: ValueColumn) => groupOf(one) === group;
  const beside = columns.find(
    (one) => one.column > head.column && isOfGroup(one) && isDeviationHeading(leafOf(one.outcome)),
  );
  const isJoined = within !== undefined && isDeviationHeading(leafOf(head.outcome).replace(/^[^(±,]*/, ''));
  const deviation = isJoined
    ? within
    : beside === undefined
      ? undefined
      : signedNumbers(row.cells[beside.column], mark)[0];
  const sized = columns.filter(({ means }) => means === 'n');
  const own = sized.find((one) => one.outcome === group) ?? (sized.length === 1 ? sized[0] : undefined);
  const printed = own === undefined ? undefined : printedNumber(row.cells[own.column]?.text ?? '', 0, mark);
  const n =
    printed?.value ??
    peopleBefore(columns, head, row, mark) ??
    head.base ??
    (sized.length === 0 ? peopleIn(table.caption, mark) : null);
  const { start, end } = cell;
  return { start, end, table, row, column: head.column, group, mean, deviation: deviation ?? null, n };
}

/** People under a name of their own, "Nurses", in the first column of a table of means. */
function peopleBefore(
  columns: readonly ValueColumn[],
  head: ValueColumn,
  row: TableRow,
  mark: DecimalMark,
): number | null {
  const [first] = columns;
  if (first === undefined || first.column >= head.column || first.means !== 'other') return null;
  if (!PEOPLE.test(first.outcome)) return null;
  const number = printedNumber(row.cells[first.column]?.text ?? '', 0, mark);
  return number !== null && number.decimals === 0 && number.value > 1 ? number.value : null;
}

const PEOPLE =
  /^(?:answers|respondents|participants|people|persons|patients|adults|children|pupils|students|nurses|teachers|women|men|agents|workers|employees|members|users|cases|subjects|players|drivers|befragte|personen|kinder|personas|personnes|vastaajia)$/iu;

/** "(n = 38" in a caption. */
function peopleIn(caption: string, mark: DecimalMark): number | null {
  const all = [...caption.matchAll(/\b[nN]\s*=\s*(\d[\d.,]*)/g)];
  const words = all.length === 1 ? all[0]![1]!.replace(/[.,]$/, '') : '';
  const number = printedNumber(words, 0, mark);
  return number !== null && number.decimals === 0 ? number.value : null;
}

/** The numbers of a cell in order with their signs. */
function signedNumbers(cell: TableCell | undefined, mark: DecimalMark): readonly PrintedNumber[] {
  if (cell === undefined) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\d.,])[−–-]?(?:${numberPattern(mark)})(?!\\p{L})`, 'gu');
  return [...cell.text.matchAll(pattern)].flatMap(
    (found) => printedNumber(found[0], cell.start + found.index, mark) ?? [],
  );
}
