import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp({
    prepare: (folder) => {
      mkdirSync(join(folder, 'gleaner'), { recursive: true });
      writeFileSync(join(folder, 'gleaner/settings.json'), '{"screen": {"language": "ar-XB"}}');
    },
  });
  ({ page } = app);
  await page.waitForFunction(() => document.documentElement.dir === 'rtl');
});
afterAll(() => app?.close());

const SCREENS = ['#/library', '#/import', '#/read', '#/code', '#/matrix', '#/map', '#/settings'];

describe('the screens in a language that runs from right to left, its words a third longer', () => {
  it('have the rail on the right and the work on the left', async () => {
    const rail = await page.locator('.rail').boundingBox();
    const work = await page.locator('.work').boundingBox();
    expect(rail?.x ?? 0).toBeGreaterThan(work?.x ?? 0);
  });

  it.each([1280, 640, 320])('do not scroll sideways at %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    const found: string[] = [];
    for (const hash of SCREENS) {
      await app.go(hash);
      await page.locator('.screen').first().waitFor();
      await page.waitForTimeout(400);
      found.push(
        ...(await page.evaluate(() =>
          [...document.querySelectorAll('.work, .screen, .screen > *, .rail, .pointer')]
            .filter(
              (part) => getComputedStyle(part).overflowX === 'visible' && part.scrollWidth > part.clientWidth,
            )
            .map((part) => `${location.hash} ${part.className}: ${part.scrollWidth - part.clientWidth}`),
        )),
      );
    }
    expect(found).toEqual([]);
  });
});
