import type { Block } from '../../shared/model/extraction.ts';

/** The page a place of a text stands on, where its source has pages. */
export function pageAt(blocks: readonly Block[], at: number): number | null {
  let page: number | null = null;
  for (const block of blocks) {
    if (block.start > at) break;
    if (block.page !== undefined) page = block.page;
  }
  return page;
}
