import type { MapLayout } from '../../shared/model/map.ts';
import { colourOf } from '../../shared/model/tokens.ts';
import { type CellFigures, printed } from './cell-figures.ts';
import { donut } from './donut.ts';
import { directionGlyph, SIGN_TOKENS } from './glyph.ts';
import { DOT, dotsAcross, type Grid } from './grid-layout.ts';
import {
  type MarkShape,
  type Paint,
  type Pens,
  painted,
  plainPaint,
  segmentPaint,
  textured,
  whereOf,
} from './segment-paint.ts';
import { type Attributes, type Content, element, type Shape } from './svg-element.ts';

/** A box in the drawing. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** One cell of a map as SVG: its state, its marks, and its number. */
export function drawCell(
  figures: CellFigures,
  box: Box,
  grid: Grid,
  layout: MapLayout,
  pens: Pens,
  studyAxis: boolean,
): Content {
  const { cell } = figures;
  if (cell.n === 0) return drawEmpty(figures, box, pens, studyAxis);
  if (layout === 'heat') return drawHeat(figures, box, grid, pens);
  if (layout === 'dots' || layout === 'mosaic') return drawMarks(figures, box, pens, layout);
  if (layout === 'donut') return drawDonut(figures, box, grid, pens);
  if (layout === 'direction' && figures.directions.length > 0) return drawDirections(figures, box, pens);
  if (figures.segments.length > 0) return drawSegments(figures, box, grid, pens);
  return drawBubble(figures, box, grid, pens);
}

/** A line of text. */
export function text(x: number, y: number, size: number, content: string, more: Attributes = {}): Shape {
  return element('text', { x, y, 'font-size': size, ...more }, content);
}

// Dashes close around a small filled circle look like the teeth of a wheel.
const SMALL_RING = 9;

/** A bubble: the outline's area is the number of studies, the filled area those not known only as cited. */
export function bubble(
  x: number,
  y: number,
  scale: number,
  n: number,
  asCited: number,
  paint: Paint,
  paper: string,
): Content {
  const outer = scale * Math.sqrt(n);
  const disc = (r: number): MarkShape => ({ name: 'circle', x, y, r });
  if (asCited === 0) return painted(disc(outer), paint);
  const ring = element('circle', {
    ...whereOf(disc(outer)),
    fill: paper,
    stroke: paint.colour,
    ...(outer < SMALL_RING ? { 'stroke-width': 1 } : { 'stroke-width': 1.4, 'stroke-dasharray': '3 2' }),
  });
  const own = n - asCited;
  const full = own === 0 ? [] : painted(disc(scale * Math.sqrt(own)), paint);
  return [ring, textured(disc(outer), paint, 'hollow'), full];
}

function drawEmpty({ cell }: CellFigures, box: Box, pens: Pens, studyAxis: boolean): Content {
  const inner = { x: box.x + 3, y: box.y + 3, width: box.width - 6, height: box.height - 6, rx: 4 };
  const muted = colourOf('muted', pens.theme);
  const middle = box.y + box.height / 2;
  const centre = { 'text-anchor': 'middle', fill: muted };
  const x = box.x + box.width / 2;
  if (cell.state === 'not-applicable') return text(x, middle + 4, 13, '–', centre);
  if (cell.state === 'not-reported') return text(x, middle + 4, 12, '0', centre);
  if (cell.state === 'gap') {
    const plate = {
      x: x - 9,
      y: middle - 9,
      width: 18,
      height: 18,
      rx: 4,
      fill: colourOf('paper', pens.theme),
    };
    return [
      element('rect', { ...inner, fill: `url(#${pens.hatch})` }),
      element('rect', plate),
      text(x, middle + 4, 12, '0', { 'text-anchor': 'middle', fill: colourOf('ink', pens.theme) }),
    ];
  }
  const dotted = { fill: 'none', stroke: colourOf('line-control', pens.theme), 'stroke-dasharray': '1.5 3' };
  const frame = element('rect', { ...inner, ...dotted });
  if (studyAxis || cell.undecided === 0) return [frame, text(x, middle + 4, 12, '0', centre)];
  return [
    frame,
    text(x, middle - 1, 12, '0', centre),
    text(x, middle + 11, 10, `${cell.undecided} open`, centre),
  ];
}

function drawBubble({ count }: CellFigures, box: Box, grid: Grid, pens: Pens): Content {
  const radius = grid.bubbleScale * Math.sqrt(count.n);
  const paper = colourOf('paper', pens.theme);
  const label = printed(count);
  const y = box.y + box.height / 2;
  const inside = count.asCited === 0 && radius >= 10 && radius * 1.5 >= label.length * 7.5;
  // One place for all bubbles of a column, so that they can be compared down the page.
  const x = box.x + box.width * 0.4;
  const mark = bubble(x, y, grid.bubbleScale, count.n, count.asCited, plainPaint('accent', pens), paper);
  const number = inside
    ? text(x, y + 4.5, 13, label, {
        'text-anchor': 'middle',
        'font-weight': 600,
        fill: colourOf('on-accent', pens.theme),
      })
    : text(x + radius + 4, y + 4.5, 13, label, { 'font-weight': 600, fill: colourOf('ink', pens.theme) });
  return [mark, number];
}

function drawHeat({ count }: CellFigures, box: Box, grid: Grid, pens: Pens): Content {
  const strength = heatStrength(count.n, grid.largest);
  const fill = {
    x: box.x + 1,
    y: box.y + 1,
    width: box.width - 2,
    height: box.height - 2,
    fill: colourOf('accent', pens.theme),
    'fill-opacity': strength,
  };
  return [
    element('rect', fill),
    text(box.x + box.width / 2, box.y + box.height / 2 + 5, 14, printed(count), {
      'text-anchor': 'middle',
      'font-weight': 600,
      fill: colourOf('ink', pens.theme),
    }),
  ];
}

/** Opacity of the hue under a number: never so strong that ink on it falls below 4.5:1. */
export function heatStrength(n: number, largest: number): number {
  return Math.round((0.08 + 0.42 * (n / largest)) * 100) / 100;
}

/** One mark for each study: a dot or a tile. */
function drawMarks(
  { count, marks, segments }: CellFigures,
  box: Box,
  pens: Pens,
  layout: 'dots' | 'mosaic',
): Content {
  const across = dotsAcross(box.width);
  const paper = colourOf('paper', pens.theme);
  const placeOf = new Map(segments.map((segment) => [segment.code, segment.place]));
  const order = marks
    .map((mark) => ({ mark, place: segments.length === 0 ? 0 : (placeOf.get(mark.segments[0] ?? '') ?? 0) }))
    .sort((left, right) => left.place - right.place);
  const lines = Math.ceil(marks.length / across);
  const top = box.y + box.height / 2 - (lines * DOT) / 2 + DOT / 2;
  const dots = order.map(({ mark, place }, index) => {
    const paint = segments.length === 0 ? plainPaint('accent', pens) : segmentPaint(place, pens);
    const [x, y] = [box.x + 10 + (index % across) * DOT, top + Math.floor(index / across) * DOT];
    return studyMark(x, y, mark.basis === 'as cited', paint, paper, layout);
  });
  const number = text(box.x + box.width - 6, box.y + box.height / 2 + 4.5, 12, String(count.n), {
    'text-anchor': 'end',
    'font-weight': 600,
    fill: colourOf('ink', pens.theme),
  });
  return [dots, number];
}

/** The mark of one study around (x, y); hollow for what is known only as cited. */
export function studyMark(
  x: number,
  y: number,
  hollow: boolean,
  paint: Paint,
  paper: string,
  layout: 'dots' | 'mosaic',
): Content {
  const shape = (r: number, side: number): MarkShape =>
    layout === 'dots' ? { name: 'circle', x, y, r } : { name: 'rect', x, y, side };
  if (!hollow) return painted(shape(4, 9), paint);
  // The outline stands inside, so that every tile covers the same area.
  const inner = shape(3.3, 7.6);
  const outline = { ...whereOf(inner), fill: paper, stroke: paint.colour, 'stroke-width': 1.4 };
  return [element(inner.name, outline), textured(inner, paint, 'hollow')];
}

function drawDonut({ count, segments }: CellFigures, box: Box, grid: Grid, pens: Pens): Content {
  const radius = grid.bubbleScale * Math.sqrt(count.n);
  const paper = colourOf('paper', pens.theme);
  const [x, y] = [box.x + box.width * 0.4, box.y + box.height / 2];
  const parts =
    segments.length === 0
      ? [{ ...count, paint: plainPaint('accent', pens) }]
      : segments.map((one) => ({ ...one, paint: segmentPaint(one.place, pens) }));
  return [
    donut(x, y, radius, parts, paper),
    text(x + radius + 4, y + 4.5, 13, printed(count), {
      'font-weight': 600,
      fill: colourOf('ink', pens.theme),
    }),
  ];
}

function drawDirections({ count, directions }: CellFigures, box: Box, pens: Pens): Content {
  const paper = colourOf('paper', pens.theme);
  const items = directions.flatMap((one) => {
    const colour = colourOf(SIGN_TOKENS[one.sign ?? 'unstated'], pens.theme);
    const own = one.n - one.asCited;
    return [
      ...(own > 0 ? [{ sign: one.sign, colour, hollow: false, n: own }] : []),
      ...(one.asCited > 0 ? [{ sign: one.sign, colour, hollow: true, n: one.asCited }] : []),
    ];
  });
  const only = items.length === 1 ? items[0] : undefined;
  if (only !== undefined) {
    const [x, y] = [box.x + box.width / 2 - 7, box.y + box.height / 2];
    return [
      directionGlyph(only.sign, x, y, only.colour, paper, only.hollow),
      text(x + 10, y + 4.5, 12.5, String(only.n), {
        'font-weight': 600,
        fill: colourOf('ink', pens.theme),
      }),
    ];
  }
  const lines = Math.ceil(items.length / 2);
  const top = box.y + box.height / 2 - (20 + lines * 17) / 2;
  const step = Math.min(34, (box.width - 8) / 2);
  const left = box.x + box.width / 2 - step;
  const drawn = items.map((item, index) => {
    const x = left + (index % 2) * step + 8;
    const y = top + 27 + Math.floor(index / 2) * 17;
    return [
      directionGlyph(item.sign, x, y, item.colour, paper, item.hollow),
      text(x + 8, y + 4, 11.5, String(item.n), { fill: colourOf('ink', pens.theme) }),
    ];
  });
  const number = text(box.x + box.width / 2, top + 14, 12.5, String(count.n), {
    'text-anchor': 'middle',
    'font-weight': 600,
    fill: colourOf('ink', pens.theme),
  });
  return [number, drawn];
}

function drawSegments({ count, segments }: CellFigures, box: Box, grid: Grid, pens: Pens): Content {
  const paper = colourOf('paper', pens.theme);
  // Two bubbles a line at a smaller scale, the same in every cell.
  const scale = grid.bubbleScale * SEGMENT_SHRINK;
  const top = box.y + box.height / 2 - (18 + Math.ceil(segments.length / 2) * 34) / 2;
  const drawn = segments.map((segment, index) => {
    const x =
      segments.length === 1
        ? box.x + box.width * 0.4
        : box.x + box.width * 0.22 + (index % 2) * (box.width / 2);
    const y = top + 36 + Math.floor(index / 2) * 34;
    const radius = scale * Math.sqrt(segment.n);
    return [
      bubble(x, y, scale, segment.n, segment.asCited, segmentPaint(segment.place, pens), paper),
      text(x + radius + 3, y + 4, 11, printed(segment), { fill: colourOf('ink', pens.theme) }),
    ];
  });
  const number = text(box.x + box.width / 2, top + 14, 12.5, printed(count), {
    'text-anchor': 'middle',
    'font-weight': 600,
    fill: colourOf('ink', pens.theme),
  });
  return [number, drawn];
}

/** Bubbles of segments are drawn at this part of a whole cell's radius. */
export const SEGMENT_SHRINK = 0.62;
