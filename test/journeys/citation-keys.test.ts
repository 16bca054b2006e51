import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp({
    window: { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB' },
  });
  ({ page } = app);
  await app.go('#/settings');
});
afterAll(() => app?.close());

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
  await app.keep('keys-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await app.keep('keys-light');
  await page.getByRole('button', { name: /^Change \d+ keys$/ }).click();
  await page
    .getByText(/\d+ citation keys changed/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Which keys would change?' }).click();
  await page.getByText(/^0 keys would change/).waitFor();
});
