import type { MatrixQuery } from '../../shared/contract/matrix.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Evidence, EvidenceCoding, EvidenceStudy } from './evidence.ts';
import { spokenBy } from './facet.ts';
import { codingsOfLayer } from './layer.ts';
import { axisOf, countedCodings } from './matrix.ts';
import { meets, type Readings, readingsOf } from './reading.ts';
import { sayingsOf } from './sayings.ts';
import { filtering, hearing } from './study-marks.ts';

/** One study of a cell and the codings that put it there. */
export type StudyInCell = { readonly study: EvidenceStudy; readonly codings: readonly EvidenceCoding[] };

/** What stands behind one cell. Undefined where the matrix has no such row or column. */
export function studiesInCell(
  evidence: Evidence,
  codebook: Codebook,
  query: MatrixQuery,
  row: string,
  column: string,
): readonly StudyInCell[] | undefined {
  const inScope = evidence.studies.filter((study) => study.inScope);
  const rows = axisOf(codebook, query.rows, inScope, true);
  const columns = axisOf(codebook, query.columns, inScope, true);
  const r = rows.leafOf.get(row);
  const c = columns.leafOf.get(column);
  if (r === undefined || c === undefined) return undefined;
  const place = r * columns.leaves.length + c;
  const readings = readingsOf(codebook, rows, columns, null, query.filters);
  const layer = codingsOfLayer(evidence.codings, codebook, query.layer);
  const sayings = sayingsOf(evidence.studies, layer.codings);
  const passes = filtering(readings, sayings, query.includeAsCited);
  const { read } = hearing(readings, rows, columns, sayings, query.includeAsCited);
  const leafOf = new Map(inScope.map((study, leaf) => [study, leaf]));
  const standing = evidence.studies.filter((study, number) => {
    const leaf = leafOf.get(study);
    if (leaf === undefined || !passes(number)) return false;
    const { places, length } = read(number, leaf).cells;
    return places.indexOf(place) >= 0 && places.indexOf(place) < length;
  });
  const behind = countedCodings(layer.codings, query).filter((coding) =>
    isBehind(readings, coding, row, column),
  );
  const byStudy = Map.groupBy(behind, (coding) => coding.study);
  return standing.map((study) => ({ study, codings: byStudy.get(study.id) ?? [] }));
}

function isBehind(readings: Readings, coding: EvidenceCoding, row: string, column: string): boolean {
  const reading = readings.of.get(coding.dimension);
  if (reading === undefined || !meets(reading, coding, reading.narrowing)) return false;
  const saysRow = reading.row !== undefined && spokenBy(reading.carrier, reading.row, coding) === row;
  const saysColumn =
    reading.column !== undefined && spokenBy(reading.carrier, reading.column, coding) === column;
  return readings.linked ? saysRow && saysColumn : saysRow || saysColumn;
}
