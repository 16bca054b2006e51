import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type Host, startHost } from './host.ts';

let browser: Browser;
let host: Host;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  host = await startHost('starter');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(host.address);
  await page.getByText('Connected').waitFor();
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
});
afterAll(async () => {
  await host?.close();
  await browser?.close();
});

it('says of a pattern what it makes, or where it cannot be read', async () => {
  const box = page.getByLabel('Pattern of citation keys');
  await box.fill('auth.lower + yaer');
  await page.getByText('There is no function “yaer”').waitFor();
  await expect.poll(() => page.locator('.key-pattern mark').textContent()).toBe('y');
  await box.fill("auth.lower + '_' + year");
  await page
    .locator('.key-samples code', { hasText: /^[a-z]+_\d{4}$/ })
    .first()
    .waitFor();
});

it('shows the keys that would change before a person changes them, and undoes it', async () => {
  await page.getByRole('button', { name: 'Keep this pattern' }).click();
  await page.getByRole('button', { name: 'Which keys would change?' }).click();
  await page.getByText(/\d+ keys would change/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await axeFindings(page)).toEqual([]);
  if (process.env.GLEANER_SHOTS)
    await page.screenshot({ path: `${process.env.GLEANER_SHOTS}/keys-dark.png` });
  await page.emulateMedia({ colorScheme: 'light' });
  if (process.env.GLEANER_SHOTS)
    await page.screenshot({ path: `${process.env.GLEANER_SHOTS}/keys-light.png` });
  await page.getByRole('button', { name: /^Change \d+ keys$/ }).click();
  await page
    .getByText(/\d+ citation keys changed/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Which keys would change?' }).click();
  await page.getByText(/^0 keys would change/).waitFor();
});
