import { markdownText } from '../exports/matrix-file.ts';
import type { Block } from './report-blocks.ts';

/** The report as Markdown; a figure is told by its description, since Markdown carries no drawings. */
export function reportMarkdown(blocks: readonly Block[]): string {
  return `${blocks
    .map(blockMarkdown)
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${markdownText(block.text)}`;
    case 'paragraph':
      return block.missing ? `*${markdownText(block.text)}*` : markdownText(block.text);
    case 'list':
      return block.items.map((item) => `- ${markdownText(item)}`).join('\n');
    case 'figure':
      return `**Figure: ${markdownText(block.title)}.** ${markdownText(block.description)}`;
    case 'table': {
      const line = (cells: readonly (string | number)[]): string =>
        `| ${cells.map((cell) => markdownText(String(cell))).join(' | ')} |`;
      return [
        `**${markdownText(block.caption)}**`,
        '',
        line(block.head),
        `| ${block.head.map(() => '---').join(' | ')} |`,
        ...block.rows.map(line),
      ].join('\n');
    }
  }
}
