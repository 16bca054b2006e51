import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALLS, type CallName } from '../../shared/contract/calls.ts';
import { launchBrowser } from '../browser.ts';
import { EXAMPLES, type Hand, prepareActs } from './act-examples.ts';
import type { World } from './electron-stand-in.ts';
import { ask, desktopPlace } from './place.ts';

const built = existsSync(fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url)));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The engine of the window, asked as a page asks it; a fault ends the test. */
function handOf(world: World): Hand {
  return {
    call: async (name, input) => {
      const { ok, output, fault } = await ask(world, name, input);
      if (!ok) throw new Error(`${name}: ${fault.message}`);
      return output as never;
    },
    put: async (name, text) => {
      // The port is kept from the first question on, and anew after each loss.
      await ask(world, 'library.describe');
      return put(world.windows[0]!.page, name, text);
    },
  };
}

/** Hands a file to the engine over the port that is kept in the page. */
function put(page: Page, name: string, text: string): Promise<string> {
  return page.evaluate(
    ([called, words]) => {
      const { kept } = window as unknown as { kept: MessagePort };
      const id = `file ${called}`;
      return new Promise<string>((resolve) => {
        kept.addEventListener('message', function hear({ data }) {
          if (data.id !== id || !('reply' in data)) return;
          kept.removeEventListener('message', hear);
          resolve(data.reply.output.file);
        });
        kept.postMessage({ id, upload: { name: called, bytes: new TextEncoder().encode(words).buffer } });
      });
    },
    [name, text] as const,
  );
}

/** Sends a call and does not wait for its answer. */
function begin(page: Page, call: string, input: unknown): Promise<void> {
  return page.evaluate(
    ([name, given]) => {
      const { kept } = window as unknown as { kept: MessagePort };
      kept.postMessage({ id: 'middle', call: name, input: given });
    },
    [call, input] as const,
  );
}

/** What a library says of itself: enough to tell a whole act from half of one. */
async function stateOf(world: World) {
  const { counts, revision } = (await ask(world, 'library.describe')).output as unknown as {
    counts: object;
    revision: number;
  };
  return { counts, revision };
}

describe('an engine that is killed in the middle of an act', () => {
  test('loses nothing that was confirmed, and leaves the act whole or not there', {
    timeout: 900_000,
  }, async () => {
    const place = desktopPlace(browser);
    const world = await place.start({}, { inProcess: true });
    const hand = handOf(world);
    const standing = await prepareActs(hand);
    const kinds = Object.entries(CALLS).filter(([, { writes }]) => writes);
    let wait = 0;
    for (const [name] of kinds) {
      const example = EXAMPLES[name as CallName];
      if (example === undefined) throw new Error(`There is no example of ${name}.`);
      const input = await example(standing, hand);
      const before = await stateOf(world);
      const { page } = world.windows[0]!;
      await begin(page, name, input);
      // Ever a little later into the act: while it is checked, while it writes, after it is done.
      wait = (wait + 7) % 60;
      await new Promise((resolve) => setTimeout(resolve, wait));
      await world.engines.at(-1)!.terminate();
      await page.evaluate(() => {
        delete (window as unknown as { kept?: MessagePort }).kept;
      });
      const verified = await hand.call('library.verify', {});
      expect([name, verified.ok]).toEqual([name, true]);
      const after = await stateOf(world);
      // One act is one change of the history; half an act would show as counts without it, or with more than one.
      const changes = after.revision - before.revision;
      expect([name, changes]).toEqual([name, expect.toSatisfy((n: number) => n === 0 || n === 1)]);
      // Taken back where it was done, so that each act meets the library that was prepared, with all that was confirmed.
      if (changes === 1 && !name.startsWith('history.')) {
        await hand.call('history.undo', {});
        expect([name, (await stateOf(world)).counts]).toEqual([name, before.counts]);
      } else if (changes === 0) expect([name, after.counts]).toEqual([name, before.counts]);
      const [reference] = standing.references;
      expect([name, (await ask(world, 'reference.get', { id: reference })).ok]).toEqual([name, true]);
    }
    expect(world.engines.length).toBe(kinds.length + 1);
    await world.quit();
  });
});

describe.skipIf(!built)('the window whose engine is lost', () => {
  test('says so, and goes on with the library over another engine', { timeout: 400_000 }, async () => {
    const place = desktopPlace(browser, { plain: false });
    const world = await place.start({}, { inProcess: true });
    const { page } = world.windows[0]!;
    page.setDefaultTimeout(120_000);
    await page.locator('.status-connection[data-state=connected]').waitFor();
    await world.engines[0]!.terminate();
    await page.locator('.engine-note[role=alert]').waitFor();
    await expect.poll(() => world.engines.length, { timeout: 120_000 }).toBe(2);
    await page.locator('.status-connection[data-state=connected]').waitFor();
    await page.locator('.engine-note').waitFor({ state: 'detached' });
    // What was shown is still there, and what was not asked for yet comes from the new engine.
    await page.locator('#row-0').waitFor();
    await page.evaluate(() => {
      location.hash = '#/code';
    });
    await page.locator('.study-texts').first().waitFor();
    expect(world.engines.length).toBe(2);
    await world.quit();
    expect(existsSync(join(place.home, 'library.gleaner-wal'))).toBe(false);
  });
});
