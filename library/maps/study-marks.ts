import type { Axis } from './axis.ts';
import { type BasisRank, crossedRank, NO_PASSAGE, placedRank, strongestRank } from './basis-rank.ts';
import { type DirectionClass, joined, UNSTATED } from './direction-class.ts';
import type { EvidenceCoding } from './evidence.ts';
import { spokenBy } from './facet.ts';
import { meets, type Reading, type Readings } from './reading.ts';

/** What one study says in one place: a leaf of an axis, or a cell. */
export type Mark = {
  readonly place: number;
  rank: BasisRank;
  direction: DirectionClass;
  /** Numbers of segment leaves that the codings behind the mark carry themselves; null where none speaks of it. */
  segments: readonly number[] | null;
};

/** Everything one study says to a matrix. */
export type StudyMarks = {
  /** Each at the number of its cell; one a cell. */
  readonly cells: readonly Mark[];
  readonly rowDecided: boolean;
  readonly columnDecided: boolean;
  /** Leaves of codings that name one side and leave the other open. */
  readonly openRows: readonly number[];
  readonly openColumns: readonly number[];
  /** Segments of the study as a whole. */
  readonly segments: readonly number[];
};

const NOTHING: readonly never[] = [];

/** Whether a study meets every filter; one coding must meet all the filters that speak of it. */
export function passesFilters(readings: Readings, codings: readonly EvidenceCoding[]): boolean {
  if (readings.filters === 0) return true;
  const met = new Set<number>();
  for (const coding of codings) {
    const reading = readings.of.get(coding.dimension);
    if (reading === undefined || reading.filters.length === 0) continue;
    if (!reading.carrier.codes.has(coding.code)) continue;
    if (meets(reading, coding, reading.filters)) for (const filter of reading.filters) met.add(filter.number);
  }
  return met.size === readings.filters;
}

/** Reads the codings of one study; where an axis holds the studies, `study` is its leaf there. */
export function readStudy(
  readings: Readings,
  rows: Axis,
  columns: Axis,
  codings: readonly EvidenceCoding[],
  study: string,
): StudyMarks {
  const rowMarks: Mark[] = itself(rows, study);
  const columnMarks: Mark[] = itself(columns, study);
  const pairs: Mark[] = [];
  const openRows: number[] = [];
  const openColumns: number[] = [];
  const ownSegments: number[] = [];
  let rowDecided = rows.dimension === null;
  let columnDecided = columns.dimension === null;
  for (const coding of codings) {
    const reading = readings.of.get(coding.dimension);
    if (reading === undefined || !reading.carrier.codes.has(coding.code)) continue;
    // An exclusive code decides what its codings would have carried, too: no factor, so no outcome of a factor.
    const bars = reading.carrier.exclusive.has(coding.code);
    const rowValue = said(reading, reading.row, coding);
    const columnValue = said(reading, reading.column, coding);
    const rowKnown = rowValue !== undefined && rows.known.has(rowValue);
    const columnKnown = columnValue !== undefined && columns.known.has(columnValue);
    if (reading.row !== undefined && (rowKnown || bars)) rowDecided = true;
    if (reading.column !== undefined && (columnKnown || bars)) columnDecided = true;
    const row = leafOf(rows, rowValue);
    const column = leafOf(columns, columnValue);
    const segment =
      readings.segments === null ? -1 : leafOf(readings.segments, said(reading, reading.segment, coding));
    if (segment >= 0 && !ownSegments.includes(segment)) ownSegments.push(segment);
    if (row < 0 && column < 0) continue;
    if (!meets(reading, coding, reading.narrowing)) continue;
    const rank = strongestRank(coding.basis);
    const direction = directionOf(readings, reading, coding);
    const segments = reading.segment === undefined ? null : segment >= 0 ? [segment] : NOTHING;
    if (readings.linked) {
      if (row >= 0 && column >= 0) {
        add(pairs, row * columns.leaves.length + column, rank, direction, segments);
      } else if (!bars && reading.row !== undefined && reading.column !== undefined) {
        if (row >= 0 && !columnKnown) openRows.push(row);
        if (column >= 0 && !rowKnown) openColumns.push(column);
      }
    } else {
      if (row >= 0) add(rowMarks, row, rank, direction, segments);
      if (column >= 0) add(columnMarks, column, rank, direction, segments);
    }
  }
  const cells = readings.linked ? pairs.map(placed) : crossed(rowMarks, columnMarks, columns.leaves.length);
  return { cells, rowDecided, columnDecided, openRows, openColumns, segments: ownSegments };
}

function said(reading: Reading, facet: Reading['row'], coding: EvidenceCoding): string | undefined {
  return facet === undefined ? undefined : spokenBy(reading.carrier, facet, coding);
}

function leafOf(axis: Axis, value: string | undefined): number {
  return value === undefined ? -1 : (axis.leafOf.get(value) ?? -1);
}

function itself(axis: Axis, study: string): Mark[] {
  const place = axis.dimension === null ? axis.leafOf.get(study) : undefined;
  return place === undefined ? [] : [{ place, rank: NO_PASSAGE, direction: UNSTATED, segments: null }];
}

function directionOf(readings: Readings, reading: Reading, coding: EvidenceCoding): DirectionClass {
  if (readings.scale === undefined || coding.direction === null) return UNSTATED;
  if (reading.carrier.direction !== readings.scale.dimension) return UNSTATED;
  return readings.scale.classOf.get(coding.direction) ?? UNSTATED;
}

function add(
  marks: Mark[],
  place: number,
  rank: BasisRank,
  direction: DirectionClass,
  segments: readonly number[] | null,
): void {
  const there = marks.find((mark) => mark.place === place);
  if (there === undefined) {
    marks.push({ place, rank, direction, segments });
    return;
  }
  if (rank < there.rank) there.rank = rank;
  there.direction = joined(there.direction, direction);
  there.segments = union(there.segments, segments);
}

function placed(mark: Mark): Mark {
  return { ...mark, rank: placedRank(mark.rank) };
}

function crossed(rows: readonly Mark[], columns: readonly Mark[], width: number): readonly Mark[] {
  const cells: Mark[] = [];
  for (const row of rows) {
    for (const column of columns) {
      cells.push({
        place: row.place * width + column.place,
        rank: crossedRank(row.rank, column.rank),
        direction: joined(row.direction, column.direction),
        segments: union(row.segments, column.segments),
      });
    }
  }
  return cells;
}

function union(left: readonly number[] | null, right: readonly number[] | null): readonly number[] | null {
  if (left === null || right === null) return left ?? right;
  return [...new Set([...left, ...right])];
}
