import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { printedStudy } from '../journeys/printed-study.ts';
import { desktopPlace } from './place.ts';

const built = existsSync(fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url)));

test.skipIf(!built)(
  'a PDF is shown as its pages in the desktop window, with the fonts and decoders of the app',
  async () => {
    const browser = await launchBrowser();
    const world = await desktopPlace(browser, { plain: false }).start();
    const { page } = world.windows[0]!;
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.locator('#row-0').waitFor();
    await page.evaluate(() => location.assign('#/import'));
    const { bytes } = await printedStudy();
    await page.setInputFiles('input[type=file]:not([webkitdirectory])', {
      name: 'hay.pdf',
      mimeType: 'application/pdf',
      buffer: bytes,
    });
    await page.locator('.receipt', { hasText: 'hay.pdf' }).getByRole('link', { name: 'Read it' }).click();
    await page.getByRole('button', { name: 'Pages', exact: true }).click();
    const box = page.getByRole('textbox', { name: 'Page' });
    for (const number of [1, 3]) {
      await box.fill(String(number));
      await box.press('Enter');
      const canvas = page.locator(`.page[data-page="${number}"] canvas`);
      await canvas.waitFor();
      const ink = () =>
        canvas.evaluate((drawn: HTMLCanvasElement) => {
          const { data } = drawn.getContext('2d')!.getImageData(0, 0, drawn.width, drawn.height);
          return data.some((value, i) => i % 4 === 0 && value < 100);
        });
      await expect.poll(ink).toBe(true);
    }
    await expect.poll(() => page.locator('.page-words .citation').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await world.quit();
    await browser.close();
  },
);
