import type { MapPicture } from '../maps/map-data.ts';
import { type CsvValue, csvLine } from './csv-line.ts';
import { besideColumns, hiddenNote } from './matrix-file.ts';

/** Names of the columns of `mapRows`. */
export const MAP_ROW_NAMES = [
  'row',
  'row_label',
  'column',
  'column_label',
  'study',
  'study_label',
  'year',
  'doi',
  'basis',
  'direction',
  'segments',
] as const;

type Content = Pick<MapPicture, 'data' | 'marks'>;

/** A map in long form: one line for each study in each cell. */
export function mapRows({ data, marks }: Content): readonly (readonly CsvValue[])[] {
  const rows = new Map(data.matrix.rows.map((entry) => [entry.id, entry.label]));
  const columns = new Map(data.matrix.columns.map((entry) => [entry.id, entry.label]));
  return data.matrix.cells.flatMap((cell, index) =>
    (marks[index] ?? []).map((mark) => {
      const study = data.studies[mark.study];
      return [
        cell.row,
        rows.get(cell.row) ?? '',
        cell.column,
        columns.get(cell.column) ?? '',
        study?.id ?? '',
        study?.label ?? '',
        study?.year ?? null,
        study?.references.find(({ doi }) => doi !== null)?.doi ?? '',
        mark.basis,
        mark.direction ?? '',
        mark.segments.join(' '),
      ];
    }),
  );
}

/** A map as CSV in long form. */
export function mapCsv(content: Content): string {
  const { leftOut, spec } = content.data;
  const { names, values } = besideColumns(leftOut.hidden, spec.otherSegments);
  const rows = mapRows(content).map((row) => csvLine([...row, ...values]));
  return ['\uFEFF', csvLine([...MAP_ROW_NAMES, ...names]), ...rows].join('');
}

/** A map in wide form: one line a row, one column a column, the number of studies in each cell. */
export function mapWideCsv({ data }: Content): string {
  const { matrix } = data;
  const columns = matrix.columns.filter((entry) => !entry.group);
  const rows = matrix.rows.filter((entry) => !entry.group);
  const lines = rows.map((row, at) =>
    csvLine([
      row.id,
      row.label,
      ...matrix.cells.slice(at * columns.length, (at + 1) * columns.length).map((cell) => cell.n),
      matrix.totals.rows[row.id]?.n ?? 0,
    ]),
  );
  return [
    '\uFEFF',
    csvLine([matrix.rowDimension, 'label', ...columns.map((column) => column.id), 'total']),
    csvLine(['', '', ...columns.map((column) => column.label), '']),
    ...lines,
    csvLine([
      'total',
      '',
      ...columns.map((column) => matrix.totals.columns[column.id]?.n ?? 0),
      matrix.totals.n,
    ]),
    hiddenNote(data.leftOut.hidden),
  ].join('');
}
