import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openEngine } from '../../../library/index.ts';
import { openBrowser } from '../../journeys/browser.ts';
import { startHost } from '../../journeys/host.ts';
import { queriesFrom } from '../search/queries.ts';
import { recordsOf } from '../search/vocabulary.ts';
import { quantiles, scrollFrames } from './painting.ts';
import { typeWords } from './typing.ts';

// The app itself on a large library, in a real Chromium: until it can be used, from a key to what is painted, rows while it
// scrolls, and memory. Aims at 20,000 references: 1.5 s, p95 50 ms, no row missing, 400 MB.
// npm run bench -- app [SIZE]

const { positionals } = parseArgs({ allowPositionals: true });
const size = Number(positionals[0] ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'app-'));
const path = join(folder, 'large.gleaner');

async function fill(): Promise<void> {
  const opened = await openEngine(path, { mode: 'write', create: true, starter: false, holder: 'a bench' });
  if (!opened.ok) throw new Error(opened.fault.message);
  const engine = opened.output;
  const started = performance.now();
  const ask: Ask = async (call, input) => {
    const reply = (await engine.answer(call, input)) as { ok: boolean; output: Record<string, unknown> };
    if (!reply.ok) throw new Error(`${call}: ${JSON.stringify(reply)}`);
    return reply.output;
  };
  let items: unknown[] = [];
  for (const { fields, facets } of recordsOf(size)) {
    const [family = '', given = ''] = (fields.author ?? '').split(';')[0]?.split(', ') ?? [];
    items.push({
      type: facets?.type,
      title: fields.title,
      abstract: fields.abstract,
      author: [{ family, given }],
      'container-title': fields.container,
      issued: { 'date-parts': [[facets?.year]] },
      DOI: fields.identifier,
    });
    if (items.length < 5_000 && items.length < size) continue;
    await ask('reference.add', { items });
    items = [];
  }
  if (items.length > 0) await ask('reference.add', { items });
  const added = performance.now();
  while ((await ask('search.query', { query: 'ready', patience: 60_000 })).partial === true);
  const built = performance.now();
  await edits(ask);
  const edited = performance.now();
  await engine.close();
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(0);
  console.log(
    `filled in ${seconds(started, added)} s, search built in ${seconds(added, built)} s more, stored in ${seconds(edited, performance.now())} s`,
  );
}

type Ask = (call: string, input: unknown) => Promise<Record<string, unknown>>;

const EDITS = 200;

/** How long it takes until a change is committed and the next search finds it, through the library file. */
async function edits(ask: Ask): Promise<void> {
  const { rows } = (await ask('reference.list', { limit: EDITS })) as { rows: { id: string }[] };
  const times: number[] = [];
  const cpu: number[] = [];
  for (const [number, { id }] of rows.entries()) {
    const before = process.threadCpuUsage();
    const started = performance.now();
    await ask('reference.tag', { ids: [id], tag: `afresh${number}` });
    const { total } = await ask('search.query', { query: `tag:afresh${number}`, limit: 10 });
    times.push(performance.now() - started);
    const { user, system } = process.threadCpuUsage(before);
    cpu.push((user + system) / 1000);
    if (total !== 1) throw new Error(`The search does not know of edit ${number}.`);
  }
  console.log(`an edit until the next search has it: ${quantiles(times)}; CPU ${quantiles(cpu)}`);
}

/** What a process holds in memory, from Linux's own account of it; NaN elsewhere. */
function residentBytes(pid: number): number {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1]) * 1024;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** Waits until a process uses less than a twentieth of a processor, from Linux's own account of it, but not for ever. */
async function untilIdle(pid: number): Promise<void> {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return;
  // Its 14th and 15th entries are hundredths of seconds (proc_pid_stat(5)); the name before may hold blanks.
  const used = (): number => {
    const [user, system] = readFileSync(path, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
    return Number(user) + Number(system);
  };
  for (let second = 0, before = used(); second < 120; second += 1) {
    await wait(1_000);
    const now = used();
    if (now - before < 5) return;
    before = now;
  }
}

try {
  console.log(`${size.toLocaleString('en')} references; wall time, so other work on the machine counts`);
  await fill();
  const host = await startHost('empty', (home) => copyFileSync(path, join(home, 'empty.gleaner')));
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    page.setDefaultTimeout(120_000);
    const opened = performance.now();
    await page.goto(host.address);
    await page.locator('#row-0').waitFor();
    console.log(
      `first list painted ${(performance.now() - opened).toFixed(0)} ms after the address was opened`,
    );
    const moves = await page.evaluate(async () => {
      const times: number[] = [];
      for (let press = 0; press < 120; press += 1) {
        const started = performance.now();
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        times.push(performance.now() - started);
      }
      return { times };
    });
    console.log(`from j to the next row painted, a frame in it: ${quantiles(moves.times)}`);
    const words = (queriesFrom(recordsOf(200), 12).get('term') ?? []).map((word) => word.slice(0, 8));
    const box = page.locator('[data-main-search]');
    // The search opens in the background, and tidies up after so much was added; what is measured is the app as it is used.
    await box.fill('warm');
    await page.waitForTimeout(3_000);
    await untilIdle(host.process);
    const typed = await typeWords(page, words);
    console.log(`from a key to its letter painted: ${quantiles(typed.letters)}`);
    console.log(`from a key to the painted list: ${quantiles(typed.lists)}`);
    await box.fill('');
    await page.waitForTimeout(1_000);
    const scrolled = await scrollFrames(page, '[role=grid]', '.grid-rows .grid-row', 96);
    console.log(
      `scrolling: frames ${quantiles(scrolled.frames)}; ${scrolled.blank} of 240 frames with a row not there yet`,
    );
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const heap = await page.evaluate(
      () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    );
    console.log(
      `memory: engine and door ${megabytes(residentBytes(host.process))}, the page's objects ${megabytes(heap)}`,
    );
  } finally {
    await browser.close();
    await host.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}
