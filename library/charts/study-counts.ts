import type { Theme } from '../../shared/model/tokens.ts';
import { colourOf } from '../../shared/model/tokens.ts';
import { dimensionOf } from '../maps/axis.ts';
import { text } from '../maps/cell-drawing.ts';
import type { EvidenceBase } from '../maps/evidence-base.ts';
import { AGREED, codingsOfLayer } from '../maps/layer.ts';
import { counted } from '../maps/map-words.ts';
import type { Content } from '../maps/svg-element.ts';
import { textWidth, wrap } from '../maps/text-width.ts';
import { bar, type Chart, framed, line, ticksTo } from './chart-frame.ts';

const LABEL_WIDTH = 250;
const BAR_ROOM = 420;
const NOTE = 'Distinct studies in scope, neither excluded nor context.';

/** Studies in scope by the year of their first report; every year stands there, also those without a study. */
export function yearsChart({ evidence, years, asOf }: EvidenceBase, theme: Theme): Chart {
  const inScope = evidence.studies.filter((study) => study.inScope);
  const known = inScope.flatMap(({ id }) => years.get(id) ?? []);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const step = known.length === 0 ? 1 : last - first < 60 ? 1 : last - first < 300 ? 5 : 50;
  const start = Math.floor(first / step) * step;
  const bins = known.length === 0 ? 0 : Math.floor((last - start) / step) + 1;
  const counts = Array.from({ length: bins }, (_, at) => ({
    from: start + at * step,
    n: known.filter((year) => Math.floor((year - start) / step) === at).length,
  }));
  const largest = Math.max(1, ...counts.map(({ n }) => n));
  const [height, wide] = [220, Math.max(14, Math.min(36, 760 / Math.max(1, bins)))];
  const [ink, muted, rule] = [
    colourOf('ink', theme),
    colourOf('muted', theme),
    colourOf('line-control', theme),
  ];
  const every = Math.max(1, Math.ceil(34 / wide));
  const content: Content[] = counts.map(({ from, n }, at): Content => {
    const x = at * wide;
    const tall = (height * n) / largest;
    return [
      n === 0 ? [] : bar({ x: x + 2, y: height - tall + 18, width: wide - 4, height: tall }, false, theme),
      text(x + wide / 2, height - tall + 12, 11, String(n), {
        'text-anchor': 'middle',
        fill: n === 0 ? muted : ink,
      }),
      at % every === 0
        ? text(x + wide / 2, height + 36, 11, String(from), { 'text-anchor': 'middle', fill: muted })
        : [],
    ];
  });
  content.push(line(`M0 ${height + 18}H${Math.max(200, bins * wide)}`, rule));
  const undated = inScope.length - known.length;
  const title = 'Studies by year';
  const span =
    known.length === 0
      ? 'No study has a year.'
      : `${first} to ${last}; the year of the first report of each study.`;
  const description = `${counted(known.length, 'study', 'studies')} by year. ${span}`;
  const notes = [
    NOTE,
    ...(undated > 0
      ? [
          `${counted(undated, 'study has', 'studies have')} no year and ${undated === 1 ? 'is' : 'are'} not shown.`,
        ]
      : []),
    asOfNote(asOf),
  ];
  return {
    shape: framed(
      title,
      span,
      { content, width: bins * wide, height: height + 44 },
      notes,
      theme,
      description,
    ),
    title,
    description,
    head: [step === 1 ? 'year' : `${step} years from`, 'studies'],
    rows: counts.map(({ from, n }) => [from, n]),
    notices: [],
  };
}

/** Studies in scope by the codes of a dimension; what is known only as cited stands hollow at the end of its bar. */
export function codesChart(base: EvidenceBase, id: string, theme: Theme): Chart | undefined {
  const { evidence, codebook, asOf } = base;
  const dimension = dimensionOf(codebook, id);
  if (dimension === undefined) return undefined;
  const inScope = new Set(evidence.studies.flatMap((study) => (study.inScope ? [study.id] : [])));
  const layer = codingsOfLayer(evidence.codings, codebook, AGREED);
  const own = layer.codings.filter((coding) => coding.dimension === id && inScope.has(coding.study));
  const counts = dimension.codes
    .filter((code) => !code.group)
    .map((code) => {
      const codings = own.filter((coding) => coding.code === code.id);
      const studies = new Set(codings.map((coding) => coding.study));
      const read = new Set(
        codings
          .filter((coding) => coding.basis.length === 0 || coding.basis.some((basis) => basis !== 'as cited'))
          .map((coding) => coding.study),
      );
      return { code, n: studies.size, asCited: studies.size - read.size };
    });
  const coded = new Set(own.map((coding) => coding.study)).size;
  const ticks = ticksTo(Math.max(0, ...counts.map(({ n }) => n)), 6);
  const scale = BAR_ROOM / (ticks.at(-1) ?? 1);
  const [ink, muted, rule] = [colourOf('ink', theme), colourOf('muted', theme), colourOf('line', theme)];
  let y = 20;
  const rows: Content[] = [];
  for (const { code, n, asCited } of counts) {
    const label = wrap(code.label, LABEL_WIDTH - 12, 12, 3);
    const height = Math.max(26, label.lines.length * 15 + 10);
    const middle = y + height / 2;
    const box = { y: middle - 8, height: 16 };
    const known = (n - asCited) * scale;
    rows.push(
      label.lines.map((words, at) =>
        text(0, middle + 4 + (at - (label.lines.length - 1) / 2) * 15, 12, words, {
          fill: n === 0 ? muted : ink,
        }),
      ),
      known > 0 ? bar({ ...box, x: LABEL_WIDTH, width: known }, false, theme) : [],
      asCited > 0 ? bar({ ...box, x: LABEL_WIDTH + known, width: asCited * scale }, true, theme) : [],
      text(LABEL_WIDTH + n * scale + 6, middle + 4.5, 12, asCited > 0 ? `${n} (${asCited})` : String(n), {
        'font-weight': 600,
        fill: n === 0 ? muted : ink,
      }),
    );
    y += height;
  }
  const axis = ticks.map((tick) => {
    const x = LABEL_WIDTH + tick * scale;
    return [
      line(`M${x} 16V${y}`, rule),
      text(x, 10, 11, String(tick), { 'text-anchor': 'middle', fill: muted }),
    ];
  });
  const subtitle = `${coded} of ${counted(inScope.size, 'study', 'studies')} in scope ${coded === 1 ? 'is' : 'are'} coded by it.`;
  const title = `Studies by ${dimension.label.toLowerCase()}`;
  const many = dimension.choice === 'multiple' ? ['A study can stand at several codes.'] : [];
  const cited = counts.some(({ asCited }) => asCited > 0)
    ? ['Dashed, in brackets: known only as cited, part of the number before.']
    : [];
  const description = `${title}: ${counts.map(({ code, n }) => `${code.label} ${n}`).join(', ')}.`;
  const widest = Math.max(
    0,
    ...counts.map(({ n, asCited }) => n * scale + 12 + textWidth(`${n} (${asCited})`, 12, 600)),
  );
  return {
    shape: framed(
      title,
      subtitle,
      { content: [axis, rows], width: LABEL_WIDTH + Math.max(BAR_ROOM + 12, widest), height: y },
      [NOTE, ...many, ...cited, asOfNote(asOf)],
      theme,
      description,
    ),
    title,
    description,
    head: ['code', 'label', 'studies', 'only as cited'],
    rows: counts.map(({ code, n, asCited }) => [code.id, code.label, n, asCited]),
    notices: [],
  };
}

function asOfNote(asOf: string): string {
  return asOf === '' ? 'The library is empty.' : `Data as of ${asOf.slice(0, 10)}.`;
}
