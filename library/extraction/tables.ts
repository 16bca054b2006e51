import type { Block, DocumentText, ExtractedTable } from '../../shared/model/extraction.ts';
import { tableLabel } from '../documents/line-shapes.ts';
import { tableLines } from './table-lines.ts';
import { tableBody } from './table-rows.ts';

/** Every table of a document, with its caption where one is printed above or below it. */
export function findTables(document: DocumentText): ExtractedTable[] {
  const { text, blocks } = document;
  const tables: ExtractedTable[] = [];
  const used = new Set<Block>();
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind !== 'table' || used.has(block)) continue;
    const above = captionAt(document, before(blocks, i), used);
    const last = tail(blocks, i);
    for (let part = i; part <= last; part++) used.add(blocks[part]!);
    const below = above ? undefined : captionAt(document, blocks[last + 1], used);
    const caption = above ?? below;
    if (caption) used.add(caption);
    const table = tableOf(text, blocks.slice(i, last + 1), caption);
    if (table) tables.push(table);
  }
  return tables;
}

function before(blocks: readonly Block[], i: number): Block | undefined {
  let at = i - 1;
  while (at >= 0 && blocks[at]!.kind === 'page-break') at--;
  return blocks[at];
}

function captionAt(
  document: DocumentText,
  block: Block | undefined,
  used: ReadonlySet<Block>,
): Block | undefined {
  if (block?.kind !== 'caption' || used.has(block)) return undefined;
  return tableLabel(document.text.slice(block.start, block.start + 80)) === undefined ? undefined : block;
}

/** The last block of a table that goes on after a page break or a blank line. */
function tail(blocks: readonly Block[], i: number): number {
  let last = i;
  for (let at = i + 1; at < blocks.length; at++) {
    const kind = blocks[at]!.kind;
    if (kind === 'table') last = at;
    else if (kind !== 'page-break') break;
  }
  return last;
}

function tableOf(
  text: string,
  parts: readonly Block[],
  caption: Block | undefined,
): ExtractedTable | undefined {
  const lines = parts.flatMap((part) => tableLines(text, part.start, part.end));
  if (lines.length === 0 || lines.every((line) => line.values.length === 0)) return undefined;
  const named = caption ? nameOf(text.slice(caption.start, caption.end)) : { label: '', caption: '' };
  const first = parts[0]!.start;
  const end = parts[parts.length - 1]!.end;
  const { header, rows } = tableBody(lines);
  if (!caption && rows.length < 2) return undefined;
  return {
    ...named,
    start: Math.min(first, caption?.start ?? first),
    end: Math.max(end, caption?.end ?? end),
    header,
    rows,
  };
}

/** "Table 3: Answers by age (part 1)" as label and caption. */
function nameOf(words: string): { label: string; caption: string } {
  const folded = words
    .replace(/\s+/g, ' ')
    .replace(/^(?:\*\*|__)/, '')
    .trim();
  // Where the label stands on a line of its own, the line's end says where it ends.
  const label = tableLabel(folded) ?? tableLabel(words.trim()) ?? '';
  const rest = folded
    .slice(label.length)
    .replace(/^[\s:.|*_–—-]+/, '')
    .replace(/(?:\*\*|__)$/, '')
    .trim();
  return { label, caption: rest };
}
