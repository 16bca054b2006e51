import type { Axis } from './axis.ts';
import { crossedRank, NO_PASSAGE, placedRank, strongestRank } from './basis-rank.ts';
import { type DirectionClass, joined, UNSTATED } from './direction-class.ts';
import type { EvidenceCoding } from './evidence.ts';
import { spokenBy } from './facet.ts';
import { joinMark, type Mark, type MarkList, newMarkList, pushMark, segmentUnion } from './mark-list.ts';
import { meets, placeOf, type Reading, type Readings } from './reading.ts';

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

/** Reads the codings of one study; the answer is used again for the next. `study` finds its own leaf on a study axis. */
export type StudyReader = (codings: readonly EvidenceCoding[], study: string) => StudyMarks;

const NOTHING: readonly number[] = [];

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

/** Makes a reader for one matrix. */
export function studyReader(readings: Readings, rows: Axis, columns: Axis): StudyReader {
  const width = columns.leaves.length;
  const onRows = newMarkList();
  const onColumns = newMarkList();
  const said: StudyMarks = {
    cells: newMarkList(),
    rowDecided: false,
    columnDecided: false,
    openRows: [],
    openColumns: [],
    segments: NOTHING,
  };
  const hear = (coding: EvidenceCoding, reading: Reading): void => {
    // An exclusive code decides what its codings would have carried, too: no factor, so no outcome of a factor.
    const bars = reading.carrier.exclusive.has(coding.code);
    const row = placeOf(reading, reading.rowPlaces, reading.row, coding);
    const column = placeOf(reading, reading.columnPlaces, reading.column, coding);
    if (row.known || (bars && reading.row !== undefined)) said.rowDecided = true;
    if (column.known || (bars && reading.column !== undefined)) said.columnDecided = true;
    const segments = segmentsOf(readings, reading, coding);
    if (segments !== null) said.segments = segmentUnion(said.segments, segments) ?? NOTHING;
    if (row.leaf < 0 && column.leaf < 0) return;
    if (reading.narrowing.length > 0 && !meets(reading, coding, reading.narrowing)) return;
    const rank = strongestRank(coding.basis);
    const direction = directionOf(readings, reading, coding);
    if (!readings.linked) {
      if (row.leaf >= 0) joinMark(onRows, row.leaf, rank, direction, segments);
      if (column.leaf >= 0) joinMark(onColumns, column.leaf, rank, direction, segments);
    } else if (row.leaf >= 0 && column.leaf >= 0) {
      joinMark(said.cells, row.leaf * width + column.leaf, rank, direction, segments);
    } else if (!bars && reading.row !== undefined && reading.column !== undefined) {
      if (row.leaf >= 0 && !column.known) said.openRows.push(row.leaf);
      if (column.leaf >= 0 && !row.known) said.openColumns.push(column.leaf);
    }
  };
  return (codings, study) => {
    startOver(said, rows, columns);
    startWithItself(onRows, rows, study);
    startWithItself(onColumns, columns, study);
    for (const coding of codings) {
      const reading = readings.of.get(coding.dimension);
      if (reading?.carrier.codes.has(coding.code)) hear(coding, reading);
    }
    if (!readings.linked) cross(said.cells, onRows, onColumns, width);
    else for (let at = 0; at < said.cells.length; at++) settle(said.cells.marks[at] as Mark);
    return said;
  };
}

function startOver(said: StudyMarks, rows: Axis, columns: Axis): void {
  said.cells.length = 0;
  said.rowDecided = rows.dimension === null;
  said.columnDecided = columns.dimension === null;
  said.openRows.length = 0;
  said.openColumns.length = 0;
  said.segments = NOTHING;
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
function segmentsOf(readings: Readings, reading: Reading, coding: EvidenceCoding): readonly number[] | null {
  if (readings.segments === null || reading.segment === undefined) return null;
  const value = spokenBy(reading.carrier, reading.segment, coding);
  const leaf = value === undefined ? undefined : readings.segments.leafOf.get(value);
  return leaf === undefined ? NOTHING : [leaf];
}

function directionOf(readings: Readings, reading: Reading, coding: EvidenceCoding): DirectionClass {
  if (readings.scale === undefined || coding.direction === null) return UNSTATED;
  if (reading.carrier.direction !== readings.scale.dimension) return UNSTATED;
  return readings.scale.classOf.get(coding.direction) ?? UNSTATED;
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
