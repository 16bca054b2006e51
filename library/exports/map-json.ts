import type { MapPicture } from '../maps/map-data.ts';

/** Version of the JSON shape of an exported map. */
export const MAP_JSON_VERSION = 1;

/** A map as JSON: the published data with the marks of each cell beside it. */
export function mapJson({ data, marks }: Pick<MapPicture, 'data' | 'marks'>): string {
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
