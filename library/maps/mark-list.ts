import { type BasisRank, crossedRank, placedRank } from './basis-rank.ts';
import { type DirectionClass, joined, MIXED } from './direction-class.ts';

/**
 * What one study says in one place, rank of basis and direction class in one number: with hundreds of thousands of
 * marks an object each would take longer to make than everything is to count.
 */
export type Mark = number;

/** Ranks run from 0 to 4, direction classes from MIXED upwards. */
const RANK_BITS = 3;
const RANK_MASK = (1 << RANK_BITS) - 1;

export function markOf(rank: BasisRank, direction: DirectionClass): Mark {
  return ((direction - MIXED) << RANK_BITS) | rank;
}

/** The rank of basis of a mark. */
export function rankOf(mark: Mark): BasisRank {
  return (mark & RANK_MASK) as BasisRank;
}

/** The direction class of a mark. */
export function directionOf(mark: Mark): DirectionClass {
  return (mark >> RANK_BITS) + MIXED;
}

/** A mark whose rank has a name. */
export function placedMark(mark: Mark): Mark {
  const rank = rankOf(mark);
  const placed = placedRank(rank);
  return rank === placed ? mark : mark - rank + placed;
}

/** Two codings of a study in one place: the strongest basis, and the directions together. */
function joinedMark(left: Mark, right: Mark): Mark {
  if (left === right) return left;
  const [one, other] = [rankOf(left), rankOf(right)];
  return markOf(one < other ? one : other, joined(directionOf(left), directionOf(right)));
}

/** What a study says on a row, met by what it says on a column. */
export function crossedMark(row: Mark, column: Mark): Mark {
  return markOf(crossedRank(rankOf(row), rankOf(column)), joined(directionOf(row), directionOf(column)));
}

/**
 * Marks of one study, one a place: a leaf of an axis, or a cell. The list is used again for the next study; what stands
 * beyond its length is of no meaning.
 */
export type MarkList = {
  length: number;
  readonly places: number[];
  readonly marks: Mark[];
  /** Numbers of segment leaves that the codings behind a mark carry themselves; null where none speaks of it. */
  readonly segments: (readonly number[] | null)[];
};

export function newMarkList(): MarkList {
  return { length: 0, places: [], marks: [], segments: [] };
}

/** Adds a mark without looking whether its place is taken. */
export function pushMark(
  list: MarkList,
  place: number,
  mark: Mark,
  segments: readonly number[] | null,
): void {
  const at = list.length;
  list.places[at] = place;
  list.marks[at] = mark;
  list.segments[at] = segments;
  list.length = at + 1;
}

/** Adds a mark, or joins it with the one in its place. */
export function joinMark(
  list: MarkList,
  place: number,
  mark: Mark,
  segments: readonly number[] | null,
): void {
  for (let at = 0; at < list.length; at++) {
    if (list.places[at] !== place) continue;
    list.marks[at] = joinedMark(list.marks[at] ?? 0, mark);
    list.segments[at] = segmentUnion(list.segments[at] ?? null, segments);
    return;
  }
  pushMark(list, place, mark, segments);
}

export function segmentUnion(
  left: readonly number[] | null,
  right: readonly number[] | null,
): readonly number[] | null {
  if (left === null || right === null) return left ?? right;
  return [...new Set([...left, ...right])];
}
