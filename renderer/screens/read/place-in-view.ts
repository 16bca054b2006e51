import type { Stores } from '../../stores/stores.ts';

/** Where in the text the view begins, whether text or pages are shown. */
export function placeInView({ pages }: Stores): number {
  const { inView } = pages.getState();
  if (inView !== null) return inView;
  const frame = document.querySelector('.reading')?.getBoundingClientRect();
  if (frame === undefined) return 0;
  for (const block of document.querySelectorAll<HTMLElement>('.reading [data-block]')) {
    if (block.getBoundingClientRect().bottom > frame.top) return Number(block.dataset.block);
  }
  return 0;
}
