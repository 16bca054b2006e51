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

/** Each screen with what shows that it has been drawn, on the starter library and on an empty one. */
const SCREENS = [
  { hash: '#/library', starter: '#row-0', empty: 'text=This library is empty' },
  {
    hash: '#/duplicates',
    starter: 'text=/No duplicates found|Certain|To review/',
    empty: 'text=No duplicates found',
  },
  { hash: '#/quality', starter: '.quality-card', empty: 'text=Nothing found' },
  { hash: '#/import', starter: 'text=Choose files', empty: 'text=Choose files' },
  { hash: '#/review', starter: 'text=No entry waits', empty: 'text=No entry waits' },
  { hash: '#/read', starter: 'text=No documents yet', empty: 'text=No documents yet' },
  { hash: '#/code', starter: '.study-texts', empty: 'text=No studies yet' },
  { hash: '#/codebook', starter: '.codebook-form', empty: '.codebook-form' },
  { hash: '#/coders', starter: 'text=One coder so far', empty: '.screen-body.coders' },
  { hash: '#/coders/differences', starter: 'text=One coder so far', empty: '.screen-body.coders' },
  { hash: '#/history', starter: '.change-list', empty: 'text=No change of this kind' },
  { hash: '#/matrix', starter: '[role=grid]', empty: 'text=Nothing to count yet' },
  { hash: '#/matrix?rows=factor&columns=study', starter: '[role=grid]', empty: 'text=Nothing to count yet' },
  { hash: '#/map', starter: '.map-frame img', empty: 'text=What the map shows' },
  { hash: '#/settings', starter: '.setting select', empty: '.setting select' },
] as const;

describe.each(['starter', 'empty'] as const)('the screens over a library that is %s', (first) => {
  let host: Host;
  let page: Page;
  beforeAll(async () => {
    host = await startHost(first);
    ({ page } = await openPage(browser, host));
  });
  afterAll(() => host?.close());

  /** Goes through the screens in a window of a width and tells what `look` finds on each. */
  async function through(width: number, look: () => Promise<readonly string[]>): Promise<readonly string[]> {
    await page.setViewportSize({ width, height: 800 });
    const found: string[] = [];
    for (const screen of SCREENS) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, screen.hash);
      await page.locator(screen[first]).first().waitFor({ state: 'attached' });
      for (const finding of await look()) found.push(`${screen.hash} ${finding}`);
    }
    return found;
  }

  it.each([
    ['light', 1280],
    ['dark', 900],
  ] as const)('have nothing for axe to find, in %s at %i pixels', async (theme, width) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    expect(await through(width, () => axeFindings(page))).toEqual([]);
  });

  it.each([1280, 900, 640, 320])('do not scroll sideways at %i pixels', async (width) => {
    const found = await through(width, () =>
      // The window itself clips, so what sticks out is seen at the parts that should hold it.
      page.evaluate(() =>
        [...document.querySelectorAll('.work, .screen, .screen > *, .rail, .pointer')]
          .filter(
            (part) => getComputedStyle(part).overflowX === 'visible' && part.scrollWidth > part.clientWidth,
          )
          .map((part) => `${part.className} is ${part.scrollWidth - part.clientWidth} pixels too wide`),
      ),
    );
    expect(found).toEqual([]);
  });
});

describe('what floats above the work', () => {
  let host: Host;
  let page: Page;
  beforeAll(async () => {
    host = await startHost();
    ({ page } = await openPage(browser, host));
  });
  afterAll(() => host?.close());

  it.each(['History', 'Keys', 'Search'])('has nothing for axe to find: %s', async (name) => {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
