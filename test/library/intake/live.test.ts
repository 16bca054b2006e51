import { expect, test } from 'vitest';
import { readBibliography } from '../../../library/formats/formats.ts';
import { readInWorker } from '../../../library/formats/read-in-worker.ts';
import { refuse } from '../../../library/history/journal.ts';
import { storeBibliography } from '../../../library/intake/import.ts';
import type { Reply } from '../../../shared/contract/fault.ts';
import { inventedBib } from '../../bench/formats/invented-bib.ts';
import { newEngine } from '../test-engine.ts';
import { contentOf, faultOf } from '../test-library.ts';

const ENTRIES = 600;

test('searches are answered while references are stored', async () => {
  const { call, put, engine } = await newEngine();
  await call('reference.add', { items: [{ type: 'book', title: 'A lighthouse' }] });
  const answered: string[] = [];
  let isStoring = false;
  const imported = engine.answer(
    'import.read',
    { files: [put('a.bib', inventedBib(ENTRIES))] },
    {
      progress: ({ doing }) => {
        isStoring ||= doing.startsWith('Storing');
      },
    },
  );
  void imported.then(() => answered.push('import'));
  while (!isStoring) await new Promise((next) => setImmediate(next));
  const found = await call('reference.list', { query: '' });
  answered.push('list');
  expect(found.total).toBe(1);
  await imported;
  expect(answered).toEqual(['list', 'import']);
  expect((await call('library.describe', {})).counts.references).toBe(ENTRIES + 1);
});

test('cancelling while references are stored leaves the library as it was', async () => {
  const { put, engine } = await newEngine();
  const before = contentOf(engine.library);
  const stop = new AbortController();
  const reply = (await engine.answer(
    'import.read',
    { files: [put('a.bib', inventedBib(ENTRIES))] },
    {
      signal: stop.signal,
      progress: ({ doing, done }) => {
        if (doing.startsWith('Storing') && done > 0) stop.abort();
      },
    },
  )) as Reply<unknown>;
  expect(faultOf(reply).kind).toBe('cancelled');
  expect(contentOf(engine.library)).toEqual(before);
});

test('a file whose reading ends in its midst leaves nothing of itself', async () => {
  const { engine } = await newEngine();
  const before = contentOf(engine.library);
  const { records } = await readBibliography(inventedBib(300), 'a.bib');
  const reply = await storeBibliography(engine.library, { name: 'a.bib', sha256: '0' }, async (take) => {
    await take(records, 'bibtex');
    return refuse('unreadable', 'The reader was stopped.');
  });
  expect(faultOf(reply).message).toBe('The reader was stopped.');
  expect(contentOf(engine.library)).toEqual(before);
});

test('a search is answered during the first import of a library, by what was there before', async () => {
  const { call, put, engine } = await newEngine();
  await call('reference.add', { items: [{ type: 'book', title: 'A lighthouse' }] });
  const order: string[] = [];
  let isStoring = false;
  const imported = engine
    .answer(
      'import.read',
      { files: [put('a.bib', inventedBib(ENTRIES))] },
      {
        progress: ({ doing }) => {
          isStoring ||= doing.startsWith('Storing');
        },
      },
    )
    .then(() => order.push('import'));
  while (!isStoring) await new Promise((next) => setImmediate(next));
  const found = await call('search.query', { query: 'lighthouse' });
  order.push('search');
  expect(found.total).toBe(1);
  await imported;
  expect(order).toEqual(['search', 'import']);
});

test('a file too large for its worker is told with what to do', async () => {
  // Records of a .bib leave the worker as they are read; a JSON file stands in it whole.
  const items = Array.from({ length: 80_000 }, (_, at) => ({
    id: `a${at}`,
    type: 'book',
    title: `Volume ${at} of many, and what it says about the ones before`,
  }));
  const bytes = new TextEncoder().encode(JSON.stringify(items));
  const read = await readInWorker(bytes, 'large.json', { memoryLimit: 40 });
  expect(read).toMatchObject({
    outcome: 'stopped',
    reason: expect.stringMatching(/"large\.json" \(\d+\.\d MB\) is larger .* Split it into files/),
  });
});
