import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const PAPER = join(import.meta.dirname, '../fixtures/checks/night-shifts.txt');

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp({ library: 'empty' });
  ({ page } = app);
  await app.go('#/import');
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(PAPER);
  await page.getByText('night-shifts.txt').first().waitFor();
  await page.locator('.receipt-sum, .receipt a').first().waitFor();
  await app.go('#/read');
  await page.locator('.document a').first().click();
  await page.locator('article.text').waitFor();
});

afterAll(() => app?.close());

describe('taking findings and checking numbers', () => {
  it('opens a table from the text and says what it gives', async () => {
    await page.getByRole('button', { name: 'Take findings' }).click();
    await page.locator('.entry-table').waitFor();
    await page.getByRole('combobox', { name: 'Table', exact: true }).selectOption('3');
    await page.getByRole('heading', { name: /What this gives 8 findings/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('tables');
  });

  it('names columns and directions by keyboard and takes all in one act', async () => {
    const meaning = page.getByRole('combobox', { name: 'What column 2 holds' });
    await meaning.focus();
    await page.keyboard.press('L');
    await page.getByRole('heading', { name: /What this gives 4 findings/ }).waitFor();
    await meaning.focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: /What this gives 8 findings/ }).waitFor();
    const arms = page.getByRole('checkbox', { name: /^The columns are groups/ });
    await arms.focus();
    await page.keyboard.press('Space');
    await page.locator('.draft-table[data-below]').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('tables-arms');
    await arms.focus();
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: /What this gives 8 findings/ }).waitFor();
    const direction = page.getByRole('combobox', { name: /^Direction: How many beds.* Near miss$/ });
    await direction.focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.entry-table h2').click();
    await page.keyboard.press('a');
    await page.getByRole('status').filter({ hasText: 'Took 8 findings.' }).waitFor();
    await page.locator('.draft .chip').nth(7).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Nothing to take' }).isDisabled()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('lists the findings beside the text; one is changed and the change undone', async () => {
    await page.getByRole('button', { name: 'Back to the document' }).click();
    await page.getByRole('tab', { name: 'Findings' }).click();
    await page.locator('.finding').nth(7).waitFor();
    await app.keepBoth('read-findings');
    await page
      .getByRole('button', { name: /^Change the finding How many beds/ })
      .first()
      .click();
    const box = page.getByRole('textbox', { name: 'Variable, as printed' });
    await box.waitFor();
    await page.getByRole('textbox', { name: 'Statistic' }).fill('14.3');
    await page.getByRole('combobox', { name: 'Test' }).selectOption('chi-square');
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('finding-form');
    await box.fill('Beds');
    await page.keyboard.press('Enter');
    await page.locator('.finding strong', { hasText: /^Beds$/ }).waitFor();
    await page.locator('.finding', { hasText: 'chi-square = 14.3' }).waitFor();
    await page.locator('article.text').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('u');
    await page.locator('.finding strong', { hasText: /^Beds$/ }).waitFor({ state: 'detached' });
  });

  it('asks three questions of the paper; one is looked at, noted, and leads to its cell', async () => {
    await page.getByRole('button', { name: 'Check the numbers' }).click();
    await page.locator('.check-card').first().waitFor();
    await expect.poll(() => page.locator('.check-card[data-verdict=differs]').count()).toBe(3);
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('checks');
    await page.getByRole('textbox', { name: 'Note' }).first().fill('Asked the authors');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Note kept.' }).waitFor();
    await page.locator('.checks > h2').click();
    await page.keyboard.press('c');
    await page.locator('.check-card[data-verdict=differs]').nth(2).waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.check-card[data-verdict=differs]').count()).toBe(2);
    await page.getByRole('combobox', { name: 'Checks shown' }).selectOption('all');
    const noted = page.locator('.check-card', { hasText: '1,347, the printed total' });
    await expect.poll(() => noted.getByRole('checkbox', { name: 'Looked at' }).isChecked()).toBe(true);
    await expect
      .poll(() => noted.getByRole('textbox', { name: 'Note' }).inputValue())
      .toBe('Asked the authors');
    await noted.getByRole('link', { name: 'Open “1,374” in the document' }).click();
    await page.locator('[data-spot]', { hasText: '1,374' }).waitFor();
  });
});
