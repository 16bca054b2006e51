import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type Host, startHost } from './host.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function openReference(host: Host): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
  await page.goto(host.address);
  await page.locator('#row-0').click();
  await page.locator('.pane .fields').waitFor();
  return page;
}

describe('looking a reference up online', () => {
  it('is not offered to whom has not allowed it', async () => {
    const host = await startHost();
    try {
      const page = await openReference(host);
      await expect.poll(() => page.getByRole('button', { name: 'Look up online' }).count()).toBe(0);
    } finally {
      await host.close();
    }
  });

  it('shows the request before it is sent, with the mail only once it is typed', async () => {
    const host = await startHost('starter', (folder) => {
      mkdirSync(join(folder, 'gleaner'), { recursive: true });
      writeFileSync(join(folder, 'gleaner', 'settings.json'), '{"onlineLookUp":true}');
    });
    try {
      const page = await openReference(host);
      await page.getByRole('button', { name: 'Look up online' }).click();
      const request = page.locator('.lookup-request pre');
      await request.waitFor();
      await expect.poll(() => request.textContent()).toMatch(/^GET https:\/\/api\.crossref\.org\/works/);
      expect(await request.textContent()).not.toContain('mailto');
      await page.getByLabel(/Your mail address/).fill('ada@example.org');
      await page.keyboard.press('Tab');
      await page.locator('.lookup-request pre', { hasText: 'mailto:ada@example.org' }).waitFor();
      await page.getByRole('dialog').locator('select').selectOption('openalex');
      await page.locator('.lookup-request pre', { hasText: 'api.openalex.org' }).waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        // Colours take a moment to change; half-way they are neither theme's.
        await page.waitForFunction(() =>
          document.getAnimations().every(({ playState }) => playState !== 'running'),
        );
        expect(await axeFindings(page)).toEqual([]);
      }
    } finally {
      await host.close();
    }
  });
});
