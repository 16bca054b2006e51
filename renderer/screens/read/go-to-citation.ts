import type { Citation } from '../../stores/reading.ts';
import type { Stores } from '../../stores/stores.ts';

/** Stands on a citation: brings it into view and moves the focus to it, which shows its card. */
export function goToCitation(citation: Pick<Citation, 'id' | 'start' | 'end'>, stores: Stores): void {
  stores.reading.getState().stand(citation.id);
  // The pages find the place first: a page is drawn only when it comes into view.
  const { document: shown, seek } = stores.pages.getState();
  if (shown !== null) {
    seek(citation, { citation: citation.id });
    return;
  }
  const mark = document.querySelector<HTMLElement>(`[data-citation="${citation.id}"]`);
  mark?.scrollIntoView({ block: 'center' });
  mark?.focus({ preventScroll: true });
}
