import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';

/** Opens a Chromium without a window: one named or installed, else the one that comes as an npm package. */
export function openBrowser(): Promise<Browser> {
  return launchBrowser({ args: ['--disable-gpu'] });
}
