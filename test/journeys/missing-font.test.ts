import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Host, startHost } from './host.ts';

let browser: Browser;
let host: Host;
beforeAll(async () => {
  browser = await openBrowser();
  host = await startHost();
});
afterAll(async () => {
  await host?.close();
  await browser?.close();
});

it('without its type faces the screens stand in those of the computer, and hold together', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  page.setDefaultTimeout(120_000);
  let refused = 0;
  await page.route(/\.woff2?$/, (route) => {
    refused += 1;
    return route.abort();
  });
  await page.goto(host.address);
  await page.locator('#row-0').waitFor();
  for (const [hash, drawn] of [
    ['#/library', '#row-0'],
    ['#/code', '.study-texts'],
    ['#/matrix', '[role=grid]'],
    ['#/codebook', '.codebook-form'],
    ['#/settings', '.setting select'],
  ] as const) {
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
    await page.locator(drawn).first().waitFor({ state: 'attached' });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('.work, .screen, .screen > *, .rail')]
        .filter((one) => getComputedStyle(one).overflowX === 'visible' && one.scrollWidth > one.clientWidth)
        .map((one) => one.className),
    );
    expect([hash, wide]).toEqual([hash, []]);
  }
  expect(refused).toBeGreaterThan(0);
  const loaded = await page.evaluate(
    () => [...document.fonts].filter(({ status }) => status === 'loaded').length,
  );
  expect(loaded).toBe(0);
  // Words are drawn with some face, and so take room.
  expect(
    await page
      .locator('.setting select')
      .first()
      .evaluate((one) => one.clientWidth),
  ).toBeGreaterThan(40);
});
