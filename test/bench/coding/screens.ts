import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openEngine } from '../../../library/index.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { openBrowser } from '../../journeys/browser.ts';
import { startHost } from '../../journeys/host.ts';
import { quantiles, readPainting, scrollFrames, watchPainting } from '../app/painting.ts';
import { inventedCodebook, steadyRandom } from '../maps/invented-evidence.ts';
import { recordsOf } from '../search/vocabulary.ts';
import { ask } from './coded-library.ts';

// The Code and Matrix screens on a large library, in a real Chromium: from a key to what is painted, and frames while the
// studies scroll. Aim: 50 ms at the 95th percentile. `--size N` studies (10,000 where it is left out) with 100 codes.

const { values } = parseArgs({ options: { size: { type: 'string' } }, strict: false });
const STUDIES = Number(values.size ?? 10_000);
const CODES_EACH = 3;
const STEPS = 25;
const folder = mkdtempSync(join(tmpdir(), 'coding-'));
const path = join(folder, 'coded.gleaner');

async function fill(): Promise<void> {
  const opened = await openEngine(path, { mode: 'write', create: true, starter: false, holder: 'a bench' });
  if (!opened.ok) throw new Error(opened.fault.message);
  const engine = opened.output;
  const items = Array.from(recordsOf(STUDIES), ({ fields }) => ({
    type: 'article-journal',
    title: fields.title,
    abstract: fields.abstract,
    author: [{ family: (fields.author ?? '').split(',')[0] }],
    issued: { 'date-parts': [[Number(fields.year ?? 2001)]] },
  }));
  for (let from = 0; from < items.length; from += 5_000)
    await ask(engine, 'reference.add', { items: items.slice(from, from + 5_000) });
  await ask(engine, 'codebook.put', { codebook: plainCodebook() });
  const studies = await engine.library.read.selectFrom('study').select('id').orderBy('id').execute();
  const random = steadyRandom(11);
  const byCode = new Map<string, Set<string>>();
  for (const { id } of studies) {
    for (let n = 0; n < CODES_EACH; n += 1) {
      const code = n === 0 ? `l${1 + Math.floor(random() * 10)}` : `f${1 + Math.floor(random() * 90)}`;
      byCode.set(code, (byCode.get(code) ?? new Set()).add(id));
    }
  }
  for (const [code, ids] of byCode) {
    const dimension = code.startsWith('l') ? 'level' : 'factor';
    await ask(engine, 'coding.applyMany', { dimension, code, note: '', studies: [...ids] });
  }
  while (
    (await ask<{ partial: boolean }>(engine, 'search.query', { query: 'ready', patience: 60_000 })).partial
  );
  await engine.close();
}

/** Codes without direction and outcome: those can be given to many studies at once. */
function plainCodebook(): Codebook {
  const codebook = inventedCodebook(90, 10);
  const dimensions = codebook.dimensions
    .filter(({ id }) => id === 'level' || id === 'factor')
    .map(({ qualifiers: _, ...plain }) => plain);
  return { ...codebook, dimensions };
}

/** Milliseconds that a key is waited for which must change something. */
const PATIENCE = 2_000;

/**
 * Presses keys one after the other, and gives for each that changed something how long that took to be painted. It waits
 * `between` milliseconds after each, and longer where nothing has changed yet and something `must`.
 */
async function pressKeys(
  page: Page,
  keys: readonly string[],
  between: number,
  must = true,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(between);
    let seen = await readPainting(page);
    for (let waited = between; must && seen.changed === 0 && waited < PATIENCE; waited += 100) {
      await page.waitForTimeout(100);
      seen = await readPainting(page);
    }
    if (seen.changed > 0) times.push(seen.changed - seen.pressed);
  }
  return times;
}

function again<T>(count: number, list: readonly T[]): readonly T[] {
  return Array.from({ length: count }, () => list).flat();
}

async function codeStudies(page: Page): Promise<void> {
  await watchPainting(page, ['.study-head', '.study-texts', '.pane']);
  console.log(
    `from Shift+J to the next study: ${quantiles(await pressKeys(page, again(STEPS, ['Shift+J']), 400))}`,
  );
  const opening: number[] = [];
  const typing: number[] = [];
  const coding: number[] = [];
  for (let study = 0; study < STEPS; study += 1) {
    await watchPainting(page, ['[role=dialog]']);
    opening.push(...(await pressKeys(page, ['c'], 250)));
    typing.push(...(await pressKeys(page, [...`level ${await levelNotThere(page)}`], 120, false)));
    await watchPainting(page, ['.sheet-scroll > .sheet-part:nth-child(2)']);
    coding.push(...(await pressKeys(page, ['Control+Enter'], 600)));
    await page.keyboard.press('Shift+J');
    await page.waitForTimeout(400);
  }
  console.log(`from c to the palette: ${quantiles(opening)}`);
  console.log(`from a letter to the codes found: ${quantiles(typing)}`);
  console.log(`from Ctrl+Enter to the coding among the others: ${quantiles(coding)}`);
  const { frames, blank } = await scrollFrames(page, '.study-list', '.study-list li[data-index]', 102);
  console.log(
    `studies scrolling: frames ${quantiles(frames)}; ${blank} of 240 frames with a line not there yet`,
  );
}

/** A level that the open study does not carry: giving it is accepted without a passage, and changes what is shown. */
async function levelNotThere(page: Page): Promise<number> {
  const there = await page.locator('.sheet-scroll').first().innerText();
  return (
    Array.from({ length: 10 }, (_, at) => at + 1).find((level) => !there.includes(`Level ${level}`)) ?? 1
  );
}

async function walkMatrix(page: Page): Promise<void> {
  for (const columns of ['level', 'factor']) {
    const opened = performance.now();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/matrix?rows=factor&columns=${columns}`);
    await page.locator('[role=grid] td:not(.spacer)').first().waitFor();
    console.log(`factor x ${columns} on the screen after ${(performance.now() - opened).toFixed(0)} ms`);
    await page.locator('[role=grid]').first().focus();
    const moves = await page.evaluate(async () => {
      const times: number[] = [];
      for (const key of [...Array(30).fill('ArrowDown'), ...Array(30).fill('ArrowRight')]) {
        const started = performance.now();
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        times.push(performance.now() - started);
      }
      return times;
    });
    console.log(`from an arrow key to the next cell painted, a frame in it: ${quantiles(moves)}`);
  }
}

try {
  console.log(
    `${STUDIES.toLocaleString('en')} studies x 100 codes; wall time, so other work on the machine counts`,
  );
  await fill();
  const host = await startHost('empty', (home) => renameSync(path, join(home, 'empty.gleaner')));
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(host.address);
    await page.locator('#row-0').waitFor();
    // The table of the library is read once and the search warms up; what is measured is the app as it is used.
    await page.waitForTimeout(4_000);
    const opened = performance.now();
    await page.evaluate(() => {
      location.hash = '#/code';
    });
    await page.locator('.study-texts').waitFor();
    console.log(`the Code screen with its first study after ${(performance.now() - opened).toFixed(0)} ms`);
    await page.waitForTimeout(2_000);
    await codeStudies(page);
    await walkMatrix(page);
  } finally {
    await browser.close();
    await host.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}
