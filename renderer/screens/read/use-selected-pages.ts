import { type RefObject, useEffect, useState } from 'react';

/** Pages that a selection keeps drawn: what is not drawn cannot stay selected, and a book drawn whole would fill the memory. */
const MOST_KEPT = 30;

/** The pages that hold what is selected, from the first to the last; none where nothing is, or too many are. */
export function useSelectedPages(column: RefObject<HTMLElement | null>): readonly number[] {
  const [ends, setEnds] = useState('');
  useEffect(() => {
    const onChange = () => setEnds(selectedEnds(column.current));
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [column]);
  if (ends === '') return NONE;
  const [first = 0, last = 0] = ends.split('-').map(Number);
  const count = last - first + 1;
  return count > MOST_KEPT ? NONE : Array.from({ length: count }, (_, at) => first + at);
}

const NONE: readonly number[] = [];

/** The first and the last page of the selection as "2-5"; empty where nothing on the pages is selected. */
function selectedEnds(column: HTMLElement | null): string {
  const selection = document.getSelection();
  if (column === null || selection === null || selection.isCollapsed) return '';
  const pages = [selection.anchorNode, selection.focusNode].flatMap((node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    const page = element?.closest<HTMLElement>('.page')?.dataset.page;
    return page === undefined || !column.contains(element ?? null) ? [] : [Number(page)];
  });
  return pages.length === 2 ? `${Math.min(...pages)}-${Math.max(...pages)}` : '';
}
