import type { CheckResult } from '../../../shared/model/check.ts';
import type { ExtractedTable, TableRow } from '../../../shared/model/extraction.ts';
import type { MappedColumn } from '../../../shared/model/table-mapping.ts';
import { cellNumbers } from '../cell-numbers.ts';
import { type PrintedNumber, roundingOf } from '../printed-number.ts';
import { tableColumns } from '../table-columns.ts';
import { guessMapping } from '../table-mapping.ts';
import { checkResult } from './check-result.ts';

type Limited = { readonly row: TableRow; readonly number: PrintedNumber };
type Limits = { readonly name: string; readonly least: number; readonly most: number };

const CORRELATION: Limits = { name: 'a correlation', least: -1, most: 1 };
const PROBABILITY: Limits = { name: 'a p-value', least: 0, most: 1 };
const SHARE: Limits = { name: 'a percentage of people', least: 0, most: 100 };

/** Correlations, p-values and rates of groups that lie where such numbers cannot. */
export function checkRanges(tables: readonly ExtractedTable[]): CheckResult[] {
  return tables.flatMap((table) => {
    const { columns } = guessMapping(table);
    const correlated = columns.filter(({ measure }) => measure === 'correlation').map(({ column }) => column);
    const ps = columns.filter(({ means }) => means === 'p').map(({ column }) => column);
    // Beside its count a percentage is recomputed, and told of there.
    const isCounted = (share: MappedColumn) =>
      columns.some(
        ({ means, outcome }) => (means === 'n' || means === 'events') && outcome === share.outcome,
      );
    const shares = columns
      .filter((one) => one.means === 'percent' && !isCounted(one))
      .map(({ column }) => column);
    const matrix = matrixColumns(table);
    return [
      ...outside(table, [...new Set([...correlated, ...matrix])], CORRELATION, isMeasure),
      ...outside(table, ps, PROBABILITY),
      ...outside(table, shares, SHARE),
    ];
  });
}

/** The columns of a matrix of correlations: numbered, or named as the rows are. */
export function matrixColumns(table: ExtractedTable): readonly number[] {
  const words = [table.caption, ...table.header.flat()].join(' ');
  if (!/\b(?:inter-?)?c?[ck]orr?ela/iu.test(words)) return [];
  const heads = table.header[table.header.length - 1]?.slice(1) ?? [];
  const named = (head: string) => table.rows.some(({ path }) => path[path.length - 1] === head);
  return heads.flatMap((head, column) =>
    /^\(?\d+[.)]?$/.test(head.trim()) || (head !== '' && named(head)) ? [column] : [],
  );
}

/** What rows below a matrix of correlations are called that hold other figures of its measures. */
const STATISTIC =
  /^(?:M|SD|x̄|means?|averages?|mean\s*\(.*|s\.\s?d\.|standard deviations?|var(?:iance)?|medians?|range|min(?:imum)?|max(?:imum)?|skew(?:ness)?|kurtosis|n|AVE|CR|ICC|α|ω|alpha|omega|.*\b(?:Cronbach|reliabilit|Mittelwert|Standardabweichung).*|MW|media|DE|moyenne|ET|keskiarvo|KA|KH)$/iu;

/** Whether a row of a table of correlations is a measure's, and not one of means or reliabilities. */
export function isMeasure({ path }: TableRow): boolean {
  return !STATISTIC.test((path[path.length - 1] ?? '').trim());
}

function outside(
  table: ExtractedTable,
  columns: readonly number[],
  limits: Limits,
  isRow: (row: TableRow) => boolean = () => true,
): CheckResult[] {
  const { rows, mark } = tableColumns(table);
  const printed = columns.flatMap((column) =>
    rows.filter(isRow).flatMap((row): Limited[] => {
      const cell = row.cells[column];
      const number = cell === undefined ? null : cellNumbers(cell, mark).plain;
      return number === null ? [] : [{ row, number }];
    }),
  );
  const wrong = printed.filter(({ number }) => !lies(number, limits));
  // Where many lie outside, the column was misunderstood.
  if (wrong.length * 4 > printed.length) return [];
  return wrong.map(({ row, number }) => resultOf(table, row, number, limits));
}

function lies(number: PrintedNumber, { least, most }: Limits): boolean {
  const half = roundingOf(number);
  return number.value >= least - half && number.value <= most + half;
}

function resultOf(
  table: ExtractedTable,
  row: TableRow,
  number: PrintedNumber,
  { name, least, most }: Limits,
): CheckResult {
  const place = `${table.label === '' ? '' : `${table.label}, `}“${row.path[row.path.length - 1] ?? ''}”`;
  const range = `${least} and ${most}`.replace('-', '−');
  return checkResult(
    {
      kind: 'feasible',
      verdict: 'differs',
      question: `${place}: ${number.value} is printed where ${name} stands, which lies between ${range}. Is it a slip?`,
      printed: String(number.value),
      recomputed: `between ${range}`,
    },
    [number],
    [table],
  );
}
