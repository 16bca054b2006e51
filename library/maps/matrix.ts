import type { MatrixQuery } from '../../shared/contract/matrix.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { AxisEntry, Cell, HiddenLines, Matrix, MatrixTotal } from '../../shared/model/matrix.ts';
import { chosenSegments } from '../../shared/model/other-segment.ts';
import {
  type Axis,
  arrangedAxis,
  dimensionAxis,
  dimensionOf,
  STUDY_AXIS,
  segmentAxis,
  studyAxis,
} from './axis.ts';
import { AS_CITED_RANK } from './basis-rank.ts';
import { cellStates } from './cell-state.ts';
import { type CellTally, cellOf, type Standing, type TallyContext } from './cell-tally.ts';
import type { Evidence, EvidenceCoding, EvidenceStudy } from './evidence.ts';
import { codingsOfLayer, openKey } from './layer.ts';
import { type MarkList, rankOf } from './mark-list.ts';
import { type Reading, readingsOf } from './reading.ts';
import { namesAt, newRoll, type SortedRoll, sortRoll, writeDown } from './roll.ts';
import { type Sayings, sayingsOf } from './sayings.ts';
import { filtering, hearing } from './study-marks.ts';

/** A matrix, and for each of its cells (same order) who stands in it and how. */
export type TalliedMatrix = {
  readonly matrix: Matrix;
  /** Ids of the studies in scope that meet the filters; `CellTally.studies` holds their numbers. */
  readonly studies: readonly string[];
  readonly tallies: readonly (CellTally | undefined)[];
  readonly context: TallyContext;
};

export type TallyOptions = {
  /** Whether exclusive codes such as "not applicable" get a row and a column, as the last ones. */
  readonly exclusiveCodes: boolean;
};

/** Crosses two dimensions, or a dimension and the studies. A dimension the codebook does not have gives an empty axis. */
export function computeMatrix(evidence: Evidence, codebook: Codebook, query: MatrixQuery): Matrix {
  return tallyMatrix(evidence, codebook, query, { exclusiveCodes: true }).matrix;
}

/** The same, keeping who stands in each cell and how. */
export function tallyMatrix(
  evidence: Evidence,
  codebook: Codebook,
  query: MatrixQuery,
  options: TallyOptions,
): TalliedMatrix {
  const { frame, rows, columns, cellAt, ...kept } = tallyCells(evidence, codebook, query, options);
  const cells = rows.flatMap((_, row) => columns.map((__, column) => cellAt(row, column)));
  const { totals, ...head } = frame;
  const hidden = query.lines === undefined ? undefined : hiddenLines(evidence, codebook, query, options);
  return {
    matrix: {
      ...head,
      cells,
      totals,
      ...(hidden === undefined ? {} : { hidden }),
      ...otherSegmentsOf(codebook, query),
    },
    ...kept,
  };
}

function otherSegmentsOf(codebook: Codebook, query: MatrixQuery): Pick<Matrix, 'otherSegments'> {
  const dimension = query.segment === null ? undefined : dimensionOf(codebook, query.segment);
  const { together } = chosenSegments(dimension?.codes ?? [], query.otherSegments);
  return together.length === 0 ? {} : { otherSegments: together.map(({ id }) => id) };
}

/** How many rows and columns with cells of their own the person hid; of studies, those that would stand in a cell. */
function hiddenLines(
  evidence: Evidence,
  codebook: Codebook,
  query: MatrixQuery,
  options: TallyOptions,
): HiddenLines | undefined {
  const count = (side: 'rows' | 'columns'): number => {
    const lines = query.lines?.[side];
    if (lines === undefined) return 0;
    if (query[side] !== STUDY_AXIS) {
      const whole = axisOf(codebook, query[side], [], options.exclusiveCodes);
      return whole.leaves.length - arrangedAxis(whole, lines).leafOf.size;
    }
    const all = { ...query, lines: { ...query.lines, [side]: undefined } };
    const { totals } = tallyCells(evidence, codebook, all, options).frame;
    const shown = new Set(lines.shown);
    return Object.entries(totals[side]).filter(([id, { n }]) => n > 0 && !shown.has(id)).length;
  };
  const hidden = { rows: count('rows'), columns: count('columns') };
  return hidden.rows + hidden.columns === 0 ? undefined : hidden;
}

/** A matrix whose cells are made one by one: of a hundred codes by thousands of studies nearly all are empty. */
export type CountedMatrix = Omit<TalliedMatrix, 'matrix'> & {
  readonly frame: Omit<Matrix, 'cells'>;
  readonly rows: readonly AxisEntry[];
  readonly columns: readonly AxisEntry[];
  /** How many studies stand at a row and a column that have cells, by their numbers. */
  readonly countAt: (row: number, column: number) => number;
  readonly standingAt: (row: number, column: number) => Standing;
  readonly cellAt: (row: number, column: number) => Cell;
};

/** Counts everything, and makes no cell yet. */
export function tallyCells(
  evidence: Evidence,
  codebook: Codebook,
  query: MatrixQuery,
  options: TallyOptions,
): CountedMatrix {
  const layer = codingsOfLayer(evidence.codings, codebook, query.layer);
  const sayings = sayingsOf(evidence.studies, layer.codings);
  const segments = segmentAxis(codebook, query.segment, query.otherSegments);
  const { numbers, ids, inScope } = chosenStudies(evidence, codebook, query, sayings);
  const studiesOf = (id: string) => (id === STUDY_AXIS ? namedStudies(evidence, numbers) : []);
  const whole = (id: string) => axisOf(codebook, id, studiesOf(id), options.exclusiveCodes);
  const rows = arrangedAxis(whole(query.rows), query.lines?.rows);
  const columns = arrangedAxis(whole(query.columns), query.lines?.columns);
  const readings = readingsOf(codebook, rows, columns, segments, query.filters);

  const context: TallyContext = { scale: readings.scale, segments };
  const states = cellStates(evidence.judgements, rows, columns, readings);
  const totals = marginTally(rows, columns);
  const roll = newRoll(rows.leaves.length * columns.leaves.length);
  const ownSegments: (readonly number[])[] = [];
  const openTo = openDimensions(readings.of.values());
  const { read } = hearing(readings, rows, columns, sayings, query.includeAsCited);
  for (let number = 0; number < numbers.length; number++) {
    const marks = read(numbers[number] ?? -1, number);
    states.hear(number, marks, openTo(layer.open, ids[number] ?? ''));
    totals.hear(number, marks.cells);
    const { length, places, marks: list } = marks.cells;
    for (let at = 0; at < length; at++) {
      if (segments !== null) ownSegments.push(marks.cells.segments[at] ?? marks.segments);
      writeDown(roll, places[at] ?? 0, number, list[at] ?? 0);
    }
  }

  const sorted = sortRoll(roll);
  const tallies = talliesOf(sorted, ownSegments);
  const width = columns.leaves.length;
  const countAt = (row: number, column: number): number => {
    const place = row * width + column;
    return (sorted.start[place + 1] ?? 0) - (sorted.start[place] ?? 0);
  };
  const standingAt = (row: number, column: number): Standing => states.of(row, column, countAt(row, column));
  const frame = {
    rowDimension: query.rows,
    columnDimension: query.columns,
    layer: query.layer,
    rows: rows.entries,
    columns: columns.entries,
    totals: { ...totals.result(ids), inScope },
  };
  return {
    frame,
    rows: rows.leaves,
    columns: columns.leaves,
    studies: ids,
    tallies,
    context,
    countAt,
    standingAt,
    cellAt: (row, column) => {
      const place = row * width + column;
      const names = namesAt(sorted, place, ids);
      const [rowId, columnId] = [rows.leaves[row]?.id ?? '', columns.leaves[column]?.id ?? ''];
      return cellOf(rowId, columnId, tallies[place], context, names, standingAt(row, column));
    },
  };
}

function talliesOf(
  { start, studies, marks, placed }: SortedRoll,
  ownSegments: readonly (readonly number[])[],
): readonly (CellTally | undefined)[] {
  const segments = new Array<readonly number[]>(ownSegments.length);
  ownSegments.forEach((own, at) => {
    segments[placed[at] ?? 0] = own;
  });
  const tallies = new Array<CellTally | undefined>(start.length - 1).fill(undefined);
  // Most places of a large matrix are empty, and asking each for its tally costs more than the tallies.
  let from = 0;
  for (let place = 0; place < tallies.length; place++) {
    const to = start[place + 1] as number;
    if (from === to) continue;
    tallies[place] = {
      studies: studies.subarray(from, to),
      marks: marks.subarray(from, to),
      segments: segments.slice(from, to),
    };
    from = to;
  }
  return tallies;
}

/** How many studies stand on each row of a dimension, headings included, and how many meet the filters; no cell is made. */
export function countRows(
  evidence: Evidence,
  codebook: Codebook,
  query: Omit<MatrixQuery, 'columns'>,
): { readonly rows: ReadonlyMap<string, number>; readonly studies: number } {
  const layer = codingsOfLayer(evidence.codings, codebook, query.layer);
  const sayings = sayingsOf(evidence.studies, layer.codings);
  const { numbers } = chosenStudies(evidence, codebook, { ...query, columns: STUDY_AXIS }, sayings);
  const rows = axisOf(codebook, query.rows, [], true);
  const readings = readingsOf(codebook, rows, ANYBODY, null, query.filters);
  const { read } = hearing(readings, rows, ANYBODY, sayings, query.includeAsCited);
  const counts = margin(rows);
  for (let number = 0; number < numbers.length; number++) {
    // One column, so that a cell's place is its row.
    const { places, length } = read(numbers[number] ?? -1, 0).cells;
    for (let at = 0; at < length; at++) counts.hear(number, places[at] ?? 0);
  }
  return { rows: counts.counts(), studies: numbers.length };
}

// A study axis with one leaf for whoever is heard: an axis of every study costs more than counting.
const ANYBODY = studyAxis([{ id: '', label: '', inScope: true, verdict: 'undecided' }]);

type ChosenStudies = {
  readonly numbers: Int32Array;
  readonly ids: readonly string[];
  /** How many are in scope at all. */
  readonly inScope: number;
};

/** Numbers and ids of the studies in scope that meet the filters. */
function chosenStudies(
  evidence: Evidence,
  codebook: Codebook,
  query: MatrixQuery,
  sayings: Sayings,
): ChosenStudies {
  const all = studiesInScope(evidence.studies);
  const axis = (id: string): Axis => axisOf(codebook, id, [], true);
  const readings = readingsOf(codebook, axis(query.rows), axis(query.columns), null, query.filters);
  if (readings.filters === 0) return all;
  const passes = filtering(readings, sayings, query.includeAsCited);
  const ids: string[] = [];
  const numbers = all.numbers.filter((number, at) => {
    const passed = passes(number);
    if (passed) ids.push(all.ids[at] ?? '');
    return passed;
  });
  return { numbers, ids, inScope: all.inScope };
}

// Reading two fields of a hundred thousand objects costs more than counting what they say; the list does not change.
const inScopeOf = new WeakMap<readonly EvidenceStudy[], ChosenStudies>();

function studiesInScope(studies: readonly EvidenceStudy[]): ChosenStudies {
  const known = inScopeOf.get(studies);
  if (known !== undefined) return known;
  const list = studies.flatMap(({ inScope }, number) => (inScope ? [number] : []));
  const found = {
    numbers: Int32Array.from(list),
    ids: list.map((number) => studies[number]?.id ?? ''),
    inScope: list.length,
  };
  inScopeOf.set(studies, found);
  return found;
}

function namedStudies(evidence: Evidence, numbers: Int32Array): readonly EvidenceStudy[] {
  return Array.from(numbers, (number) => evidence.studies[number] as EvidenceStudy);
}

/** The axis of a dimension, or of the studies. */
export function axisOf(
  codebook: Codebook,
  id: string,
  studies: readonly EvidenceStudy[],
  exclusiveCodes: boolean,
): Axis {
  if (id === STUDY_AXIS) return studyAxis(studies);
  const dimension = dimensionOf(codebook, id);
  return dimension === undefined ? { ...studyAxis([]), id } : dimensionAxis(dimension, exclusiveCodes);
}

/** Without what is known only as cited, where the query leaves that out. */
export function countedCodings(
  codings: readonly EvidenceCoding[],
  query: Pick<MatrixQuery, 'includeAsCited'>,
): readonly EvidenceCoding[] {
  return query.includeAsCited ? codings : codings.filter((one) => !onlyAsCited(one));
}

function onlyAsCited(coding: EvidenceCoding): boolean {
  return coding.basis.length > 0 && coding.basis.every((basis) => basis === 'as cited');
}

type OpenSides = { readonly row: boolean; readonly column: boolean };
const NEITHER: OpenSides = { row: false, column: false };

// What coders contradict each other on is not decided on the axis it speaks to.
function openDimensions(
  readings: Iterable<Reading>,
): (open: ReadonlySet<string>, study: string) => OpenSides {
  const list = [...readings];
  return (open, study) => {
    if (open.size === 0) return NEITHER;
    const contradicted = list.filter((one) => open.has(openKey(study, one.carrier.dimension.id)));
    return {
      row: contradicted.some((one) => one.row !== undefined),
      column: contradicted.some((one) => one.column !== undefined),
    };
  };
}

type MarginTally = {
  readonly hear: (number: number, marks: MarkList) => void;
  readonly result: (ids: readonly string[]) => Omit<Matrix['totals'], 'inScope'>;
};

function marginTally(rows: Axis, columns: Axis): MarginTally {
  const width = columns.leaves.length;
  const rowStudies = margin(rows);
  const columnStudies = margin(columns);
  let n = 0;
  let asCitedOnly = 0;
  return {
    hear: (number, { places, marks, length }) => {
      if (length === 0) return;
      n += 1;
      let own = false;
      for (let at = 0; at < length; at++) {
        own ||= rankOf(marks[at] ?? 0) !== AS_CITED_RANK;
        const place = places[at] ?? 0;
        const row = (place / width) | 0;
        rowStudies.hear(number, row);
        columnStudies.hear(number, place - row * width);
      }
      if (!own) asCitedOnly += 1;
    },
    result: (ids) => ({
      rows: rowStudies.result(ids),
      columns: columnStudies.result(ids),
      n,
      asCitedOnly,
    }),
  };
}

// Studies come one after another, so "the last one heard" is enough to count each once.
function margin(axis: Axis) {
  const numberOf = new Map(axis.entries.map((entry, index) => [entry.id, index]));
  const lines = axis.margins.map((line) => line.map((id) => numberOf.get(id) ?? 0));
  const last = new Int32Array(axis.entries.length).fill(-1);
  const roll = newRoll(axis.entries.length);
  return {
    hear: (number: number, leaf: number): void => {
      const line = lines[leaf] as number[];
      for (let at = 0; at < line.length; at++) {
        const entry = line[at] as number;
        if (last[entry] === number) continue;
        last[entry] = number;
        writeDown(roll, entry, number, 0);
      }
    },
    counts: (): ReadonlyMap<string, number> =>
      new Map(axis.entries.map(({ id }, index) => [id, roll.counts[index] ?? 0])),
    result: (ids: readonly string[]): Record<string, MatrixTotal> => {
      // Without a prototype, so that a code may be called `__proto__`.
      const totals: Record<string, MatrixTotal> = Object.create(null);
      const sorted = sortRoll(roll);
      axis.entries.forEach((entry, index) => {
        const studies = namesAt(sorted, index, ids);
        totals[entry.id] = { n: studies.length, studies };
      });
      return totals;
    },
  };
}
