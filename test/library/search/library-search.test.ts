import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../library/index.ts';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import { newEngine, type TestEngine } from '../test-engine.ts';
import { countingClock, output, temporaryFolder } from '../test-library.ts';

async function importTitles({ call, put }: TestEngine, titles: readonly string[]): Promise<void> {
  const ris = titles
    .map((title) => `TY  - JOUR\nTI  - ${title}\nAU  - Doe, Jane\nPY  - 2011\nER  - \n`)
    .join('\n');
  await call('import.read', { files: [put('some.ris', ris)] });
}

async function titlesFound(engine: Engine, query: string): Promise<readonly string[]> {
  const reply = await engine.answer('search.query', { query });
  const { hits, partial } = output(reply as Parameters<typeof output>[0]) as CallOutput<'search.query'>;
  expect(partial).toBe(false);
  return hits.map(({ title }) => title).sort();
}

async function reopened(path: string): Promise<Engine> {
  return output(
    await openEngine(path, { mode: 'write', starter: false, holder: 'a test', ...countingClock() }),
  );
}

describe('search in a library', () => {
  it('finds what was imported, and after closing finds it from the stored index', async () => {
    const first = await newEngine();
    await importTitles(first, ['Stigma among adults', 'Trust in schools']);
    expect(await titlesFound(first.engine, 'stigma')).toEqual(['Stigma among adults']);
    await importTitles(first, ['Stigma again']);
    expect(await titlesFound(first.engine, 'stigma')).toEqual(['Stigma again', 'Stigma among adults']);
    await first.engine.close();

    const second = await reopened(first.path);
    expect(await titlesFound(second, 'stigma')).toEqual(['Stigma again', 'Stigma among adults']);
    await second.close();
  });

  it('learns from the history what was changed while the index was not open', async () => {
    const first = await newEngine();
    await importTitles(first, ['Stigma among adults']);
    await titlesFound(first.engine, 'stigma');
    await first.engine.close();

    // No search in this session: the index is neither opened nor stored.
    const second = await newEngine({ path: first.path });
    await importTitles(second, ['Stigma elsewhere']);
    await second.engine.close();

    const third = await reopened(first.path);
    expect(await titlesFound(third, 'stigma')).toEqual(['Stigma among adults', 'Stigma elsewhere']);
    await third.close();
  });

  it('stores with an act its postings, and with a large one what is still to be read', async () => {
    const test = await newEngine();
    await importTitles(test, ['Stigma among adults']);
    await titlesFound(test.engine, 'stigma');
    await importTitles(test, ['Stigma elsewhere']);
    await importTitles(
      test,
      Array.from({ length: 120 }, (_, number) => `Large import ${number}`),
    );
    const file = new DatabaseSync(test.path);
    const acts = file.prepare('SELECT length(bytes) AS bytes FROM search_delta ORDER BY sequence').all();
    expect(acts.slice(-2).map(({ bytes }) => Number(bytes) > 0)).toEqual([true, false]);
    const waiting = file
      .prepare(
        "SELECT COUNT(*) AS n FROM search_pending JOIN reference ON id = reference_id WHERE title LIKE 'Large%'",
      )
      .get();
    expect(waiting?.n).toBe(120);
    // What another process would find, had this one ended here.
    const copy = join(temporaryFolder(), 'crashed.gleaner');
    file.prepare('VACUUM INTO ?').run(copy);
    file.close();
    const crashed = await reopened(copy);
    expect(await titlesFound(crashed, 'stigma')).toEqual(['Stigma among adults', 'Stigma elsewhere']);
    expect((await titlesFound(crashed, 'title:large')).length).toBe(50);
    await crashed.close();
  });

  it('stores with an act on a reference that has a document what can be found of it then', async () => {
    const test = await newEngine();
    const report = '# Hearing aids in winter\n\nWhoever wears them says that batteries freeze.\n';
    await test.call('document.ingest', { files: [test.put('report.md', report)] });
    const { hits } = await test.call('search.query', { query: 'batteries' });
    const id = hits[0]?.id ?? '';
    const file = new DatabaseSync(test.path);
    const waiting = () =>
      file.prepare('SELECT COUNT(*) AS n FROM search_pending WHERE reference_id = ?').get(id)?.n;
    await test.call('reference.tag', { ids: [id], tag: 'frozen' });
    expect(waiting()).toBe(0);
    expect((await test.call('search.query', { query: '+frozen +batteries' })).total).toBe(1);
    // A decision changes no word: the filter has it at once, and only whoever opens the library next reads it again.
    await test.call('reference.decide', { ids: [id], verdict: 'include', reason: '' });
    expect(waiting()).toBe(1);
    expect((await test.call('search.query', { query: 'batteries is:include' })).total).toBe(1);
    const copy = join(temporaryFolder(), 'crashed.gleaner');
    file.prepare('VACUUM INTO ?').run(copy);
    const crashed = await reopened(copy);
    for (const query of ['frozen tag:frozen is:include', 'batteries has:document is:include'])
      expect((await titlesFound(crashed, query)).length).toBe(1);
    await crashed.close();
    await test.engine.close();
    expect(waiting()).toBe(0);
    file.close();
  });

  it('stores the postings of a long document in the act that adds it, tags its reference or takes it back', async () => {
    const test = await newEngine();
    const paragraph = (number: number) => `Winter ${number} was cold, and w${number} hearing aids froze.\n\n`;
    const report = `# A long report\n\n${Array.from({ length: 5_000 }, (_, number) => paragraph(number)).join('')}`;
    expect(report.length).toBeGreaterThan(200_000);
    await test.call('document.ingest', { files: [test.put('long.md', report)] });
    const file = new DatabaseSync(test.path);
    const waiting = () => file.prepare('SELECT COUNT(*) AS n FROM search_pending').get()?.n;
    expect(waiting()).toBe(0);
    const { hits } = await test.call('search.query', { query: 'w4321' });
    await test.call('reference.tag', { ids: [hits[0]?.id ?? ''], tag: 'frozen' });
    expect(waiting()).toBe(0);
    const copy = join(temporaryFolder(), 'crashed.gleaner');
    file.prepare('VACUUM INTO ?').run(copy);
    const crashed = await reopened(copy);
    expect((await titlesFound(crashed, '+frozen +w4321 +w17')).length).toBe(1);
    await crashed.close();
    await test.call('history.undo', {});
    await test.call('history.undo', {});
    expect(waiting()).toBe(0);
    expect(await titlesFound(test.engine, 'w4321')).toEqual([]);
    file.close();
  });

  it('is built again, with every list there meanwhile, where the stored index is of another version', async () => {
    const first = await newEngine();
    await importTitles(first, ['Stigma among adults', 'Trust in schools']);
    await titlesFound(first.engine, 'stigma');
    await first.engine.close();
    const file = new DatabaseSync(first.path);
    file.exec("UPDATE search_segment SET bytes = zeroblob(64) WHERE id LIKE 'segment-%'");
    file.close();
    const second = await newEngine({ path: first.path });
    expect((await second.call('reference.list', {})).total).toBe(2);
    expect(await titlesFound(second.engine, 'stigma')).toEqual(['Stigma among adults']);
    expect((await second.call('savedSearch.list', {})).length).toBe(0);
  });

  it('forgets what was taken back', async () => {
    const test = await newEngine();
    await importTitles(test, ['Stigma among adults']);
    expect(await titlesFound(test.engine, 'stigma')).toEqual(['Stigma among adults']);
    await test.call('history.undo', {});
    expect(await titlesFound(test.engine, 'stigma')).toEqual([]);
    await test.call('history.redo', {});
    expect(await titlesFound(test.engine, 'stigma')).toEqual(['Stigma among adults']);
  });
});
