import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp();
  ({ page } = app);
  await app.go('#/code');
  await page.locator('.study-texts').waitFor();
});

afterAll(() => app?.close());

describe('what suggestions learned', () => {
  it('is shown beside the codings, with precision and recall so far', async () => {
    await page.getByRole('button', { name: 'How suggestions fare' }).click();
    await page.locator('.learning tbody tr').first().waitFor();
    await expect.poll(() => page.locator('.learning tbody tr').count()).toBe(6);
    await expect.poll(() => page.locator('.learning').textContent()).toContain('Learned from 83 studies');
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('learning');
    await page.keyboard.press('Escape');
    await page.locator('.learning').waitFor({ state: 'detached' });
  });

  it('says so where no study is left to code', async () => {
    await page.keyboard.press('i');
    await page.getByRole('status').filter({ hasText: 'Every study in scope is coded.' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keepBoth('code-learning');
  });
});
