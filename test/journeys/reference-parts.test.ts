import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp({ window: { viewport: { width: 1440, height: 900 } } });
  ({ page } = app);
  await app.go('#/library');
  await page.locator('#row-0').waitFor();
});
afterAll(() => app?.close());

const heads = () => page.locator('.column-head').allInnerTexts();

describe('the parts of a reference', () => {
  it('are walked through by keyboard, and the one looked at last is shown for the next reference', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    const tabs = page.getByRole('tablist', { name: 'Parts of this reference' });
    await tabs.getByRole('tab', { name: 'Fields' }).focus();
    for (const name of ['Files', 'Cited', 'Codings']) {
      await page.keyboard.press('ArrowRight');
      await tabs.getByRole('tab', { name, selected: true }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.locator('.pane .code-name').first().waitFor();
    await app.keep('part-codings');
    await page.keyboard.press('ArrowRight');
    await page.locator('.pane .finding').or(page.getByText('No findings are stored')).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await tabs.getByRole('tab', { name: 'Findings', selected: true }).waitFor();
  });

  it('tell who changed what and when', async () => {
    await page.getByRole('tab', { name: 'Fields' }).click();
    const tag = page.getByLabel('Add a tag');
    await tag.fill('to discuss');
    await tag.press('Enter');
    await page.locator('.pane .chip', { hasText: 'to discuss' }).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.locator('.pane .history li').first().getByText('me').waitFor();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await app.keep('part-history-dark');
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

describe('the columns of the Library', () => {
  it('are chosen, ordered and given a width by keyboard, and stay so', async () => {
    await page.getByRole('button', { name: 'Close the detail pane' }).click();
    expect((await heads()).slice(0, 3)).toEqual(['Authors', 'Year', 'Title']);
    await page.getByRole('button', { name: 'Columns' }).focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Columns' });
    await sheet.getByRole('checkbox', { name: 'Year' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(heads).toEqual(expect.arrayContaining(['Year']));
    await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['Year', 'Authors', 'Title']);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('type')))
      .toBe('checkbox');
    await sheet.getByRole('checkbox', { name: 'Type' }).check();
    await sheet.getByLabel('Width of Authors in pixels').fill('240');
    const authors = page.locator('.column-head', { hasText: 'Authors' });
    await expect.poll(async () => Math.round((await authors.boundingBox())?.width ?? 0)).toBe(240);
    await app.keep('columns-sheet');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('#row-0').waitFor();
    // A choice made just before the page goes away is not lost to older settings.
    await expect.poll(async () => (await heads()).slice(0, 2)).toEqual(['Year', 'Authors']);
    expect(await heads()).toContain('Type');
    await expect.poll(async () => Math.round((await authors.boundingBox())?.width ?? 0)).toBe(240);
  });

  it('are dragged to another place and another width, and put back', async () => {
    const title = page.locator('.column-head', { hasText: 'Title' });
    await title.dragTo(page.locator('.column-head', { hasText: 'Year' }), {
      sourcePosition: { x: 60, y: 16 },
    });
    await expect.poll(async () => (await heads())[0]).toBe('Title');
    const edge = page.locator('.column-head', { hasText: 'Authors' }).locator('.column-edge');
    const box = (await edge.boundingBox())!;
    await page.mouse.move(box.x + 3, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(box.x + 63, box.y + 5, { steps: 3 });
    await page.mouse.up();
    const width = (await page.locator('.column-head', { hasText: 'Authors' }).boundingBox())!.width;
    expect(width).toBeGreaterThan(280);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'As at first' }).click();
    await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['Authors', 'Year', 'Title']);
  });
});
