import { colourOf, type Theme } from '../../shared/model/tokens.ts';
import { text } from '../maps/cell-drawing.ts';
import { type Content, decimals, drawing, element, type Shape } from '../maps/svg-element.ts';
import { wrap } from '../maps/text-width.ts';

/** What every chart is made of; `shape` is what all renderers take. */
export type Chart = {
  readonly shape: Shape;
  readonly title: string;
  readonly description: string;
  /** The same numbers as a table. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly notices: readonly string[];
};

/** A drawn plot: from (0, 0) to its width and height. */
export type Plot = { readonly content: Content; readonly width: number; readonly height: number };

const MARGIN = 28;
const LEAST_WIDTH = 640;

/** Puts a title above a plot and remarks below it. */
export function framed(
  title: string,
  subtitle: string,
  plot: Plot,
  notes: readonly string[],
  theme: Theme,
  description: string,
): Shape {
  const [ink, muted] = [colourOf('ink', theme), colourOf('muted', theme)];
  const width = Math.max(LEAST_WIDTH, plot.width);
  const head: Content[] = [];
  let y = 18;
  for (const line of wrap(title, width, 18, 3, 600).lines) {
    head.push(text(0, y, 18, line, { 'font-weight': 600, fill: ink }));
    y += 24;
  }
  for (const line of wrap(subtitle, width, 12.5, 4).lines) {
    head.push(text(0, y, 12.5, line, { fill: muted }));
    y += 18;
  }
  const top = y + 10;
  const foot: Content[] = [];
  let bottom = top + plot.height + 26;
  for (const line of notes.flatMap((note) => wrap(note, width, 11, 6).lines)) {
    foot.push(text(0, bottom, 11, line, { fill: muted }));
    bottom += 15.5;
  }
  const [fullWidth, fullHeight] = [width + 2 * MARGIN, bottom - 10 + 2 * MARGIN];
  return drawing(
    fullWidth,
    fullHeight,
    title,
    element('title', {}, title),
    element('desc', {}, description),
    element('rect', { width: fullWidth, height: fullHeight, fill: colourOf('paper', theme) }),
    element(
      'g',
      { transform: `translate(${MARGIN} ${MARGIN})` },
      head,
      element('g', { transform: `translate(0 ${decimals(top)})` }, plot.content),
      foot,
    ),
  );
}

/** A line of a chart. */
export function line(d: string, colour: string, width = 1, dash: string | null = null): Shape {
  return element('path', {
    d,
    stroke: colour,
    'stroke-width': width,
    fill: 'none',
    'stroke-dasharray': dash,
  });
}

/** A bar: filled for what is known first-hand, dashed and hollow for what is known only as cited. */
export function bar(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  hollow: boolean,
  theme: Theme,
): Shape {
  const colour = colourOf('accent', theme);
  return hollow
    ? element('rect', {
        ...box,
        fill: colourOf('paper', theme),
        stroke: colour,
        'stroke-width': 1.2,
        'stroke-dasharray': '3 2',
      })
    : element('rect', { ...box, fill: colour });
}

/** Steps of an axis from 0: few, round, and past the largest value. */
export function ticksTo(largest: number, most: number): readonly number[] {
  const rough = Math.max(1, largest) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough);
  return Array.from({ length: Math.ceil(Math.max(1, largest) / step) + 1 }, (_, at) => at * step);
}
