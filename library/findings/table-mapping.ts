import type { ExtractedTable } from '../../shared/model/extraction.ts';
import type { MappedColumn, TableMapping } from '../../shared/model/table-mapping.ts';
import { namesArms } from './arm-findings.ts';
import { cellNumbers } from './cell-numbers.ts';
import { estimateHeading } from './estimate-words.ts';
import { type TableColumns, tableColumns, type ValueColumn } from './table-columns.ts';

/**
 * What a table's rows and columns mean: as the paper's table before, where its header is the same, else as its own
 * header and numbers say.
 */
export function guessMapping(table: ExtractedTable, previous?: TableMapping): TableMapping {
  const header = headerOf(table);
  if (previous !== undefined && previous.header === header) return previous;
  const read = tableColumns(table);
  const columns = toldApart(withoutPowers(withFractions(guessColumns(read.columns), read)));
  const rates = columns.some(({ means, outcome }) => means === 'percent' && outcome !== '');
  const counts = columns.filter(({ means }) => means === 'n').length;
  return {
    rows: { level: 0, variable: 1 },
    // A count beside rates of several outcomes is the size of the group for all of them.
    columns: columns.map((column) =>
      rates && column.means === 'n' && counts === 1 ? { ...column, outcome: '' } : column,
    ),
    header,
    sizes: false,
    arms: namesArms(columns),
  };
}

/** Cells like "34/226" are counts and their bases, whatever their heading says. */
function withFractions(
  columns: readonly MappedColumn[],
  { rows, mark }: TableColumns,
): readonly MappedColumn[] {
  const isFraction = (column: number) => {
    const cells = rows.flatMap((row) => row.cells[column] ?? []).filter(({ text }) => text !== '');
    const read = cells.filter((cell) => cellNumbers(cell, mark).base !== null);
    return read.length > 0 && read.length * 5 >= cells.length * 4;
  };
  return columns.map((one) =>
    one.means === 'other' && one.measure === '' && isFraction(one.column) ? { ...one, means: 'both' } : one,
  );
}

/** A coefficient beside the ratio that it is the logarithm of says nothing of its own. */
function withoutPowers(columns: readonly MappedColumn[]): readonly MappedColumn[] {
  const ratios = columns.filter(({ measure }) => measure.endsWith('ratio'));
  return columns.map((one) =>
    one.measure === 'coefficient' && ratios.some(({ outcome }) => outcome === one.outcome)
      ? { ...one, means: 'other', measure: '' }
      : one,
  );
}

/**
 * Several estimates of one outcome, as crude and adjusted ones, go by their measures; what follows an estimate, its
 * interval and its p, goes with it.
 */
function toldApart(columns: readonly MappedColumn[]): readonly MappedColumn[] {
  const estimates = columns.filter(({ means }) => means === 'estimate');
  if (estimates.length < 2) return columns;
  const isAlone = ({ outcome }: MappedColumn) =>
    estimates.filter((one) => one.outcome === outcome).length === 1;
  const nameOf = (one: MappedColumn) => {
    if (one.outcome !== '' && isAlone(one)) return one.outcome;
    const measure = `${one.measure[0]?.toUpperCase() ?? ''}${one.measure.slice(1)}`;
    return [one.outcome, measure].filter((words) => words !== '').join(', ');
  };
  return columns.map((one) => {
    const own = estimates.findLast(({ column }) => column <= one.column);
    const follows = one === own || (own?.outcome === one.outcome && ['interval', 'p'].includes(one.means));
    return own !== undefined && follows ? { ...one, outcome: nameOf(own) } : one;
  });
}

/** A column headed "B" is one of coefficients where errors, tests or ratios stand beside it. */
function guessColumns(headed: readonly ValueColumn[]): readonly MappedColumn[] {
  const columns = headed.map(guessColumn);
  const isModel =
    headed.some(({ outcome }) => /\b(?:SE|S\.E\.|std\.? error|standard error)\b|β/u.test(outcome)) ||
    columns.some(
      ({ means, measure }) =>
        ['statistic', 'p', 'interval'].includes(means) || (means === 'estimate' && measure !== 'coefficient'),
    );
  return columns.map((column, i) => {
    const own = headed[i]!;
    return isModel || column.measure !== 'coefficient' || !/^b$/iu.test(own.outcome)
      ? column
      : { column: own.column, means: own.means, outcome: own.outcome, measure: '' };
  });
}

function guessColumn({ column, means, outcome }: ValueColumn): MappedColumn {
  const estimate = means === 'other' || means === 'percent' ? estimateHeading(outcome) : undefined;
  return estimate === undefined
    ? { column, means, outcome, measure: '' }
    : { column, means: estimate.means, outcome: estimate.rest, measure: estimate.measure };
}

/** What tells that two tables of a paper are of the same make: their width and the words of their headers. */
export function headerOf(table: ExtractedTable): string {
  const width = Math.max(0, ...table.rows.map((row) => row.cells.length));
  return `${width}: ${table.header.map((line) => line.join(' | ')).join(' / ')}`;
}
