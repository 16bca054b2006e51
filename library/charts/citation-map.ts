import { colourOf, type Theme } from '../../shared/model/tokens.ts';
import { text } from '../maps/cell-drawing.ts';
import { counted } from '../maps/map-words.ts';
import { type Content, decimals, element } from '../maps/svg-element.ts';
import { textWidth, wrap } from '../maps/text-width.ts';
import { type Chart, framed, line } from './chart-frame.ts';

const LABEL_WIDTH = 230;
const PLOT = 620;
const ROW = 17;
/** References beyond this number make no picture that anybody reads. */
const MOST_ROWS = 400;

/** A document as far as its citations are drawn. */
export type CitedDocument = {
  readonly name: string;
  readonly length: number;
  readonly headings: readonly { readonly label: string; readonly start: number; readonly level: number }[];
  /** Cited references with where they are cited; `sure` is false where a person should still look. */
  readonly references: readonly {
    readonly label: string;
    readonly places: readonly { readonly start: number; readonly sure: boolean }[];
  }[];
  readonly unmatched: number;
};

/** Which reference is cited where: one line a reference, in the order of the first citation, from the first word to the last. */
export function citationMap(document: CitedDocument, theme: Theme): Chart {
  const cited = document.references
    .filter(({ places }) => places.length > 0)
    .toSorted((left, right) => (left.places[0]?.start ?? 0) - (right.places[0]?.start ?? 0));
  const shown = cited.slice(0, MOST_ROWS);
  const [ink, muted, rule, accent] = (['ink', 'muted', 'line', 'accent'] as const).map((token) =>
    colourOf(token, theme),
  ) as [string, string, string, string];
  const xOf = (start: number): number => LABEL_WIDTH + (PLOT * start) / Math.max(1, document.length);
  const sections = sectionsOf(document);
  const heads = sections.flatMap(({ label, start, end }) => {
    const room = xOf(end) - xOf(start) - 6;
    // A word that would have to be broken says less than no word.
    const widest = Math.max(...label.split(/\s+/u).map((word) => textWidth(word, 10.5)));
    return room < widest ? [] : [{ x: xOf(start) + 3, lines: wrap(label, room, 10.5, 4).lines }];
  });
  const top = Math.max(1, ...heads.map(({ lines }) => lines.length)) * 13 + 10;
  const bottom = top + shown.length * ROW + 6;
  const content: Content[] = [
    heads.map(({ x, lines }) =>
      lines.map((words, at) => text(x, 10 + at * 13, 10.5, words, { fill: muted })),
    ),
    sections.map(({ start }) => line(`M${decimals(xOf(start))} 0V${bottom}`, rule)),
    line(`M${LABEL_WIDTH + PLOT} 0V${bottom}`, rule),
  ];
  for (const [at, { label, places }] of shown.entries()) {
    const middle = top + at * ROW + ROW / 2;
    content.push(
      line(`M${LABEL_WIDTH} ${middle}H${LABEL_WIDTH + PLOT}`, rule, 0.6),
      text(0, middle + 4, 11, fitted(label, LABEL_WIDTH - 10), { fill: ink }),
      places.map(({ start, sure }) =>
        element('circle', {
          cx: xOf(start),
          cy: middle,
          r: 3.6,
          fill: sure ? accent : colourOf('paper', theme),
          stroke: accent,
          'stroke-width': 1.3,
        }),
      ),
      text(LABEL_WIDTH + PLOT + 10, middle + 4, 11, String(places.length), { 'font-weight': 600, fill: ink }),
    );
  }
  const total = cited.reduce((sum, { places }) => sum + places.length, 0);
  const never = document.references.length - cited.length;
  const title = `Citations in ${document.name}`;
  const description = `${counted(total, 'citation', 'citations')} of ${counted(cited.length, 'reference', 'references')}, from the beginning of the text at the left to its end at the right.`;
  const notes = [
    'Number: how often a reference is cited. Hollow: which work is meant is not certain yet.',
    ...(never > 0
      ? [
          `${counted(never, 'reference', 'references')} of the list ${never === 1 ? 'is' : 'are'} never cited.`,
        ]
      : []),
    ...(document.unmatched > 0
      ? [
          `${counted(document.unmatched, 'citation fits', 'citations fit')} no reference and ${document.unmatched === 1 ? 'is' : 'are'} not shown.`,
        ]
      : []),
  ];
  return {
    shape: framed(
      title,
      description,
      { content, width: LABEL_WIDTH + PLOT + 34, height: bottom },
      notes,
      theme,
      description,
    ),
    title,
    description,
    head: ['reference', 'place', 'section', 'certain'],
    rows: cited.flatMap(({ label, places }) =>
      places.map(({ start, sure }) => [
        label,
        start,
        sections.findLast((section) => section.start <= start)?.label ?? '',
        sure ? 'yes' : 'no',
      ]),
    ),
    notices:
      cited.length > shown.length
        ? [`The drawing shows the first ${shown.length} of ${cited.length} cited references.`]
        : [],
  };
}

/** Sections by the outermost level of headings that divides the text. */
function sectionsOf({ headings: all, length }: CitedDocument) {
  const headings = all.filter(({ start }) => start < length);
  const levels = [...new Set(headings.map(({ level }) => level))].sort((left, right) => left - right);
  const level =
    levels.find((one) => headings.filter((heading) => heading.level <= one).length >= 3) ??
    levels.at(-1) ??
    0;
  const chosen = headings.filter((heading) => heading.level <= level);
  return chosen.map(({ label, start }, at) => ({ label, start, end: chosen[at + 1]?.start ?? length }));
}

function fitted(label: string, width: number): string {
  if (textWidth(label, 11) <= width) return label;
  let kept = '';
  for (const character of label) {
    if (textWidth(`${kept}${character}…`, 11) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
