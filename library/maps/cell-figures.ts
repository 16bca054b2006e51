import type { DirectionSign } from '../../shared/model/codebook.ts';
import type { Cell } from '../../shared/model/matrix.ts';
import type { LegendCode, MapMark, MapPicture } from './map-data.ts';

/** A count with the part of it that is known only as cited. */
export type Count = { readonly n: number; readonly asCited: number };

/** One direction of a cell. */
export type DirectionCount = Count & {
  readonly code: string;
  readonly label: string;
  readonly sign: DirectionSign | null;
};

/** One segment of a cell; `place` is its place in the legend, which never changes. */
export type SegmentCount = Count & { readonly code: string; readonly label: string; readonly place: number };

/** What a cell prints. */
export type CellFigures = {
  readonly cell: Cell;
  readonly marks: readonly MapMark[];
  readonly count: Count;
  readonly directions: readonly DirectionCount[];
  readonly segments: readonly SegmentCount[];
};

/** The label under which studies without a segment are counted. */
export const NO_SEGMENT_LABEL = 'not coded';

/** The figures of one cell, in the fixed order of the legends. */
export function figuresOf(picture: MapPicture, index: number): CellFigures {
  const cell = picture.data.matrix.cells[index] as Cell;
  const marks = picture.marks[index] ?? [];
  return {
    cell,
    marks,
    count: countOf(marks),
    directions: directionOrder(picture).flatMap((code) => {
      const own = marks.filter((mark) => mark.direction === code.id);
      return own.length === 0 ? [] : [{ code: code.id, label: code.label, sign: code.sign, ...countOf(own) }];
    }),
    segments: segmentOrder(picture).flatMap((code, place) => {
      const own = marks.filter((mark) =>
        code.id === '' ? mark.segments.length === 0 : mark.segments.includes(code.id),
      );
      return own.length === 0 ? [] : [{ code: code.id, label: code.label, place, ...countOf(own) }];
    }),
  };
}

/** The direction codes in use by the scale, with "mixed" and "unstated" even where the codebook lacks them. */
export function directionOrder(picture: MapPicture): readonly LegendCode[] {
  if (picture.directions === null) return [];
  const { codes } = picture.directions;
  const lacking = (['mixed', 'unstated'] as const).filter(
    (sign) => !codes.some((code) => code.sign === sign),
  );
  return [...codes, ...lacking.map((sign) => ({ id: sign, label: sign, sign }))];
}

/** The segments in the order of the codebook, then those without one. */
export function segmentOrder(picture: MapPicture): readonly LegendCode[] {
  if (picture.segments === null) return [];
  return [...picture.segments.codes, { id: '', label: NO_SEGMENT_LABEL, sign: null }];
}

function countOf(marks: readonly MapMark[]): Count {
  return { n: marks.length, asCited: marks.filter((mark) => mark.basis === 'as cited').length };
}

/** A count as it is printed: "5", or "5 (2)" where 2 of the 5 are known only as cited. */
export function printed({ n, asCited }: Count): string {
  return asCited === 0 ? String(n) : `${n} (${asCited})`;
}

/** What a cell is, in words. */
export function cellWords(cell: Cell, studyAxis: boolean): string {
  if (cell.n > 0) return cell.n === 1 ? '1 study' : `${cell.n} studies`;
  if (cell.state === 'gap') return 'gap: no study, and every study in scope is coded';
  if (cell.state === 'not-reported') return 'not reported by this study';
  if (cell.state === 'not-applicable') return `not applicable: ${cell.reason}`;
  if (studyAxis) return 'this study is not coded yet';
  return `no study so far; ${cell.undecided} in scope not coded yet`;
}
