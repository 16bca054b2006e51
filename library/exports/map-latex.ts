import { writeTex } from '../formats/tex-writing.ts';
import type { HeadingSpan } from '../maps/column-headings.ts';
import type { MapTable } from './map-table.ts';

/** Beyond this many columns no page is wide enough at any legible size. */
const WIDE = 14;

/**
 * A table for LaTeX with booktabs that may run over pages: a part to be read with \input; its first lines say which
 * packages it needs. Every text is escaped and stays text.
 */
export function mapLatex(table: MapTable): { readonly tex: string; readonly notices: readonly string[] } {
  const width = table.columns.length + 2;
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`;
  const head = [
    ...table.headings.flatMap((spans) => [headingLine(spans), headingRules(spans)]),
    line([tex(table.rowLabel), ...table.columns.map(upright), 'Studies']),
    '\\midrule',
  ];
  const body = table.rows.map((row) =>
    row.heading
      ? `\\multicolumn{${width - 1}}{l}{${indent(row.depth)}\\textbf{${tex(row.label)}}} & ${row.total} \\\\`
      : line([indent(row.depth) + tex(row.label), ...row.cells.map(cell), row.total]),
  );
  const lines = [
    '% Needs: \\usepackage{booktabs,longtable,array,amssymb}',
    '% Compile with LuaLaTeX or XeLaTeX where labels hold scripts other than Latin.',
    '\\begingroup\\small\\setlength{\\tabcolsep}{4pt}',
    `\\begin{longtable}{@{}>{\\raggedright\\arraybackslash}p{0.28\\linewidth}*{${width - 2}}{c}r@{}}`,
    `\\caption{${tex(table.caption)}}\\\\`,
    '\\toprule',
    ...head,
    '\\endfirsthead',
    '\\toprule',
    ...head,
    '\\endhead',
    '\\bottomrule',
    '\\endfoot',
    ...body,
    '\\midrule',
    line(['Studies', ...table.foot.cells, table.foot.total]),
    '\\end{longtable}',
    ...table.notes.map((note) => `\\noindent\\footnotesize ${cell(note)}\\par`),
    '\\endgroup',
    '',
  ];
  const notices =
    table.columns.length > WIDE
      ? [
          `The table has ${table.columns.length} columns, more than a page can show; filter it or turn rows and columns round.`,
        ]
      : [];
  return { tex: lines.join('\n'), notices };
}

function headingLine(spans: readonly HeadingSpan[]): string {
  const cells = spans.map(({ label, span }) => `\\multicolumn{${span}}{c}{${tex(label)}}`);
  return ` & ${cells.join(' & ')} & \\\\`;
}

function headingRules(spans: readonly HeadingSpan[]): string {
  let at = 2;
  return spans
    .map(({ label, span }) => {
      const rule = label === '' ? '' : `\\cmidrule(lr){${at}-${at + span - 1}}`;
      at += span;
      return rule;
    })
    .join('');
}

function indent(depth: number): string {
  return depth === 0 ? '' : `\\hspace{${depth}em}`;
}

// Long labels wrap, never rotate.
function upright(label: string): string {
  return `\\parbox[b]{4.2em}{\\centering\\strut ${tex(label)}\\strut}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '▲': '\\(\\blacktriangle\\)',
  '▼': '\\(\\blacktriangledown\\)',
  '◆': '\\(\\blacklozenge\\)',
  '○': '\\(\\circ\\)',
  '·': '\\(\\cdot\\)',
  '×': '\\(\\times\\)',
};

function cell(text: string): string {
  return text
    .split(/([▲▼◆○·×])/u)
    .map((part) => SIGNS[part] ?? tex(part))
    .join('');
}

// A square bracket after \\ would be read as its argument, so it never stands bare.
function tex(text: string): string {
  return writeTex(text, { ascii: true }).replace(/[[\]]/g, (bracket) => `{${bracket}}`);
}
