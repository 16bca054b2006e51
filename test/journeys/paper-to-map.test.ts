import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const PAPER = resolve(import.meta.dirname, '../fixtures/paper/paper.txt');

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp({ window: { acceptDownloads: true } });
  ({ page } = app);
});

afterAll(() => app?.close());

/** Goes to a screen by its entry in the rail. */
async function go(screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click();
  await page.getByRole('region', { name: screen, exact: true }).waitFor();
}

/** Drops a file on the window, as a person does. */
/** Focuses a mark again where the text was drawn anew under it, as it is once while the document settles. */
async function focusUntilShown(mark: Locator, shown: Locator): Promise<void> {
  const attempt = async (): Promise<boolean> => {
    if (await shown.first().isVisible()) return true;
    await mark.blur();
    await mark.focus();
    await page.waitForTimeout(200);
    return shown.first().isVisible();
  };
  await expect.poll(attempt).toBe(true);
}

async function drop(path: string, name: string): Promise<void> {
  const text = readFileSync(path, 'utf8');
  const carried = await page.evaluateHandle(
    ({ text, name }) => {
      const carrying = new DataTransfer();
      carrying.items.add(new File([text], name, { type: 'text/plain' }));
      return carrying;
    },
    { text, name },
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: carried });
  await page.dispatchEvent('main', 'drop', { dataTransfer: carried });
}

describe('from a paper to an evidence map', () => {
  it('opens on the starter library, with nothing that axe finds', async () => {
    await page.getByText(/^\d+ references$/).waitFor();
    await page.locator('#row-0').waitFor();
    await expect.poll(() => page.locator('[role=row][aria-selected]').count()).toBeGreaterThan(5);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('takes a dropped paper in, with a receipt that adds up', async () => {
    await drop(PAPER, 'paper.txt');
    const receipt = page.locator('.receipt', { hasText: 'paper.txt' });
    await receipt.getByRole('link', { name: 'Read it' }).waitFor();
    const sum = ((await receipt.getByText(/found =/).textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
    const [found = 0, ...parts] = sum;
    expect(found).toBe(48);
    expect(parts.reduce((total, n) => total + n, 0)).toBe(found);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('lists what to check, each leading to its place', async () => {
    await page.getByRole('tab', { name: /To check/ }).click();
    const problem = page.locator('.problem a').first();
    await problem.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await problem.click();
    await page.locator('article.text [data-spot]').first().waitFor();
    const spot = await page.locator('[data-spot]').first().boundingBox();
    expect(spot?.y).toBeGreaterThan(0);
    expect(spot?.y).toBeLessThan(800);
  });

  it('follows a citation to its reference', async () => {
    const citation = page.locator('.citation[data-status=linked]').first();
    await citation.scrollIntoViewIfNeeded();
    const card = page.locator('.citation-card');
    await focusUntilShown(citation, card.getByText('Linked'));
    expect(await axeFindings(page)).toEqual([]);
    const words = (await citation.textContent()) ?? '';
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const pane = page.getByRole('complementary', { name: 'Reference' });
    await pane.getByRole('tab', { name: /Cited/ }).click();
    await pane.locator('.context').first().waitFor();
    await expect.poll(() => pane.textContent()).toContain(words.replace(/\s*\[.*/, '').slice(0, 12));
  });

  it('links an ambiguous citation to the candidate that is chosen, and takes it back', async () => {
    await go('Read');
    await page.locator('.document a').first().click();
    const ambiguous = page.locator('.citation[data-status=ambiguous]');
    await ambiguous.first().waitFor();
    const before = await ambiguous.count();
    const id = await ambiguous.first().getAttribute('data-citation');
    await ambiguous.first().scrollIntoViewIfNeeded();
    await focusUntilShown(ambiguous.first(), page.locator('.candidates'));
    await page.locator('.candidates').getByRole('button').first().click();
    const mark = page.locator(`[data-citation="${id}"]`).first();
    await expect.poll(() => mark.getAttribute('data-status')).toBe('linked');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => ambiguous.count()).toBe(before);
  });

  it('accepts and rejects suggestions by keyboard', async () => {
    await go('Code');
    await page.locator('.study-line').first().waitFor();
    await openStudyWithSuggestions(2);
    const suggestions = page.locator('.suggestion');
    const codings = page.locator('.coding');
    const [open, coded] = [await suggestions.count(), await codings.count()];
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('a');
    await expect.poll(() => codings.count()).toBe(coded + 1);
    const left = await suggestions.count();
    expect(left).toBeLessThan(open);
    await page.keyboard.press('x');
    await expect.poll(() => suggestions.count()).toBeLessThan(left);
    await expect.poll(() => codings.count()).toBe(coded + 1);
  });

  it('codes by typing to a code', async () => {
    const before = await page.locator('.coding').count();
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Type to find a code' }).fill('survey');
    await page.locator('.palette-row').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('.coding').count()).toBeGreaterThan(before - 1);
    await page
      .getByText(/^Coded: /)
      .first()
      .waitFor({ state: 'attached' });
  });

  it('finds words in everything and opens them where they stand', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search everything' }).fill('district');
    await page.locator('.palette-row mark').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.palette-row', { hasText: 'Full text' }).first().click();
    await page.locator('article.text [data-spot]').first().waitFor();
    expect((await page.locator('[data-spot]').first().textContent())?.toLowerCase()).toContain('district');
  });

  it('opens a matrix cell down to the quote', async () => {
    await go('Matrix');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const cell = grid.locator('td[data-state=evidence]').first();
    const n = Number(await cell.locator('.cell-n').textContent());
    await cell.click();
    const pane = page.getByRole('complementary', { name: 'Cell' });
    await pane.locator('.cell-study').first().waitFor();
    await expect.poll(() => pane.locator('.cell-study').count()).toBe(n);
    await expect.poll(() => pane.locator('.quotes li').count()).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('moves through the matrix by keyboard', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-activedescendant')).toBe('cell-1-1');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('td[data-open]').getAttribute('id')).toBe('cell-1-1');
  });

  it('exports the map; the file opened from disk without a network holds the same numbers', async () => {
    await go('Map');
    await page.getByRole('img', { name: /Evidence map/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const told = await page
      .locator('.look')
      .getByText(/in scope/)
      .first()
      .textContent();
    const shown = told?.match(/\d+/g)?.map(Number) ?? [];
    await page.getByRole('button', { name: 'Export map' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /Web page/ }).click(),
    ]);
    const file = join(app.host.folder, 'map.html');
    await download.saveAs(file);

    const offline = await app.browser.newContext({ offline: true });
    const asked: string[] = [];
    const map = await offline.newPage();
    map.on('request', (request) => asked.push(request.url()));
    await map.goto(pathToFileURL(file).href);
    const text = await map.locator('body').textContent();
    const [studies = -1, inScope = -1] = shown;
    expect(text).toMatch(new RegExp(`\\b${studies}\\b[^.]*\\b${inScope}\\b`));
    expect(asked.filter((address) => !/^(file|data|blob):/.test(address))).toEqual([]);
    expect(await axeFindings(map)).toEqual([]);
    await offline.close();
  });

  it('keeps its place when the page is loaded again', async () => {
    await go('Matrix');
    await page.getByRole('grid').locator('td[data-state=evidence]').first().click();
    await page.locator('.cell-study').first().waitFor();
    const address = page.url();
    await page.reload();
    await page.locator('.cell-study').first().waitFor();
    expect(page.url()).toBe(address);
  });

  it('met no error in the page on the way', () => {
    expect(app.complaints).toEqual([]);
  });
});

/** Goes down the list of studies until one has suggestions enough. */
async function openStudyWithSuggestions(least: number): Promise<void> {
  const studies = page.locator('.study-line');
  for (let index = 0; index < (await studies.count()); index += 1) {
    await studies.nth(index).click();
    await page.locator('.study-texts').waitFor();
    await expect.poll(() => page.locator('.study-line[aria-current]').count()).toBe(1);
    await page.locator('.sheet-part').first().waitFor();
    if ((await page.locator('.suggestion').count()) >= least) return;
  }
  throw new Error('No study has open suggestions.');
}
