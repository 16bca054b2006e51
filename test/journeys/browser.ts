import { existsSync } from 'node:fs';
import { type Browser, chromium as playwright } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium to test with: one named or installed, else the one that comes as an npm package (Linux only). */
export async function chromiumPath(): Promise<string> {
  for (const place of PLACES) if (place !== undefined && existsSync(place)) return place;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** Opens a Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromiumPath(),
    // Containers run as root and have a small /dev/shm; neither changes what a page may do.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}
