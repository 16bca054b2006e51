import type { ExtractedTable, TableRow } from '../../shared/model/extraction.ts';
import type { Estimate, Finding, FindingCell, FindingLevel } from '../../shared/model/finding.ts';
import type { MappedColumn, TableMapping } from '../../shared/model/table-mapping.ts';
import { armDrafts } from './arm-findings.ts';
import { type CellNumbers, cellNumbers } from './cell-numbers.ts';
import { rowEstimate } from './estimate-cells.ts';
import type { GroupSizes } from './group-sizes.ts';
import { isNoCount } from './mean-words.ts';
import { type DecimalMark, type PrintedNumber, printsAs } from './printed-number.ts';
import { tableColumns } from './table-columns.ts';
import { type Line, type Variable, variablesOf } from './table-variables.ts';

/** A finding of a table before a person says which study, factor and outcome it is about. */
export type FindingDraft = {
  readonly section: string;
  readonly variable: string;
  /** As the column is headed; empty where the table has one outcome that it does not name. */
  readonly outcome: string;
  readonly levels: readonly FindingLevel[];
  readonly estimate: Estimate | null;
  readonly table: string;
  /** Whether its levels are the arms that the table compares, and its outcome is the words of a row. */
  readonly isComparison?: boolean;
  /** Every cell a number was taken from. */
  readonly cells: readonly FindingCell[];
};

/** The findings of a table under a mapping: one for each variable and outcome, tied to their cells. */
export function draftFindings(
  table: ExtractedTable,
  mapping: TableMapping,
  sizes: GroupSizes = new Map(),
): FindingDraft[] {
  const { mark } = tableColumns(table);
  const variables = variablesOf(table, mapping);
  if (mapping.arms)
    return armDrafts(table, mapping, variables).map((draft) => ({ ...draft, table: table.label }));
  const shared = sharedLines(table, mapping);
  const named = [
    ...new Set(
      mapping.columns.flatMap(({ means, outcome }) => (means === 'other' || outcome === '' ? [] : [outcome])),
    ),
  ];
  const outcomes = named.length > 0 ? named : [''];
  return variables.flatMap((variable) =>
    outcomes.flatMap((outcome) => {
      const columns = mapping.columns.filter((column) => column.outcome === outcome || column.outcome === '');
      const read = (line: Line) => readLine(line, columns, mark, mapping.sizes ? sizes : new Map(), shared);
      return draftsOf(variable, variable.lines.map(read), variable.own && read(variable.own)).map(
        (draft) => ({
          section: variable.section,
          outcome,
          table: table.label,
          ...draft,
        }),
      );
    }),
  );
}

type ReadLine = {
  readonly level: FindingLevel;
  readonly cells: readonly FindingCell[];
  readonly estimate: Estimate | null;
  readonly estimateCells: readonly FindingCell[];
};

/** One draft for the variable; where several of its lines carry an estimate, one for each of these beside its reference. */
function draftsOf(
  { variable, isNamed }: Variable,
  lines: readonly ReadLine[],
  own: ReadLine | undefined,
): Pick<FindingDraft, 'variable' | 'levels' | 'estimate' | 'cells'>[] {
  const estimated = lines.filter(({ estimate }) => estimate !== null);
  const valued = estimated.filter(({ estimate }) => !isReference(estimate));
  if (valued.length > 1 || (valued.length === 1 && estimated.length > 1)) {
    const references = lines.filter(({ estimate, cells }) => isReference(estimate) && cells.length > 0);
    return valued.map((line) => {
      const shown = lines.filter((one) => one === line || references.includes(one));
      const levels = shown.filter(({ cells }) => cells.length > 0).map(({ level }) => level);
      return {
        variable: isNamed ? `${variable}: ${line.level.label}` : line.level.label,
        levels,
        estimate: line.estimate,
        cells: [...shown.flatMap(({ cells }) => cells), ...line.estimateCells],
      };
    });
  }
  const source = estimated[0] ?? own;
  const hasLevels = lines.some(({ cells }) => cells.length > 0);
  if (!hasLevels && !source?.estimate) return [];
  return [
    {
      variable: isNamed || lines.length > 1 ? variable : (lines[0]?.level.label ?? variable),
      levels: hasLevels ? lines.map(({ level }) => level) : [],
      estimate: source?.estimate ?? null,
      cells: [...lines.flatMap(({ cells }) => cells), ...(source?.estimateCells ?? [])],
    },
  ];
}

/** The line that others are compared with prints no estimate, or a bare 1. */
function isReference(estimate: Estimate | null): boolean {
  if (estimate === null) return true;
  if (estimate.value === null) return estimate.statistic === null && estimate.p === '';
  return estimate.value === 1 && estimate.lower === null && estimate.p === '';
}

function readLine(
  { label, row, at }: Line,
  columns: readonly MappedColumn[],
  mark: DecimalMark,
  sizes: GroupSizes,
  shared: ReadonlyMap<TableRow, Whole>,
): ReadLine {
  const figures: { n: number | null; events: number | null; percent: number | null } = {
    n: null,
    events: null,
    percent: null,
  };
  const cells: FindingCell[] = [];
  const whole = shared.get(row);
  for (const { column, means } of columns) {
    const cell = row.cells[column];
    if (cell === undefined || isNoCount(label)) continue;
    const take: Take = (key, number) => {
      if (number === null || figures[key] !== null) return;
      figures[key] = number.value;
      cells.push({ start: number.start, end: number.end, row: at, column });
    };
    const numbers = cellNumbers(cell, mark);
    if (means === 'both') takeBoth(numbers, take, whole);
    else if (means === 'percent') take(means, numbers.percent ?? numbers.plain);
    else if (means === 'n' || means === 'events') take(means, numbers.count ?? numbers.plain);
  }
  const size = sizes.get(row.cells[0]?.start ?? -1);
  if (figures.n === null && cells.length > 0 && size !== undefined) {
    figures.n = size.n;
    cells.push(size.cell);
  }
  const read = rowEstimate(row.cells, columns, mark);
  const estimateCells = (read?.columns ?? []).flatMap((column) => {
    const cell = row.cells[column];
    return cell === undefined ? [] : [{ start: cell.start, end: cell.end, row: at, column }];
  });
  return { level: { label, ...figures }, cells, estimate: read?.estimate ?? null, estimateCells };
}

/** The people of a line, as the counts of its cells add up to. */
type Whole = PrintedNumber;

/** Lines that are shared out among columns of counts and percentages: "Injured | Not injured", and how many people each has. */
function sharedLines(table: ExtractedTable, mapping: TableMapping): ReadonlyMap<TableRow, Whole> {
  const { mark, rows } = tableColumns(table);
  const columns = mapping.columns.filter(({ means }) => means === 'both').map(({ column }) => column);
  if (columns.length < 2) return new Map();
  const shared = rows.flatMap((row) => {
    const numbers = columns.flatMap((column) => {
      const cell = row.cells[column];
      return cell === undefined ? [] : [cellNumbers(cell, mark)];
    });
    const counts = numbers.flatMap(({ count, base }) => (base === null && count !== null ? [count] : []));
    const n = counts.reduce((sum, { value }) => sum + value, 0);
    const isShare = ({ count, percent }: CellNumbers) =>
      count !== null && percent !== null && n > 0 && printsAs((100 * count.value) / n, percent);
    const first = counts[0];
    return first !== undefined && counts.length === columns.length && numbers.every(isShare)
      ? [[row, { ...first, value: n }] as const]
      : [];
  });
  const counted = rows.filter((row) => columns.every((column) => (row.cells[column]?.text ?? '') !== ''));
  return shared.length * 2 > counted.length ? new Map(shared) : new Map();
}

type Take = (key: 'n' | 'events' | 'percent', number: PrintedNumber | null) => void;

/**
 * "34/226 (15.0)" are events, their base and a percentage. Without a base the count is that of the level, or, where the
 * line is shared out among the columns, the events among the line's people.
 */
function takeBoth(numbers: CellNumbers, take: Take, whole: Whole | undefined): void {
  if (whole !== undefined) {
    take('events', numbers.count);
    take('n', whole);
  } else if (numbers.base === null) take('n', numbers.count);
  else {
    take('events', numbers.count);
    take('n', numbers.base);
  }
  take('percent', numbers.percent);
}

/** What a person says of a draft. */
export type FindingDecision = Pick<
  Finding,
  'study' | 'factor' | 'outcome' | 'direction' | 'asReported' | 'sha256' | 'subgroup'
>;

/** A draft as a finding to be stored. */
export function findingOfDraft(draft: FindingDraft, decision: FindingDecision): Omit<Finding, 'id' | 'rev'> {
  return {
    ...decision,
    // Without a code for it, the heading is all that tells what the numbers are of; several rows may share a code.
    label:
      (decision.outcome === '' || draft.isComparison) && draft.outcome !== ''
        ? `${draft.variable} · ${draft.outcome}`
        : draft.variable,
    levels: draft.levels,
    estimate: draft.estimate,
    table: draft.table,
    cells: draft.cells,
    passage: null,
  };
}
