type Size = { readonly width: number; readonly height: number };

/** Pages one under the other, in CSS pixels. */
export type PageLayout = {
  /** Pixels a point. */
  readonly scale: number;
  /** Where each page begins. */
  readonly tops: readonly number[];
  readonly width: number;
  readonly height: number;
};

/** CSS pixels a point at the size of print: 96 of 72 to the inch. */
export const PRINT_SCALE = 96 / 72;
export const PAGE_ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;

/** Pixels between pages and around them. */
export const PAGE_GAP = 20;
/** Fitted to the width, a page grows no larger than this: lines of a hand's length are hard to read across a wide screen. */
const LARGEST_FIT = 1.6;

/** Lays pages out; `zoom` is 1 for the size of print and 0 to fit the widest page into `room` pixels. */
export function layOutPages(sizes: readonly Size[], zoom: number, room: number): PageLayout {
  const widest = Math.max(1, ...sizes.map(({ width }) => width));
  const fit = Math.min((room - 2 * PAGE_GAP) / (widest * PRINT_SCALE), LARGEST_FIT);
  const scale = Math.max(0.1, zoom === 0 ? fit : zoom) * PRINT_SCALE;
  const tops: number[] = [];
  let height = PAGE_GAP;
  for (const size of sizes) {
    tops.push(height);
    height += size.height * scale + PAGE_GAP;
  }
  return { scale, tops, width: widest * scale + 2 * PAGE_GAP, height };
}

/** The page, counted from 1, that stands at a height. */
export function pageAt({ tops }: Pick<PageLayout, 'tops'>, y: number): number {
  const next = tops.findIndex((top) => top > y);
  return next < 0 ? Math.max(1, tops.length) : Math.max(1, next);
}

/** The pages of which something stands between two heights, and one more on either side. */
export function pagesBetween(layout: PageLayout, from: number, to: number): readonly number[] {
  const first = Math.max(1, pageAt(layout, from) - 1);
  const last = Math.min(layout.tops.length, pageAt(layout, to) + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The next zoom from the one that is shown. */
export function nextZoom(scale: number, by: 1 | -1): number {
  const now = scale / PRINT_SCALE;
  const found =
    by === 1
      ? PAGE_ZOOMS.find((zoom) => zoom > now * 1.02)
      : PAGE_ZOOMS.findLast((zoom) => zoom < now * 0.98);
  return found ?? (by === 1 ? PAGE_ZOOMS.at(-1)! : PAGE_ZOOMS[0]);
}
