import type { Basis } from '../../shared/model/coding.ts';
import type { Cell, CellState } from '../../shared/model/matrix.ts';
import type { Axis } from './axis.ts';
import { basisOf } from './basis-rank.ts';
import { type DirectionClass, type DirectionScale, directionKey } from './direction-class.ts';
import type { Mark } from './mark-list.ts';

/** What all cells of one matrix share. */
export type TallyContext = { readonly scale: DirectionScale | undefined; readonly segments: Axis | null };

/** Who stands in a cell: study numbers, and for each its rank of basis, its direction class and its segments. */
export type CellTally = {
  readonly studies: number[];
  readonly ranks: number[];
  readonly directions: DirectionClass[];
  /** Empty where the matrix has no segments. */
  readonly segments: (readonly number[])[];
};

/** The key under which a cell counts studies without a code of the segmenting dimension. */
export const NO_SEGMENT = '';

const NO_BASIS: Cell['byBasis'] = Object.freeze({ 'full text': 0, abstract: 0, title: 0, 'as cited': 0 });
const NO_COUNTS: Readonly<Record<string, number>> = Object.freeze(Object.create(null));
const NO_STUDIES: readonly string[] = Object.freeze([]);

export function newTally(): CellTally {
  return { studies: [], ranks: [], directions: [], segments: [] };
}

/** Puts a study into a cell; `own` are the segments of the study itself, null where there are none to count. */
export function addToTally(tally: CellTally, study: number, mark: Mark, own: readonly number[] | null): void {
  tally.studies.push(study);
  tally.ranks.push(mark.rank);
  tally.directions.push(mark.direction);
  if (own !== null) tally.segments.push(mark.segments ?? own);
}

/** What a cell is when nobody stands in it. */
export type Standing = { readonly state: CellState; readonly undecided: number; readonly reason: string };

/** One cell of the matrix; `ids` are those of the studies by number. Counts that are zero are left out of `directions` and `segments`, not of `byBasis`. */
export function cellOf(
  row: string,
  column: string,
  tally: CellTally | undefined,
  context: TallyContext,
  ids: readonly string[],
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
    studies: tally.studies.map((number) => ids[number] ?? ''),
    n: tally.studies.length,
    byBasis: basisCounts(tally.ranks),
    directions: directionCounts(tally.directions, context.scale),
    segments: segmentCounts(tally.segments, context.segments),
    ...standing,
  };
}

function basisCounts(ranks: readonly number[]): Cell['byBasis'] {
  const counts: Record<Basis, number> = { ...NO_BASIS };
  for (const rank of ranks) counts[basisOf(rank)] += 1;
  return counts;
}

function directionCounts(
  directions: readonly DirectionClass[],
  scale: DirectionScale | undefined,
): Readonly<Record<string, number>> {
  if (scale === undefined) return NO_COUNTS;
  const byClass = new Map<DirectionClass, number>();
  for (const direction of directions) byClass.set(direction, (byClass.get(direction) ?? 0) + 1);
  const counts: Record<string, number> = Object.create(null);
  const order = [...byClass.entries()].sort(([left], [right]) => right - left);
  for (const [direction, n] of order) {
    const key = directionKey(scale, direction);
    counts[key] = (counts[key] ?? 0) + n;
  }
  return counts;
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
