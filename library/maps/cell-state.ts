import type { Axis } from './axis.ts';
import type { Standing } from './cell-tally.ts';
import type { EvidenceJudgement } from './evidence.ts';
import type { Readings } from './reading.ts';
import type { StudyMarks } from './study-marks.ts';

/** Hears every study once, in order and by its number among them, and then says what each cell is. */
export type CellStates = {
  readonly hear: (
    study: number,
    marks: StudyMarks,
    contradicted: { readonly row: boolean; readonly column: boolean },
  ) => void;
  readonly of: (row: number, column: number, n: number) => Standing;
};

/** Keeps what is undecided and what is judged not applicable. */
export function cellStates(
  judgements: readonly EvidenceJudgement[],
  rows: Axis,
  columns: Axis,
  readings: Readings,
): CellStates {
  const reasons = reasonsOf(judgements, rows, columns);
  const undecided = new Set<number>();
  const openRows = new Map<number, Set<number>>();
  const openColumns = new Map<number, Set<number>>();
  let heard = 0;

  const undecidedIn = (row: number, column: number): number => {
    // On an axis of studies a leaf is a study's number.
    if (rows.dimension === null) return undecided.has(row) ? 1 : 0;
    if (columns.dimension === null) return undecided.has(column) ? 1 : 0;
    const [here, there] = [openRows.get(row) ?? NOBODY, openColumns.get(column) ?? NOBODY];
    let both = 0;
    if (there.size > 0) for (const study of here) if (there.has(study)) both += 1;
    return undecided.size + here.size + there.size - both;
  };

  return {
    hear: (study, marks, contradicted) => {
      heard += 1;
      if (!marks.rowDecided || !marks.columnDecided || contradicted.row || contradicted.column) {
        undecided.add(study);
        return;
      }
      for (const row of marks.openRows) note(openRows, row, study);
      for (const column of marks.openColumns) note(openColumns, column, study);
    },
    of: (row, column, n) => {
      const open = undecidedIn(row, column);
      if (n > 0) return { state: 'evidence', undecided: open, reason: '' };
      const reason =
        reasons.get(cellKey(rows.leaves[row]?.id, columns.leaves[column]?.id)) ??
        barredReason(rows, row, columns, column, readings);
      if (reason !== undefined) return { state: 'not-applicable', undecided: open, reason };
      // Where nothing was looked at, nothing can be called a gap.
      if (open > 0 || heard === 0) return { state: 'not-coded', undecided: open, reason: '' };
      const study = rows.dimension === null || columns.dimension === null;
      return { state: study ? 'not-reported' : 'gap', undecided: 0, reason: '' };
    },
  };
}

const NOBODY: ReadonlySet<number> = new Set();

function note(open: Map<number, Set<number>>, leaf: number, study: number): void {
  const there = open.get(leaf);
  if (there === undefined) open.set(leaf, new Set([study]));
  else there.add(study);
}

function cellKey(row: string | undefined, column: string | undefined): string {
  return `${row}\n${column}`;
}

function reasonsOf(
  judgements: readonly EvidenceJudgement[],
  rows: Axis,
  columns: Axis,
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const one of judgements) {
    if (one.rowDimension === rows.id && one.columnDimension === columns.id) {
      reasons.set(cellKey(one.rowCode, one.columnCode), one.reason);
    } else if (one.rowDimension === columns.id && one.columnDimension === rows.id) {
      reasons.set(cellKey(one.columnCode, one.rowCode), one.reason);
    }
  }
  return reasons;
}

// Within one coding, an exclusive code such as "no factor" carries no outcome and no direction.
function barredReason(
  rows: Axis,
  row: number,
  columns: Axis,
  column: number,
  readings: Readings,
): string | undefined {
  if (!readings.linked) return undefined;
  for (const [axis, leaf, other] of [
    [rows, row, columns],
    [columns, column, rows],
  ] as const) {
    const carries = readings.of.get(axis.id);
    if (!axis.exclusive[leaf] || carries?.row === undefined || carries.column === undefined) continue;
    return `“${axis.leaves[leaf]?.label}” rules out every ${other.dimension?.label ?? other.id}.`;
  }
  return undefined;
}
