import type { ExtractedTable, Range, TableCell, TableRow } from '../../../shared/model/extraction.ts';
import type { MappedColumn } from '../../../shared/model/table-mapping.ts';
import { type DecimalMark, numberPattern, type PrintedNumber, printedNumber } from '../printed-number.ts';
import { tableColumns } from '../table-columns.ts';
import { guessMapping } from '../table-mapping.ts';
import type { ProseSentence } from './prose.ts';

/** A ratio as printed, with its interval and p where these stand beside it. */
export type PrintedRatio = Range & {
  /** "odds ratio", "adjusted odds ratio", "risk ratio", "prevalence ratio", "hazard ratio". */
  readonly measure: string;
  readonly value: PrintedNumber;
  readonly interval: { readonly lower: PrintedNumber; readonly upper: PrintedNumber } | null;
  /** Confidence of the interval, 0.95 where nothing else is printed. */
  readonly confidence: number;
  readonly p: { readonly relation: '=' | '<' | '>'; readonly number: PrintedNumber } | null;
};

/** A ratio in a row of a table, and the row it stands in. */
export type TabledRatio = { readonly ratio: PrintedRatio; readonly row: TableRow; readonly column: number };

const RATIO = /ratio$/;

/** Every ratio that a table prints, row by row; a bare 1 is a reference group and no ratio. */
export function ratiosOfTable(table: ExtractedTable): readonly TabledRatio[] {
  const { columns } = guessMapping(table);
  const { rows, mark } = tableColumns(table);
  const estimates = columns.filter(({ means, measure }) => means === 'estimate' && RATIO.test(measure));
  return estimates.flatMap(({ column, measure }) => {
    const [intervals, ps] = [columnBeside(columns, column, 'interval'), columnBeside(columns, column, 'p')];
    const confidence = confidenceIn(table.header.flat().join(' '));
    return rows.flatMap((row) => {
      const cell = row.cells[column];
      const numbers = cell === undefined ? [] : numbersInCell(cell, mark);
      const apart = numbersInCell(intervals === undefined ? undefined : row.cells[intervals], mark);
      const [value] = numbers;
      if (cell === undefined || value === undefined || !(value.value > 0)) return [];
      const [lower, upper] = numbers.length >= 3 ? numbers.slice(1) : apart;
      const interval = lower === undefined || upper === undefined ? null : { lower, upper };
      if (value.value === 1 && interval === null) return [];
      const p = ps === undefined ? null : pOfCell(row.cells[ps], mark);
      return [
        { ratio: { start: cell.start, end: cell.end, measure, value, interval, confidence, p }, row, column },
      ];
    });
  });
}

/** The column that belongs to an estimate or a statistic: the next of its kind, before another one begins. */
export function columnBeside(
  columns: readonly MappedColumn[],
  column: number,
  means: 'interval' | 'p' | 'df',
): number | undefined {
  const after = columns.filter((one) => one.column > column);
  const own = columns.find((one) => one.column === column)?.means;
  const next = after.find((one) => one.means === own)?.column ?? Number.POSITIVE_INFINITY;
  return after.find((one) => one.means === means && one.column < next)?.column;
}

/** Whether a cell prints no ratio, as the group that others are compared with does. */
export function isReferenceCell(cell: TableCell | undefined, mark: DecimalMark): boolean {
  const numbers = numbersInCell(cell, mark);
  return numbers.length === 0 || (numbers.length === 1 && numbers[0]?.value === 1);
}

/** The numbers of a cell in order, without signs; a dash between two of them parts them. */
export function numbersInCell(cell: TableCell | undefined, mark: DecimalMark): readonly PrintedNumber[] {
  if (cell === undefined) return [];
  const text = cell.text.replace(/\b9[059](?:[.,]\d)?\s?%\s?(?:CI)?/gi, (found) => ' '.repeat(found.length));
  const pattern = new RegExp(`(?<![\\p{L}\\d.])(?:${numberPattern(mark)})(?!\\p{L})`, 'gu');
  return [...text.matchAll(pattern)].flatMap(
    (found) => printedNumber(found[0], cell.start + found.index, mark) ?? [],
  );
}

/** A p as a cell prints it; null where it prints none. */
export function pOfCell(cell: TableCell | undefined, mark: DecimalMark): PrintedRatio['p'] {
  const [number] = numbersInCell(cell, mark);
  if (cell === undefined || number === undefined || number.value > 1) return null;
  return { relation: relationIn(cell.text), number };
}

function relationIn(text: string): '=' | '<' | '>' {
  return /[<≤]/.test(text) ? '<' : /[>≥]/.test(text) ? '>' : '=';
}

function confidenceIn(text: string): number {
  const found = /\b(9[059](?:\.\d)?)\s?%/.exec(text)?.[1];
  return found === undefined ? 0.95 : Number(found) / 100;
}

const NUMBER = String.raw`\d*[.·]?\d+`;
const NAME = String.raw`(?<adjusted>adj(?:usted|\.)?\s+|\ba)?(?<name>odds ratio|risk ratio|relative risk|rate ratio|prevalence ratio|hazard ratio|(?:\b|(?<=\ba))[ORPH]R)`;
const STATED = new RegExp(
  String.raw`${NAME}s?\s*(?:\((?:[ORPH]R)\)\s*)?(?:=|:|of|was|is)?\s*(?<value>${NUMBER})\s*[,;]?\s*[(\[]?\s*(?:(?<level>9[059])\s*%\s*-?\s*(?:CI|KI|IC|LV|confidence interval|Konfidenzintervall|intervalo de confianza|intervalle de confiance)s?\s*[=:,]?\s*)[(\[]?\s*(?<lower>${NUMBER})\s*(?:[-–—,;]|to|and|bis|a|y|à|und)\s*(?<upper>${NUMBER})`,
  'dgiu',
);
const P = /^\s*[)\]]?\s*[,;]?\s*p\s*(?<relation>[=<>≤≥])\s*(?<p>\d?[.·]\d+)/diu;
const MEASURE: Readonly<Record<string, string>> = {
  or: 'odds ratio',
  rr: 'risk ratio',
  pr: 'prevalence ratio',
  hr: 'hazard ratio',
  'relative risk': 'risk ratio',
};

/** Every ratio with its interval that the running text states as the paper's own. */
export function statedRatios(prose: readonly ProseSentence[]): readonly PrintedRatio[] {
  return prose
    .filter(({ cites }) => !cites)
    .flatMap((sentence) =>
      [...sentence.text.matchAll(STATED)].flatMap((found) => ratioOf(sentence, found) ?? []),
    );
}

function ratioOf(sentence: ProseSentence, found: RegExpMatchArray): PrintedRatio | undefined {
  const [groups, places] = [found.groups, found.indices?.groups];
  const at = (name: string, offset = 0) =>
    printedNumber(groups?.[name] ?? '', sentence.start + offset + (places?.[name]?.[0] ?? 0), '.');
  const [value, lower, upper] = [at('value'), at('lower'), at('upper')];
  if (value === null || lower === null || upper === null || !(value.value > 0)) return undefined;
  const name = groups?.name?.toLowerCase() ?? '';
  const end = (found.index ?? 0) + found[0].length;
  const after = P.exec(sentence.text.slice(end));
  const p =
    after?.groups === undefined
      ? null
      : printedNumber(after.groups.p ?? '', sentence.start + end + (after.indices?.groups?.p?.[0] ?? 0), '.');
  return {
    start: sentence.start + (found.index ?? 0),
    end: sentence.start + end,
    measure: `${groups?.adjusted === undefined ? '' : 'adjusted '}${MEASURE[name] ?? name}`,
    value,
    interval: { lower, upper },
    confidence: Number(groups?.level ?? 95) / 100,
    p: p === null ? null : { relation: relationIn(after?.groups?.relation ?? '='), number: p },
  };
}

/** "0.54 (0.38–0.77)", as printed. */
export function ratioText({ value, interval }: Pick<PrintedRatio, 'value' | 'interval'>): string {
  const shown = (number: PrintedNumber) => number.value.toFixed(number.decimals);
  return interval === null
    ? shown(value)
    : `${shown(value)} (${shown(interval.lower)}–${shown(interval.upper)})`;
}
