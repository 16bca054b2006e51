import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const BIB = `@article{lee2001, author = {HANSEN, Ann}, title = {Hearing aids in daily use.}, journal = {Ear}, year = 2001,
  volume = 3, doi = {10.1000/ear.1.}, pages = {20--10}}
@book{poe1999, author = {Poe, Bo}, title = {Another matter}, publisher = {Press}, year = 1999, isbn = {978-3-16-148410-1}}
`;

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp({ library: 'empty' });
  ({ page } = app);
  await app.go('#/import');
  const file = { name: 'in.bib', mimeType: 'text/plain', buffer: Buffer.from(BIB) };
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(file);
  await page.getByText('in.bib').first().waitFor();
  await page.getByText(/added/).first().waitFor();
});

afterAll(() => app?.close());

const count = () => page.locator('.screen-head .count').textContent();

describe('the worklist of references', () => {
  it('is reached from the library and shows the gravest finding first', async () => {
    await app.go('#/library');
    await page.getByRole('button', { name: 'Quality checks' }).click();
    await page.locator('.quality-card').waitFor();
    expect(await count()).toBe('5 findings');
    await expect.poll(() => page.locator('.quality-row').first().textContent()).toContain('check digit');
  });

  it.each(['light', 'dark'] as const)('has nothing for axe to find, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page)).toEqual([]);
  });

  it('is worked through by keyboard: looked at, said to be no problem, mended, undone', async () => {
    await page.keyboard.press('x');
    await page.getByText('4 findings · 1 said to be no problem').waitFor();
    await page.keyboard.press('j');
    await page.locator('.quality-list li:nth-child(2) [aria-current]').waitFor();
    await page.locator('.quality-card h2', { hasText: 'DOI' }).waitFor();
    await page.keyboard.press('f');
    await page.getByText('3 findings · 1 said').waitFor();
    await page.keyboard.press('u');
    await page.getByText('4 findings · 1 said').waitFor();
  });

  it('is narrowed to one check, and does all fixes shown in one act', async () => {
    await page.getByLabel('Which check').selectOption('punctuation');
    await page.getByText('1 finding ·').waitFor();
    await page.getByLabel('Which check').selectOption('');
    await page.getByText('4 findings ·').waitFor();
    await page.getByRole('button', { name: 'Do all 3 fixes shown' }).click();
    await page.getByText('1 finding ·').waitFor();
  });

  it('leads to the reference', async () => {
    await page.keyboard.press('e');
    await page.locator('.pane').waitFor();
    expect(page.url()).toContain('#/library/');
  });
});
