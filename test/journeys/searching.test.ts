import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp();
  ({ page } = app);
});
afterAll(() => app?.close());

async function count(): Promise<number> {
  return Number((await page.locator('.screen-head .count').innerText()).replace(/\D/g, ''));
}

describe('searching the library', () => {
  it('keeps a search under a name, by keyboard, and counts it anew after an act and its undo', async () => {
    await app.go('#/library');
    await page.locator('#row-0').waitFor();
    const everything = await count();
    await app.go('#/library?query=survey');
    await page.getByText('Save this search').waitFor();
    await expect.poll(count).not.toBe(everything);
    const found = await count();
    expect(found).toBeGreaterThan(1);
    await page.locator('[role=grid]').focus();
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByLabel('Name').fill('Surveys');
    await page.keyboard.press('Enter');
    const saved = page.getByRole('button', { name: /^Surveys \d+$/ });
    await saved.waitFor();
    await expect.poll(() => saved.innerText()).toContain(String(found));
    await expect.poll(() => saved.getAttribute('aria-current')).toBe('true');

    await app.go('#/library');
    await page.locator('.saved-name:not([aria-current])').waitFor();
    await saved.click();
    await page.locator('.saved-name[aria-current=true]').waitFor();
    await expect.poll(count).toBe(found);
    await expect.poll(() => page.getByRole('searchbox').first().inputValue()).toBe('survey');

    await page.locator('#row-0').waitFor();
    await page.getByLabel('Select all').click();
    await page.getByText(`${found} selected`).waitFor();
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Include' }).click();
    await page.getByRole('dialog').getByRole('button').last().click();
    const included = page.locator('.facet', { hasText: 'Decision' }).locator('.tick', { hasText: 'Include' });
    await included.locator('input').check();
    await page.getByText('Save this search').waitFor();
    await page.getByText('Save this search').click();
    await page.getByRole('dialog').getByLabel('Name').fill('Included surveys');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Included surveys ${found}` }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('keeps the rows out of sight and reach while nothing is found, and shows the next answer in them', async () => {
    await app.go('#/library');
    await page.locator('#row-0').waitFor();
    await page.locator('#row-0').evaluate((row) => row.setAttribute('data-marked', ''));
    const box = page.getByRole('searchbox').first();
    await box.fill('qqqq');
    await page.getByText('No reference matches').waitFor();
    expect(await page.getByRole('row').count()).toBe(0);
    expect(await page.locator('#row-0').isVisible()).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await box.fill('survey');
    await page.getByRole('row').nth(1).waitFor();
    await expect.poll(() => page.locator('#row-0').innerText()).toMatch(/survey/i);
    expect(await page.locator('#row-0[data-marked]').count()).toBe(1);
    await box.fill('');
  });

  it('finds the question again that was left right after its last key', async () => {
    await app.go('#/library');
    const box = page.getByRole('searchbox').first();
    await box.fill('');
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('query');
    await box.pressSequentially('survey');
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Matrix' }).click();
    await page.getByRole('grid').waitFor();
    await page.goBack();
    await expect.poll(() => box.inputValue()).toBe('survey');
    expect(await page.evaluate(() => location.hash)).toContain('query=survey');
    await box.fill('');
  });

  it('puts what is found in another order', async () => {
    await app.go('#/library?query=prevention');
    await page.locator('#row-0').waitFor();
    await page.getByLabel('Order').selectOption('year-descending');
    await page.locator('[aria-sort=descending]', { hasText: 'Year' }).waitFor();
    const cells = page.locator('.grid-rows .grid-row > :nth-child(3)');
    // The head says the order at once; the rows follow when they are read.
    await expect
      .poll(async () => (await cells.allInnerTexts()).map(Number).filter((year) => year > 0))
      .toSatisfy((years: number[]) => years.length > 1 && isDescending(years));
  });

  it('leads from everything found to the library, and from a reference to what is like it', async () => {
    await app.go('#/library');
    await page.locator('#row-0').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search everything' }).fill('survey');
    const all = page.getByRole('option', { name: /Show all \d+ in the Library/ });
    await all.waitFor();
    await all.click();
    await page.locator('.palette-list').waitFor({ state: 'detached' });
    await page.locator('#row-0').waitFor();
    await expect.poll(() => page.getByRole('searchbox').first().inputValue()).toBe('survey');
    const title = await page.locator('#row-0 .title-words').innerText();
    await page.locator('#row-0 .title-words').click();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'More like this' }).click();
    await page.getByText('Compared by').waitFor();
    await page.locator('#row-0').waitFor();
    expect(await page.locator('.grid-rows .title-words').allInnerTexts()).not.toContain(title);
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('finding in the document that is read', () => {
  it('marks what is found as the search would, says how many, and goes from one to the next', async () => {
    await app.go('#/import');
    const sentence = 'Few adults seek help early. Help-seeking is hindered by shame, as Öberg wrote.';
    const filler = Array.from({ length: 80 }, (_, n) => `Paragraph ${n} speaks of something else.`).join(
      '\n\n',
    );
    const table = '| Measure | Lower bound |\n|---|---|\n| Walking pace | 0.4 |\n| Cycling pace | 0.7 |';
    const text = `# On hearing\n\n${sentence}\n\nTable 1. What was measured\n\n${table}\n\n${filler}\n\nLast of all, help seeking is learned.\n`;
    await page.setInputFiles('input[type=file]:not([webkitdirectory])', {
      name: 'hearing.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(text),
    });
    await page.getByText('hearing.md').first().waitFor();
    await app.go('#/read');
    await page
      .locator('.documents')
      .getByRole('link', { name: /hearing/ })
      .click();
    await page.getByText('Last of all').waitFor({ state: 'attached' });

    await page.keyboard.press('Control+f');
    const box = page.getByRole('textbox', { name: 'Find in this document' });
    await box.fill('help seeking');
    const told = page.locator('.find-told');
    await told.getByText('1 of 2').waitFor();
    const marked = () =>
      page.evaluate(() => {
        const words = (name: string) => [...(CSS.highlights.get(name) ?? [])].map((range) => String(range));
        return { all: words('found'), now: words('found-now') };
      });
    expect(await marked()).toEqual({ all: ['Help-seeking', 'help seeking'], now: ['Help-seeking'] });
    await page.keyboard.press('Enter');
    await told.getByText('2 of 2').waitFor();
    expect((await marked()).now).toEqual(['help seeking']);
    const inView = await page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('found-now') ?? [])] as Range[];
      const place = range?.getBoundingClientRect();
      return place !== undefined && place.top > 0 && place.bottom < window.innerHeight;
    });
    expect(inView).toBe(true);
    await page.keyboard.press('Shift+Enter');
    await told.getByText('1 of 2').waitFor();
    await box.fill('oberg');
    await told.getByText('1 of 1').waitFor();
    expect((await marked()).all).toEqual(['Öberg']);
    await box.fill('pace');
    await told.getByText('1 of 2').waitFor();
    expect((await marked()).all).toEqual(['pace', 'pace']);
    await box.fill('lower bound');
    await told.getByText('1 of 1').waitFor();
    expect((await marked()).all).toEqual(['Lower bound']);
    await box.fill('zebra');
    await told.getByText('Not found').waitFor();
    expect(await marked()).toEqual({ all: [], now: [] });
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('reading');
  });
});

function isDescending(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value <= (values[at - 1] ?? value));
}
