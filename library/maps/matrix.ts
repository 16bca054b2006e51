import type { MatrixQuery } from '../../shared/contract/matrix.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Matrix, MatrixTotal } from '../../shared/model/matrix.ts';
import { type Axis, dimensionAxis, dimensionOf, STUDY_AXIS, studyAxis } from './axis.ts';
import { AS_CITED_RANK } from './basis-rank.ts';
import { cellStates } from './cell-state.ts';
import { addToTally, type CellTally, cellOf, newTally, type TallyContext } from './cell-tally.ts';
import type { Evidence, EvidenceCoding, EvidenceStudy } from './evidence.ts';
import { codingsOfLayer, openKey } from './layer.ts';
import type { Mark, MarkList } from './mark-list.ts';
import { type Reading, readingsOf } from './reading.ts';
import { type Sayings, sayingsOf } from './sayings.ts';
import { hearing } from './study-marks.ts';

/** A matrix, and for each of its cells (same order) who stands in it and how. */
export type TalliedMatrix = {
  readonly matrix: Matrix;
  /** The studies in scope that meet the filters; `CellTally.studies` holds their numbers. */
  readonly studies: readonly EvidenceStudy[];
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
  const layer = codingsOfLayer(evidence.codings, codebook, query.layer);
  const sayings = sayingsOf(evidence.studies, layer.codings);
  const segments = segmentAxis(codebook, query.segment);
  const { numbers, inScope } = chosenStudies(evidence, codebook, query, sayings);
  const studies = numbers.map((number) => evidence.studies[number] as EvidenceStudy);
  const rows = axisOf(codebook, query.rows, studies, options.exclusiveCodes);
  const columns = axisOf(codebook, query.columns, studies, options.exclusiveCodes);
  const readings = readingsOf(codebook, rows, columns, segments, query.filters);

  const context: TallyContext = { scale: readings.scale, segments };
  const tallies: (CellTally | undefined)[] = new Array(rows.leaves.length * columns.leaves.length);
  const states = cellStates(evidence.judgements, rows, columns, readings);
  const totals = marginTally(rows, columns);
  const openTo = openDimensions(readings.of.values());
  const { read } = hearing(readings, rows, columns, sayings, query.includeAsCited);
  for (let number = 0; number < studies.length; number++) {
    const study = (studies[number] as EvidenceStudy).id;
    const marks = read(numbers[number] ?? -1, study);
    states.hear(study, marks, openTo(layer.open, study));
    totals.hear(number, study, marks.cells);
    for (let at = 0; at < marks.cells.length; at++) {
      const mark = marks.cells.marks[at] as Mark;
      const tally = tallies[mark.place] ?? newTally();
      tallies[mark.place] = tally;
      addToTally(tally, number, mark, segments === null ? null : marks.segments);
    }
  }

  const ids = studies.map((study) => study.id);
  const cells = rows.leaves.flatMap((row, r) =>
    columns.leaves.map((column, c) => {
      const place = r * columns.leaves.length + c;
      const n = tallies[place]?.studies.length ?? 0;
      return cellOf(row.id, column.id, tallies[place], context, ids, states.of(r, c, n));
    }),
  );
  const matrix: Matrix = {
    rowDimension: query.rows,
    columnDimension: query.columns,
    layer: query.layer,
    rows: rows.entries,
    columns: columns.entries,
    cells,
    totals: { ...totals.result(), inScope },
  };
  return { matrix, studies, tallies, context };
}

/** The margins of the rows alone, and how many studies meet the filters; no cell is made. */
export function countRows(
  evidence: Evidence,
  codebook: Codebook,
  query: MatrixQuery,
): { readonly totals: Readonly<Record<string, MatrixTotal>>; readonly studies: number } {
  const layer = codingsOfLayer(evidence.codings, codebook, query.layer);
  const sayings = sayingsOf(evidence.studies, layer.codings);
  const { numbers } = chosenStudies(evidence, codebook, query, sayings);
  const studies = numbers.map((number) => evidence.studies[number] as EvidenceStudy);
  const rows = axisOf(codebook, query.rows, studies, true);
  const columns = axisOf(codebook, query.columns, studies, true);
  const readings = readingsOf(codebook, rows, columns, null, query.filters);
  const { read } = hearing(readings, rows, columns, sayings, query.includeAsCited);
  const totals = marginTally(rows, columns);
  studies.forEach(({ id }, number) => {
    totals.hear(number, id, read(numbers[number] ?? -1, id).cells);
  });
  return { totals: totals.result().rows, studies: studies.length };
}

/** Numbers of the studies in scope that meet the filters, and how many are in scope at all. */
function chosenStudies(
  evidence: Evidence,
  codebook: Codebook,
  query: MatrixQuery,
  sayings: Sayings,
): { readonly numbers: readonly number[]; readonly inScope: number } {
  const [rows, columns] = [query.rows, query.columns].map((id) => axisOf(codebook, id, [], true)) as [
    Axis,
    Axis,
  ];
  const readings = readingsOf(codebook, rows, columns, null, query.filters);
  const { passes } = hearing(readings, rows, columns, sayings, query.includeAsCited);
  const numbers: number[] = [];
  let inScope = 0;
  evidence.studies.forEach((study, number) => {
    if (!study.inScope) return;
    inScope += 1;
    if (passes(number)) numbers.push(number);
  });
  return { numbers, inScope };
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

function segmentAxis(codebook: Codebook, id: string | null): Axis | null {
  const dimension = id === null ? undefined : dimensionOf(codebook, id);
  return dimension === undefined ? null : dimensionAxis(dimension, true);
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
  readonly hear: (number: number, study: string, marks: MarkList) => void;
  readonly result: () => Omit<Matrix['totals'], 'inScope'>;
};

function marginTally(rows: Axis, columns: Axis): MarginTally {
  const width = columns.leaves.length;
  const rowStudies = margin(rows);
  const columnStudies = margin(columns);
  let n = 0;
  let asCitedOnly = 0;
  return {
    hear: (number, study, { marks, length }) => {
      if (length === 0) return;
      n += 1;
      let own = false;
      for (let at = 0; at < length; at++) {
        const { place, rank } = marks[at] as Mark;
        own ||= rank !== AS_CITED_RANK;
        const row = (place / width) | 0;
        rowStudies.hear(number, study, row);
        columnStudies.hear(number, study, place - row * width);
      }
      if (!own) asCitedOnly += 1;
    },
    result: () => ({ rows: rowStudies.result(), columns: columnStudies.result(), n, asCitedOnly }),
  };
}

// Studies come one after another, so "the last one heard" is enough to count each once.
function margin(axis: Axis) {
  const numberOf = new Map(axis.entries.map((entry, index) => [entry.id, index]));
  const lines = axis.margins.map((line) => line.map((id) => numberOf.get(id) ?? 0));
  const last = new Int32Array(axis.entries.length).fill(-1);
  const studies: string[][] = axis.entries.map(() => []);
  return {
    hear: (number: number, study: string, leaf: number): void => {
      for (const entry of lines[leaf] ?? []) {
        if (last[entry] === number) continue;
        last[entry] = number;
        studies[entry]?.push(study);
      }
    },
    result: (): Record<string, MatrixTotal> => {
      // Without a prototype, so that a code may be called `__proto__`.
      const totals: Record<string, MatrixTotal> = Object.create(null);
      axis.entries.forEach((entry, index) => {
        const list = studies[index] ?? [];
        totals[entry.id] = { n: list.length, studies: list };
      });
      return totals;
    },
  };
}
