import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage } from './app.ts';
import { axeFindings } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type Host, startHost } from './host.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function openAt(host: Host, hash = ''): Promise<Page> {
  const { page } = await openPage(browser, host);
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  return page;
}

const kept = (host: Host) => join(host.folder, 'gleaner/settings.json');

/** Waits until the settings file says what a test expects of it. */
async function keptSoon(host: Host, holds: (settings: Record<string, unknown>) => boolean): Promise<void> {
  await expect
    .poll(() => existsSync(kept(host)) && holds(JSON.parse(readFileSync(kept(host), 'utf8'))), {
      timeout: 120_000,
    })
    .toBe(true);
}

describe('the settings', () => {
  let host: Host;
  let page: Page;
  beforeAll(async () => {
    host = await startHost();
    page = await openAt(host, '#/settings');
  });
  afterAll(() => host?.close());

  it('are reached, searched and changed by keyboard alone, and the next window finds them', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('dark');
    await page.getByText('1 setting', { exact: true }).waitFor();
    await page.keyboard.press('Tab');
    while ((await page.evaluate(() => document.activeElement?.tagName)) !== 'SELECT')
      await page.keyboard.press('Tab');
    await page.keyboard.type('Dark');
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    await keptSoon(host, ({ screen }) => (screen as { theme?: string } | undefined)?.theme === 'dark');
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  });

  it('say under every name what they do, and whose they are', async () => {
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('');
    const rows = page.locator('.setting');
    await expect.poll(() => rows.count()).toBeGreaterThan(12);
    for (const row of await rows.all()) {
      expect((await row.locator('p').first().innerText()).length).toBeGreaterThan(30);
      await expect.poll(() => row.innerText()).toMatch(/Yours, on this computer|Goes with this library/);
    }
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('zebra');
    await page.getByText('No setting is called that').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('keep the coder’s name in the library and for libraries to come', async () => {
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('coder');
    await page.getByRole('textbox', { name: 'Your name as coder' }).fill('Ada');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Coding as Ada').waitFor();
    await keptSoon(host, ({ name }) => name === 'Ada');
  });
});

describe('a settings file that is damaged', () => {
  it('is set aside with a sentence, and the window works with the usual settings', async () => {
    const host = await startHost('starter', (folder) => {
      mkdirSync(join(folder, 'gleaner'), { recursive: true });
      writeFileSync(join(folder, 'gleaner/settings.json'), '{"screen": {"theme": "dark"');
    });
    const page = await openAt(host, '#/settings');
    await page.getByText('has been set aside as').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
    expect(await axeFindings(page)).toEqual([]);
    await host.close();
  });

  it('that names a language that does not exist speaks English and says so', async () => {
    const host = await startHost('starter', (folder) => {
      mkdirSync(join(folder, 'gleaner'), { recursive: true });
      writeFileSync(join(folder, 'gleaner/settings.json'), '{"screen": {"language": "tlh"}}');
    });
    const page = await openAt(host);
    await page.getByText('There is no language “tlh”').first().waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
    await host.close();
  });
});
