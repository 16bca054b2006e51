import type { AxisEntry } from '../../shared/model/matrix.ts';
import type { MapPicture } from './map-data.ts';

/** Some of a map's columns, side by side: its picture with no others, and which they are among all, from 1. */
export type MapPart = {
  readonly picture: MapPicture;
  readonly part: number;
  readonly parts: number;
  readonly first: number;
  readonly last: number;
  readonly columns: number;
};

/** Cuts a map of many columns into parts of as many as are alike, at most `most` each; a map that fits is one part. */
export function mapParts(picture: MapPicture, most: number): readonly MapPart[] {
  const columns = picture.data.matrix.columns.filter(({ group }) => !group).length;
  const parts = Math.max(1, Math.ceil(columns / most));
  const each = Math.ceil(columns / parts);
  return Array.from({ length: parts }, (_, at) => {
    const [from, to] = [at * each, Math.min(columns, (at + 1) * each)];
    return {
      picture: parts === 1 ? picture : pictureOfColumns(picture, from, to, columns),
      part: at + 1,
      parts,
      first: from + 1,
      last: to,
      columns,
    };
  });
}

/** What a part is called, for its reader; '' where a map is whole. */
export function partLine({ part, parts, first, last, columns }: MapPart): string {
  if (parts === 1) return '';
  return `Part ${part} of ${parts}: columns ${first} to ${last} of ${columns}. The numbers at the right count all columns.`;
}

function pictureOfColumns(picture: MapPicture, from: number, to: number, width: number): MapPicture {
  const { data, marks } = picture;
  const { matrix } = data;
  const cut = <One>(cells: readonly One[]): readonly One[] =>
    cells.filter((_, at) => at % width >= from && at % width < to);
  return {
    ...picture,
    data: {
      ...data,
      matrix: { ...matrix, columns: columnsOf(matrix.columns, from, to), cells: cut(matrix.cells) },
    },
    marks: cut(marks),
  };
}

/** The columns from one number to before another, and the headings above them. */
function columnsOf(entries: readonly AxisEntry[], from: number, to: number): readonly AxisEntry[] {
  const kept = new Set(
    entries
      .filter(({ group }) => !group)
      .slice(from, to)
      .map(({ id }) => id),
  );
  return entries.filter(({ id, group }) => group || kept.has(id));
}
