import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Loopback, startLoopback } from '../../library/doors/loopback/loopback.ts';
import { type Engine, openEngine } from '../../library/index.ts';
import { axeFindings } from './axe.ts';
import { openBrowser } from './browser.ts';
import { buildScreens, ROOT } from './host.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  buildScreens();
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'gleaner-back-'));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Running = { readonly engine: Engine; readonly loopback: Loopback; readonly end: () => Promise<void> };
let running: Running | undefined;
afterEach(async () => {
  await running?.end();
  running = undefined;
});

/** Gleaner as `gleaner serve --port` starts it, over one library, again and again. */
async function serve(port: number): Promise<Running> {
  const opened = await openEngine(join(folder, 'back.gleaner'), {
    mode: 'write',
    create: true,
    holder: 'a test',
  });
  if (!opened.ok) throw new Error(opened.fault.message);
  const engine = opened.output;
  const started = await startLoopback({ engine, screens: join(ROOT, 'dist/renderer'), port });
  if (!started.ok) throw new Error(started.fault.message);
  const loopback = started.output;
  const end = async () => {
    await loopback.close();
    await engine.close();
  };
  running = { engine, loopback, end };
  return running;
}

it('tells a page that its Gleaner is gone, that another stands there, and goes on once that lets it in', async () => {
  const first = await serve(0);
  const { port } = first.loopback;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const state = (name: string) => page.locator(`.status-connection[data-state=${name}]`).waitFor();
  const note = page.locator('.engine-note[role=alert]');
  await page.goto(first.loopback.newAddress());
  await state('connected');
  await page.getByText('This library is empty').waitFor();

  await first.end();
  await state('lost');
  await expect.poll(() => note.textContent()).toContain('start it again');

  const second = await serve(port);
  const added = await second.engine.answer('reference.add', {
    items: [{ id: '', type: 'book', title: 'Written in between' }],
  });
  expect(added.ok).toBe(true);
  await state('shutOut');
  await expect.poll(() => note.textContent()).toContain('newest link');
  expect(await axeFindings(page)).toEqual([]);

  const other = await context.newPage();
  await other.goto(second.loopback.newAddress());
  await state('connected');
  await note.waitFor({ state: 'detached' });
  await page.getByText('Written in between').first().waitFor();
});
