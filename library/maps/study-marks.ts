import type { Axis } from './axis.ts';
import { AS_CITED_RANK, type BasisRank, crossedRank, NO_PASSAGE, placedRank } from './basis-rank.ts';
import { type DirectionClass, joined, UNSTATED } from './direction-class.ts';
import { spokenBy } from './facet.ts';
import { joinMark, type Mark, type MarkList, newMarkList, pushMark, segmentUnion } from './mark-list.ts';
import { meets, placeOf, type Reading, type Readings } from './reading.ts';
import type { Saying, Sayings } from './sayings.ts';

/** What one saying means to one matrix. */
type Heard = {
  readonly rowDecides: boolean;
  readonly columnDecides: boolean;
  /** Leaves it counts in; -1 for none. */
  readonly row: number;
  readonly column: number;
  /** Leaves it leaves open on the other side; -1 for none. */
  readonly openRow: number;
  readonly openColumn: number;
  readonly rank: BasisRank;
  readonly direction: DirectionClass;
  readonly segments: readonly number[] | null;
  /** Numbers of the filters it meets. */
  readonly filters: readonly number[];
};

/** Everything one study says to a matrix. */
export type StudyMarks = {
  /** Each at the number of its cell; one a cell. */
  readonly cells: MarkList;
  rowDecided: boolean;
  columnDecided: boolean;
  /** Leaves of codings that name one side and leave the other open. */
  readonly openRows: number[];
  readonly openColumns: number[];
  /** Segments of the study as a whole. */
  segments: readonly number[];
};

/** Hears the studies of one matrix by their number. */
export type Hearing = {
  /** Whether a study meets every filter. */
  readonly passes: (study: number) => boolean;
  /** What a study says; the answer is used again for the next. `id` finds its own leaf on a study axis. */
  readonly read: (study: number, id: string) => StudyMarks;
};

const NOTHING: readonly number[] = [];

/** Makes the hearing of one matrix; without `asCited`, what is known only as cited is not heard at all. */
export function hearing(
  readings: Readings,
  rows: Axis,
  columns: Axis,
  sayings: Sayings,
  asCited: boolean,
): Hearing {
  const heard = sayings.kinds.map((saying) =>
    asCited || saying.rank !== AS_CITED_RANK ? hear(readings, saying) : undefined,
  );
  return {
    passes: (study) => passesFilters(readings, sayings, heard, study),
    read: reader(readings, rows, columns, sayings, heard),
  };
}

function hear(readings: Readings, saying: Saying): Heard | undefined {
  const reading = readings.of.get(saying.dimension);
  if (!reading?.carrier.codes.has(saying.code)) return undefined;
  // An exclusive code decides what its codings would have carried, too: no factor, so no outcome of a factor.
  const bars = reading.carrier.exclusive.has(saying.code);
  const row = placeOf(reading, reading.rowPlaces, reading.row, saying);
  const column = placeOf(reading, reading.columnPlaces, reading.column, saying);
  const counts = meets(reading, saying, reading.narrowing);
  const half =
    counts && readings.linked && !bars && reading.row !== undefined && reading.column !== undefined;
  return {
    rowDecides: row.known || (bars && reading.row !== undefined),
    columnDecides: column.known || (bars && reading.column !== undefined),
    row: counts ? row.leaf : -1,
    column: counts ? column.leaf : -1,
    openRow: half && !column.known ? row.leaf : -1,
    openColumn: half && !row.known ? column.leaf : -1,
    rank: saying.rank,
    direction: directionOf(readings, reading, saying),
    segments: segmentsOf(readings, reading, saying),
    // One coding must meet all the filters that speak of it.
    filters: meets(reading, saying, reading.filters) ? reading.filters.map(({ number }) => number) : [],
  };
}

function passesFilters(
  readings: Readings,
  sayings: Sayings,
  heard: readonly (Heard | undefined)[],
  study: number,
): boolean {
  if (readings.filters === 0) return true;
  const met = new Set<number>();
  const end = sayings.start[study + 1] ?? 0;
  for (let at = sayings.start[study] ?? 0; at < end; at++) {
    for (const filter of heard[sayings.said[at] ?? -1]?.filters ?? NOTHING) met.add(filter);
  }
  return met.size === readings.filters;
}

function reader(
  readings: Readings,
  rows: Axis,
  columns: Axis,
  sayings: Sayings,
  heard: readonly (Heard | undefined)[],
): Hearing['read'] {
  const width = columns.leaves.length;
  const onRows = newMarkList();
  const onColumns = newMarkList();
  const marks: StudyMarks = {
    cells: newMarkList(),
    rowDecided: false,
    columnDecided: false,
    openRows: [],
    openColumns: [],
    segments: NOTHING,
  };
  const take = (one: Heard): void => {
    if (one.rowDecides) marks.rowDecided = true;
    if (one.columnDecides) marks.columnDecided = true;
    if (one.segments !== null) marks.segments = segmentUnion(marks.segments, one.segments) ?? NOTHING;
    if (one.openRow >= 0) marks.openRows.push(one.openRow);
    if (one.openColumn >= 0) marks.openColumns.push(one.openColumn);
    if (!readings.linked) {
      if (one.row >= 0) joinMark(onRows, one.row, one.rank, one.direction, one.segments);
      if (one.column >= 0) joinMark(onColumns, one.column, one.rank, one.direction, one.segments);
    } else if (one.row >= 0 && one.column >= 0) {
      joinMark(marks.cells, one.row * width + one.column, one.rank, one.direction, one.segments);
    }
  };
  return (study, id) => {
    startOver(marks, rows, columns);
    startWithItself(onRows, rows, id);
    startWithItself(onColumns, columns, id);
    const end = sayings.start[study + 1] ?? 0;
    for (let at = sayings.start[study] ?? 0; at < end; at++) {
      const one = heard[sayings.said[at] ?? -1];
      if (one !== undefined) take(one);
    }
    if (!readings.linked) cross(marks.cells, onRows, onColumns, width);
    else for (let at = 0; at < marks.cells.length; at++) settle(marks.cells.marks[at] as Mark);
    return marks;
  };
}

function startOver(marks: StudyMarks, rows: Axis, columns: Axis): void {
  marks.cells.length = 0;
  marks.rowDecided = rows.dimension === null;
  marks.columnDecided = columns.dimension === null;
  // Setting a length that is already 0 is slow.
  if (marks.openRows.length > 0) marks.openRows.length = 0;
  if (marks.openColumns.length > 0) marks.openColumns.length = 0;
  marks.segments = NOTHING;
}

function startWithItself(list: MarkList, axis: Axis, study: string): void {
  list.length = 0;
  const place = axis.dimension === null ? axis.leafOf.get(study) : undefined;
  if (place !== undefined) pushMark(list, place, NO_PASSAGE, UNSTATED, null);
}

function settle(mark: Mark): void {
  mark.rank = placedRank(mark.rank);
}

// Null where codings of this dimension say nothing of the segments, so that the study speaks for itself.
function segmentsOf(readings: Readings, reading: Reading, saying: Saying): readonly number[] | null {
  if (readings.segments === null || reading.segment === undefined) return null;
  const value = spokenBy(reading.carrier, reading.segment, saying);
  const leaf = value === undefined ? undefined : readings.segments.leafOf.get(value);
  return leaf === undefined ? NOTHING : [leaf];
}

function directionOf(readings: Readings, reading: Reading, saying: Saying): DirectionClass {
  if (readings.scale === undefined || saying.direction === null) return UNSTATED;
  if (reading.carrier.direction !== readings.scale.dimension) return UNSTATED;
  return readings.scale.classOf.get(saying.direction) ?? UNSTATED;
}

function cross(cells: MarkList, rows: MarkList, columns: MarkList, width: number): void {
  for (let r = 0; r < rows.length; r++) {
    const row = rows.marks[r] as Mark;
    for (let c = 0; c < columns.length; c++) {
      const column = columns.marks[c] as Mark;
      pushMark(
        cells,
        row.place * width + column.place,
        crossedRank(row.rank, column.rank),
        joined(row.direction, column.direction),
        segmentUnion(row.segments, column.segments),
      );
    }
  }
}
