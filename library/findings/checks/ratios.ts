import type { CheckResult } from '../../../shared/model/check.ts';
import type { ExtractedTable, Range, TableRow } from '../../../shared/model/extraction.ts';
import { cellNumbers } from '../cell-numbers.ts';
import { type DecimalMark, type PrintedNumber, printsAs } from '../printed-number.ts';
import type { Interval } from '../proportion.ts';
import { tableColumns, type ValueColumn } from '../table-columns.ts';
import { oddsRatio, riskRatio, type TwoByTwo } from '../two-by-two.ts';
import { checkResult } from './check-result.ts';
import {
  isReferenceCell,
  type PrintedRatio,
  ratiosOfTable,
  ratioText,
  type TabledRatio,
} from './printed-ratios.ts';
import { checkRatioInterval } from './ratio-interval.ts';

/** Every printed ratio against its own interval and p, those of tables against the counts beside them, and the text against the tables. */
export function checkRatios(
  tables: readonly ExtractedTable[],
  stated: readonly PrintedRatio[],
): CheckResult[] {
  const tabled = tables.flatMap((table) => ratiosOfTable(table).map((one) => ({ ...one, table })));
  return [
    ...tabled.flatMap(({ table, ...one }) => [
      ...checkRatioInterval(one.ratio, placeOf(table, one.row), [table]),
      ...checkAgainstCounts(table, one),
    ]),
    ...stated.flatMap((ratio) => [
      ...checkRatioInterval(ratio, 'In the text', []),
      ...checkAgainstTables(ratio, tabled),
    ]),
  ];
}

function placeOf({ label }: ExtractedTable, row: TableRow): string {
  const name = `“${row.path[row.path.length - 1] ?? ''}”`;
  return label === '' ? name : `${label}, ${name}`;
}

type Arm = Range & { readonly events: number; readonly n: number };
/** A fourfold table that a ratio may have been computed from. */
type Fourfold = { readonly of: TwoByTwo; readonly cells: readonly Range[]; readonly isPlain: boolean };

/** Words that tell of a model with more in it than the counts of the row. */
const MODEL = /adjust|multivari|controll?(?:ed|ing) for|regression|model|propensity|weighted|mantel|pooled/i;

function checkAgainstCounts(
  table: ExtractedTable,
  { ratio, row, column }: TabledRatio,
): readonly CheckResult[] {
  const measured = ratio.measure.startsWith('odds')
    ? oddsRatio
    : /^(?:risk|prevalence)/.test(ratio.measure)
      ? riskRatio
      : null;
  const words = [table.caption, ...table.header.flat()].join(' ');
  if (measured === null || /adjust|multivari|\ba[ORP]R\b/i.test(words)) return [];
  const fourfolds = fourfoldsOf(table, row, column);
  const found = fourfolds.flatMap((one) => {
    const interval = measured(one.of, ratio.confidence);
    return interval === null ? [] : [{ ...one, interval, turned: inverse(interval) }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const right = found.find(
    ({ interval, turned }) => printsAs(interval.value, ratio.value) || printsAs(turned.value, ratio.value),
  );
  const shown =
    right === undefined
      ? first.interval
      : printsAs(right.interval.value, ratio.value)
        ? right.interval
        : right.turned;
  const isBound = right === undefined || ratio.interval === null || isNear(shown, ratio.interval);
  // A model, or a layout that is only guessed at, can give another ratio than the counts of the row.
  const isSure = found.length === 1 && first.isPlain && !MODEL.test(words);
  const verdict =
    right === undefined
      ? isSure
        ? 'differs'
        : 'undecidable'
      : isBound
        ? 'agrees'
        : isSure
          ? 'differs'
          : 'undecidable';
  const recomputed = intervalText(shown, ratio);
  const question = {
    agrees: 'the counts give it.',
    undecidable: `the counts as read give ${recomputed}. Was the ratio adjusted, or does it compare other groups?`,
    differs:
      right === undefined
        ? `the counts give ${recomputed}. Is the ratio or one of the counts a slip, or was it adjusted?`
        : `the counts give the ratio with another interval, ${recomputed}. Is an end of it a slip?`,
  }[verdict];
  return [
    checkResult(
      {
        kind: 'ratio',
        verdict,
        question: `${placeOf(table, row)}: ${ratio.measure} ${ratioText(ratio)}, ${question}`,
        printed: ratioText(ratio),
        recomputed,
      },
      [ratio, ...(right ?? first).cells],
      [table],
    ),
  ];
}

/** Intervals by other methods than Woolf's and Katz's differ a little in width. */
const WIDTH = 1.3;
const SHIFT = 0.15;

function isNear(found: Interval, { lower, upper }: NonNullable<PrintedRatio['interval']>): boolean {
  if (printsAs(found.lower, lower) && printsAs(found.upper, upper)) return true;
  if (!(lower.value > 0)) return true;
  const width = Math.log(found.upper / found.lower);
  const share = Math.log(upper.value / lower.value) / width;
  const off = [Math.log(lower.value / found.lower), Math.log(upper.value / found.upper)].map(Math.abs);
  return share < WIDTH && share > 1 / WIDTH && off.every((one) => one < SHIFT * width);
}

function inverse({ value, lower, upper }: Interval): Interval {
  return { value: 1 / value, lower: 1 / upper, upper: 1 / lower };
}

function intervalText({ value, lower, upper }: Interval, ratio: PrintedRatio): string {
  const places = Math.max(2, ratio.value.decimals);
  return `${value.toFixed(places)} (${lower.toFixed(places)}–${upper.toFixed(places)})`;
}

/** The fourfold tables that a row's counts make: of its two arms, or of its one or two against the reference group's. */
function fourfoldsOf(table: ExtractedTable, row: TableRow, column: number): readonly Fourfold[] {
  const { columns, rows, mark } = tableColumns(table);
  const before = columns.filter((one) => one.column !== column);
  const arms = armsOf(row, before, mark);
  const siblings = rows.filter(
    (one) => one !== row && isSibling(one, row) && isReferenceCell(one.cells[column], mark),
  );
  const reference = siblings.length === 1 ? siblings[0] : undefined;
  const others = reference === undefined ? [] : armsOf(reference, before, mark);
  const [one, two, ...more] = arms;
  const [refOne, refTwo] = others;
  if (one === undefined || more.length > 0) return [];
  if (two === undefined)
    return refOne === undefined || others.length > 1
      ? []
      : [{ of: { exposed: one, unexposed: refOne }, cells: [one, refOne], isPlain: true }];
  const across = {
    of: { exposed: one, unexposed: two },
    cells: [one, two],
    isPlain: reference === undefined,
  };
  if (refOne === undefined || refTwo === undefined) return [across];
  // Cases and controls in columns: the odds of the level against the reference among each.
  const against = (level: Arm, other: Arm) => ({ events: level.events, n: level.events + other.events });
  return [
    across,
    {
      of: { exposed: against(one, refOne), unexposed: against(two, refTwo) },
      cells: [one, two, refOne, refTwo],
      isPlain: false,
    },
  ];
}

function isSibling(one: TableRow, other: TableRow): boolean {
  return (
    one.path.length > 1 &&
    one.path.length === other.path.length &&
    one.path.slice(0, -1).join('\n') === other.path.slice(0, -1).join('\n')
  );
}

/** Events out of a printed number of people: "34/226", a count under a heading with its n, or two columns side by side. */
function armsOf(row: TableRow, columns: readonly ValueColumn[], mark: DecimalMark): readonly Arm[] {
  const numberAt = (column: number) => {
    const cell = row.cells[column];
    return cell === undefined ? undefined : cellNumbers(cell, mark);
  };
  const arm = (events: PrintedNumber | null | undefined, n: number | null | undefined): Arm[] =>
    events == null || n == null || events.decimals > 0 || events.value > n || events.value < 0
      ? []
      : [{ start: events.start, end: events.end, events: events.value, n }];
  return columns.flatMap(({ column, means, base, outcome }) => {
    const numbers = numberAt(column);
    if (numbers === undefined) return [];
    if (numbers.base !== null) return arm(numbers.count, numbers.base.value);
    if (means === 'both' || (means === 'n' && base !== null))
      return arm(numbers.count ?? numbers.plain, base);
    if (means !== 'events') return [];
    const size = columns.find((one) => one.means === 'n' && one.outcome === outcome);
    return arm(numbers.plain, size === undefined ? base : numberAt(size.column)?.plain?.value);
  });
}

/** Two of a ratio's three numbers as in a table, and nowhere all three: the third is a slip here or there. */
function checkAgainstTables(
  stated: PrintedRatio,
  tabled: readonly (TabledRatio & { readonly table: ExtractedTable })[],
): readonly CheckResult[] {
  const numbersOf = ({ value, interval }: PrintedRatio) =>
    [value, interval?.lower, interval?.upper].map((one) => one?.value);
  const own = numbersOf(stated);
  const same = tabled.map((one) => ({
    ...one,
    alike: numbersOf(one.ratio).filter((value, i) => value !== undefined && value === own[i]).length,
  }));
  const [nearest] = same.filter(({ ratio }) => ratio.interval !== null).toSorted((a, b) => b.alike - a.alike);
  if (nearest === undefined || nearest.alike < 2) return [];
  const agrees = nearest.alike === 3;
  const place = placeOf(nearest.table, nearest.row);
  return [
    checkResult(
      {
        kind: 'text',
        verdict: agrees ? 'agrees' : 'differs',
        question: `The text gives ${ratioText(stated)}, ${place} ${ratioText(nearest.ratio)}.${agrees ? '' : ' Is one of them a slip?'}`,
        printed: ratioText(stated),
        recomputed: ratioText(nearest.ratio),
      },
      [stated, nearest.ratio],
      [nearest.table],
    ),
  ];
}
