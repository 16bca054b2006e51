import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp();
  ({ page } = app);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(app.host.address).origin,
  });
  await page.locator('#row-0').waitFor();
});

afterAll(() => app?.close());

const entries = () => page.locator('.typeset');

describe('a bibliography in a citation style', () => {
  it('opens from the export menu with the first entries in a first style', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /Formatted bibliography/ }).click();
    await entries().first().waitFor();
    await expect.poll(() => entries().count()).toBe(5);
    await expect
      .poll(() => page.getByRole('dialog').textContent())
      .toContain('American Psychological Association');
    await expect.poll(() => page.locator('.style-row').count()).toBeGreaterThan(100);
  });

  it.each(['light', 'dark'] as const)('has nothing for axe to find, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page)).toEqual([]);
  });

  it('finds a style by typing, chooses it by keyboard and shows it at once', async () => {
    await page.getByRole('combobox', { name: 'Find a style by its name' }).fill('ieee');
    await page.locator('.style-row').first().getByText('IEEE', { exact: false }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.typeset-label', { hasText: '[1]' }).waitFor();
    await expect.poll(() => page.locator('.style-row[aria-selected="true"]').count()).toBe(1);
  });

  it('sets it in another language', async () => {
    await page.getByRole('combobox', { name: 'Find a style by its name' }).fill('apa');
    await page
      .locator('.style-row')
      .first()
      .getByText(/American Psychological|APA/)
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Language').selectOption('de-DE');
    await page.locator('.bibliography-page [lang="de-DE"]').waitFor();
    await page.getByLabel('Language').selectOption('en-GB');
    await page.locator('.bibliography-page [lang="en-GB"]').waitFor();
  });

  it('copies all entries as rich and as plain text', async () => {
    await page.getByRole('button', { name: 'Copy' }).click();
    await page
      .getByText(/entries copied/)
      .first()
      .waitFor({ state: 'attached' });
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item!.getType(type)).text();
      return { html: await read('text/html'), text: await read('text/plain') };
    });
    expect(copied.text.trim().split('\n').length).toBeGreaterThan(50);
    expect(copied.html).toContain('<i>');
    expect(copied.html).not.toContain('<script');
  });

  it('saves a Word document and remembers the style', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as' }).click();
    await page.getByRole('menuitem', { name: 'Word document' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('bibliography.docx');
    expect(
      readFileSync(await saved.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.locator('#row-0').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /Formatted bibliography/ }).click();
    await page.locator('.bibliography-page [lang="en-GB"]').waitFor();
  });

  it.each(['#/matrix?rows=factor&columns=prevention_level', '#/map'])(
    'is chosen for the references of the Word table of %s',
    async (place) => {
      await page.keyboard.press('Escape');
      await app.go(place);
      await page.getByRole('button', { name: 'Export' }).first().click();
      await page.getByRole('menuitem', { name: /Word table in a style/ }).click();
      await page.getByRole('combobox', { name: 'Find a style by its name' }).fill('ieee');
      await page.locator('.style-row').first().getByText('IEEE', { exact: false }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.typeset-label', { hasText: '[1]' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the table' }).click();
      const saved = await download;
      expect(saved.suggestedFilename()).toMatch(/\.docx$/);
      const words = unzipSync(readFileSync(await saved.path()))['word/document.xml'];
      expect(strFromU8(words!)).toContain('[1]');
    },
  );
});
