import { colourOf, FONT_INTERFACE } from '../../shared/model/tokens.ts';
import { text } from '../maps/cell-drawing.ts';
import { type Content, decimals, element, type Shape } from '../maps/svg-element.ts';
import { wrap } from '../maps/text-width.ts';
import type { Screening } from './report-store.ts';

/** One step of the flow: what goes on, and what leaves at its side. */
export type FlowStep = { readonly main: readonly string[]; readonly side: readonly string[] };

/** How many reasons of exclusion a box lists before it sums the rest up. */
const MOST_REASONS = 12;
const [MAIN, SIDE, GAP, PAD, SIZE, LINE] = [300, 340, 60, 12, 12, 16];

/** The steps from records to studies, after the PRISMA 2020 statement (doi:10.1136/bmj.n71), with what the library knows. */
export function flowSteps(
  screening: Screening,
  studies: { readonly inScope: number; readonly coded: number; readonly shown: number },
): readonly FlowStep[] {
  const sum = (verdict: string): number =>
    screening.decisions.filter((one) => one.verdict === verdict).reduce((total, { n }) => total + n, 0);
  const excluded = screening.decisions.filter((one) => one.verdict === 'exclude');
  const reasons = excluded
    .slice(0, MOST_REASONS)
    .map(({ reason, stage, n }) => `${reason === '' ? 'no reason given' : reason} (${stage}): ${n}`);
  const more = excluded.slice(MOST_REASONS).reduce((total, { n }) => total + n, 0);
  const joined = screening.records - screening.references;
  const inScope = screening.references - sum('exclude') - sum('context');
  return [
    {
      main: [
        `Records identified: ${screening.records}`,
        ...screening.sources
          .slice(0, 8)
          .map(({ name, database, records }) => `${database === '' ? name : database}: ${records}`),
        ...(screening.sources.length > 8 ? [`and ${screening.sources.length - 8} more sources`] : []),
        `from documents and their reference lists: ${screening.fromDocuments}`,
      ],
      side: [`Records joined with others of the same work: ${Math.max(0, joined)}`],
    },
    {
      main: [
        `References: ${screening.references}`,
        ...(joined < 0 ? [`of them entered by hand: ${-joined}`] : []),
      ],
      side: [
        `Excluded: ${sum('exclude')}`,
        ...reasons,
        ...(more > 0 ? [`other reasons: ${more}`] : []),
        `Context, not counted: ${sum('context')}`,
      ],
    },
    {
      main: [
        `References in scope: ${inScope}`,
        ...(screening.undecided > 0 ? [`of them not decided yet: ${screening.undecided}`] : []),
      ],
      side: [],
    },
    {
      main: [`Studies in scope: ${studies.inScope}`],
      side: [`Not coded yet: ${studies.inScope - studies.coded}`],
    },
    { main: [`Studies in the map: ${studies.shown}`], side: [] },
  ];
}

/** The flow as a drawing. */
export function drawFlow(steps: readonly FlowStep[], description: string): Shape {
  const [ink, rule, paper] = [
    colourOf('ink', 'light'),
    colourOf('line-control', 'light'),
    colourOf('paper', 'light'),
  ];
  const content: Content[] = [];
  let y = 1;
  for (const [at, step] of steps.entries()) {
    const [main, side] = [step.main, step.side].map((lines) =>
      lines.flatMap((line) => wrap(line, (lines === step.main ? MAIN : SIDE) - 2 * PAD, SIZE, 4).lines),
    ) as [string[], string[]];
    const tall = (lines: readonly string[]): number => lines.length * LINE + 2 * PAD - 4;
    const height = Math.max(tall(main), side.length === 0 ? 0 : tall(side));
    const middle = y + height / 2;
    content.push(box(1, middle - tall(main) / 2, MAIN, main));
    if (side.length > 0) {
      content.push(arrow(`M${MAIN + 1} ${decimals(middle)}H${MAIN + GAP - 4}`, MAIN + GAP, middle, 'right'));
      content.push(box(MAIN + GAP + 1, middle - tall(side) / 2, SIDE, side));
    }
    if (at < steps.length - 1) {
      const [from, to] = [middle + tall(main) / 2, y + height + 28];
      const next = steps[at + 1];
      const nextMain = (next?.main ?? []).flatMap((line) => wrap(line, MAIN - 2 * PAD, SIZE, 4).lines);
      const nextSide = (next?.side ?? []).flatMap((line) => wrap(line, SIDE - 2 * PAD, SIZE, 4).lines);
      const nextHeight = Math.max(tall(nextMain), nextSide.length === 0 ? 0 : tall(nextSide));
      const end = to + (nextHeight - tall(nextMain)) / 2;
      content.push(arrow(`M${MAIN / 2} ${decimals(from)}V${decimals(end - 4)}`, MAIN / 2, end, 'down'));
    }
    y += height + 28;
  }
  const [width, height] = [MAIN + GAP + SIDE + 2, y - 27];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${decimals(height)}`,
      width,
      height,
      role: 'img',
      'font-family': FONT_INTERFACE,
      'aria-label': description,
    },
    element('title', {}, 'Flow of records'),
    element('desc', {}, description),
    element('rect', { width, height, fill: paper }),
    content,
  );

  function box(x: number, top: number, wide: number, lines: readonly string[]): Content {
    const rect = { x, y: top, width: wide, height: lines.length * LINE + 2 * PAD - 4, rx: 4 };
    return [
      element('rect', { ...rect, fill: paper, stroke: rule, 'stroke-width': 1 }),
      lines.map((line, at) =>
        text(x + PAD, top + PAD + 9 + at * LINE, SIZE, line, {
          fill: ink,
          'font-weight': at === 0 ? 600 : null,
        }),
      ),
    ];
  }

  function arrow(d: string, x: number, yTo: number, way: 'right' | 'down'): Content {
    const points =
      way === 'right' ? [x, yTo, x - 7, yTo - 4, x - 7, yTo + 4] : [x, yTo, x - 4, yTo - 7, x + 4, yTo - 7];
    const pairs = [0, 2, 4].map((at) => `${decimals(points[at] ?? 0)},${decimals(points[at + 1] ?? 0)}`);
    return [
      element('path', { d, stroke: rule, 'stroke-width': 1, fill: 'none' }),
      element('polygon', { points: pairs.join(' '), fill: rule }),
    ];
  }
}
