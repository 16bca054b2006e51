import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const BIB = `@article{lee2001, author = {Lee, A.}, title = {Hearing aids in daily use among older adults}, journal = {Ear}, year = 2001, volume = 3, pages = {10--20}}
@article{leeA, author = {Lee, Ann}, title = {Hearing aids in the daily use among older adults}, journal = {Ear and Hearing}, year = 2002, pages = {10--21}}
@article{poe1999, author = {Poe, B.}, title = {Tinnitus and sleep among workers on night shifts}, journal = {Rest}, year = 1999, volume = 8, pages = {31--39}}
@article{poeA, author = {Poe, Bo}, title = {Tinnitus and the sleep among workers on night shifts}, journal = {Sleep and Rest}, year = 2000, pages = {31--40}}
`;

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp({ library: 'empty' });
  ({ page } = app);
  await app.go('#/import');
  const file = { name: 'in.bib', mimeType: 'text/plain', buffer: Buffer.from(BIB) };
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(file);
  await page
    .getByText(/4 found = /)
    .first()
    .waitFor();
  await app.go('#/duplicates');
  await page.locator('.duplicate table').first().waitFor();
});

afterAll(() => app?.close());

describe('settling duplicates', () => {
  it.each(['light', 'dark'] as const)('has nothing for axe to find, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page)).toEqual([]);
  });

  it('shows the result of each choice beside the records', async () => {
    const group = page.locator('.duplicate').first();
    const row = group.getByRole('row', { name: /^Pages/ });
    const before = await row.locator('.duplicate-result').textContent();
    await row.getByRole('radio', { checked: false }).check();
    expect(await row.locator('.duplicate-result').textContent()).not.toBe(before);
    await expect.poll(() => row.locator('td[data-chosen]').count()).toBe(1);
  });

  it('merges as chosen by a key, and undo brings both back', async () => {
    const groups = await page.locator('.duplicate').count();
    const chosen = await page.locator('.duplicate').first().locator('.duplicate-result').allTextContents();
    await page.keyboard.press('m');
    await page.waitForFunction((n) => document.querySelectorAll('.duplicate').length === n - 1, groups);
    expect(chosen.length).toBeGreaterThan(0);
    await page.keyboard.press('u');
    await page.waitForFunction((n) => document.querySelectorAll('.duplicate').length === n, groups);
  });
});
