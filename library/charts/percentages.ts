import type { Codebook } from '../../shared/model/codebook.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { colourOf, type Theme } from '../../shared/model/tokens.ts';
import { wilsonInterval } from '../findings/proportion.ts';
import { text } from '../maps/cell-drawing.ts';
import { counted } from '../maps/map-words.ts';
import { type Content, decimals, element } from '../maps/svg-element.ts';
import { wrap } from '../maps/text-width.ts';
import { type Chart, framed, line } from './chart-frame.ts';

const LABEL_WIDTH = 320;
const PLOT = 360;
const NUMBERS = 150;
/** Lines beyond this number make no picture that anybody reads. */
const MOST_LINES = 300;

type Line = {
  readonly factor: string;
  readonly study: string;
  readonly variable: string;
  readonly level: string;
  readonly events: number;
  readonly n: number;
  readonly percent: number;
  readonly lower: number;
  readonly upper: number;
};

/** Group percentages that studies report, each with Wilson's 95 % interval, under the factor they speak of. */
export function percentagesChart(
  findings: readonly Finding[],
  studies: ReadonlyMap<string, string>,
  codebook: Codebook,
  factor: string | null,
  asOf: string,
  theme: Theme,
): Chart {
  const labels = new Map(
    codebook.dimensions.flatMap(({ codes }) => codes.map((code) => [code.id, code.label] as const)),
  );
  const own = findings.filter((one) => studies.has(one.study) && (factor === null || one.factor === factor));
  const order = new Map([...labels.keys()].map((code, at) => [code, at]));
  own.sort((left, right) => (order.get(left.factor) ?? -1) - (order.get(right.factor) ?? -1));
  const lines = own.flatMap((finding) => linesOf(finding, studies, labels));
  const shown = lines.slice(0, MOST_LINES);
  const without = own.filter((finding) => linesOf(finding, studies, labels).length === 0).length;
  const name = factor === null ? 'all factors' : (labels.get(factor) ?? factor);
  const title = `Group percentages: ${name}`;
  const description = `${counted(lines.length, 'percentage', 'percentages')} from ${counted(new Set(lines.map(({ study }) => study)).size, 'study', 'studies')}, each with its 95 % interval.`;
  const { content, height } = drawLines(shown, factor === null, theme);
  const notes = [
    'Point: events of n as reported, in per cent. Line: 95 % interval (Wilson 1927). The groups of one variable stand together; intervals say nothing of a difference between studies.',
    ...(without > 0
      ? [
          `${counted(without, 'finding reports', 'findings report')} no events of n and ${without === 1 ? 'is' : 'are'} not shown.`,
        ]
      : []),
    ...(asOf === '' ? [] : [`Data as of ${asOf.slice(0, 10)}.`]),
  ];
  return {
    shape: framed(
      title,
      description,
      { content, width: LABEL_WIDTH + PLOT + NUMBERS, height },
      notes,
      theme,
      description,
    ),
    title,
    description,
    head: ['factor', 'study', 'variable', 'group', 'events', 'n', 'percent', 'lower', 'upper'],
    rows: lines.map((one) => [
      one.factor,
      one.study,
      one.variable,
      one.level,
      one.events,
      one.n,
      rounded(one.percent),
      rounded(one.lower),
      rounded(one.upper),
    ]),
    notices:
      lines.length > shown.length
        ? [
            `The chart shows the first ${shown.length} of ${lines.length} groups; choose one factor, or CSV for all.`,
          ]
        : [],
  };
}

function linesOf(
  finding: Finding,
  studies: ReadonlyMap<string, string>,
  labels: ReadonlyMap<string, string>,
): readonly Line[] {
  return finding.levels.flatMap(({ label, n, events }) => {
    const interval = n === null || events === null ? null : wilsonInterval(events, n);
    if (interval === null || n === null || events === null) return [];
    return [
      {
        factor: finding.factor === '' ? 'no factor chosen' : (labels.get(finding.factor) ?? finding.factor),
        study: studies.get(finding.study) ?? '',
        variable: finding.subgroup === '' ? finding.label : `${finding.label} (${finding.subgroup})`,
        level: label,
        events,
        n,
        percent: 100 * interval.value,
        lower: 100 * interval.lower,
        upper: 100 * interval.upper,
      },
    ];
  });
}

function drawLines(
  lines: readonly Line[],
  withFactors: boolean,
  theme: Theme,
): { content: Content; height: number } {
  const [ink, muted, rule] = [colourOf('ink', theme), colourOf('muted', theme), colourOf('line', theme)];
  const xOf = (percent: number): number => LABEL_WIDTH + (PLOT * percent) / 100;
  const content: Content[] = [];
  let y = 24;
  let [factor, variable] = ['', ''];
  for (const one of lines) {
    if (withFactors && one.factor !== factor) {
      y += 8;
      for (const words of wrap(one.factor, LABEL_WIDTH + PLOT, 12.5, 2, 600).lines) {
        content.push(text(0, y + 12, 12.5, words, { 'font-weight': 600, fill: ink }));
        y += 18;
      }
      factor = one.factor;
      variable = '';
    }
    const about = `${one.study}: ${one.variable}`;
    if (about !== variable) {
      y += 4;
      for (const words of wrap(about, LABEL_WIDTH - 14, 11, 3).lines) {
        content.push(text(8, y + 11, 11, words, { fill: muted }));
        y += 15;
      }
      variable = about;
    }
    const label = wrap(one.level, LABEL_WIDTH - 32, 11.5, 2);
    const height = Math.max(18, label.lines.length * 14 + 4);
    const middle = y + height / 2;
    content.push(
      label.lines.map((words, at) =>
        text(20, middle + 4 + (at - (label.lines.length - 1) / 2) * 14, 11.5, words, { fill: ink }),
      ),
      line(
        `M${decimals(xOf(one.lower))} ${middle}H${decimals(xOf(one.upper))}`,
        colourOf('accent', theme),
        1.6,
      ),
      element('rect', {
        x: xOf(one.percent) - 3.5,
        y: middle - 3.5,
        width: 7,
        height: 7,
        fill: colourOf('accent', theme),
      }),
      text(
        LABEL_WIDTH + PLOT + 14,
        middle + 4,
        11.5,
        `${one.percent.toFixed(1)} %  (${one.events}/${one.n})`,
        { fill: ink },
      ),
    );
    y += height;
  }
  const axis = [0, 25, 50, 75, 100].map((tick) => [
    line(`M${xOf(tick)} 16V${y + 4}`, rule),
    text(xOf(tick), 10, 11, `${tick} %`, { 'text-anchor': 'middle', fill: muted }),
  ]);
  return { content: [axis, content], height: y + 6 };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
