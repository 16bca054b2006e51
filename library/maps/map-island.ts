import { BASES } from '../../shared/model/coding.ts';
import { directionOrder, segmentOrder } from './cell-figures.ts';
import type { MapPicture } from './map-data.ts';
import { STATE_LETTERS } from './map-edition.ts';
import { axisLabel, hasStudyAxis } from './map-words.ts';

/** The page's data as JSON that can stand inside a script element. The shape is told in map-page/data.mjs. */
export function dataIsland(picture: MapPicture): string {
  return JSON.stringify(islandOf(picture))
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function islandOf(picture: MapPicture) {
  const { data, marks } = picture;
  const { matrix, spec } = data;
  const directions = directionOrder(picture);
  const segments = segmentOrder(picture);
  const directionAt = placesOf(directions);
  const segmentAt = placesOf(segments);
  const dimensionAt = placesOf(data.dimensions);
  const codeAt = data.dimensions.map((dimension) => placesOf(dimension.codes));
  const label = (entries: typeof matrix.rows) =>
    entries.filter((entry) => !entry.group).map((entry) => entry.label);
  const ids = (entries: typeof matrix.rows) =>
    entries.filter((entry) => !entry.group).map((entry) => entry.id);
  const named = (dimension: string | undefined, code: string | null): string =>
    dimension === undefined || code === null ? '' : `${dimensionAt.get(dimension) ?? -1}:${code}`;
  return {
    title: spec.title,
    edition: data.edition,
    asOf: data.asOf,
    asCited: spec.includeAsCited,
    layout: spec.layout,
    studyAxis: hasStudyAxis(data),
    rowLabel: axisLabel(data, matrix.rowDimension),
    columnLabel: axisLabel(data, matrix.columnDimension),
    rows: label(matrix.rows),
    columns: label(matrix.columns),
    rowIds: ids(matrix.rows),
    columnIds: ids(matrix.columns),
    states: matrix.cells.map((cell) => STATE_LETTERS[cell.state]).join(''),
    bases: BASES,
    dimensions: data.dimensions.map(({ id, label: words, codes }) => ({
      id,
      label: words,
      codes: codes.map((code) => ({
        id: code.id,
        label: code.label,
        sign: code.sign,
        parent: code.parent,
        group: code.group,
      })),
    })),
    directions,
    segments,
    directionDimension: picture.directions?.id ?? null,
    largest: matrix.cells.reduce((most, { n }) => Math.max(most, n), 1),
    studies: data.studies.map((study) => ({
      id: study.id,
      label: study.label,
      year: study.year,
      references: study.references.map(({ title: _, ...reference }) => reference),
      codes: study.codes.flatMap((code) => {
        const dimension = dimensionAt.get(code.dimension);
        const place = codeAt[dimension ?? -1]?.get(code.code);
        if (dimension === undefined || place === undefined) return [];
        const qualifiers = picture.qualifiers.get(code.dimension);
        const written = [
          dimension,
          place,
          named(qualifiers?.outcome, code.outcome),
          named(qualifiers?.direction, code.direction),
          (BASES as readonly string[]).indexOf(code.basis),
        ];
        return [code.quotes.length === 0 ? written : [...written, code.quotes]];
      }),
    })),
    cells: marks.flatMap((own, cell) =>
      own.length === 0
        ? []
        : [
            [
              cell,
              own.map((mark) => [
                mark.study,
                BASES.indexOf(mark.basis),
                directionAt.get(mark.direction ?? '') ?? -1,
                ...(picture.segments === null ? [] : segmentPlaces(mark.segments, segmentAt)),
              ]),
            ],
          ],
    ),
  };
}

function segmentPlaces(segments: readonly string[], places: ReadonlyMap<string, number>): readonly number[] {
  return (segments.length === 0 ? [''] : segments).flatMap((segment) => places.get(segment) ?? []);
}

function placesOf(list: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(list.map(({ id }, place) => [id, place]));
}
