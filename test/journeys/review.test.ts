import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const PAPER = join(import.meta.dirname, '../fixtures/paper/paper.txt');

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp({ library: 'empty' });
  ({ page } = app);
});

afterAll(() => app?.close());

const waiting = async (): Promise<number> =>
  Number(((await page.locator('.screen-head .count').textContent()) ?? '').match(/\d+/)?.[0]);

describe('reviewing what was read from a list', () => {
  it('leads from the receipt to the entries, the least certain first and its doubt marked', async () => {
    await app.go('#/import');
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(PAPER);
    await page.getByRole('link', { name: 'Review its entries' }).click();
    await page.locator('.review-card').waitFor();
    expect(await waiting()).toBe(48);
    await expect.poll(() => page.locator('.review-row').count()).toBe(48);
    await expect.poll(() => page.locator('.review-card mark').count()).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('goes through the entries, mends a field and keeps the correction by keyboard', async () => {
    await page.keyboard.press('j');
    await page.locator('.review-list li:nth-child(2) [aria-current]').waitFor();
    await page.keyboard.press('k');
    await page.locator('.review-list li:nth-child(1) [aria-current]').waitFor();
    const words = await page.locator('.review-raw').textContent();
    await page.keyboard.press('Enter');
    const box = page.locator('.review-card .field-edit');
    await box.waitFor();
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Title: / }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('The title that is printed');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Title: The title that is printed/ }).waitFor();
    await page.getByRole('button', { name: 'Keep the correction' }).waitFor();
    await page.keyboard.press('c');
    await page.getByText('47 waiting').waitFor();
    expect(await page.locator('.review-raw').textContent()).not.toBe(words);
    await page.keyboard.press('c');
    await page.getByText('46 waiting').waitFor();
  });

  it('leaves the focus in a box that a key opened in the same moment as the step to its entry', async () => {
    await page.locator('.review-list [aria-current=true]').focus();
    const focused = await page.evaluate(async () => {
      const press = async (key: string) => {
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
        // React draws what a key changed before the next frame.
        await Promise.resolve();
      };
      await press('j');
      await press('e');
      for (let frame = 0; frame < 3; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return document.activeElement?.closest('.field-edit') !== null;
    });
    expect(focused).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.review-card .field-edit').waitFor({ state: 'detached' });
    await page.keyboard.press('k');
  });

  it('exports what was settled', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export 2 settled entries' }).click();
    expect((await download).suggestedFilename()).toBe('corrected-entries.jsonl');
  });
});
