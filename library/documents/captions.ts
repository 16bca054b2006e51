import type { Block } from '../../shared/model/extraction.ts';
import { tableLabel } from './line-shapes.ts';

const LONGEST_TITLE = 400;

/**
 * Paragraphs beside a table that begin with its label ("Table 3: …") become its caption, as word processors and many
 * web pages leave them paragraphs. A label that stands alone above takes the paragraph between it and the table along.
 */
export function markCaptions(text: string, blocks: readonly Block[]): Block[] {
  const marked: Block[] = [];
  for (const block of blocks) {
    const before = marked.at(-1);
    if (block.kind === 'table' && before !== undefined) markAbove(text, marked);
    const below = before?.kind === 'table' && isLabelled(text, block) && !isCaption(marked.at(-2));
    marked.push(below ? { ...block, kind: 'caption' } : block);
  }
  return marked;
}

function markAbove(text: string, marked: Block[]): void {
  const before = marked.at(-1)!;
  const label = marked.at(-2);
  if (isLabelled(text, before)) marked[marked.length - 1] = { ...before, kind: 'caption' };
  else if (label !== undefined && isLabelAlone(text, label) && before.kind === 'paragraph') {
    if (before.end - before.start > LONGEST_TITLE) return;
    marked.splice(-2, 2, { ...label, kind: 'caption', end: before.end });
  }
}

function isCaption(block: Block | undefined): boolean {
  return block?.kind === 'caption';
}

function isLabelled(text: string, block: Block): boolean {
  const isText = block.kind === 'paragraph' || block.kind === 'heading';
  return isText && tableLabel(text.slice(block.start, Math.min(block.end, block.start + 80))) !== undefined;
}

function isLabelAlone(text: string, block: Block): boolean {
  if (!isLabelled(text, block)) return false;
  const words = text.slice(block.start, block.end).trim().replace(/[:.]$/, '');
  return tableLabel(words) === words;
}
