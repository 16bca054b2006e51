import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

const LIST = `> 1. Marsh, A. B. (2012). Reading habits of lighthouse keepers. Journal of Coastal Studies,
> 14(2), 101-109. [Google Scholar] [CrossRef]
> 2. Board of Harbours, Tides and Fog. (2014). Annual harbour report. Kiel: Author.
`;

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp({ library: 'empty' });
  ({ page } = app);
});
afterAll(() => app?.close());

describe('references pasted as text', () => {
  const entry = (text: string) => page.locator('.parsed', { hasText: text });

  it('are divided and read while one looks, without a press', async () => {
    await app.go('#/import');
    await page.getByRole('tab', { name: 'Pasted references' }).click();
    await page.getByRole('textbox').fill(LIST);
    await page.getByRole('status').filter({ hasText: '2 references found' }).waitFor();
    await entry('Journal of Coastal Studies').getByText('Marsh, A. B.', { exact: true }).waitFor();
    await entry('Annual harbour report').getByText('Board of Harbours, Tides and Fog').last().waitFor();
    await app.keepBoth('pasted');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('follow what is typed, and are added without those that were left out', async () => {
    const box = page.getByRole('textbox');
    await box.press('Control+End');
    await box.pressSequentially('\nRossi, C. (2016). Fog. Kiel: Harbour Press.');
    await page.getByRole('status').filter({ hasText: '3 references found' }).waitFor();
    await entry('Annual harbour report').getByRole('checkbox').press('Space');
    await page.getByRole('button', { name: 'Add 2 references' }).click();
    await page.locator('.parsed').first().waitFor({ state: 'detached' });
    await expect.poll(() => box.inputValue()).toBe('');
    await app.go('#/library');
    await page.getByText('Reading habits of lighthouse keepers').first().waitFor();
    await page.locator('#row-1').waitFor();
    expect(await page.locator('#row-2').count()).toBe(0);
  });
});
