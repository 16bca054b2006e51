import { useEffect, useState } from 'react';
import type { DocumentMatch } from '../../stores/document-find.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';

const ALL = 'found';
const NOW = 'found-now';

/**
 * Marks matches in the drawn text and brings the present one into view. The marks are highlights of the browser (CSS
 * Custom Highlight API), so that a long document is not drawn anew with every key; without them the present match is
 * selected instead.
 */
export function useMatchMarks(matches: readonly DocumentMatch[], at: number): void {
  const { pages } = useStores();
  const drawn = useDrawnPages();
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages that come into view bring words of their own
  useEffect(() => {
    const runs = textRuns();
    const ranges = matches.flatMap((match) => rangesOf(match, runs));
    mark(ALL, ranges);
    return () => mark(ALL, []);
  }, [matches, drawn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages that come into view bring words of their own
  useEffect(() => {
    const match = matches[at];
    if (match === undefined) return mark(NOW, []);
    mark(NOW, rangesOf(match, textRuns()));
    return () => mark(NOW, []);
  }, [matches, at, drawn]);
  useEffect(() => {
    const match = matches[at];
    if (match === undefined) return;
    if (pages.getState().document === null) bringIntoView(rangesOf(match, textRuns())[0]);
    else pages.getState().seek(match);
  }, [matches, at, pages]);
}

/** Changes whenever other pages, or other words of theirs, stand in the document. */
function useDrawnPages(): number {
  const isPages = useFeature('pages', ({ file }) => file.status === 'ready');
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    const frame = document.querySelector('.reading');
    if (!isPages || frame === null) return;
    const watcher = new MutationObserver(() => setDrawn((now) => now + 1));
    watcher.observe(frame, { childList: true, subtree: true });
    return () => watcher.disconnect();
  }, [isPages]);
  return drawn;
}

/** A drawn run of the document's text; `start` is its place there. */
type Run = { readonly start: number; readonly node: Text };

function textRuns(): readonly Run[] {
  const runs: Run[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('.reading [data-start]')) {
    const node = element.firstChild;
    if (node instanceof Text) runs.push({ start: Number(element.dataset.start), node });
  }
  return runs.sort((a, b) => a.start - b.start);
}

function rangesOf({ start, end }: DocumentMatch, runs: readonly Run[]): readonly Range[] {
  const ranges: Range[] = [];
  for (let place = firstRun(runs, start); place < runs.length; place += 1) {
    const run = runs[place];
    if (run === undefined || run.start >= end) break;
    const from = Math.max(0, start - run.start);
    const to = Math.min(run.node.length, end - run.start);
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(run.node, from);
    range.setEnd(run.node, to);
    ranges.push(range);
  }
  return ranges;
}

/** The last run that begins at or before a place. */
function firstRun(runs: readonly Run[], place: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.start ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

function mark(name: string, ranges: readonly Range[]): void {
  if (typeof Highlight === 'undefined') {
    const first = ranges[0];
    if (name !== NOW || first === undefined) return;
    window.getSelection()?.removeAllRanges();
    window.getSelection()?.addRange(first);
  } else if (ranges.length === 0) CSS.highlights.delete(name);
  else {
    const highlight = new Highlight(...ranges);
    highlight.priority = name === NOW ? 1 : 0;
    CSS.highlights.set(name, highlight);
  }
}

function bringIntoView(range: Range | undefined): void {
  const element = range?.startContainer.parentElement;
  const frame = element?.closest('.reading');
  if (range === undefined || !element || !frame) return;
  const centre = () => {
    const place = range.getBoundingClientRect();
    const view = frame.getBoundingClientRect();
    if (place.height > 0 && place.top > view.top + 60 && place.bottom < view.bottom - 40) return;
    element.scrollIntoView({ block: 'center' });
    const now = range.getBoundingClientRect();
    // A long paragraph in the middle of the view may still hide the match.
    frame.scrollBy({ top: now.top - (view.top + view.height / 2) });
  };
  centre();
  // Blocks out of view have estimated heights; once those near are drawn, the place is where it will stay.
  requestAnimationFrame(() => {
    centre();
    requestAnimationFrame(centre);
  });
}
