import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../../library/engine.ts';
import { ask } from './coded-library.ts';

/**
 * What suggesting costs in a library of many references: processor time of opening one study, of the first suggestions
 * of the whole library, of the queue, and of learning from decided studies. `--studies N` (20,000 where it is left out).
 */
const given = process.argv.indexOf('--studies');
const STUDIES = given < 0 ? 20_000 : Number(process.argv[given + 1]);
const DECIDED = 300;
const WHO = [
  'adolescents',
  'patients',
  'clinicians',
  'offenders',
  'parents',
  'teachers',
  'nurses',
  'the public',
];
const WHAT = [
  'help-seeking',
  'stigma and shame',
  'access to services',
  'anonymous support',
  'treatment',
  'motivation',
];
const HOW = [
  'a survey',
  'a systematic review',
  'a randomized trial',
  'interviews',
  'a cohort study',
  'a report',
];

const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
const opened = await openEngine(join(folder, 'many.gleaner'), {
  mode: 'write',
  create: true,
  starter: false,
  holder: 'the bench',
});
if (!opened.ok) throw new Error(opened.fault.message);
const engine = opened.output;

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const output = await work();
  const { user, system } = process.cpuUsage(before);
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(
    `${name.padEnd(58)} ${((user + system) / 1_000).toFixed(0).padStart(8)} ms of CPU   ${memory} MB`,
  );
  return output;
}

try {
  const items = Array.from({ length: STUDIES }, (_, i) => ({
    id: String(i),
    type: i % 7 === 0 ? 'report' : 'article-journal',
    title: `${WHAT[i % WHAT.length]} among ${WHO[(i * 7) % WHO.length]} in district ${i}: ${HOW[(i * 5) % HOW.length]}`,
    author: [{ family: `Author${i}`, given: 'A.' }],
    issued: { 'date-parts': [[1990 + (i % 30)]] },
  }));
  await timed(`${STUDIES} references added`, async () => {
    for (let from = 0; from < items.length; from += 5_000)
      await ask(engine, 'reference.add', { items: items.slice(from, from + 5_000) });
  });
  const rows = await engine.library.read.selectFrom('study').select('id').orderBy('id').execute();
  await timed('one study opened, the mean of 50', async () => {
    const before = process.cpuUsage();
    for (let i = 0; i < 50; i++) await ask(engine, 'study.get', { id: rows[(i * 311) % rows.length]?.id });
    const { user, system } = process.cpuUsage(before);
    console.log(`   ${((user + system) / 50_000).toFixed(1)} ms each`);
  });
  await timed('suggestions of all studies, the first 50', () =>
    ask(engine, 'suggestion.list', { limit: 50 }),
  );
  await timed('suggestions of 100 studies', () =>
    ask(engine, 'suggestion.list', { studies: rows.slice(0, 100).map(({ id }) => id) }),
  );
  await timed('queue of studies left to code', () => ask(engine, 'suggestion.queue', { limit: 50 }));
  const types = ['survey', 'systematic_review', 'rct', 'qualitative', 'cohort', 'report'];
  await timed(`${DECIDED} studies coded`, async () => {
    for (let i = 0; i < DECIDED; i++)
      await ask(engine, 'coding.apply', {
        study: rows[i]?.id,
        dimension: 'study_type',
        code: types[(i * 5) % types.length],
      });
  });
  await timed('learning from them', () => ask(engine, 'suggestion.record', {}));
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
