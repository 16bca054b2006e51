import { movedByWord, type Piece, sentencesOf } from '../../values/text-pieces.ts';
import { type KeyActs, useLetterKeys } from './use-letter-keys.ts';

/** A paragraph, a cell or a heading: the text nodes in which its words stand, joined. */
type Block = { readonly element: Element; readonly nodes: readonly Text[]; readonly text: string };

const BLOCK = 'p, li, td, th, caption, [role=heading]';

/**
 * Lets words be selected by keys in the texts of an element: v and V take the next and the previous sentence, and once
 * something is selected the arrows move its first word, with Shift its last one; Escape lets it go.
 */
export function useKeySelection(inside: string, isSelected: boolean): void {
  const step = (way: 1 | -1) => {
    const container = document.querySelector(inside);
    if (container !== null) selectSentence(container, way);
  };
  const move: KeyActs = {
    ArrowLeft: (event) => moveEdge(event.shiftKey ? 'end' : 'start', -1),
    ArrowRight: (event) => moveEdge(event.shiftKey ? 'end' : 'start', 1),
    Escape: () => document.getSelection()?.empty(),
  };
  useLetterKeys({ v: () => step(1), 'Shift v': () => step(-1), ...(isSelected ? move : {}) });
}

function selectSentence(container: Element, way: 1 | -1): void {
  const blocks = [...new Set([...container.querySelectorAll('[data-start]')].map(blockAround))];
  const held = selectedPiece();
  const at = held === null ? firstInView(blocks, container) : blocks.indexOf(held.block.element);
  for (let n = Math.max(0, at); n >= 0 && n < blocks.length; n += way) {
    const block = blockOf(blocks[n]!);
    const sentences = sentencesOf(block.text);
    const own = held !== null && n === at ? held.piece : null;
    const next =
      way === 1
        ? sentences.find(({ start }) => own === null || start > own.start)
        : sentences.findLast(({ start }) => own === null || start < own.start);
    if (next === undefined) continue;
    select(block, next);
    return;
  }
}

function moveEdge(edge: 'start' | 'end', step: 1 | -1): void {
  const held = selectedPiece();
  if (held !== null) select(held.block, movedByWord(held.block.text, held.piece, edge, step));
}

function blockAround(run: Element): Element {
  return run.closest(BLOCK) ?? run;
}

function firstInView(blocks: readonly Element[], container: Element): number {
  const { top } = scrollerOf(container).getBoundingClientRect();
  return blocks.findIndex((block) => block.getBoundingClientRect().bottom > top + 8);
}

function blockOf(element: Element): Block {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement?.closest('[data-start]')) nodes.push(node as Text);
  return { element, nodes, text: nodes.map(({ data }) => data).join('') };
}

/** What is selected, by its place in the block in which it begins; what goes on in another block is left out. */
function selectedPiece(): { readonly block: Block; readonly piece: Piece } | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const around = range.startContainer.parentElement?.closest(BLOCK);
  if (around === null || around === undefined) return null;
  const block = blockOf(around);
  const start = offsetIn(block, range.startContainer, range.startOffset);
  const end = offsetIn(block, range.endContainer, range.endOffset) ?? block.text.length;
  return start === null ? null : { block, piece: { start, end } };
}

function offsetIn({ nodes }: Block, node: Node, offset: number): number | null {
  const at = nodes.indexOf(node as Text);
  return at < 0 ? null : nodes.slice(0, at).reduce((sum, { length }) => sum + length, offset);
}

function select({ nodes }: Block, { start, end }: Piece): void {
  const [from, to] = [placeAt(nodes, start, 'start'), placeAt(nodes, end, 'end')];
  if (from === null || to === null) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  bringIntoView(range, from.node.parentElement);
}

/** The text node and the offset in it; between two nodes the later one where a selection begins, else the earlier one. */
function placeAt(
  nodes: readonly Text[],
  offset: number,
  side: 'start' | 'end',
): { readonly node: Text; readonly offset: number } | null {
  let before = 0;
  for (const node of nodes) {
    const inside = offset - before;
    if (inside < node.length || (side === 'end' && inside === node.length)) return { node, offset: inside };
    before += node.length;
  }
  return null;
}

/** Room left around the selection, for the buttons that float under it. */
const ROOM = 48;

function bringIntoView(range: Range, element: Element | null): void {
  if (element === null) return;
  const scroller = scrollerOf(element);
  const [own, frame] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (own.top < frame.top + ROOM) scroller.scrollBy({ top: own.top - frame.top - ROOM });
  else if (own.bottom > frame.bottom - ROOM) scroller.scrollBy({ top: own.bottom - frame.bottom + ROOM });
}

function scrollerOf(element: Element): Element {
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}
