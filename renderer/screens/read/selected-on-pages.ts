import type { TextSelection } from '../../components/selected-range.ts';

type Piece = { readonly start: number; readonly end: number };

/** Of the letters between the first and the last selected word, so many must be selected themselves. */
const MOST = 0.97;

/**
 * What is selected on the pages as a range of the document's text; null where nothing of it is selected. Pages print
 * their words in another order than the text: `scattered` says that what is selected does not stand together there.
 */
export function selectedOnPages(pages: HTMLElement, text: string): TextSelection | 'scattered' | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!pages.contains(range.startContainer) || !pages.contains(range.endContainer)) return null;
  const pieces = [...pages.querySelectorAll<HTMLElement>('[data-start]')].flatMap((run) =>
    pieceOf(run, range),
  );
  if (pieces.length === 0) return selection.toString().trim() === '' ? null : 'scattered';
  const start = Math.min(...pieces.map((piece) => piece.start));
  const end = Math.max(...pieces.map((piece) => piece.end));
  const lead = /^\s*/.exec(text.slice(start, end))![0].length;
  const words = text.slice(start, end).trim();
  if (words === '') return null;
  const selected = pieces.reduce((sum, piece) => sum + signsIn(text.slice(piece.start, piece.end)), 0);
  if (selected < signsIn(words) * MOST) return 'scattered';
  const rects = range.getClientRects();
  const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
  const x = Math.min(last.right, window.innerWidth - 180);
  return { start: start + lead, end: start + lead + words.length, key: '', x, y: last.bottom + 6 };
}

/** The part of a drawn run that is selected. */
function pieceOf(run: HTMLElement, range: Range): readonly Piece[] {
  const node = run.firstChild;
  if (!(node instanceof Text) || !range.intersectsNode(node)) return [];
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  const start = Number(run.dataset.start);
  return from < to ? [{ start: start + from, end: start + to }] : [];
}

function signsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
