import type { Page } from 'playwright-core';

/** Between two keys, in milliseconds: longer than an answer takes, so that each list can be told apart. */
const BETWEEN_KEYS = 300;

/**
 * Types words with real keys of the browser, and gives the milliseconds from when it took a key until the frame with the
 * letter, and until the frame with the last change of the list or its count before the next key. A key that changes
 * neither is not counted. A frame counts as painted when the page has done all its work for it.
 */
export async function typeWords(
  page: Page,
  words: readonly string[],
): Promise<{ readonly letters: readonly number[]; readonly lists: readonly number[] }> {
  await page.evaluate(() => {
    const seen = { pressed: 0, letter: 0, list: 0 };
    Object.assign(window, { seen });
    const painted = (tell: (at: number) => void) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => tell(performance.now());
        port2.postMessage(null);
      });
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => Object.assign(seen, { pressed: timeStamp, letter: 0, list: 0 }),
      {
        capture: true,
      },
    );
    window.addEventListener('input', () => painted((at) => Object.assign(seen, { letter: at })), {
      capture: true,
    });
    const shown = () =>
      ['.screen-head .count', '.library-main']
        .map((part) => document.querySelector(part)?.textContent)
        .join();
    let before = shown();
    new MutationObserver(() => {
      const now = shown();
      if (now === before) return;
      before = now;
      painted((at) => Object.assign(seen, { list: at }));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const letters: number[] = [];
  const lists: number[] = [];
  const box = page.locator('[data-main-search]');
  for (const word of words) {
    await box.fill(word.slice(0, 2));
    await page.waitForTimeout(1_000);
    for (const letter of word.slice(2)) {
      await page.keyboard.press(letter);
      await page.waitForTimeout(BETWEEN_KEYS);
      const { pressed, ...at } = await page.evaluate(
        () => (window as unknown as { seen: { pressed: number; letter: number; list: number } }).seen,
      );
      letters.push(at.letter - pressed);
      if (at.list > 0) lists.push(at.list - pressed);
    }
  }
  return { letters, lists };
}
