import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type Host, startHost } from './host.ts';

let host: Host;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  host = await startHost('starter');
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(30_000);
  await page.goto(`${host.address}`);
  await page.getByText('Connected').waitFor();
  await page.evaluate(() => {
    location.hash = '#/code';
  });
  await page.locator('.study-texts').waitFor();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await host?.close();
});

async function picture(name: string): Promise<void> {
  const folder = process.env.GLEANER_PICTURES;
  if (folder === undefined) return;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(folder, `${name}-${scheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('what suggestions learned', { timeout: 240_000 }, () => {
  it('is shown beside the codings, with precision and recall so far', async () => {
    await page.getByRole('button', { name: 'How suggestions fare' }).click();
    await page.locator('.learning tbody tr').first().waitFor();
    await expect.poll(() => page.locator('.learning tbody tr').count()).toBe(6);
    await expect.poll(() => page.locator('.learning').textContent()).toContain('Learned from 83 studies');
    expect(await axeFindings(page)).toEqual([]);
    await picture('learning');
    await page.keyboard.press('Escape');
    await page.locator('.learning').waitFor({ state: 'detached' });
  });

  it('says so where no study is left to code', async () => {
    await page.keyboard.press('i');
    await page.getByRole('status').filter({ hasText: 'Every study in scope is coded.' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture('code-learning');
  });
});
