import { isElement, type PageElement, type PageNode } from './page-element.ts';

/**
 * The rows of a table as lines with tabs between the cells. A cell over several columns keeps its place with
 * empty cells after it; one over several rows stands in the first only.
 */
export function tableLines(table: PageElement, textOf: (node: PageNode) => string): string[] {
  const lines: string[] = [];
  let below: number[] = [];
  for (const row of rowsOf(table)) {
    const cells: string[] = [];
    const next: number[] = [];
    const skip = (): void => {
      while ((below[cells.length] ?? 0) > 0) {
        next[cells.length] = below[cells.length]! - 1;
        cells.push('');
      }
    };
    for (const cell of row.childNodes) {
      if (!isElement(cell) || !/^T[DH]$/i.test(cell.tagName)) continue;
      skip();
      const columns = span(cell, 'colspan');
      const rows = span(cell, 'rowspan');
      for (let i = 0; i < columns; i++) {
        if (rows > 1) next[cells.length] = rows - 1;
        cells.push(i === 0 ? textOf(cell).replace(/\s+/g, ' ').trim() : '');
      }
    }
    skip();
    below = next;
    if (cells.some((cell) => cell !== '')) lines.push(cells.join('\t'));
  }
  return lines;
}

function span(cell: PageElement, name: string): number {
  return Math.min(50, Math.max(1, Number(cell.getAttribute(name)) || 1));
}

function* rowsOf(table: PageElement): Generator<PageElement> {
  for (const node of table.childNodes) {
    if (!isElement(node)) continue;
    if (/^TR$/i.test(node.tagName)) yield node;
    else if (/^(?:THEAD|TBODY|TFOOT)$/i.test(node.tagName)) yield* rowsOf(node);
  }
}
