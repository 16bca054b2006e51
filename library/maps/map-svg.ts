import { colourOf, type Theme } from '../../shared/model/tokens.ts';
import { noteLetters, printedNotes } from './annotations.ts';
import { drawCell, text } from './cell-drawing.ts';
import { cellWords, segmentOrder } from './cell-figures.ts';
import {
  type Grid,
  type GridRow,
  gridOf,
  HEAD_LINE,
  HEAD_SIZE,
  INDENT,
  LABEL_SIZE,
  LINE,
  MARGIN,
} from './grid-layout.ts';
import type { MapPicture } from './map-data.ts';
import { drawLegend } from './map-legend.ts';
import { type MapPart, mapParts, partLine } from './map-parts.ts';
import {
  axisLabel,
  filterLines,
  hasStudyAxis,
  leftOutLines,
  provenanceLines,
  scopeLine,
} from './map-words.ts';
import { type Pens, texturePatterns } from './segment-paint.ts';
import { type Content, decimals, drawing, element, markup, type Shape } from './svg-element.ts';
import { wrap } from './text-width.ts';

const LEAST_WIDTH = 720;
/** Cells beyond this number get no description of their own, so that the file stays small. */
const DESCRIBED_CELLS = 4_000;

/** A map as drawn, and how many labels had to be shortened. */
export type DrawnMap = {
  readonly shape: Shape;
  readonly svg: string;
  /** What the drawing shows, in a sentence. */
  readonly description: string;
  readonly notices: readonly string[];
};

/** Draws a map as one SVG document without style sheets, scripts or links: the same picture gives the same bytes. */
export function drawMap(picture: MapPicture, theme: Theme): DrawnMap {
  const [whole] = mapParts(picture, Number.POSITIVE_INFINITY);
  return drawPart(picture, whole as MapPart, theme, gridOf(picture));
}

/**
 * Draws a map of many columns in parts of at most `columns` each, all at one scale, each with the headings of its rows, the
 * legend and where the map comes from. What was cut is told with the first part.
 */
export function drawMapParts(picture: MapPicture, theme: Theme, columns: number): readonly DrawnMap[] {
  const whole = gridOf(picture);
  return mapParts(picture, columns).map((part) => {
    const drawn = drawPart(picture, part, theme, part.parts === 1 ? whole : gridOf(part.picture, whole));
    return part.part === 1 ? drawn : { ...drawn, notices: [] };
  });
}

function drawPart(whole: MapPicture, part: MapPart, theme: Theme, grid: Grid): DrawnMap {
  const { data } = whole;
  const width = Math.max(grid.width, LEAST_WIDTH);
  // Parts can stand in one page.
  const which = part.parts === 1 ? '' : `-${part.part}`;
  const pens: Pens = { theme, hatch: `hatch-${theme}-${data.edition}${which}` };
  const head = drawHead(whole, partLine(part), width, theme);
  const body = drawGrid(part.picture, grid, pens, noteLetters(printedNotes(data)));
  const legend = drawLegend(whole, grid, pens, head.height + grid.height + 36, width);
  const foot = drawFoot(whole, head.height + grid.height + 36 + legend.height + 14, width, theme);
  const [fullWidth, fullHeight] = [width + 2 * MARGIN, foot.bottom + 2 * MARGIN];
  const description = [partLine(part), descriptionOf(part.picture)].filter((line) => line !== '').join(' ');
  const title = data.spec.title === '' ? 'Evidence map' : data.spec.title;
  const content = [
    element('title', {}, title),
    element('desc', {}, description),
    element('defs', {}, hatch(pens), texturePatterns(segmentOrder(whole).length, pens)),
    element('rect', { width: fullWidth, height: fullHeight, fill: colourOf('paper', theme) }),
    element(
      'g',
      { transform: `translate(${MARGIN} ${MARGIN})` },
      head.shapes,
      element('g', { transform: `translate(0 ${decimals(head.height)})` }, body),
      legend.shapes,
      foot.shapes,
    ),
  ];
  const shape = drawing(fullWidth, fullHeight, title, content);
  const cut = grid.cut + legend.cut;
  const notices = cut === 0 ? [] : [`${cut} labels were too long for the drawing and end in “…”.`];
  return { shape, svg: `${markup(shape)}\n`, description, notices };
}

function descriptionOf(picture: MapPicture): string {
  const { data } = picture;
  const rows = axisLabel(data, data.matrix.rowDimension);
  const columns = axisLabel(data, data.matrix.columnDimension);
  const states = ['gap', 'not-coded', 'not-applicable', 'not-reported'].flatMap((state) => {
    const n = data.matrix.cells.filter((cell) => cell.state === state).length;
    return n === 0 ? [] : [`${n} cells ${state.replace('-', ' ')}`];
  });
  return `Evidence map of ${rows} by ${columns}: ${scopeLine(data)}. ${states.join(', ')}.`;
}

function hatch(pens: Pens): Shape {
  const line = element('path', {
    d: 'M-1 1l2 -2M0 8l8 -8M7 9l2 -2',
    stroke: colourOf('line-control', pens.theme),
    'stroke-width': 0.7,
  });
  const pattern = { id: pens.hatch, width: 8, height: 8, patternUnits: 'userSpaceOnUse' };
  return element('pattern', pattern, line);
}

function drawHead(
  picture: MapPicture,
  part: string,
  width: number,
  theme: Theme,
): { shapes: Content; height: number } {
  const { data } = picture;
  const ink = colourOf('ink', theme);
  const muted = colourOf('muted', theme);
  const title = wrap(data.spec.title === '' ? 'Evidence map' : data.spec.title, width, 20, 4, 600);
  const lines = [
    `${axisLabel(data, data.matrix.rowDimension)} × ${axisLabel(data, data.matrix.columnDimension)}. ${scopeLine(data)}.`,
    ...filterLines(data).map((line) => `Only ${line}.`),
    ...(part === '' ? [] : [part]),
  ].flatMap((line) => wrap(line, width, 12.5, 4).lines);
  let y = 18;
  const shapes: Content[] = [];
  for (const line of title.lines) {
    shapes.push(text(0, y, 20, line, { 'font-weight': 600, fill: ink }));
    y += 26;
  }
  for (const line of lines) {
    shapes.push(text(0, y, 12.5, line, { fill: muted }));
    y += 18;
  }
  return { shapes, height: y + 4 };
}

function drawGrid(
  picture: MapPicture,
  grid: Grid,
  pens: Pens,
  letters: ReturnType<typeof noteLetters>,
): Content {
  const muted = colourOf('muted', pens.theme);
  const ink = colourOf('ink', pens.theme);
  const { totals } = picture.data.matrix;
  const columns = grid.columns.map(({ label, x, entry }) => {
    const first = grid.headHeight - 10 - (label.lines.length - 1) * HEAD_LINE;
    const lines = label.lines.map((line, index) =>
      text(x + grid.cellWidth / 2, first + index * HEAD_LINE, HEAD_SIZE, line, {
        'text-anchor': 'middle',
        fill: ink,
      }),
    );
    const total = text(
      x + grid.cellWidth / 2,
      grid.totalY + 22,
      12,
      String(totals.columns[entry.id]?.n ?? 0),
      {
        'text-anchor': 'middle',
        'font-weight': 600,
        fill: ink,
      },
    );
    return [element('g', {}, label.cut ? element('title', {}, entry.label) : [], lines), total];
  });
  const headings = grid.headings.map(({ label, whole, x, width, y, bottom }) => [
    element(
      'g',
      {},
      label.cut ? element('title', {}, whole) : [],
      label.lines.map((line, index) =>
        text(x + width / 2, y + index * HEAD_LINE, HEAD_SIZE, line, {
          'text-anchor': 'middle',
          'font-weight': 600,
          fill: ink,
        }),
      ),
    ),
    element('path', {
      d: `M${decimals(x + 4)} ${decimals(bottom)}H${decimals(x + width - 4)}`,
      stroke: colourOf('line-control', pens.theme),
      'stroke-width': 1,
    }),
  ]);
  const rows = grid.rows.map((row) => drawRow(picture, grid, row, pens, letters));
  const corner = [
    text(grid.totalX + 48, grid.headHeight - 10, HEAD_SIZE, 'Studies', { 'text-anchor': 'end', fill: muted }),
    text(0, grid.totalY + 22, LABEL_SIZE, 'Studies', { fill: muted }),
    text(grid.totalX + 48, grid.totalY + 22, 12.5, String(totals.n), {
      'text-anchor': 'end',
      'font-weight': 700,
      fill: ink,
    }),
  ];
  return [headings, columns, rows, rule(grid, grid.totalY, pens, true), corner];
}

function drawRow(
  picture: MapPicture,
  grid: Grid,
  row: GridRow,
  pens: Pens,
  letters: ReturnType<typeof noteLetters>,
): Content {
  const { matrix, spec } = picture.data;
  const ink = colourOf('ink', pens.theme);
  const first = row.y + row.height / 2 + 4.5 - ((row.label.lines.length - 1) * LINE) / 2;
  const weight = row.entry.group ? 600 : null;
  const label = row.label.lines.map((line, index) =>
    text(row.depth * INDENT, first + index * LINE, LABEL_SIZE, line, { fill: ink, 'font-weight': weight }),
  );
  const total = text(
    grid.totalX + 48,
    row.y + row.height / 2 + 4.5,
    12,
    String(matrix.totals.rows[row.entry.id]?.n ?? 0),
    {
      'text-anchor': 'end',
      'font-weight': row.entry.group ? 700 : 600,
      fill: row.entry.group ? colourOf('muted', pens.theme) : ink,
    },
  );
  const described = matrix.cells.length <= DESCRIBED_CELLS;
  const studyAxis = hasStudyAxis(picture.data);
  const cells = row.cells.map((figures, index) => {
    const column = grid.columns[index];
    const box = { x: column?.x ?? 0, y: row.y, width: grid.cellWidth, height: row.height };
    const letter = letters(figures.cell.row, figures.cell.column);
    const mark =
      letter === ''
        ? []
        : text(box.x + box.width - 5, box.y + 12, 10, letter, {
            'text-anchor': 'end',
            'font-weight': 600,
            fill: colourOf('accent', pens.theme),
          });
    const drawn = [drawCell(figures, box, grid, spec.layout, pens, studyAxis), mark];
    if (!described) return drawn;
    const words = `${row.entry.label} × ${column?.entry.label ?? ''}: ${cellWords(figures.cell, studyAxis)}`;
    return element('g', { 'data-n': figures.cell.n }, element('title', {}, words), drawn);
  });
  const heading = row.label.cut ? element('title', {}, row.entry.label) : [];
  return [rule(grid, row.y, pens, false), element('g', {}, heading, label), cells, total];
}

function rule(grid: Grid, y: number, pens: Pens, strong: boolean): Shape {
  const stroke = colourOf(strong ? 'line-control' : 'line', pens.theme);
  return element('path', { d: `M0 ${decimals(y)}H${decimals(grid.width)}`, stroke, 'stroke-width': 1 });
}

function drawFoot(
  picture: MapPicture,
  top: number,
  width: number,
  theme: Theme,
): { shapes: Content; bottom: number } {
  const muted = colourOf('muted', theme);
  let y = top;
  const shapes: Content[] = [];
  const notes = printedNotes(picture.data).map(
    ({ letter, where, text: words }) => `${letter}  ${where}: ${words}`,
  );
  for (const line of [...notes, ...leftOutLines(picture.data), ...provenanceLines(picture.data)]) {
    for (const part of wrap(line, width, 11, 8).lines) {
      shapes.push(text(0, y, 11, part, { fill: muted }));
      y += 15.5;
    }
  }
  return { shapes, bottom: y - 10 };
}
