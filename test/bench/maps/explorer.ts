import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openEngine } from '../../../library/index.ts';
import { openBrowser } from '../../journeys/browser.ts';
import { startHost } from '../../journeys/host.ts';
import { inventedCodebook, inventedEvidence } from './invented-evidence.ts';

/**
 * The matrix explorer with 200 codes by 2,000 studies in a real Chromium: from a press on a filter to the paint, what of
 * that is the page's own work, and frames while both axes scroll. Aim: 50 ms from filter to paint.
 */
const STUDIES = 2_000;
const folder = mkdtempSync(join(tmpdir(), 'explorer-'));
const path = join(folder, 'empty.gleaner');
const invented = inventedCodebook(190, 10);
// A library asks what “more” of a factor means where it takes a direction.
const codebook = {
  ...invented,
  dimensions: invented.dimensions.map((one) =>
    one.id !== 'factor' ? one : { ...one, codes: one.codes.map((code) => ({ ...code, pole: 'more of it' })) },
  ),
};

type Ask = (call: string, input: unknown) => Promise<unknown>;

async function fill(ask: Ask): Promise<void> {
  const evidence = inventedEvidence(codebook, STUDIES, 7);
  const items = evidence.studies.map(({ label }, at) => ({
    type: 'article-journal',
    title: `${label}: an invented inquiry`,
    author: [{ family: `Author${at}` }],
    issued: { 'date-parts': [[1990 + (at % 35)]] },
    DOI: `10.5555/explorer.${at}`,
  }));
  await ask('reference.add', { items });
  await ask('codebook.put', { codebook });
  const studies = (await ask('study.list', {})) as readonly { id: string }[];
  const ids = new Map(evidence.studies.map(({ id }, at) => [id, studies[at]?.id ?? '']));
  const passages = [{ document: null, start: 0, end: 5, basis: 'title' }];
  const known = new Set<string>();
  for (const { study, dimension, code, direction, outcome } of evidence.codings) {
    const key = [study, dimension, code, outcome].join(' ');
    if (known.has(key)) continue;
    known.add(key);
    await ask('coding.apply', {
      study: ids.get(study),
      dimension,
      code,
      ...(direction === null ? {} : { direction }),
      ...(outcome === null ? {} : { outcome }),
      passages,
    });
  }
}

/** Milliseconds from a press on a filter until the matrix is painted anew, and of the page's own work in between. */
async function filterTimes(page: Page): Promise<{ painted: number[]; worked: number[]; count: number }> {
  const thread = await page.context().newCDPSession(page);
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async (): Promise<number> => {
    const { metrics } = await thread.send('Performance.getMetrics');
    const parts = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
    return metrics.reduce((sum, { name, value }) => sum + (parts.includes(name) ? value * 1_000 : 0), 0);
  };
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.locator('.matrix-facet').first().waitFor();
  const boxes = page.locator('.matrix-facet input');
  const count = await boxes.count();
  const [painted, worked]: [number[], number[]] = [[], []];
  for (let at = 0; at < Math.min(8, count); at++) {
    const before = await work();
    painted.push(
      await boxes.nth(at).evaluate(
        (node: HTMLInputElement) =>
          new Promise<number>((resolve) => {
            const total = () => document.querySelector('.matrix-frame tfoot td:last-child')?.textContent;
            const [was, begin] = [total(), performance.now()];
            const look = () => {
              if (total() !== was || performance.now() - begin > 3_000)
                requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
              else requestAnimationFrame(look);
            };
            node.click();
            look();
          }),
      ),
    );
    await page.waitForTimeout(400);
    worked.push((await work()) - before);
    await boxes.nth(at).evaluate((node: HTMLInputElement) => node.click());
    await page.waitForTimeout(800);
  }
  await page.keyboard.press('Escape');
  return { painted, worked, count };
}

/** Milliseconds between frames while the table scrolls both ways. */
async function frameTimes(page: Page): Promise<readonly number[]> {
  return page.locator('.matrix-frame').evaluate(
    (frame) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let last = performance.now();
        const step = () => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          if (times.length > 120) return resolve(times.slice(1));
          frame.scrollBy(times.length % 2 === 0 ? 120 : 0, 60);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
}

const at = (values: readonly number[], part: number): string =>
  (values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) * part)] ?? 0).toFixed(0);

const opened = await openEngine(path, { mode: 'write', create: true, starter: false, holder: 'a bench' });
if (!opened.ok) throw new Error(opened.fault.message);
const engine = opened.output;
await fill(async (call, input) => {
  const reply = await engine.answer(call, input);
  if (!reply.ok) throw new Error(`${call}: ${reply.fault.message}`);
  return reply.output;
});
await engine.close();
const host = await startHost('empty', (to) => copyFileSync(path, join(to, 'empty.gleaner')));
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await page.goto(host.address);
  await page.locator('.status-connection[data-state=connected]').waitFor();
  for (const columns of ['study', 'level']) {
    await page.evaluate((to) => {
      location.hash = to;
    }, `#/matrix?rows=factor&columns=${columns}`);
    await page.locator('.matrix-frame td[data-state=evidence]').first().waitFor();
    await page.waitForTimeout(1_000);
    const frames = await frameTimes(page);
    const { painted, worked } = await filterTimes(page);
    console.log(
      `190 factors by ${columns === 'study' ? '2,000 studies' : '10 levels'}: filter to paint median ${at(painted, 0.5)} ms, slowest ${at(painted, 1)} (aim 50); work of the page median ${at(worked, 0.5)} ms`,
    );
    console.log(
      `  frames while scrolling: median ${at(frames, 0.5)} ms, p95 ${at(frames, 0.95)}, slowest ${at(frames, 1)}`,
    );
  }
} finally {
  await browser.close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
}
