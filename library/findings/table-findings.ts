import type { ExtractedTable, Range } from '../../shared/model/extraction.ts';
import type { Finding, FindingLevel } from '../../shared/model/finding.ts';
import { type CellNumbers, cellNumbers } from './cell-numbers.ts';
import type { DecimalMark, PrintedNumber } from './printed-number.ts';
import { type ColumnMeaning, tableColumns } from './table-columns.ts';
import { questionsOf } from './table-questions.ts';

/** What a person says, or the program guesses, of one value column. */
export type MappedColumn = {
  /** From 0, after the labels. */
  readonly column: number;
  /** `both` is "34 (15.0)"; `other` is left out. */
  readonly means: ColumnMeaning;
  /** The outcome or group it belongs to; empty where it serves them all. */
  readonly outcome: string;
};

/** What the rows and columns of a table mean. */
export type TableMapping = {
  /** Places in a row's path, counted from the innermost, 0. */
  readonly rows: { readonly level: number; readonly variable: number };
  readonly columns: readonly MappedColumn[];
  /** The header it was made for, by which the paper's next table is known to be of the same make. */
  readonly header: string;
};

/** A finding of a table before a person says which study, factor and outcome it is about. */
export type FindingDraft = {
  readonly section: string;
  readonly variable: string;
  /** As the column is headed; empty where the table has one outcome that it does not name. */
  readonly outcome: string;
  readonly levels: readonly FindingLevel[];
  readonly table: string;
  /** Every cell a number was taken from. */
  readonly cells: readonly Range[];
};

/**
 * What a table's rows and columns mean: as the paper's table before, where its header is the same, else as its own
 * header and numbers say.
 */
export function guessMapping(table: ExtractedTable, previous?: TableMapping): TableMapping {
  const header = headerOf(table);
  if (previous !== undefined && previous.header === header) return previous;
  const { columns } = tableColumns(table);
  const rates = columns.some(({ means, outcome }) => means === 'percent' && outcome !== '');
  return {
    rows: { level: 0, variable: 1 },
    columns: columns.map(({ column, means, outcome }) => ({
      column,
      means,
      // A count beside rates of several outcomes is the size of the group for all of them.
      outcome:
        rates && means === 'n' && columns.filter((one) => one.means === 'n').length === 1 ? '' : outcome,
    })),
    header,
  };
}

function headerOf(table: ExtractedTable): string {
  const width = Math.max(0, ...table.rows.map((row) => row.cells.length));
  return `${width}: ${table.header.map((line) => line.join(' | ')).join(' / ')}`;
}

/** The findings of a table under a mapping: one for each variable and outcome, tied to their cells. */
export function draftFindings(table: ExtractedTable, mapping: TableMapping): FindingDraft[] {
  const { mark } = tableColumns(table);
  const variables = variablesOf(table, mapping);
  const named = [...new Set(mapping.columns.map(({ outcome }) => outcome).filter((name) => name !== ''))];
  const outcomes = named.length > 0 ? named : [''];
  return variables.flatMap(({ section, variable, lines }) =>
    outcomes.flatMap((outcome) => {
      const columns = mapping.columns.filter((column) => column.outcome === outcome || column.outcome === '');
      const read = lines.map((line) => levelOf(line, columns, mark));
      if (!read.some(({ cells }) => cells.length > 0)) return [];
      return [
        {
          section,
          variable,
          outcome,
          levels: read.map(({ level }) => level),
          table: table.label,
          cells: read.flatMap(({ cells }) => cells),
        },
      ];
    }),
  );
}

type Line = { readonly label: string; readonly row: ExtractedTable['rows'][number] };
type Variable = { readonly section: string; readonly variable: string; readonly lines: readonly Line[] };

/** Rows under their variables; totals and the questions' own numbers are no levels. */
function variablesOf(table: ExtractedTable, { rows: { level, variable } }: TableMapping): Variable[] {
  const questions = questionsOf(table);
  const apart = new Set(
    questions.flatMap(({ total, own }) => [total, own]).flatMap((one) => (one === null ? [] : [one.start])),
  );
  const found: { key: string; section: string; variable: string; lines: Line[] }[] = [];
  for (const row of tableColumns(table).rows) {
    if (apart.has(row.cells[0]?.start ?? -1)) continue;
    const at = (place: number) => row.path[row.path.length - 1 - place] ?? '';
    const name = at(variable) || table.caption;
    const section = row.path
      .slice(0, Math.max(0, row.path.length - 1 - Math.max(variable, level)))
      .join(', ');
    const key = `${section}\n${name}`;
    const line = { label: at(level), row };
    const last = found[found.length - 1];
    if (last !== undefined && last.key === key) last.lines.push(line);
    else found.push({ key, section, variable: name, lines: [line] });
  }
  return found;
}

function levelOf(
  { label, row }: Line,
  columns: readonly MappedColumn[],
  mark: DecimalMark,
): { level: FindingLevel; cells: readonly Range[] } {
  const figures: { n: number | null; events: number | null; percent: number | null } = {
    n: null,
    events: null,
    percent: null,
  };
  const cells: Range[] = [];
  const take = (key: keyof typeof figures, number: PrintedNumber | null) => {
    if (number === null || figures[key] !== null) return;
    figures[key] = number.value;
    cells.push({ start: number.start, end: number.end });
  };
  for (const { column, means } of columns) {
    const cell = row.cells[column];
    if (cell === undefined || means === 'other') continue;
    const numbers = cellNumbers(cell, mark);
    if (means === 'both') takeBoth(numbers, take);
    else
      take(
        means,
        means === 'percent' ? (numbers.percent ?? numbers.plain) : (numbers.count ?? numbers.plain),
      );
  }
  return { level: { label, ...figures }, cells };
}

/** "34/226 (15.0)" are events, their base and a percentage; without a base the count is that of the level. */
function takeBoth(
  numbers: CellNumbers,
  take: (key: 'n' | 'events' | 'percent', number: PrintedNumber | null) => void,
): void {
  if (numbers.base === null) take('n', numbers.count);
  else {
    take('events', numbers.count);
    take('n', numbers.base);
  }
  take('percent', numbers.percent);
}

/** What a person says of a draft. */
export type FindingDecision = Pick<
  Finding,
  'study' | 'factor' | 'outcome' | 'direction' | 'asReported' | 'sha256'
>;

/** A draft as a finding to be stored. */
export function findingOfDraft(draft: FindingDraft, decision: FindingDecision): Omit<Finding, 'id' | 'rev'> {
  return {
    ...decision,
    label: draft.variable,
    levels: draft.levels,
    estimate: null,
    table: draft.table,
    cells: draft.cells.map(({ start, end }) => ({ start, end })),
  };
}
