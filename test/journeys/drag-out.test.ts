import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp();
  ({ page } = app);
  await page.locator('#row-3').waitFor();
});
afterAll(() => app?.close());

/** What a drag of a row carries out of the page, once the file is ready. */
async function carried(row: string): Promise<{ text: string; file: string }> {
  await page.locator(row).dispatchEvent('pointerdown');
  let found = { text: '', file: '' };
  await expect
    .poll(async () => {
      const data = await page.evaluateHandle(() => new DataTransfer());
      await page.dispatchEvent(row, 'dragstart', { dataTransfer: data });
      found = await data.evaluate((given) => ({
        text: given.getData('text/plain'),
        file: given.getData('DownloadURL'),
      }));
      return found.text;
    })
    .toContain('@');
  return found;
}

const entries = (text: string) => text.match(/^@/gm)?.length;

it('carries the row as a .bib file, and all that are selected where it is one of them', async () => {
  const one = await carried('#row-0');
  expect(entries(one.text)).toBe(1);
  expect(one.file).toMatch(/^application\/x-bibtex:[^:]+\.bib:data:application\/x-bibtex/);
  expect(decodeURIComponent(one.file.slice(one.file.indexOf(',') + 1))).toBe(one.text);

  for (const row of ['#row-1', '#row-2']) await page.locator(`${row} input[type=checkbox]`).check();
  await page.locator('.selection').waitFor();
  expect(entries((await carried('#row-2')).text)).toBe(2);
  expect(entries((await carried('#row-0')).text)).toBe(1);
});

it('writes it in the dialect the library keeps', async () => {
  await app.go('#/settings');
  await page.locator('select').filter({ hasText: 'BibLaTeX' }).first().selectOption('biblatex');
  await app.go('#/library');
  await page.locator('#row-3').waitFor();
  await expect.poll(async () => (await carried('#row-3')).text).toContain('date = {');
});
