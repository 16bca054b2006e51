import type { TableCell } from '../../shared/model/extraction.ts';
import { type Estimate, NO_ESTIMATE } from '../../shared/model/finding.ts';
import type { MappedColumn } from '../../shared/model/table-mapping.ts';
import { type DecimalMark, numberPattern, printedNumber } from './printed-number.ts';

/** An estimate read from the cells of one row, and the cells it was read from. */
export type RowEstimate = { readonly estimate: Estimate; readonly columns: readonly number[] };

/** The estimate and test that a row prints in some columns; undefined where it prints none. */
export function rowEstimate(
  cells: readonly TableCell[],
  columns: readonly MappedColumn[],
  mark: DecimalMark,
): RowEstimate | undefined {
  let estimate = NO_ESTIMATE;
  const used: number[] = [];
  for (const { column, means, measure } of columns) {
    const cell = cells[column];
    const read = cell === undefined ? undefined : partOf(means, measure, cell.text, mark);
    if (read === undefined) continue;
    used.push(column);
    estimate = { ...estimate, ...read };
  }
  return used.length === 0 ? undefined : { estimate, columns: used };
}

function partOf(
  means: MappedColumn['means'],
  measure: string,
  text: string,
  mark: DecimalMark,
): Partial<Estimate> | undefined {
  switch (means) {
    case 'estimate': {
      const value = numbersIn(text, mark)[0];
      return value === undefined ? undefined : { measure, value, ...intervalIn(text, mark, value) };
    }
    case 'interval': {
      const [lower, upper] = numbersIn(text, mark);
      return lower === undefined || upper === undefined ? undefined : { lower, upper };
    }
    case 'statistic': {
      const [statistic] = numbersIn(text.replace(/^[^=]*=/, ''), mark);
      const df = /\(\s*(?:df\s*=\s*)?(\d+)/.exec(text)?.[1];
      return statistic === undefined
        ? undefined
        : { test: measure, statistic, ...(df === undefined ? {} : { df: Number(df) }) };
    }
    case 'df': {
      const [df] = numbersIn(text, mark);
      return df === undefined ? undefined : { df };
    }
    case 'p':
      return numbersIn(text, mark).length === 0 && !/^n\.?\s?s\.?$/i.test(text.trim())
        ? undefined
        : { p: printedP(text) };
    default:
      return undefined;
  }
}

/** "0.031" is "= 0.031", as a p is kept with its sign. */
function printedP(text: string): string {
  const plain = text
    .replace(/^\s*p\s*/i, '')
    .replace(/[*†‡]+\s*$/, '')
    .trim();
  return /^[<>=≤≥]/.test(plain)
    ? plain.replace(/^([<>=≤≥])\s*/, '$1 ')
    : /^\d|^[.,]\d/.test(plain)
      ? `= ${plain}`
      : plain;
}

function intervalIn(
  text: string,
  mark: DecimalMark,
  value: number,
): Pick<Estimate, 'lower' | 'upper'> | undefined {
  const inside = /[([{]([^)\]}]*)[)\]}]/.exec(text)?.[1];
  const [lower, upper] = numbersIn(inside ?? '', mark);
  if (lower === undefined || upper === undefined || value < lower || value > upper) return undefined;
  return { lower, upper };
}

/** The numbers of a cell in order; a dash between two numbers parts them, one before a number is its sign. */
function numbersIn(text: string, mark: DecimalMark): readonly number[] {
  const pattern = new RegExp(`(?<![\\p{L}\\d])[−–-]?(?:${numberPattern(mark)})(?!\\p{L})`, 'gu');
  const plain = text
    .replace(/\b9[059](?:[.,]\d)?\s?%\s?(?:CI)?/gi, ' ')
    .replace(/(\d)\s*[–—-]\s*(?=[\d.,−-])/g, '$1 ; ');
  return [...plain.matchAll(pattern)].flatMap(([found]) => printedNumber(found, 0, mark)?.value ?? []);
}
