import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Engine, openEngine } from '../../library/index.ts';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { newEngine } from './test-engine.ts';
import { output, temporaryFolder } from './test-library.ts';

/** How often the writer is killed; the long run is `GLEANER_KILLS=200 npm test -- test/library/kill.test.ts`. */
const KILLS = Number(process.env.GLEANER_KILLS ?? 12);
const WRITER = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));

test(
  `a writer killed ${KILLS} times loses nothing it acknowledged, and search agrees with the records`,
  async () => {
    const path = join(temporaryFolder(), 'killed.gleaner');
    const first = await newEngine({ path });
    await first.engine.close();
    const expected = new Map<string, string>();
    for (let round = 0; round < KILLS; round++) {
      const lines = await linesUntilKilled(path, round, 1 + ((round * 5) % 13), (round * 37) % 90);
      for (const line of lines) note(expected, line);
      await compare(path, expected, lines.at(-1)?.split(' ')[1] ?? '');
      // A long run says how far it is.
      if (round % 20 === 19) process.stderr.write(`${round + 1} of ${KILLS} kills\n`);
    }
    expect(expected.size).toBeGreaterThan(KILLS);
  },
  Math.max(600_000, KILLS * 30_000),
);

/** Runs the writer, kills it `pause` ms after it has said a number of things, and gives what it said. */
function linesUntilKilled(
  path: string,
  round: number,
  things: number,
  pause: number,
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, path, String(round)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let complaints = '';
    child.stderr.on('data', (bytes) => {
      complaints += String(bytes);
    });
    let ending = false;
    child.stdout.on('data', (bytes) => {
      said += String(bytes);
      if (ending || said.split('\n').length <= things) return;
      ending = true;
      setTimeout(() => child.kill('SIGKILL'), pause);
    });
    child.on('exit', (code) => {
      if (code !== null) reject(new Error(complaints));
      else resolve(said.slice(0, said.lastIndexOf('\n')).split('\n'));
    });
  });
}

function note(expected: Map<string, string>, line: string): void {
  const [state, id = '', word = ''] = line.split(' ');
  if (state === 'there') expected.set(id, word);
  else if (state === 'gone') expected.delete(id);
}

/**
 * What was acknowledged is there; what is there is found by its own word and nothing else is. Only the act under way
 * when the writer died may have been committed unheard: what it adds at once, or the newest reference (`last`) changed or gone.
 */
async function compare(path: string, expected: Map<string, string>, last: string): Promise<void> {
  const engine = output(await openEngine(path, { mode: 'write', holder: 'a test' }));
  try {
    const verified = output(await engine.answer('library.verify', {})) as CallOutput<'library.verify'>;
    expect(verified.ok).toBe(true);
    const rows = await engine.library.read
      .selectFrom('reference')
      .select(['id', 'title'])
      .orderBy('id')
      .execute();
    const there = new Map(rows.map((row) => [row.id, row.title.split(' ').at(-1) ?? '']));
    for (const [id, word] of expected) {
      if (id !== last) expect(there.get(id), `reference ${id}`).toBe(word);
      else if (there.get(id) !== word) expect([undefined, `${word}e`]).toContain(there.get(id));
    }
    // An act under way may have added as many as the writer adds at once.
    expect([1, 130]).toContain([...there.keys()].filter((id) => !expected.has(id)).length || 1);
    expected.clear();
    for (const [id, word] of there) expected.set(id, word);
    expect((await wholeAnswer(engine, 'book')).total).toBe(rows.length);
    const some = rows.filter((_, at) => at % Math.ceil(rows.length / 8) === 0);
    for (const { id, title } of [...some, ...rows.slice(-8)]) {
      const query = title.split(' ').at(-1) ?? '';
      const answer = await wholeAnswer(engine, query);
      expect(answer.hits.map((hit) => hit.id)).toEqual([id]);
    }
  } finally {
    await engine.close();
  }
}

/** What a search finds; on a busy machine one may run out of its time, and says so. */
async function wholeAnswer(engine: Engine, query: string): Promise<CallOutput<'search.query'>> {
  for (let tries = 0; ; tries += 1) {
    const answer = output(await engine.answer('search.query', { query })) as CallOutput<'search.query'>;
    if (!answer.partial || tries === 20) return answer;
  }
}
