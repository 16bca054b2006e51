import { type Axis, eachCounting } from './axis.ts';
import { AS_CITED_RANK, NO_PASSAGE } from './basis-rank.ts';
import { type DirectionClass, UNSTATED } from './direction-class.ts';
import { spokenBy } from './facet.ts';
import {
  crossedMark,
  joinMark,
  type MarkList,
  markOf,
  newMarkList,
  placedMark,
  pushMark,
  segmentUnion,
} from './mark-list.ts';
import { meets, placeOf, type Reading, type Readings } from './reading.ts';
import type { Saying, Sayings } from './sayings.ts';

/** What all sayings mean to one matrix, `HEARD` numbers a saying; a library has tens of thousands of different ones. */
type Heard = {
  readonly numbers: Int32Array;
  readonly segments: (readonly number[] | null)[] | null;
};

/** Places of the numbers of one saying; a leaf is -1 where it names none. */
const ROW = 0;
const COLUMN = 1;
const MARK = 2;
const SAYS = 3;
const HEARD = 4;

/** Bits of SAYS: that it is heard at all, what it decides, and the side it leaves open while it names the other. */
const HEARD_AT_ALL = 1;
const DECIDES_ROW = 2;
const DECIDES_COLUMN = 4;
const LEAVES_COLUMN = 8;
const LEAVES_ROW = 16;

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

/** Hears the studies of one matrix by their number in the sayings. */
export type Hearing = {
  /** What a study says; the answer is used again for the next. `leaf` is its own place where an axis is of studies. */
  readonly read: (study: number, leaf: number) => StudyMarks;
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
  return { read: reader(readings, rows, columns, sayings, hearAll(readings, sayings, asCited)) };
}

/** Whether a study meets every filter; without filters nothing is asked. */
export function filtering(
  readings: Readings,
  sayings: Sayings,
  asCited: boolean,
): (study: number) => boolean {
  if (readings.filters === 0) return () => true;
  const met = sayings.kinds.map((saying) => filtersMet(readings, saying, asCited));
  const last = new Int32Array(readings.filters).fill(-1);
  return (study) => {
    let count = 0;
    const end = sayings.start[study + 1] ?? 0;
    for (let at = sayings.start[study] ?? 0; at < end; at++) {
      for (const filter of met[sayings.said[at] ?? -1] ?? NOTHING) {
        if (last[filter] === study) continue;
        last[filter] = study;
        count += 1;
      }
    }
    return count === readings.filters;
  };
}

/** Numbers of the filters that a saying meets. One coding must meet all the filters that speak of it. */
function filtersMet(readings: Readings, saying: Saying, asCited: boolean): readonly number[] {
  const reading = readingOf(readings, saying, asCited);
  if (reading === undefined || !meets(reading, saying, reading.filters)) return NOTHING;
  return reading.filters.map(({ number }) => number);
}

/** How a saying is read, unless nothing is read of it. */
function readingOf(readings: Readings, saying: Saying, asCited: boolean): Reading | undefined {
  if (!asCited && saying.rank === AS_CITED_RANK) return undefined;
  const reading = readings.of.get(saying.dimension);
  return reading?.carrier.codes.has(saying.code) ? reading : undefined;
}

function hearAll(readings: Readings, { kinds }: Sayings, asCited: boolean): Heard {
  const numbers = new Int32Array(kinds.length * HEARD);
  const segments = readings.segments === null ? null : new Array<readonly number[] | null>(kinds.length);
  kinds.forEach((saying, kind) => {
    const reading = readingOf(readings, saying, asCited);
    if (reading === undefined) return;
    hear(readings, reading, saying, numbers, kind * HEARD);
    if (segments !== null) segments[kind] = segmentsOf(readings, reading, saying);
  });
  return { numbers, segments };
}

function hear(readings: Readings, reading: Reading, saying: Saying, into: Int32Array, at: number): void {
  // An exclusive code decides what its codings would have carried, too: no factor, so no outcome of a factor.
  const bars = reading.carrier.exclusive.has(saying.code);
  const row = placeOf(reading, reading.rowPlaces, reading.row, saying);
  const column = placeOf(reading, reading.columnPlaces, reading.column, saying);
  const counts = meets(reading, saying, reading.narrowing);
  const half =
    counts && readings.linked && !bars && reading.row !== undefined && reading.column !== undefined;
  into[at + ROW] = counts ? row.leaf : -1;
  into[at + COLUMN] = counts ? column.leaf : -1;
  into[at + MARK] = markOf(saying.rank, directionIn(readings, reading, saying));
  into[at + SAYS] =
    HEARD_AT_ALL |
    (row.known || (bars && reading.row !== undefined) ? DECIDES_ROW : 0) |
    (column.known || (bars && reading.column !== undefined) ? DECIDES_COLUMN : 0) |
    (half && !column.known ? LEAVES_COLUMN : 0) |
    (half && !row.known ? LEAVES_ROW : 0);
}

function reader(
  readings: Readings,
  rows: Axis,
  columns: Axis,
  sayings: Sayings,
  { numbers, segments }: Heard,
): Hearing['read'] {
  const { linked } = readings;
  const width = columns.leaves.length;
  const isPlain = rows.besides === null && columns.besides === null;
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
  const take = (kind: number): void => {
    const at = kind * HEARD;
    const says = numbers[at + SAYS] ?? 0;
    if (says === 0) return;
    if ((says & DECIDES_ROW) !== 0) marks.rowDecided = true;
    if ((says & DECIDES_COLUMN) !== 0) marks.columnDecided = true;
    const own = segments === null ? null : (segments[kind] ?? null);
    if (own !== null) marks.segments = segmentUnion(marks.segments, own) ?? NOTHING;
    const row = numbers[at + ROW] ?? -1;
    const column = numbers[at + COLUMN] ?? -1;
    const mark = numbers[at + MARK] ?? 0;
    if (isPlain) stand(row, column, says, mark, own);
    else if (row < 0) eachCounting(columns, column, (across) => stand(row, across, says, mark, own));
    else
      eachCounting(rows, row, (down) =>
        eachCounting(columns, column, (across) => stand(down, across, says, mark, own)),
      );
  };
  const stand = (row: number, column: number, says: number, mark: number, own: readonly number[] | null) => {
    if (!linked) {
      if (row >= 0) joinMark(onRows, row, mark, own);
      if (column >= 0) joinMark(onColumns, column, mark, own);
      return;
    }
    if ((says & LEAVES_COLUMN) !== 0 && row >= 0) marks.openRows.push(row);
    if ((says & LEAVES_ROW) !== 0 && column >= 0) marks.openColumns.push(column);
    if (row >= 0 && column >= 0) joinMark(marks.cells, row * width + column, mark, own);
  };
  return (study, leaf) => {
    startOver(marks, rows, columns);
    startWithItself(onRows, rows, leaf);
    startWithItself(onColumns, columns, leaf);
    const end = sayings.start[study + 1] ?? 0;
    for (let at = sayings.start[study] ?? 0; at < end; at++) take(sayings.said[at] ?? 0);
    if (linked) settle(marks.cells);
    else cross(marks.cells, onRows, onColumns, width);
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

function startWithItself(list: MarkList, axis: Axis, leaf: number): void {
  list.length = 0;
  // An axis of no dimension that the codebook knows is empty.
  if (axis.dimension !== null) return;
  const own = axis.arranged === null ? leaf : (axis.arranged.leafOf[leaf] ?? -1);
  if (own >= 0 && own < axis.leaves.length) pushMark(list, own, markOf(NO_PASSAGE, UNSTATED), null);
}

function settle({ marks, length }: MarkList): void {
  for (let at = 0; at < length; at++) marks[at] = placedMark(marks[at] ?? 0);
}

// Null where codings of this dimension say nothing of the segments, so that the study speaks for itself.
function segmentsOf(readings: Readings, reading: Reading, saying: Saying): readonly number[] | null {
  if (readings.segments === null || reading.segment === undefined) return null;
  const value = spokenBy(reading.carrier, reading.segment, saying);
  const leaf = value === undefined ? undefined : readings.segments.leafOf.get(value);
  return leaf === undefined ? NOTHING : [leaf];
}

function directionIn(readings: Readings, reading: Reading, saying: Saying): DirectionClass {
  if (readings.scale === undefined || saying.direction === null) return UNSTATED;
  if (reading.carrier.direction !== readings.scale.dimension) return UNSTATED;
  return readings.scale.classOf.get(saying.direction) ?? UNSTATED;
}

function cross(cells: MarkList, rows: MarkList, columns: MarkList, width: number): void {
  for (let r = 0; r < rows.length; r++) {
    const first = (rows.places[r] ?? 0) * width;
    for (let c = 0; c < columns.length; c++) {
      pushMark(
        cells,
        first + (columns.places[c] ?? 0),
        crossedMark(rows.marks[r] ?? 0, columns.marks[c] ?? 0),
        segmentUnion(rows.segments[r] ?? null, columns.segments[c] ?? null),
      );
    }
  }
}
