import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp({ window: { viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' } });
  ({ page } = app);
  await app.go('#/map');
  await page.getByRole('img', { name: /Evidence map/ }).waitFor();
});
afterAll(() => app?.close());

describe('the parts beside the map', () => {
  it('segments are put together, and stand by themselves again', async () => {
    await page.getByLabel('Segments').selectOption('study_type');
    await page.getByLabel('Layout').selectOption('dots');
    await page.getByRole('button', { name: 'Put together…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Segments in “other”' });
    await dialog.getByRole('button', { name: 'Only the 8 most frequent by themselves' }).click();
    await dialog.getByRole('button', { name: 'Each by itself' }).waitFor();
    await app.keepBoth('map-other-segments');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Together: \d/ }).click();
    await dialog.getByRole('button', { name: 'Each by itself' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Put together…' }).waitFor();
    await page.getByLabel('Segments').selectOption('');
    await page.getByLabel('Layout').selectOption('bubble');
  });

  it('gaps stand there by kind with the sentence that says why, and lead to their cell', async () => {
    await page.getByRole('tab', { name: 'Gaps' }).click();
    await page.getByText('No study at all').waitFor();
    await page.getByText('Counted as reviews', { exact: false }).waitFor();
    const kind = page.locator('.gap-kind', { hasText: 'Thinly studied populations' });
    if ((await kind.getAttribute('open')) === null) await kind.locator('summary').click();
    await expect
      .poll(() => kind.locator('li').first().textContent())
      .toMatch(/ studies? of \d+ that are coded by it|no study of/);
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('gaps-light');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: 'Export the list' })
        .click()
        .then(() => page.getByRole('menuitem', { name: 'Markdown' }).click()),
    ]);
    expect(download.suggestedFilename()).toBe('gaps.md');
  });

  it('charts take the place of the map, with their numbers as a table, all by keyboard', async () => {
    await page.getByRole('tab', { name: 'Gaps' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('img', { name: /Studies by year/ }).waitFor();
    await page.locator('.map-pane select').first().selectOption({ label: 'Studies by study type' });
    await page.getByRole('img', { name: /Studies by study type/ }).waitFor();
    await page.locator('.gap-kind summary').click();
    await expect.poll(() => page.locator('.chart-table tbody tr').count()).toBeGreaterThan(5);
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('charts-light');
  });

  it('publishing says what the file tells and what changed since an earlier edition', async () => {
    await page.getByRole('tab', { name: 'Publish' }).click();
    await page.getByText('Stays in the library').waitFor();
    await expect.poll(() => page.locator('.leaks').first().textContent()).toContain('names of coders');
    await page.getByRole('button', { name: 'Export map' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^JSON/ }).click(),
    ]);
    const file = join(app.host.folder, 'earlier.json');
    await download.saveAs(file);
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(file);
    await page.getByText('No difference').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('publish-light');
  });

  it('remarks on cells and what only the person knows are written down there', async () => {
    await page.getByRole('tab', { name: 'Map', exact: true }).click();
    const remarks = page.locator('details', { hasText: 'Remarks on cells' });
    await remarks.locator('summary').click();
    await remarks.getByLabel('Remark', { exact: true }).fill('Looked at twice.');
    await remarks.getByRole('button', { name: 'Add the remark' }).click();
    await remarks.getByText('Looked at twice.').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('remarks-light');
    await remarks.getByRole('button', { name: 'Remove the remark “Looked at twice.”' }).click();
    await expect.poll(() => remarks.locator('li').count()).toBe(0);
    await page.getByRole('tab', { name: 'Publish' }).click();
    const statements = page.locator('details', { hasText: 'What only you know' });
    await statements.locator('summary').click();
    await statements.getByLabel('Funding', { exact: true }).fill('No funding.');
    await page.keyboard.press('Tab');
    await statements.getByText('1 of 13').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('statements-light');
  });

  it('every file of the menu can be saved', async () => {
    for (const name of [/^PDF figure/, /^Excel workbook/, /^R script/]) {
      await page.getByRole('button', { name: 'Export map' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.(pdf|xlsx|R)$/);
    }
  });

  it('axe finds nothing in the dark either', async () => {
    // An address opens the app once, so the same page changes its colours.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    for (const name of ['Gaps', 'Charts', 'Publish', 'Map']) {
      await page.getByRole('tab', { name, exact: true }).click();
      await page.waitForTimeout(800);
      expect(await axeFindings(page), name).toEqual([]);
      await app.keep(`${name.toLowerCase()}-dark`);
    }
  });
});
