import { noteLetters, printedNotes } from '../maps/annotations.ts';
import { type CellFigures, figuresOf, printed } from '../maps/cell-figures.ts';
import { columnHeadings, type HeadingSpan } from '../maps/column-headings.ts';
import { SIGN_CHARACTERS } from '../maps/glyph.ts';
import type { MapPicture } from '../maps/map-data.ts';
import { depthsOf } from '../maps/map-grid-table.ts';
import {
  axisLabel,
  filterLines,
  hasStudyAxis,
  leftOutLines,
  provenanceLines,
  scopeLine,
} from '../maps/map-words.ts';

/** A map as a printed table: what LaTeX, Markdown and Word are written from. */
export type MapTable = {
  readonly caption: string;
  readonly rowLabel: string;
  /** Lines of headings above the columns, the outermost first. */
  readonly headings: readonly (readonly HeadingSpan[])[];
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Margins of the columns, and the number of studies in the whole table. */
  readonly foot: { readonly cells: readonly string[]; readonly total: string };
  /** What a reader must know, in sentences. */
  readonly notes: readonly string[];
};

export type TableRow = {
  readonly label: string;
  readonly depth: number;
  /** A heading has no cells. */
  readonly heading: boolean;
  readonly cells: readonly string[];
  readonly total: string;
};

/** The table of a map; its cells say what the drawing's say. */
export function mapTable(picture: MapPicture): MapTable {
  const { data } = picture;
  const { matrix } = data;
  const columns = matrix.columns.filter((entry) => !entry.group);
  const depths = depthsOf(matrix.rows);
  const studyAxis = hasStudyAxis(data);
  const signed = data.spec.layout === 'direction' && picture.directions !== null;
  const letters = noteLetters(printedNotes(data));
  let next = 0;
  const rows = matrix.rows.map((row): TableRow => {
    const cells = row.group
      ? []
      : columns.map((column, at) => {
          const letter = letters(row.id, column.id);
          const words = cellText(figuresOf(picture, next + at), signed, studyAxis);
          return letter === '' ? words : `${words} ${letter}`;
        });
    if (!row.group) next += columns.length;
    const total = String(matrix.totals.rows[row.id]?.n ?? 0);
    return { label: row.label, depth: depths.get(row.id) ?? 0, heading: row.group, cells, total };
  });
  return {
    caption: `${data.spec.title === '' ? 'Evidence map' : data.spec.title}. ${scopeLine(data)}.`,
    rowLabel: axisLabel(data, matrix.rowDimension),
    headings: columnHeadings(matrix.columns),
    columns: columns.map((column) => column.label),
    rows,
    foot: {
      cells: columns.map((column) => String(matrix.totals.columns[column.id]?.n ?? 0)),
      total: String(matrix.totals.n),
    },
    notes: notesOf(picture, signed, studyAxis),
  };
}

function cellText(figures: CellFigures, signed: boolean, studyAxis: boolean): string {
  const { cell, count, directions } = figures;
  if (cell.n > 0) {
    if (!signed || directions.length === 0) return printed(count);
    const one = (n: number, sign: (typeof directions)[number]['sign']): string =>
      `${SIGN_CHARACTERS[sign ?? 'unstated']}${n}`;
    const own = directions
      .filter(({ n, asCited }) => n > asCited)
      .map(({ n, asCited, sign }) => one(n - asCited, sign));
    const cited = directions
      .filter(({ asCited }) => asCited > 0)
      .map(({ asCited, sign }) => one(asCited, sign));
    return [...own, ...(cited.length === 0 ? [] : [`(${cited.join(' ')})`])].join(' ');
  }
  if (cell.state === 'not-applicable') return '–';
  if (cell.state === 'not-coded') {
    return studyAxis || cell.undecided === 0 ? 'not coded' : `0 [${cell.undecided} open]`;
  }
  return '0';
}

function notesOf(picture: MapPicture, signed: boolean, studyAxis: boolean): readonly string[] {
  const { data } = picture;
  const states = new Set(data.matrix.cells.map((cell) => cell.state));
  const signs = (picture.directions?.codes ?? []).map(
    (code) => `${SIGN_CHARACTERS[code.sign ?? 'unstated']} ${code.label}`,
  );
  return [
    'Numbers count distinct studies; margins count each study once.',
    ...(signed ? [`Directions: ${signs.join(', ')}.`] : []),
    ...(data.spec.includeAsCited
      ? [
          signed
            ? 'In brackets: known only as cited, counted apart.'
            : 'In brackets: known only as cited, part of the number before.',
        ]
      : []),
    ...(states.has('gap') ? ['0: a gap; every study in scope is coded and none is here.'] : []),
    ...(states.has('not-coded') && !studyAxis
      ? ['0 [n open]: no study so far, and n in scope are not coded yet, so no gap is claimed.']
      : []),
    ...(states.has('not-reported') ? ['0: not reported by this study.'] : []),
    ...(states.has('not-applicable') ? ['–: not applicable.'] : []),
    ...printedNotes(data).map(({ letter, where, text }) => `${letter}: ${where}: ${text}`),
    ...filterLines(data).map((line) => `Only ${line}.`),
    ...leftOutLines(data),
    ...provenanceLines(data).map((line) => (line.endsWith('.') ? line : `${line}.`)),
  ];
}
