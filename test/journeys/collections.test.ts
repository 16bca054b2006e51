import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp();
  ({ page } = app);
  await app.go('#/library');
  await page.locator('#row-0').waitFor();
});
afterAll(() => app?.close());

const collection = (name: string, total: number) =>
  page.getByRole('button', { name: new RegExp(`^${name}\\s+${total}$`) });

describe('collections in the Library', () => {
  it('take the selected references by key, and narrow the table', async () => {
    const grid = page.getByRole('grid');
    await grid.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    await page.getByText('2 selected').waitFor();
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: 'Put 2 references into a collection' });
    await dialog.getByLabel('Name of the new collection').fill('Reading first');
    await page.keyboard.press('Enter');
    await collection('Reading first', 2).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await collection('Reading first', 2).click();
    await page.getByRole('status').getByText('2 references').first().waitFor();
    await expect.poll(() => page.locator('.grid-rows .grid-row').count()).toBe(2);
    await app.keep('collections');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('are nested, take rows dropped on them, and give the act back on undo', async () => {
    await page.getByRole('button', { name: 'What to do with “Reading first”' }).click();
    await page.getByRole('menuitem', { name: 'New collection inside' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Surveys');
    await page.keyboard.press('Enter');
    await collection('Surveys', 0).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await collection('Reading first', 2).click();
    await page.getByRole('button', { name: 'Select none' }).click();
    await page.locator('#row-4').waitFor();
    await page.locator('#row-4 .title-words').dragTo(collection('Surveys', 0));
    await collection('Surveys', 1).waitFor();
    await collection('Reading first', 3).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('u');
    await collection('Surveys', 0).waitFor();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await app.keep('collections-dark');
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('are renamed and removed, and their references stay', async () => {
    const acts = page.getByRole('button', { name: 'What to do with “Reading first”' });
    await acts.click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Read these');
    await page.keyboard.press('Enter');
    await collection('Read these', 2).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await collection('Read these', 2).click();
    await page.getByRole('button', { name: 'What to do with “Read these”' }).click();
    await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
    await collection('Read these', 2).waitFor({ state: 'detached' });
    await page.locator('#row-4').waitFor();
  });
});
