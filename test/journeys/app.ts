import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { type FirstLibrary, type Host, startHost } from './host.ts';

/** Gleaner as a person has it before them: a host over a library of its own, and a page that is connected to it. */
export type App = {
  readonly host: Host;
  readonly browser: Browser;
  readonly page: Page;
  /** Errors the page met, as it met them. */
  readonly complaints: readonly string[];
  /** Goes to a place of the app by its hash. */
  readonly go: (hash: string) => Promise<void>;
  /** With GLEANER_PICTURES set to a folder, what is seen is kept there for looking at. */
  readonly keep: (name: string) => Promise<void>;
  /** The same in light and in dark; the page is light after it. */
  readonly keepBoth: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type PageOptions = {
  /** What the window is like; 1280 by 800 pixels if nothing is said. */
  readonly window?: BrowserContextOptions | undefined;
  /** Milliseconds that a wait may take. */
  readonly patience?: number | undefined;
};

export type AppOptions = PageOptions & {
  readonly library?: FirstLibrary;
  /** Given the host's folder before it starts. */
  readonly prepare?: (folder: string) => void;
};

/** Starts a host and opens its page, ready to be worked with. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const { library = 'starter', prepare, window, patience } = options;
  const [host, browser] = await Promise.all([startHost(library, prepare), openBrowser()]);
  const { page, complaints } = await openPage(browser, host, { window, patience });
  const go = async (hash: string) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
  };
  const keep = async (name: string) => {
    const folder = process.env.GLEANER_PICTURES;
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  const keepBoth = async (name: string) => {
    if (process.env.GLEANER_PICTURES === undefined) return;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await keep(`${name}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const close = async () => {
    await browser.close();
    await host.close();
  };
  return { host, browser, page, complaints, go, keep, keepBoth, close };
}

/** Opens a page of a host, connected to its engine, and notes what it complains of. */
export async function openPage(
  browser: Browser,
  host: Host,
  { window = {}, patience = 120_000 }: PageOptions = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...window });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(host.address);
  await page.locator('.status-connection[data-state=connected]').waitFor();
  return { page, complaints };
}
