/** What is selected in a text whose runs carry `data-start`: UTF-16 offsets, and where on the screen it ends. */
export type TextSelection = {
  readonly start: number;
  readonly end: number;
  /** The text's own key where several texts stand on one screen. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
};

/** The range selected inside an element, or null where nothing, or only blanks, is selected. */
export function selectedRange(inside: Element | null): TextSelection | null {
  const selection = document.getSelection();
  if (inside === null || selection === null || selection.isCollapsed || selection.rangeCount === 0)
    return null;
  const range = selection.getRangeAt(0);
  if (!inside.contains(range.startContainer) || !inside.contains(range.endContainer)) return null;
  if (selection.toString().trim() === '') return null;
  const start = offsetAt(range.startContainer, range.startOffset, 'start');
  const end = offsetAt(range.endContainer, range.endOffset, 'end');
  if (start === null || end === null || end <= start) return null;
  const key =
    startElement(range.startContainer)?.closest<HTMLElement>('[data-text-key]')?.dataset.textKey ?? '';
  const rects = range.getClientRects();
  const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
  return { start, end, key, x: Math.min(last.right, window.innerWidth - 180), y: last.bottom + 6 };
}

function startElement(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function offsetAt(node: Node, offset: number, side: 'start' | 'end'): number | null {
  const run = startElement(node)?.closest<HTMLElement>('[data-start]');
  if (run !== null && run !== undefined && node.nodeType === Node.TEXT_NODE)
    return Number(run.dataset.start) + offset;
  // The selection ended between runs (a triple click does): take the run that touches its edge.
  const runs = startElement(node)?.querySelectorAll<HTMLElement>('[data-start]') ?? [];
  const beside = [...runs].filter((candidate) => {
    const place = node.childNodes[offset];
    if (place === undefined || place === null) return side === 'end';
    const order = place.compareDocumentPosition(candidate);
    return side === 'start'
      ? (order & Node.DOCUMENT_POSITION_PRECEDING) === 0
      : (order & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  });
  const found = side === 'start' ? beside[0] : beside.at(-1);
  if (found === undefined) return run === null || run === undefined ? null : Number(run.dataset.start);
  return Number(found.dataset.start) + (side === 'end' ? (found.textContent?.length ?? 0) : 0);
}
