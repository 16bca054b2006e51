import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp({ window: { viewport: { width: 1440, height: 900 } } });
  ({ page } = app);
});

afterAll(() => app?.close());

const tree = () => page.getByRole('treegrid', { name: 'Dimensions and codes' });
const pane = () => page.getByRole('complementary', { name: 'What changes' });

describe('the codebook', () => {
  it('is reached by keyboard and shows its tree with what each code is used for', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await tree().waitFor();
    await page.getByRole('row', { name: 'Secondary prevention' }).click();
    await page.getByRole('form', { name: 'Secondary prevention' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('goes through the tree with the arrow keys', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Tertiary prevention' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Secondary prevention' }).waitFor();
  });

  it('shows live what an indicator phrase would match', async () => {
    await page.getByRole('textbox', { name: 'Indicator phrases' }).fill('help* seek*\nzzzz');
    // Until the answer comes, the pane shows what it knew of the phrases before.
    await pane().locator('.phrase-counts li', { hasText: 'zzzz' }).getByText('0 studies').waitFor();
    await pane().locator('.phrase-matches mark').first().waitFor();
    await page.getByRole('button', { name: 'Put back' }).click();
  });

  it('says what a merger changes before it is done, does it, and takes it back', async () => {
    await page.getByRole('button', { name: 'Merge into another' }).click();
    await page.getByLabel('Merge into').selectOption({ label: 'Tertiary prevention' });
    await pane()
      .getByText(/1 coding is re-coded and keeps what it was|codings are re-coded; each keeps what it was/)
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Merge into another' }).last().click();
    await page.getByRole('form', { name: 'Tertiary prevention' }).waitFor();
    await expect.poll(() => page.getByRole('row', { name: 'Secondary prevention' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('row', { name: 'Secondary prevention' }).waitFor();
  });

  it('splits a code and leaves its codings to be decided again', async () => {
    await page.getByRole('row', { name: 'Secondary prevention' }).click();
    await page.getByRole('button', { name: 'Split', exact: true }).click();
    await page.getByLabel('New codes, one a line').fill('Help lines\nWarning messages');
    await pane()
      .getByText(/waits? to be decided again: “Help lines” or “Warning messages”/)
      .waitFor();
    const done = page.getByRole('button', { name: 'Split', exact: true }).last();
    const isInView = () =>
      done.evaluate((button) => {
        const { top, bottom } = button.getBoundingClientRect();
        return top >= 0 && bottom <= (document.querySelector('.status')?.getBoundingClientRect().top ?? 0);
      });
    await expect.poll(isInView).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    await pane()
      .getByText(/waits? to be decided again/)
      .scrollIntoViewIfNeeded();
    await expect.poll(isInView).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('codebook-narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
    await done.click();
    await page.getByRole('row', { name: 'Warning messages' }).waitFor();
  });

  it('tells of a fault where an edit cannot be done', async () => {
    await page.getByRole('row', { name: 'Younger age at first exposure' }).click();
    await page.getByRole('textbox', { name: 'More means' }).fill('');
    await pane()
      .getByText(/needs a pole/)
      .waitFor();
  });

  it('shows versions and what is different between them', async () => {
    await page.getByRole('button', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Compare' }).first().click();
    await page.locator('.differences').getByText('Help lines').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('takes a codebook file in, with what is wrong told by its place', async () => {
    const box = page.locator('input[type=file][aria-label="Import codebook"]');
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    });
    await box.setInputFiles(file('bad.csv', 'kind,dimension,id,label\ncode,d,a,A\ncode,d,a,B\n'));
    await page.getByText('line 3:').waitFor();
    await page.keyboard.press('Escape');
    await box.setInputFiles(file('new.csv', 'dimension,id,label\nPlace,home,Home\nPlace,work,Work\n'));
    await page.getByRole('button', { name: 'Put version 1 in force' }).click();
    await page.getByRole('row', { name: 'Home' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /REFI-QDA/ }).click();
    expect((await download).suggestedFilename()).toBe('new-1.qdc');
  });
});
