import type { Page } from 'playwright-core';
import { readPainting, watchPainting } from './painting.ts';

/** Between two keys, in milliseconds: longer than an answer takes, so that each list can be told apart. */
const BETWEEN_KEYS = 300;

/**
 * Types words with real keys of the browser, and gives the milliseconds from when it took a key until the frame with the
 * letter, and until the frame with the last change of the list or its count before the next key. A key that changes
 * neither is not counted.
 */
export async function typeWords(
  page: Page,
  words: readonly string[],
): Promise<{ readonly letters: readonly number[]; readonly lists: readonly number[] }> {
  await watchPainting(page, ['.screen-head .count', '.library-main']);
  const letters: number[] = [];
  const lists: number[] = [];
  const box = page.locator('[data-main-search]');
  for (const word of words) {
    await box.fill(word.slice(0, 2));
    await page.waitForTimeout(1_000);
    for (const key of word.slice(2)) {
      await page.keyboard.press(key);
      await page.waitForTimeout(BETWEEN_KEYS);
      const { pressed, letter, changed } = await readPainting(page);
      letters.push(letter - pressed);
      if (changed > 0) lists.push(changed - pressed);
    }
  }
  return { letters, lists };
}
