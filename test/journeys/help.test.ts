import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOME, hashOf } from '../../renderer/values/place.ts';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp();
  ({ page } = app);
});
afterAll(() => app?.close());

describe('help', () => {
  it('is there for every screen with F1, and has nothing for axe to find', async () => {
    for (const place of Object.values(HOME)) {
      await app.go(hashOf(place));
      await page.keyboard.press('F1');
      const dialog = page.getByRole('dialog', { name: /^Help for/ });
      await dialog.waitFor();
      const words = await dialog.locator('p').first().innerText();
      expect([place.screen, words.length > 40, words.includes('help.')]).toEqual([place.screen, true, false]);
      if (place.screen === 'library') expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  });

  it('shows examples of searches that can be pressed', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('button', { name: 'anonym*' }).click();
    await page.waitForFunction(() => location.hash.includes('anonym'));
    await page.getByRole('row').nth(1).waitFor();
  });

  it('finds a key by what it does', async () => {
    await page.keyboard.press('?');
    await page.getByRole('searchbox', { name: 'Find a key or an act' }).fill('matrix');
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByText('g m').count()).toBe(1);
    await dialog.getByText('Accept the suggestion').waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
  });
});
