import type { MapTable } from './map-table.ts';
import { markdownText } from './matrix-file.ts';

/** A map as a Markdown table; headings over columns stand before the name of each column, since Markdown joins no cells. */
export function mapMarkdown(table: MapTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const above = table.columns.map((_, at) =>
    table.headings.flatMap((spans) => {
      let end = 0;
      const span = spans.find((one) => {
        end += one.span;
        return at < end;
      });
      return span === undefined || span.label === '' ? [] : [span.label];
    }),
  );
  const names = table.columns.map((column, at) =>
    [...(above[at] ?? []), column].map(markdownText).join(': '),
  );
  const body = table.rows.map((row) => {
    const label = '&nbsp;&nbsp;'.repeat(row.depth) + markdownText(row.label);
    return row.heading
      ? line([`**${label}**`, ...table.columns.map(() => ''), row.total])
      : line([label, ...row.cells.map(markdownText), row.total]);
  });
  return [
    `**${markdownText(table.caption)}**\n\n`,
    line([markdownText(table.rowLabel), ...names, 'Studies']),
    line([':--', ...names.map(() => ':-:'), '--:']),
    ...body,
    line(['**Studies**', ...table.foot.cells, table.foot.total]),
    '\n',
    ...table.notes.map((note) => `${markdownText(note)}  \n`),
  ].join('');
}
