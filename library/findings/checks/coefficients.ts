import type { CheckResult } from '../../../shared/model/check.ts';
import type { ExtractedTable, TableRow } from '../../../shared/model/extraction.ts';
import { cellNumbers } from '../cell-numbers.ts';
import { estimateHeading } from '../estimate-words.ts';
import { type PrintedNumber, roundingOf } from '../printed-number.ts';
import { tableColumns } from '../table-columns.ts';
import { checkResult } from './check-result.ts';
import { ratiosOfTable, ratioText } from './printed-ratios.ts';

/** A coefficient of a logistic, Poisson or Cox regression beside its ratio, which is e to its power. */
export function checkCoefficients(tables: readonly ExtractedTable[]): CheckResult[] {
  return tables.flatMap((table) => {
    const { columns, mark } = tableColumns(table);
    const coefficients = columns.filter(({ outcome }) => estimateHeading(outcome)?.measure === 'coefficient');
    const ratios = ratiosOfTable(table);
    const column = coefficients[0]?.column;
    if (
      coefficients.length !== 1 ||
      column === undefined ||
      new Set(ratios.map((one) => one.column)).size !== 1
    )
      return [];
    const lines = ratios.flatMap(({ ratio, row }) => {
      const cell = row.cells[column];
      const number = cell === undefined ? null : cellNumbers(cell, mark).plain;
      return number === null ? [] : [{ row, ratio, number, fits: isPowerOf(number, ratio.value) }];
    });
    const wrong = lines.filter(({ fits }) => !fits);
    // Standardised coefficients and those of another model fit nowhere.
    if (lines.length < 2 || wrong.length * 2 >= lines.length) return [];
    return lines.map(({ row, ratio, number, fits }) =>
      resultOf(table, row, {
        number,
        fits,
        ratio: ratio.value,
        shown: ratioText({ ...ratio, interval: null }),
      }),
    );
  });
}

/** Whether a ratio is e to a coefficient, as far as the rounding of both allows. */
function isPowerOf(coefficient: PrintedNumber, ratio: PrintedNumber): boolean {
  const half = roundingOf(coefficient);
  const [least, most] = [Math.exp(coefficient.value - half), Math.exp(coefficient.value + half)];
  const slack = roundingOf(ratio) + 1e-9;
  return ratio.value + slack >= least && ratio.value - slack <= most;
}

function resultOf(
  table: ExtractedTable,
  row: TableRow,
  {
    number,
    ratio,
    fits,
    shown,
  }: { number: PrintedNumber; ratio: PrintedNumber; fits: boolean; shown: string },
): CheckResult {
  const place = `${table.label === '' ? '' : `${table.label}, `}“${row.path[row.path.length - 1] ?? ''}”`;
  const recomputed = Math.exp(number.value).toFixed(Math.max(2, ratio.decimals));
  return checkResult(
    {
      kind: 'ratio',
      verdict: fits ? 'agrees' : 'differs',
      question: `${place}: a coefficient of ${number.value} is a ratio of ${recomputed}, printed is ${shown}.${fits ? '' : ' Is one of them a slip?'}`,
      printed: shown,
      recomputed,
    },
    [number, ratio],
    [table],
  );
}
