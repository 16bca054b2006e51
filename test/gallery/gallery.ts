// npm run gallery: takes the pictures of docs/gallery, from the starter library and the invented test paper; with names
// (npm run gallery -- quality settings) only those.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from '../journeys/browser.ts';
import { startHost } from '../journeys/host.ts';

const FOLDER = fileURLToPath(new URL('../../docs/gallery/', import.meta.url));
const PAPER = fileURLToPath(new URL('../fixtures/paper/paper.txt', import.meta.url));
const SIZE = { width: 1280, height: 800 };

/** What is shown, and how a person gets there from the library. */
const SCREENS: readonly { readonly name: string; readonly go: (page: Page) => Promise<void> }[] = [
  { name: 'library', go: async (page) => press(page, 'g', 'l') },
  { name: 'code', go: async (page) => press(page, 'g', 'c') },
  { name: 'matrix', go: async (page) => press(page, 'g', 'm') },
  { name: 'map', go: async (page) => press(page, 'g', 'p') },
  { name: 'quality', go: async (page) => show(page, '#/quality', '.quality-card') },
  { name: 'codebook', go: async (page) => show(page, '#/codebook/factor:sh.stigma', '.codebook-form') },
  { name: 'settings', go: async (page) => show(page, '#/settings', '.setting select') },
  { name: 'import', go: async (page) => addPaper(page) },
  {
    name: 'read',
    go: async (page) => {
      await press(page, 'g', 'r');
      await page.getByText('Asking Late, Travelling Far').first().click();
      await page.locator('.citation').first().waitFor();
      await page.locator('.citation').nth(6).scrollIntoViewIfNeeded();
    },
  },
];

const names = process.argv.slice(2);
const wanted = SCREENS.filter(({ name }) => names.length === 0 || names.includes(name));

mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
for (const colorScheme of ['light', 'dark'] as const) {
  const host = await startHost();
  const page = await browser.newPage({ viewport: SIZE, colorScheme, reducedMotion: 'reduce' });
  await page.goto(host.address);
  await page.getByRole('row').nth(3).waitFor();
  for (const { name, go } of wanted) {
    await go(page);
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: `${FOLDER}${name}-${colorScheme}.png` });
    console.log(`docs/gallery/${name}-${colorScheme}.png`);
  }
  await page.close();
  await host.close();
}
await browser.close();

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function show(page: Page, hash: string, drawn: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, hash));
  await page.locator(drawn).first().waitFor();
}

async function addPaper(page: Page): Promise<void> {
  await page.goto(page.url().replace(/#.*/, '#/import'));
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(PAPER);
  await page.getByText('48', { exact: false }).first().waitFor({ timeout: 60_000 });
}
