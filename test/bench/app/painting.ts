import type { Page } from 'playwright-core';

/** When what is looked at was last painted anew, and when the last key was taken; milliseconds of the page's own clock, 0 for never. */
export type Seen = { readonly pressed: number; readonly letter: number; readonly changed: number };

/**
 * Lets the page note from now on when it takes a key, when the letter of a box is painted, and when the words of the parts
 * that the selectors name were last painted otherwise. A frame counts as painted when the page has done all its work for it.
 */
export async function watchPainting(page: Page, parts: readonly string[]): Promise<void> {
  await page.evaluate((selectors) => {
    const seen = { pressed: 0, letter: 0, changed: 0 };
    const shown = () => selectors.map((part) => document.querySelector(part)?.textContent).join();
    Object.assign(window, { seen, shown, shownBefore: shown() });
    const state = window as unknown as {
      seen: Seen;
      shown: () => string;
      shownBefore: string;
      watches?: true;
    };
    if (state.watches) return;
    state.watches = true;
    const painted = (tell: (at: number) => void) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => tell(performance.now());
        port2.postMessage(null);
      });
    const options = { capture: true };
    const onKey = ({ timeStamp }: KeyboardEvent) =>
      Object.assign(state.seen, { pressed: timeStamp, letter: 0, changed: 0 });
    window.addEventListener('keydown', onKey, options);
    window.addEventListener(
      'input',
      () => painted((at) => Object.assign(state.seen, { letter: at })),
      options,
    );
    new MutationObserver(() => {
      const now = state.shown();
      if (now === state.shownBefore) return;
      state.shownBefore = now;
      painted((at) => Object.assign(state.seen, { changed: at }));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, parts);
}

/** What the page has noted. */
export function readPainting(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

/** Scrolls something by so many pixels a frame; the milliseconds of each frame, and how many had a line without words. */
export function scrollFrames(
  page: Page,
  scroller: string,
  lines: string,
  pixels: number,
): Promise<{ readonly frames: readonly number[]; readonly blank: number }> {
  return page.evaluate(
    async ([scroller, lines, pixels]) => {
      const area = document.querySelector<HTMLElement>(scroller)!;
      const frames: number[] = [];
      let blank = 0;
      let last = performance.now();
      for (let frame = 0; frame < 240; frame += 1) {
        area.scrollTop += pixels;
        await new Promise((next) => requestAnimationFrame(next));
        const now = performance.now();
        frames.push(now - last);
        last = now;
        const drawn = [...document.querySelectorAll(lines)];
        if (drawn.length === 0 || drawn.some((line) => line.textContent === '')) blank += 1;
      }
      return { frames, blank };
    },
    [scroller, lines, pixels] as const,
  );
}

/** The middle, the 95th of a hundred, and the largest of some milliseconds, as they are printed. */
export function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms (${sorted.length})`;
}
