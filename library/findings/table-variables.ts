import type { ExtractedTable, TableRow } from '../../shared/model/extraction.ts';
import type { TableMapping } from '../../shared/model/table-mapping.ts';
import { tableColumns } from './table-columns.ts';
import { questionsOf } from './table-questions.ts';

/** A row of a variable, by its own name. */
export type Line = { readonly label: string; readonly row: TableRow; readonly at: number };
/** A variable of a table with its lines. */
export type Variable = {
  readonly section: string;
  readonly variable: string;
  /** Whether the table names it; else its lines are variables themselves, under the table's caption. */
  readonly isNamed: boolean;
  readonly lines: readonly Line[];
  /** The variable's own line, which may carry its test. */
  readonly own: Line | undefined;
};

/** Rows under their variables; totals and the questions' own numbers are no levels. */
export function variablesOf(table: ExtractedTable, { rows: { level, variable } }: TableMapping): Variable[] {
  const questions = questionsOf(table);
  const starts = (lines: readonly ({ readonly start: number } | null)[]) =>
    new Set(lines.flatMap((one) => (one === null ? [] : [one.start])));
  const totals = starts(questions.map(({ total }) => total));
  const owns = starts(questions.map(({ own }) => own));
  const ownLines = new Map<string, Line>();
  const found: { key: string; section: string; variable: string; isNamed: boolean; lines: Line[] }[] = [];
  for (const row of tableColumns(table).rows) {
    const start = row.cells[0]?.start ?? -1;
    const place = (back: number) => row.path[row.path.length - 1 - back] ?? '';
    const line = { label: place(level), row, at: table.rows.indexOf(row) };
    if (totals.has(start)) continue;
    if (owns.has(start)) {
      ownLines.set(row.path.join('\n'), line);
      continue;
    }
    const name = place(variable).replace(SHARES, '') || table.caption;
    const depth = Math.max(0, row.path.length - 1 - Math.max(variable, level));
    const section = row.path.slice(0, depth).join(', ');
    const key = row.path.slice(0, row.path.length - variable).join('\n');
    const last = found[found.length - 1];
    if (last !== undefined && last.key === key) last.lines.push(line);
    else found.push({ key, section, variable: name, isNamed: place(variable) !== '', lines: [line] });
  }
  return found.map(({ key, ...rest }) => ({ ...rest, own: ownLines.get(key) }));
}

/** What a question's line says of the numbers below it: "Sex, n (%)". */
export const SHARES = /[,:;]?\s*(?:n|no\.|count)\s*\(\s*%\s*\)\s*$/iu;
