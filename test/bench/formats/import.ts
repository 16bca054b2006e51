/**
 * What does it cost to import 10,000 entries: parsed, keyed, compared for duplicates, stored with history, indexed? Wall
 * and processor time, memory at its highest, and the ratio against citation-js alone on the same file; and whether
 * searching and cancelling stay live meanwhile.
 * `node test/bench/formats/import.ts [entries]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseWithCitationJs } from '../../../library/formats/citation-js.ts';
import { openEngine } from '../../../library/index.ts';
import { ENGINE_FLAGS } from '../../../scripts/node-program.mjs';
import type { Reply } from '../../../shared/contract/fault.ts';
import { inventedBib } from './invented-bib.ts';

const MEGABYTE = 1_048_576;

/** Milliseconds of the processor since `from`. */
function spent(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

function figure(what: string, value: number, unit: string): void {
  console.log(`| ${what} | ${value.toFixed(unit === 's' ? 2 : 0)} ${unit} |`);
}

async function measureEngine(files: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
  const opened = await openEngine(join(folder, 'bench.gleaner'), {
    mode: 'write',
    create: true,
    holder: 'a bench',
  });
  if (!opened.ok) throw new Error(opened.fault.message);
  const engine = opened.output;
  const put = (seed: number): string =>
    engine.files.put({
      name: `${seed}.bib`,
      mediaType: 'application/x-bibtex',
      bytes: readFileSync(join(files, `${seed}.bib`)),
    });
  const file = put(1);
  const before = process.memoryUsage.rss() / MEGABYTE;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const reply = await engine.answer('import.read', { files: [file] });
  if (!reply.ok) throw new Error(reply.fault.message);
  const stored = performance.now() - start;
  const storedCpu = spent(cpu);
  const found = (await engine.answer('search.query', { query: 'journal' })) as Reply<{ total: number }>;
  console.log(`| entries found by search at once | ${found.ok ? found.output.total : found.fault.message} |`);
  figure('imported and searchable, wall', (performance.now() - start) / 1_000, 's');
  figure('imported, wall', stored / 1_000, 's');
  figure('imported, processor', storedCpu / 1_000, 's');
  figure('imported and searchable, processor', spent(cpu) / 1_000, 's');
  figure('memory before', before, 'MB');
  figure('memory at its highest', process.resourceUsage().maxRSS / 1_024, 'MB');
  await measureLiveness(engine, put(2));
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Searches while a second file is read and stored, and cancels a third. */
async function measureLiveness(
  engine: Extract<Awaited<ReturnType<typeof openEngine>>, { ok: true }>['output'],
  file: string,
): Promise<void> {
  const waits: number[] = [];
  let isDone = false;
  const running = engine.answer('import.read', { files: [file] }).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const start = performance.now();
    await engine.answer('search.query', { query: 'bade*', limit: 20, patience: 300 });
    waits.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await running;
  waits.sort((one, other) => one - other);
  console.log(`| searches answered during a second import | ${waits.length} |`);
  figure('half of them within', waits[Math.floor(waits.length / 2)] ?? 0, 'ms');
  figure('the slowest', waits.at(-1) ?? 0, 'ms');
}

const [first = '10000', part] = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const entries = Number(first) || 10_000;
if (part === 'engine') await measureEngine(first);
else {
  console.log(`\n| ${entries} invented entries | |\n|---|---|`);
  const text = inventedBib(entries);
  const cpu = process.cpuUsage();
  const start = performance.now();
  parseWithCitationJs(text);
  figure('citation-js alone (parsing only), wall', (performance.now() - start) / 1_000, 's');
  figure('citation-js alone (parsing only), processor', spent(cpu) / 1_000, 's');
  // A process of its own, which finds its files made, so that its memory is its own.
  const files = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
  for (const seed of [1, 2]) writeFileSync(join(files, `${seed}.bib`), inventedBib(entries, seed));
  spawnSync(process.execPath, [...ENGINE_FLAGS, import.meta.filename, files, 'engine'], { stdio: 'inherit' });
  rmSync(files, { recursive: true, force: true });
}
