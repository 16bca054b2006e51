import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { answeringLate } from './late-answers.ts';

/**
 * Opens a Chromium without a window: one named or installed, else the one that comes as an npm package. With GLEANER_LATE
 * set, the engine's answers come up to so many milliseconds late.
 */
export async function openBrowser(): Promise<Browser> {
  const browser = await launchBrowser({ args: ['--disable-gpu'] });
  const late = Number(process.env.GLEANER_LATE ?? 0);
  return late > 0 ? answeringLate(browser, late) : browser;
}
