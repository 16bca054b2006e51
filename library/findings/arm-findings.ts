import type { ExtractedTable } from '../../shared/model/extraction.ts';
import type { Estimate, FindingCell, FindingLevel } from '../../shared/model/finding.ts';
import type { MappedColumn, TableMapping } from '../../shared/model/table-mapping.ts';
import { cellNumbers } from './cell-numbers.ts';
import { type RowEstimate, rowEstimate } from './estimate-cells.ts';
import { isNoCount } from './mean-words.ts';
import type { DecimalMark, PrintedNumber } from './printed-number.ts';
import { TOTAL, tableColumns } from './table-columns.ts';
import { type Line, SHARES, type Variable } from './table-variables.ts';

/** What one row says of the arms that its table compares. */
export type ArmDraft = {
  readonly section: string;
  /** The arms, as the columns are headed. */
  readonly variable: string;
  /** The words of the row. */
  readonly outcome: string;
  readonly levels: readonly FindingLevel[];
  readonly estimate: Estimate | null;
  readonly cells: readonly FindingCell[];
  readonly isComparison: true;
};

const LEVEL_MEANINGS: readonly MappedColumn['means'][] = ['n', 'events', 'percent', 'both'];
const ARM =
  /\b(?:interventions?|controls?|treat(?:ment|ed)|placebo|(?:usual|standard) care|care as usual|treatment as usual|compar(?:ison|ator)s?|experimental|arm|waiting|wait-?list(?:ed)?|sham|(?:un)?exposed|(?:un)?vaccinated|randomi[sz]ed)\b|\b(?:interventions|kontroll|behandlungs|vergleichs)gruppe\b|\bgrupo (?:de |del )?(?:control|intervenci[oó]n|tratamiento|experimental)\b|\bgroupe (?:t[ée]moin|contr[ôo]le|d.intervention)\b|\b(?:interventio|verrokki|vertailu)ryhmä/iu;
const CASES = /\bcases?\b/iu;

/** The headings of the groups whose numbers stand side by side, without a column of totals. */
export function armsOf(columns: readonly MappedColumn[]): readonly string[] {
  const named = columns.filter(
    ({ means, outcome }) => LEVEL_MEANINGS.includes(means) && outcome !== '' && !TOTAL.test(outcome),
  );
  return [...new Set(named.map(({ outcome }) => outcome))];
}

/** Whether the headings say that their groups are those of a trial or of an exposure; cases and controls are an outcome. */
export function namesArms(columns: readonly MappedColumn[]): boolean {
  const arms = armsOf(columns);
  return arms.length > 1 && arms.some((arm) => ARM.test(arm)) && !arms.some((arm) => CASES.test(arm));
}

/** One comparison of the arms for each row and estimate. */
export function armDrafts(
  table: ExtractedTable,
  mapping: TableMapping,
  variables: readonly Variable[],
): readonly ArmDraft[] {
  const { mark, columns } = tableColumns(table);
  const bases = new Map(columns.map(({ column, base }) => [column, base]));
  const arms = armsOf(mapping.columns).map((label) => ({
    label,
    columns: mapping.columns.filter(({ outcome }) => outcome === label),
  }));
  const estimates = estimatesOf(mapping.columns);
  return variables.flatMap((variable) =>
    variable.lines.flatMap((line) => {
      const read = arms.map((arm) => readArm(line, arm.label, arm.columns, bases, mark));
      const shown = isNoCount(line.label) ? [] : read.filter(({ cells }) => cells.length > 0);
      return estimates.flatMap(({ heading, columns: own }) => {
        const found = estimateOf(line, own, mark) ?? ownEstimate(variable, own, mark);
        if (shown.length === 0 && found === undefined) return [];
        const words = [outcomeWords(variable, line), heading].filter((part) => part !== '').join(' · ');
        return [
          {
            section: '',
            variable: arms.map(({ label }) => label).join(' / '),
            outcome: words,
            levels: shown.map(({ level }) => level),
            estimate: found?.estimate ?? null,
            cells: [...shown.flatMap(({ cells }) => cells), ...(found?.cells ?? [])],
            isComparison: true as const,
          },
        ];
      });
    }),
  );
}

function outcomeWords({ variable, isNamed }: Variable, { label }: Line): string {
  const own = label.replace(SHARES, '');
  return isNamed ? `${variable}: ${own}` : own;
}

type EstimateColumns = { readonly heading: string; readonly columns: readonly MappedColumn[] };

/** The columns of estimates and tests: together, or where there are several estimates each with what belongs to it. */
function estimatesOf(columns: readonly MappedColumn[]): readonly EstimateColumns[] {
  const all = columns.filter(({ means }) => means !== 'other' && !LEVEL_MEANINGS.includes(means));
  const headings = [
    ...new Set(all.filter(({ means }) => means === 'estimate').map(({ outcome }) => outcome)),
  ];
  if (headings.length < 2) return [{ heading: '', columns: all }];
  return headings.map((heading) => ({
    heading,
    columns: all.filter(({ outcome }) => outcome === heading || outcome === ''),
  }));
}

type FoundEstimate = { readonly estimate: Estimate; readonly cells: readonly FindingCell[] };

function estimateOf(
  { row, at }: Line,
  columns: readonly MappedColumn[],
  mark: DecimalMark,
): FoundEstimate | undefined {
  const read: RowEstimate | undefined = rowEstimate(row.cells, columns, mark);
  if (read === undefined) return undefined;
  const cells = read.columns.flatMap((column) => {
    const cell = row.cells[column];
    return cell === undefined ? [] : [{ start: cell.start, end: cell.end, row: at, column }];
  });
  return { estimate: read.estimate, cells };
}

/** The test in the line of a variable of two answers is that of either. */
function ownEstimate(
  { own, lines }: Variable,
  columns: readonly MappedColumn[],
  mark: DecimalMark,
): FoundEstimate | undefined {
  return own === undefined || lines.length > 2 ? undefined : estimateOf(own, columns, mark);
}

function readArm(
  { row, at }: Line,
  label: string,
  columns: readonly MappedColumn[],
  bases: ReadonlyMap<number, number | null>,
  mark: DecimalMark,
): { readonly level: FindingLevel; readonly cells: readonly FindingCell[] } {
  const figures: Record<'n' | 'events' | 'percent', number | null> = { n: null, events: null, percent: null };
  const cells: FindingCell[] = [];
  const take = (key: keyof typeof figures, number: PrintedNumber | null, column: number) => {
    if (number === null || figures[key] !== null) return;
    figures[key] = number.value;
    cells.push({ start: number.start, end: number.end, row: at, column });
  };
  const isCounted = columns.some(({ means }) => means === 'events');
  for (const { column, means } of columns) {
    const cell = row.cells[column];
    if (cell === undefined) continue;
    const { count, base, percent, plain } = cellNumbers(cell, mark);
    const whole = count ?? (plain !== null && plain.decimals === 0 ? plain : null);
    if (means === 'percent') take('percent', percent ?? plain, column);
    // Beside events, or alone under no size, a number is that of the people; else it counts those with the outcome.
    else if (means === 'n' && isCounted) take('n', whole, column);
    else {
      take('events', whole, column);
      take('n', base, column);
      if (means === 'both') take('percent', percent, column);
    }
  }
  const size = columns.map(({ column }) => bases.get(column) ?? null).find((base) => base !== null) ?? null;
  return { level: { label, ...figures, n: figures.n ?? (cells.length > 0 ? size : null) }, cells };
}
