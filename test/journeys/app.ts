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
  readonly close: () => Promise<void>;
};

export type AppOptions = {
  readonly library?: FirstLibrary;
  /** Given the host's folder before it starts. */
  readonly prepare?: (folder: string) => void;
  /** What the window is like; 1280 by 800 pixels if nothing is said. */
  readonly window?: BrowserContextOptions;
  /** Milliseconds that a wait may take. */
  readonly patience?: number;
};

/** Starts a host and opens its page, ready to be worked with. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const { library = 'starter', prepare, window = {}, patience = 30_000 } = options;
  const [host, browser] = await Promise.all([startHost(library, prepare), openBrowser()]);
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
  const close = async () => {
    await browser.close();
    await host.close();
  };
  return { host, browser, page, complaints, close };
}
