import type { Basis } from '../../shared/model/coding.ts';
import type { Cell, CellState } from '../../shared/model/matrix.ts';
import type { Axis } from './axis.ts';
import { basisOf } from './basis-rank.ts';
import { type DirectionScale, directionKey } from './direction-class.ts';
import { directionOf, type Mark, rankOf } from './mark-list.ts';

/** What all cells of one matrix share. */
export type TallyContext = { readonly scale: DirectionScale | undefined; readonly segments: Axis | null };

/** Who stands in a cell: study numbers, and for each its mark and its segments. */
export type CellTally = {
  readonly studies: Int32Array;
  /** A `Mark` each. */
  readonly marks: Int32Array;
  /** Empty where the matrix has no segments. */
  readonly segments: readonly (readonly number[])[];
};

/** The key under which a cell counts studies without a code of the segmenting dimension. */
export const NO_SEGMENT = '';

const NO_BASIS: Cell['byBasis'] = Object.freeze({ 'full text': 0, abstract: 0, title: 0, 'as cited': 0 });
const NO_COUNTS: Readonly<Record<string, number>> = Object.freeze(Object.create(null));
const NO_STUDIES: readonly string[] = Object.freeze([]);

/** What a cell is when nobody stands in it. */
export type Standing = { readonly state: CellState; readonly undecided: number; readonly reason: string };

/** One cell of the matrix; `studies` names those of the tally. Counts that are zero are left out of `directions` and `segments`, not of `byBasis`. */
export function cellOf(
  row: string,
  column: string,
  tally: CellTally | undefined,
  context: TallyContext,
  studies: readonly string[],
  standing: Standing,
): Cell {
  if (tally === undefined) {
    return {
      row,
      column,
      studies: NO_STUDIES,
      n: 0,
      byBasis: NO_BASIS,
      directions: NO_COUNTS,
      segments: NO_COUNTS,
      ...standing,
    };
  }
  return {
    row,
    column,
    studies,
    n: studies.length,
    ...countsOf(tally.marks, context.scale),
    segments: segmentCounts(tally.segments, context.segments),
    ...standing,
  };
}

/** Studies by basis and by direction, in one walk. */
function countsOf(
  marks: Int32Array,
  scale: DirectionScale | undefined,
): Pick<Cell, 'byBasis' | 'directions'> {
  const counts: number[] = [];
  for (let at = 0; at < marks.length; at++) {
    const mark: Mark = marks[at] ?? 0;
    counts[mark] = (counts[mark] ?? 0) + 1;
  }
  const byBasis: Record<Basis, number> = { ...NO_BASIS };
  const directions: Record<string, number> = Object.create(null);
  for (let mark: Mark = counts.length - 1; mark >= 0; mark--) {
    const n = counts[mark];
    if (n === undefined) continue;
    byBasis[basisOf(rankOf(mark))] += n;
    if (scale === undefined) continue;
    const key = directionKey(scale, directionOf(mark));
    directions[key] = (directions[key] ?? 0) + n;
  }
  return { byBasis, directions: scale === undefined ? NO_COUNTS : directions };
}

function segmentCounts(
  segments: readonly (readonly number[])[],
  axis: Axis | null,
): Readonly<Record<string, number>> {
  if (axis === null) return NO_COUNTS;
  const byLeaf = new Map<number, number>();
  let none = 0;
  for (const list of segments) {
    if (list.length === 0) none += 1;
    for (const leaf of list) byLeaf.set(leaf, (byLeaf.get(leaf) ?? 0) + 1);
  }
  const counts: Record<string, number> = Object.create(null);
  axis.leaves.forEach((leaf, number) => {
    const n = byLeaf.get(number);
    if (n !== undefined) counts[leaf.id] = n;
  });
  if (none > 0) counts[NO_SEGMENT] = none;
  return counts;
}
