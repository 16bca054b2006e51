import type { CheckResult } from '../../../shared/model/check.ts';
import type { ExtractedTable, TableCell, TableRow } from '../../../shared/model/extraction.ts';
import type { MappedColumn } from '../../../shared/model/table-mapping.ts';
import type { DecimalMark, PrintedNumber } from '../printed-number.ts';
import { tableColumns } from '../table-columns.ts';
import { guessMapping } from '../table-mapping.ts';
import { columnBeside, numbersInCell, pOfCell } from './printed-ratios.ts';
import { checkPrintedTest, type PrintedTest, pBelow, pFits, pRange } from './stated-tests.ts';
import { MISSING_ANSWERS, sharedFreedom } from './table-note.ts';

/** A test that a row of a table prints. */
export type TabledTest = Omit<PrintedTest, 'p'> & {
  readonly table: ExtractedTable;
  readonly row: TableRow;
  readonly column: number;
  readonly statistic: PrintedNumber;
  readonly p: PrintedTest['p'] | null;
  /** Whether its degrees of freedom are said once for all tests of the table: some may have fewer, as answers are missing. */
  readonly isShared: boolean;
};

/** Every test statistic of a table with its degrees of freedom and its p, where these stand beside it. */
export function testsOfTable(table: ExtractedTable, note = ''): readonly TabledTest[] {
  const { columns } = guessMapping(table);
  const { rows, mark, columns: values } = tableColumns(table);
  const shared = sharedFreedom(`${table.caption} ; ${note}`);
  const sizes = [...new Set(values.flatMap(({ base }) => base ?? []))];
  return columns
    .filter(({ means, measure }) => (means === 'statistic' && measure !== '') || means === 'other')
    .flatMap(({ column, means, measure: headed }) => {
      const heading = table.header.map((line) => line[column + 1] ?? '').join(' ');
      const [dfs, ps] = [freedomColumns(columns, column), columnBeside(columns, column, 'p')];
      return rows.flatMap((row) => {
        const cell = row.cells[column];
        const measure = means === 'other' ? testNamedIn(cell?.text ?? '') : headed;
        if (measure === '') return [];
        const read = cell === undefined ? null : statisticIn(cell, heading, mark);
        if (cell === undefined || read === null) return [];
        const printed = dfs.flatMap((at) => numbersInCell(row.cells[at], mark).map(({ value }) => value));
        if (measure === 'F' && printed.length === 1 && dfs.length === 1)
          printed.push(...errorFreedom(rows.slice(rows.indexOf(row) + 1), dfs[0]!, mark));
        const df = [read.df, printed, dfIn(heading)].find((list) => list.length > 0) ?? [];
        const people =
          measure === 't' && df.length === 0 && sizes.length === 2
            ? [sizes[0]! + sizes[1]! - 2]
            : measure === 'F' && df.length === 0
              ? shared
              : df;
        const p = read.p ?? (ps === undefined ? null : pOfCell(row.cells[ps], mark));
        const test = (measure === 'Wald' ? 'z' : measure) as PrintedTest['test'];
        const place = { start: cell.start, end: cell.end, table, row, column };
        const own: TabledTest = {
          ...place,
          test,
          statistic: read.statistic,
          df: people,
          isShared: people === shared && shared.length > 0,
          p: p && { ...p, start: p.number.start, end: p.number.end },
        };
        return [measure === 'Wald' ? waldAs(own) : own];
      });
    });
}

/** The columns of a statistic's degrees of freedom: one or two behind it, or the one before it, as an analysis of variance prints them. */
function freedomColumns(columns: readonly MappedColumn[], column: number): readonly number[] {
  const after = columnBeside(columns, column, 'df');
  if (after !== undefined) {
    const next = columns.find((one) => one.column === after + 1);
    return next?.means === 'df' ? [after, after + 1] : [after];
  }
  const before = columns.filter((one) => one.column < column && ['df', 'statistic'].includes(one.means));
  const last = before[before.length - 1];
  if (last?.means !== 'df') return [];
  const first = before[before.length - 2];
  return first?.means === 'df' ? [first.column, last.column] : [last.column];
}

const ERROR =
  /^(?:error|residuals?|within(?:[ -]groups)?|fehler|residuen|residuo|error residual|résidus?|virhe|jäännös)\b/iu;

/** The degrees of freedom of the next line of errors in an analysis of variance. */
function errorFreedom(below: readonly TableRow[], column: number, mark: DecimalMark): readonly number[] {
  const line = below.find(({ path }) => ERROR.test(path[path.length - 1] ?? ''));
  return line === undefined ? [] : numbersInCell(line.cells[column], mark).map(({ value }) => value);
}

/** The test that a cell names before its statistic: "t = 3.53", "χ²(2) = 4.1"; empty where it names none. */
function testNamedIn(text: string): string {
  const name = /^\s*(χ\s?[²2]|chi-?squared?|[tFz])\s*(?:\([^()]*\))?\s*=/u.exec(text)?.[1] ?? '';
  return /^(?:χ|chi)/u.test(name) ? 'chi-square' : name;
}

/** Wald's statistic is printed squared or not: it is taken for the one that its p speaks for. */
function waldAs(test: TabledTest): TabledTest {
  const squared: TabledTest = { ...test, test: 'chi-square', df: [1] };
  const { p } = test;
  const fits = (one: TabledTest) => p !== null && pFits(p, pRange(one)!);
  return !fits(squared) && fits(test) ? test : squared;
}

function dfIn(heading: string): number[] {
  const found = /\(\s*(?:df\s*=\s*)?(\d+)(?:\s*,\s*(\d+))?\s*\)/i.exec(heading);
  return found === null ? [] : found.slice(1).flatMap((text) => (text === undefined ? [] : [Number(text)]));
}

/** "18.25 (3)", "χ²(3) = 18.25", "18.25 (0.040)" under "χ² (p)". */
function statisticIn(
  cell: TableCell,
  heading: string,
  mark: DecimalMark,
): { statistic: PrintedNumber; df: readonly number[]; p: TabledTest['p'] } | null {
  const named = /^[^=]*=/.exec(cell.text)?.[0] ?? '';
  const value: TableCell = { ...cell, text: cell.text.slice(named.length), start: cell.start + named.length };
  const [statistic, inside] = numbersInCell(value, mark);
  if (statistic === undefined) return null;
  const before = value.text.slice(0, statistic.start - value.start);
  const signed = /[−–-]\s*$/.test(before) ? { ...statistic, value: -statistic.value } : statistic;
  if (named !== '') return { statistic: signed, df: dfIn(named), p: null };
  const isClosed =
    inside !== undefined && /[([]\s*[<=>]?\s*$/.test(value.text.slice(0, inside.start - value.start));
  if (!isClosed) return { statistic: signed, df: [], p: null };
  if (/\(\s*p\b/i.test(heading) || inside.decimals > 0) {
    const rest = {
      ...value,
      text: value.text.slice(inside.start - value.start - 2),
      start: inside.start - 2,
    };
    const p = /\(\s*p\b/i.test(heading) ? pOfCell(rest, mark) : null;
    return { statistic: signed, df: [], p: p && { ...p, start: inside.start, end: inside.end } };
  }
  return { statistic: signed, df: [inside.value], p: null };
}

/** What p can be where some of the people that the degrees of freedom count may not have answered. */
function sharedRange(test: Omit<TabledTest, 'p'>): readonly [number, number] | null {
  const [first, second = 0] = test.df;
  const few = { ...test, df: [first ?? 0, Math.max(1, second * (1 - MISSING_ANSWERS))] };
  const [all, less] = [pRange(test), pRange(few)];
  return all === null || less === null ? all : [Math.min(all[0], less[0]), Math.max(all[1], less[1])];
}

/** Every p that a table prints against the statistic beside it. */
export function checkTabledTests(tests: readonly TabledTest[]): CheckResult[] {
  return tests.flatMap(({ p, ...test }) => {
    if (p === null) return [];
    const range = (test.isShared ? sharedRange(test) : pRange(test)) ?? pBelow({ ...test, p });
    const { table, row } = test;
    const place = `${table.label === '' ? '' : `${table.label}, `}“${row.path[row.path.length - 1] ?? ''}”: `;
    return range === null
      ? []
      : [checkPrintedTest({ ...test, p }, range, { place, says: 'the table prints' }, [table])];
  });
}
