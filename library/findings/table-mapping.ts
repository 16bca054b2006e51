import type { ExtractedTable } from '../../shared/model/extraction.ts';
import type { MappedColumn, TableMapping } from '../../shared/model/table-mapping.ts';
import { estimateHeading } from './estimate-words.ts';
import { tableColumns, type ValueColumn } from './table-columns.ts';

/**
 * What a table's rows and columns mean: as the paper's table before, where its header is the same, else as its own
 * header and numbers say.
 */
export function guessMapping(table: ExtractedTable, previous?: TableMapping): TableMapping {
  const header = headerOf(table);
  if (previous !== undefined && previous.header === header) return previous;
  const columns = tableColumns(table).columns.map(guessColumn);
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
  };
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
