import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { desktopPlace } from './place.ts';

const built = existsSync(fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url)));

test.skipIf(!built)(
  'a row dragged with Alt leaves the desktop window as a .bib file',
  {
    timeout: 300_000,
  },
  async () => {
    const browser = await launchBrowser();
    const world = await desktopPlace(browser, { plain: false }).start();
    const { page } = world.windows[0]!;
    await page.locator('#row-0').waitFor();
    await page.locator('#row-0').dispatchEvent('pointerdown');
    await expect
      .poll(
        async () => {
          await page.locator('#row-0').dispatchEvent('dragstart', { altKey: true });
          return world.dragged.length;
        },
        { timeout: 120_000 },
      )
      .toBeGreaterThan(0);
    const path = world.dragged[0]?.file ?? '';
    expect(path).toMatch(/\.bib$/);
    expect(readFileSync(path, 'utf8').match(/^@/gm)?.length).toBe(1);
    await world.quit();
    await browser.close();
  },
);
