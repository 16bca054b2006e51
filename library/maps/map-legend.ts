import type { MapLayout } from '../../shared/model/map.ts';
import { colourOf, MOST_SEGMENTS } from '../../shared/model/tokens.ts';
import { bubble, SEGMENT_SHRINK, studyMark, text } from './cell-drawing.ts';
import { directionOrder, segmentOrder } from './cell-figures.ts';
import { donut } from './donut.ts';
import { directionGlyph, SIGN_TOKENS } from './glyph.ts';
import type { Grid } from './grid-layout.ts';
import type { MapPicture } from './map-data.ts';
import { hasStudyAxis } from './map-words.ts';
import { type Paint, type Pens, painted, plainPaint, segmentPaint } from './segment-paint.ts';
import { type Content, element } from './svg-element.ts';
import { textWidth, wrap } from './text-width.ts';

const SIZE = 11.5;
const ROW = 22;
const LINE = 14.5;
/** Lines that one entry may take before its end is cut. */
const WORD_LINES = 3;

/** One entry: a drawing around (x + 8, y) and its words. */
type Entry = {
  readonly words: string;
  readonly room: number;
  readonly draw: (x: number, y: number) => Content;
};

/** The legend, wrapped to a width: what sizes, shapes, colours and empty cells mean. */
export function drawLegend(
  picture: MapPicture,
  grid: Grid,
  pens: Pens,
  y: number,
  width: number,
): { readonly shapes: Content; readonly height: number; readonly cut: number } {
  const ink = colourOf('ink', pens.theme);
  const groups = [
    sizeEntries(picture, grid, pens),
    directionEntries(picture, pens),
    segmentEntries(picture, pens),
    stateEntries(picture, pens),
  ];
  const parts: Content[] = [text(0, y + 4, 12, 'Legend', { 'font-weight': 600, fill: ink })];
  let top = y + 26;
  let cut = 0;
  for (const entries of groups) {
    if (entries.length === 0) continue;
    let x = 0;
    const words = entries.map((entry) => wrap(entry.words, width - entry.room - 6, SIZE, WORD_LINES));
    cut += words.filter((one) => one.cut).length;
    const most = Math.max(1, ...words.map(({ lines }) => lines.length));
    const tallest = Math.max(ROW, ...entries.map((entry) => entry.room)) + (most - 1) * LINE;
    for (const [at, entry] of entries.entries()) {
      const lines = words[at]?.lines ?? [];
      const widest = Math.max(0, ...lines.map((line) => textWidth(line, SIZE)));
      const left = entry.room === 0 ? 0 : entry.room + 6;
      const wide = left + widest + 22;
      if (x > 0 && x + wide - 22 > width) {
        x = 0;
        top += tallest;
      }
      const middle = top + tallest / 2 - 6;
      parts.push(entry.draw(x + entry.room / 2, middle));
      const first = middle + 4 - ((lines.length - 1) * LINE) / 2;
      parts.push(lines.map((line, index) => text(x + left, first + index * LINE, SIZE, line, { fill: ink })));
      x += wide;
    }
    top += tallest + 4;
  }
  return { shapes: parts, height: top - y, cut };
}

function sizeEntries(picture: MapPicture, grid: Grid, pens: Pens): readonly Entry[] {
  const { layout } = picture.data.spec;
  const accent = plainPaint('accent', pens);
  const paper = colourOf('paper', pens.theme);
  const cited: Entry[] = picture.data.spec.includeAsCited
    ? [
        {
          words: citedWords(layout),
          room: layout === 'heat' ? 0 : 20,
          draw: (x, y) => citedMark(layout, x, y, pens),
        },
      ]
    : [];
  if (layout !== 'bubble' && layout !== 'donut') {
    if (layout === 'heat')
      return [{ words: heatWords(grid.largest), room: 20, draw: (x, y) => swatch(x, y, pens) }, ...cited];
    if (layout === 'dots' || layout === 'mosaic')
      return [
        {
          words: 'one study',
          room: 14,
          draw: (x, y) => studyMark(x, y, false, accent, paper, layout),
        },
        ...cited,
      ];
    return cited;
  }
  const shrunk = layout === 'bubble' && picture.segments !== null;
  const scale = grid.bubbleScale * (shrunk ? SEGMENT_SHRINK : 1);
  const sizes = [...new Set([1, Math.round(grid.largest / 4), grid.largest])].filter((n) => n > 0);
  const entries = sizes.map(
    (n): Entry => ({
      words: n === 1 ? '1 study' : `${n} studies`,
      room: Math.max(14, 2 * scale * Math.sqrt(n) + 2),
      draw: (x, y) =>
        layout === 'donut'
          ? donut(x, y, scale * Math.sqrt(n), [{ n, asCited: 0, paint: accent }], paper)
          : bubble(x, y, scale, n, 0, accent, paper),
    }),
  );
  return [
    ...entries,
    { words: 'area is proportional to the number printed', room: 0, draw: () => [] },
    ...(layout === 'donut' && picture.segments !== null
      ? [{ words: 'a study with several codes has a part in each', room: 0, draw: () => [] }]
      : []),
    ...cited,
  ];
}

/** How the marks of a layout look where they are known only as cited; heat has no mark. */
function citedMark(layout: MapLayout, x: number, y: number, pens: Pens): Content {
  const [accent, paper] = [plainPaint('accent', pens), colourOf('paper', pens.theme)];
  if (layout === 'heat') return [];
  if (layout === 'direction') return directionGlyph('positive', x, y, accent.colour, paper, true);
  if (layout === 'dots' || layout === 'mosaic') return studyMark(x, y, true, accent, paper, layout);
  return bubble(x, y, 9, 1, 1, accent, paper);
}

/** What the hue of a heat map means, with the largest number it stands for. */
export function heatWords(largest: number): string {
  return largest <= 1 ? 'a hue: one study' : `from 1 to ${largest} studies: stronger hue, more studies`;
}

function citedWords(layout: string): string {
  if (layout === 'direction') return 'dashed and hollow: known only as cited, counted apart';
  if (layout === 'dots' || layout === 'mosaic') return 'hollow: known only as cited';
  const mark = layout === 'heat' ? 'in brackets' : 'outline alone, in brackets';
  return `${mark}: known only as cited, part of the number before it`;
}

function swatch(x: number, y: number, pens: Pens): Content {
  const look = { y: y - 7, width: 10, height: 14, fill: colourOf('accent', pens.theme) };
  return [
    element('rect', { ...look, x: x - 10, 'fill-opacity': 0.12 }),
    element('rect', { ...look, x, 'fill-opacity': 0.5 }),
  ];
}

function directionEntries(picture: MapPicture, pens: Pens): readonly Entry[] {
  if (picture.data.spec.layout !== 'direction') return [];
  const used = new Set(picture.marks.flatMap((marks) => marks.map((mark) => mark.direction)));
  const codes = directionOrder(picture).filter(
    (code) => used.has(code.id) || picture.directions?.codes.includes(code),
  );
  return codes.map((code) => ({
    words: code.label,
    room: 14,
    draw: (x, y) =>
      directionGlyph(
        code.sign,
        x,
        y,
        colourOf(SIGN_TOKENS[code.sign ?? 'unstated'], pens.theme),
        colourOf('paper', pens.theme),
        false,
      ),
  }));
}

function segmentEntries(picture: MapPicture, pens: Pens): readonly Entry[] {
  const { layout } = picture.data.spec;
  if (layout === 'heat' || layout === 'direction') return [];
  const used = new Set(
    picture.marks.flatMap((marks) =>
      marks.flatMap((mark) => (mark.segments.length === 0 ? [''] : mark.segments)),
    ),
  );
  const order = segmentOrder(picture);
  const entries = order.flatMap((code, place): Entry[] => {
    if (!used.has(code.id)) return [];
    const paint = segmentPaint(place, pens);
    return [{ words: code.label, room: 14, draw: (x, y) => segmentMark(layout, x, y, paint) }];
  });
  const again: Entry[] =
    order.length > MOST_SEGMENTS ? [{ words: SEGMENTS_AGAIN, room: 0, draw: () => [] }] : [];
  return [...entries, ...again];
}

/** What a legend says where there are more segments than marks that look unlike. */
export const SEGMENTS_AGAIN = `after ${MOST_SEGMENTS} segments, in the order of this legend, the marks begin again`;

/** A segment's colour and texture, in the shape that carries them. */
function segmentMark(layout: MapLayout, x: number, y: number, paint: Paint): Content {
  return painted(
    layout === 'mosaic' ? { name: 'rect', x, y, side: 10 } : { name: 'circle', x, y, r: 5.5 },
    paint,
  );
}

function stateEntries(picture: MapPicture, pens: Pens): readonly Entry[] {
  const states = new Set(picture.data.matrix.cells.map((cell) => cell.state));
  const studyAxis = hasStudyAxis(picture.data);
  const muted = colourOf('muted', pens.theme);
  const entries: Entry[] = [];
  const box = (x: number, y: number) => ({ x: x - 10, y: y - 8, width: 20, height: 16, rx: 3 });
  const zero = (x: number, y: number, sign = '0') =>
    text(x, y + 4, 11, sign, { 'text-anchor': 'middle', fill: muted });
  if (states.has('gap')) {
    entries.push({
      words: 'gap: every study in scope is coded, none is here',
      room: 22,
      draw: (x, y) => element('rect', { ...box(x, y), fill: `url(#${pens.hatch})` }),
    });
  }
  if (states.has('not-coded')) {
    entries.push({
      words: studyAxis
        ? 'study not coded yet, so nothing can be said'
        : 'no study so far; “open” studies in scope are not coded yet, so no gap is claimed',
      room: 22,
      draw: (x, y) => [
        element('rect', {
          ...box(x, y),
          fill: 'none',
          stroke: colourOf('line-control', pens.theme),
          'stroke-dasharray': '1.5 3',
        }),
        zero(x, y),
      ],
    });
  }
  if (states.has('not-reported')) entries.push({ words: 'not reported by this study', room: 14, draw: zero });
  if (states.has('not-applicable')) {
    entries.push({ words: 'not applicable', room: 14, draw: (x, y) => zero(x, y, '–') });
  }
  return entries;
}
