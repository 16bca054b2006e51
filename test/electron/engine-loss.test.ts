import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALLS } from '../../shared/contract/calls.ts';
import { launchBrowser } from '../browser.ts';
import type { World } from './electron-stand-in.ts';
import { ask, desktopPlace } from './place.ts';

const built = existsSync(fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url)));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** What stands in the library that acts are tried on. */
type Standing = {
  readonly references: readonly { id: string; rev: number }[];
  readonly studies: readonly { id: string; references: { id: string }[] }[];
  readonly coding: { id: string; rev: number; study: string };
  readonly suggestion: { id: string; study: string };
  readonly codebook: object;
  readonly file: string;
};

const BOOK = { id: '', type: 'book', title: 'In the middle' };

/** An input for each kind of act that stands for itself; the rest are listed as left out. */
const EXAMPLES: Readonly<Record<string, (standing: Standing) => unknown>> = {
  'library.setCoder': () => ({ coder: 'Ada' }),
  'document.ingest': ({ file }) => ({ files: [file] }),
  'import.read': ({ file }) => ({ files: [file] }),
  'reference.add': () => ({ items: Array.from({ length: 200 }, () => BOOK) }),
  'reference.update': ({ references: [one] }) => ({ id: one?.id, rev: one?.rev, note: 'a note' }),
  'reference.remove': ({ references: [, two] }) => ({ ids: [two?.id] }),
  'reference.decide': ({ references }) => ({ ids: references.map(({ id }) => id), verdict: 'include' }),
  'reference.merge': ({ references: [, , three, four] }) => ({ into: three?.id, from: [four?.id] }),
  'duplicate.mergeCertain': () => ({}),
  'duplicate.dismiss': ({ references: [one, two] }) => ({ ids: [one?.id, two?.id] }),
  'study.add': ({ references: [one] }) => ({ label: 'A study', references: [one?.id] }),
  'study.rename': ({ studies: [one] }) => ({ id: one?.id, label: 'Renamed' }),
  'study.join': ({ studies: [one, two] }) => ({ into: one?.id, from: [two?.id] }),
  'study.remove': ({ studies: [one] }) => ({ id: one?.id }),
  'codebook.put': ({ codebook }) => ({ codebook: { ...codebook, version: '99' } }),
  'coding.change': ({ coding: { id, rev } }) => ({ id, rev, note: 'a note' }),
  'coding.remove': ({ coding: { id } }) => ({ id }),
  'suggestion.accept': ({ suggestion }) => suggestion,
  'suggestion.reject': ({ suggestion }) => suggestion,
  'matrix.judge': () => ({
    rows: 'factor',
    columns: 'prevention_level',
    row: 'stigma',
    column: 'universal',
    reason: 'none',
  }),
  'map.save': () => ({ name: 'A map', spec: { rows: 'factor', columns: 'prevention_level' } }),
  'history.undo': () => ({}),
  'history.redo': () => ({}),
};

/** Puts down what the acts need; everything here is acknowledged, so nothing of it may be lost. */
async function prepare(world: World): Promise<Standing> {
  await ask(world, 'reference.add', {
    items: ['One', 'Two', 'Three', 'Four'].map((title) => ({ id: '', type: 'book', title })),
  });
  const page = (await ask(world, 'reference.list', { limit: 4 })).output as unknown as {
    rows: { id: string }[];
  };
  const references = await Promise.all(
    page.rows.map(
      async ({ id }) =>
        (await ask(world, 'reference.get', { id })).output as unknown as { id: string; rev: number },
    ),
  );
  const studies = (await ask(world, 'study.list')).output as unknown as Standing['studies'];
  const codings = (await ask(world, 'coding.list')).output as unknown as Standing['coding'][];
  const suggestions = (await ask(world, 'suggestion.list', { limit: 1 }))
    .output as unknown as Standing['suggestion'][];
  const codebook = (await ask(world, 'codebook.get')).output;
  const file = await world.windows[0]!.page.evaluate(async () => {
    const { kept } = window as unknown as { kept: MessagePort };
    return new Promise<string>((resolve) => {
      kept.addEventListener('message', ({ data }) => data.id === 'u' && resolve(data.reply.output.file));
      const lines = Array.from({ length: 60 }, (_, n) => `@book{m${n}, title = {Middle ${n}}, year = 2001}`);
      const bytes = new TextEncoder().encode(lines.join('\n')).buffer;
      kept.postMessage({ id: 'u', upload: { name: 'middle.bib', bytes } });
    });
  });
  const [coding] = codings;
  const [suggestion] = suggestions;
  return {
    references,
    studies,
    codebook,
    file,
    coding: coding as Standing['coding'],
    suggestion: { id: suggestion?.id ?? '', study: suggestion?.study ?? '' },
  };
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

const WRITING = Object.entries(CALLS)
  .filter(([, { writes }]) => writes)
  .map(([name]) => name);

describe('an engine that is killed in the middle of an act', () => {
  const tried = WRITING.filter((name) => EXAMPLES[name] !== undefined);
  const left = WRITING.filter((name) => EXAMPLES[name] === undefined);
  console.warn(`Tried: ${tried.length} kinds of act. Without an example here: ${left.join(', ')}.`);

  test('loses nothing that was confirmed, and leaves the act whole or not there', {
    timeout: 900_000,
  }, async () => {
    const place = desktopPlace(browser);
    const world = await place.start({}, { inProcess: true });
    let wait = 0;
    for (const name of tried) {
      const standing = await prepare(world);
      const before = await stateOf(world);
      const { page } = world.windows[0]!;
      await begin(page, name, EXAMPLES[name]?.(standing));
      // Ever a little later into the act: while it is checked, while it writes, after it is done.
      wait = (wait + 7) % 60;
      await new Promise((resolve) => setTimeout(resolve, wait));
      await world.engines.at(-1)!.terminate();
      await page.evaluate(() => {
        delete (window as unknown as { kept?: MessagePort }).kept;
      });
      const verified = (await ask(world, 'library.verify')).output as unknown as { ok: boolean };
      expect([name, verified.ok]).toEqual([name, true]);
      const after = await stateOf(world);
      // One act is one change of the history; half an act would show as counts without it, or with more than one.
      expect([name, after.revision - before.revision]).toEqual([
        name,
        expect.toSatisfy((n: number) => n === 0 || n === 1),
      ]);
      if (after.revision === before.revision) expect([name, after.counts]).toEqual([name, before.counts]);
      for (const { id } of standing.references.slice(0, 1))
        expect([name, (await ask(world, 'reference.get', { id })).ok]).toEqual([name, true]);
    }
    expect(world.engines.length).toBe(tried.length + 1);
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
    await expect.poll(() => world.engines.length, { timeout: 60_000 }).toBe(2);
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
