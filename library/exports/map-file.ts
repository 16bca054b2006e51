import type { MapData } from '../../shared/model/map.ts';
import { csvLine } from './csv-line.ts';
import { fileWord } from './matrix-file.ts';
import { type ProducedFile, textFile } from './produced-file.ts';

/** Who stands in a cell of a map; `study` is the number in the map's studies. */
type Mark = {
  readonly study: number;
  readonly basis: string;
  readonly direction: string | null;
  readonly segments: readonly string[];
};

/** A map as data: what it publishes, and who stands in each cell. */
export type MapContent = {
  readonly data: MapData;
  readonly marks: readonly (readonly Mark[])[];
  readonly notices: readonly string[];
};

/** Version of the JSON shape of an exported map. */
export const MAP_JSON_VERSION = 1;

const EXCEL_MARK = '\uFEFF';

/** A map as CSV: one line for each study in each cell. */
export function mapCsv({ data, marks }: MapContent): string {
  const rows = new Map(data.matrix.rows.map((entry) => [entry.id, entry.label]));
  const columns = new Map(data.matrix.columns.map((entry) => [entry.id, entry.label]));
  const head = csvLine([
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
  ]);
  const body = data.matrix.cells.flatMap((cell, index) =>
    (marks[index] ?? []).map((mark) => {
      const study = data.studies[mark.study];
      return csvLine([
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
      ]);
    }),
  );
  return EXCEL_MARK + head + body.join('');
}

/** A map as JSON: the published data with the marks of each cell beside it. */
export function mapJson({ data, marks }: MapContent): string {
  const cells = data.matrix.cells.map((cell, index) => ({
    ...cell,
    marks: (marks[index] ?? []).map(({ study, ...mark }) => ({
      study: data.studies[study]?.id ?? '',
      ...mark,
    })),
  }));
  const matrix = { ...data.matrix, cells };
  return `${JSON.stringify({ format: 'gleaner-evidence-map', version: MAP_JSON_VERSION, ...data, matrix }, null, 1)}\n`;
}

/** The file of a map in a text format that is already written. */
export function mapTextFile(
  content: MapContent,
  extension: 'html' | 'svg' | 'csv' | 'json',
  text: string,
  notices: readonly string[],
): ProducedFile {
  const mediaType = { html: 'text/html', svg: 'image/svg+xml', csv: 'text/csv', json: 'application/json' }[
    extension
  ];
  return textFile(`${fileWord(content.data.spec.title)}.${extension}`, mediaType, text, [
    ...content.notices,
    ...notices,
  ]);
}
