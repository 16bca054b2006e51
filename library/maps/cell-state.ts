import type { CellState } from '../../shared/model/matrix.ts';
import { type Axis, eachCounting } from './axis.ts';
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
    if (rows.dimension === null) return undecided.has(studyAt(rows, row)) ? 1 : 0;
    if (columns.dimension === null) return undecided.has(studyAt(columns, column)) ? 1 : 0;
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
      if (n > 0) return plain('evidence', open);
      const reason =
        (reasons.size === 0
          ? undefined
          : reasons.get(cellKey(rows.leaves[row]?.id, columns.leaves[column]?.id))) ??
        barredReason(rows, row, columns, column, readings);
      if (reason !== undefined) return { state: 'not-applicable', undecided: open, reason };
      // Where nothing was looked at, nothing can be called a gap.
      if (open > 0 || heard === 0) return plain('not-coded', open);
      const study = rows.dimension === null || columns.dimension === null;
      return plain(study ? 'not-reported' : 'gap', 0);
    },
  };
}

/** The number of the study that a leaf of an axis of studies is of. */
function studyAt(axis: Axis, leaf: number): number {
  return axis.arranged === null ? leaf : (axis.arranged.studyOf[leaf] ?? -1);
}

const NOBODY: ReadonlySet<number> = new Set();

function note(open: Map<number, Set<number>>, leaf: number, study: number): void {
  const there = open.get(leaf);
  if (there === undefined) open.set(leaf, new Set([study]));
  else there.add(study);
}

// Hundreds of thousands of cells stand alike.
const alike = new Map<string, Map<number, Standing>>();

let last: Standing = { state: 'gap', undecided: 0, reason: '' };

function plain(state: CellState, undecided: number): Standing {
  if (last.state !== state || last.undecided !== undecided) last = plainOf(state, undecided);
  return last;
}

function plainOf(state: CellState, undecided: number): Standing {
  const known = alike.get(state) ?? new Map<number, Standing>();
  alike.set(state, known);
  const standing = known.get(undecided) ?? Object.freeze({ state, undecided, reason: '' });
  known.set(undecided, standing);
  return standing;
}

function cellKey(row: string | undefined, column: string | undefined): string {
  return `${row}\n${column}`;
}

function reasonsOf(
  judgements: readonly EvidenceJudgement[],
  rows: Axis,
  columns: Axis,
): ReadonlyMap<string, string> {
  const judged = new Map<string, { row: number; column: number; reasons: string[] }>();
  for (const one of judgements) {
    const along = one.rowDimension === rows.id && one.columnDimension === columns.id;
    const across = one.rowDimension === columns.id && one.columnDimension === rows.id;
    if (!along && !across) continue;
    const row = rows.leafOf.get(along ? one.rowCode : one.columnCode);
    const column = columns.leafOf.get(along ? one.columnCode : one.rowCode);
    if (row === undefined || column === undefined) continue;
    eachCounting(rows, row, (down) =>
      eachCounting(columns, column, (side) => {
        const key = cellKey(rows.leaves[down]?.id, columns.leaves[side]?.id);
        const cell = judged.get(key) ?? { row: down, column: side, reasons: [] };
        judged.set(key, cell);
        cell.reasons.push(one.reason);
      }),
    );
  }
  const reasons = new Map<string, string>();
  for (const [key, cell] of judged) {
    // A folded cell is not applicable only where everything in it was judged so.
    const size = (rows.members[cell.row]?.length ?? 0) * (columns.members[cell.column]?.length ?? 0);
    if (size === 1) reasons.set(key, cell.reasons.at(-1) ?? '');
    else if (cell.reasons.length >= size) reasons.set(key, [...new Set(cell.reasons)].join(' '));
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
