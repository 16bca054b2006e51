import type { BasisRank } from './basis-rank.ts';
import { type DirectionClass, joined } from './direction-class.ts';

/** What one study says in one place: a leaf of an axis, or a cell. */
export type Mark = {
  place: number;
  rank: BasisRank;
  direction: DirectionClass;
  /** Numbers of segment leaves that the codings behind the mark carry themselves; null where none speaks of it. */
  segments: readonly number[] | null;
};

/**
 * Marks of one study, one a place. The list and its marks are used again for the next study: with a hundred thousand
 * studies, making them anew takes longer than counting.
 */
export type MarkList = { length: number; readonly marks: Mark[] };

export function newMarkList(): MarkList {
  return { length: 0, marks: [] };
}

/** Adds a mark without looking whether its place is taken. */
export function pushMark(
  list: MarkList,
  place: number,
  rank: BasisRank,
  direction: DirectionClass,
  segments: readonly number[] | null,
): void {
  const spare = list.marks[list.length];
  if (spare === undefined) list.marks.push({ place, rank, direction, segments });
  else {
    spare.place = place;
    spare.rank = rank;
    spare.direction = direction;
    spare.segments = segments;
  }
  list.length += 1;
}

/** Adds a mark, or joins it with the one in its place: the strongest basis, and the directions together. */
export function joinMark(
  list: MarkList,
  place: number,
  rank: BasisRank,
  direction: DirectionClass,
  segments: readonly number[] | null,
): void {
  for (let at = 0; at < list.length; at++) {
    const there = list.marks[at] as Mark;
    if (there.place !== place) continue;
    if (rank < there.rank) there.rank = rank;
    there.direction = joined(there.direction, direction);
    there.segments = segmentUnion(there.segments, segments);
    return;
  }
  pushMark(list, place, rank, direction, segments);
}

export function segmentUnion(
  left: readonly number[] | null,
  right: readonly number[] | null,
): readonly number[] | null {
  if (left === null || right === null) return left ?? right;
  return [...new Set([...left, ...right])];
}
