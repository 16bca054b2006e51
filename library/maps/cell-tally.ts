import type { Basis } from '../../shared/model/coding.ts';
import type { Cell, CellState } from '../../shared/model/matrix.ts';
import type { Axis } from './axis.ts';
import { basisOf } from './basis-rank.ts';
import { type DirectionClass, type DirectionScale, directionKey, MIXED } from './direction-class.ts';
import type { Mark } from './mark-list.ts';

/** What all cells of one matrix share. */
export type TallyContext = { readonly scale: DirectionScale | undefined; readonly segments: Axis | null };

/** Who stands in a cell: study numbers, and for each its rank of basis and its direction class, and its segments. */
export type CellTally = {
  readonly studies: number[];
  /** Rank and direction in one number; `rankAt` and `directionAt` read it. Two lists would take twice as long to grow. */
  readonly marks: number[];
  /** Empty where the matrix has no segments. */
  readonly segments: (readonly number[])[];
};

/** The key under which a cell counts studies without a code of the segmenting dimension. */
export const NO_SEGMENT = '';

const NO_BASIS: Cell['byBasis'] = Object.freeze({ 'full text': 0, abstract: 0, title: 0, 'as cited': 0 });
const NO_COUNTS: Readonly<Record<string, number>> = Object.freeze(Object.create(null));
const NO_STUDIES: readonly string[] = Object.freeze([]);

export function newTally(): CellTally {
  return { studies: [], marks: [], segments: [] };
}

/** Puts a study into a cell; `own` are the segments of the study itself, null where there are none to count. */
export function addToTally(tally: CellTally, study: number, mark: Mark, own: readonly number[] | null): void {
  tally.studies.push(study);
  tally.marks.push(RANKS * (mark.direction - MIXED) + mark.rank);
  if (own !== null) tally.segments.push(mark.segments ?? own);
}

// Ranks run from 0 to 4, direction classes from MIXED upwards.
const RANKS = 8;

/** The rank of the basis of the study at a place of a tally. */
export function rankAt(tally: CellTally, at: number): number {
  return (tally.marks[at] ?? 0) % RANKS;
}

/** The direction class of the study at a place of a tally. */
export function directionAt(tally: CellTally, at: number): DirectionClass {
  return Math.floor((tally.marks[at] ?? 0) / RANKS) + MIXED;
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
    studies: namesOf(tally.studies, ids),
    n: tally.studies.length,
    ...countsOf(tally.marks, context.scale),
    segments: segmentCounts(tally.segments, context.segments),
    ...standing,
  };
}

function namesOf(numbers: readonly number[], ids: readonly string[]): readonly string[] {
  const names = new Array<string>(numbers.length);
  for (let at = 0; at < numbers.length; at++) names[at] = ids[numbers[at] ?? -1] ?? '';
  return names;
}

/** Studies by basis and by direction, in one walk. */
function countsOf(
  marks: readonly number[],
  scale: DirectionScale | undefined,
): Pick<Cell, 'byBasis' | 'directions'> {
  const ranks = [0, 0, 0, 0, 0, 0, 0, 0];
  const classes: number[] = [];
  for (let at = 0; at < marks.length; at++) {
    const mark = marks[at] ?? 0;
    const rank = mark & (RANKS - 1);
    ranks[rank] = (ranks[rank] ?? 0) + 1;
    const direction = mark >> 3;
    classes[direction] = (classes[direction] ?? 0) + 1;
  }
  const byBasis: Record<Basis, number> = { ...NO_BASIS };
  ranks.forEach((n, rank) => {
    if (n > 0) byBasis[basisOf(rank)] += n;
  });
  if (scale === undefined) return { byBasis, directions: NO_COUNTS };
  const directions: Record<string, number> = Object.create(null);
  for (let direction = classes.length - 1; direction >= 0; direction--) {
    const n = classes[direction];
    if (n === undefined) continue;
    const key = directionKey(scale, direction + MIXED);
    directions[key] = (directions[key] ?? 0) + n;
  }
  return { byBasis, directions };
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
