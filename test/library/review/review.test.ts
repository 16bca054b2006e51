import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixture, newEngine, type TestEngine } from '../test-engine.ts';
import { contentOf } from '../test-library.ts';

const PAPER = fixture('paper/paper.txt');

async function trainingLines({ call, engine }: TestEngine): Promise<Record<string, unknown>[]> {
  const { file } = await call('review.export', {});
  const kept = engine.files.get(file);
  if (!kept.ok) throw new Error(kept.fault.message);
  return new TextDecoder()
    .decode(kept.output.bytes)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the queue of entries to review', () => {
  test('begins with the least certain entry and says where its fields stand in its words', async () => {
    const { ingest, call } = await newEngine();
    const receipt = await ingest(PAPER);
    const { entries, waiting, settled } = await call('review.list', { limit: 1000 });
    expect(entries).toHaveLength(receipt.references.found);
    expect({ waiting, settled }).toEqual({ waiting: receipt.references.found, settled: 0 });
    const sure = entries.map(({ confidence }) => confidence);
    expect(sure).toEqual(sure.toSorted((a, b) => a - b));
    const fields = entries.flatMap(({ raw, item, fields }) =>
      fields.map((field) => ({ raw, item, ...field })),
    );
    const titles = fields.filter(({ field }) => field === 'title');
    const placed = titles.filter(({ places }) => places.length === 1);
    expect(placed.length).toBeGreaterThanOrEqual(titles.length * 0.95);
    for (const { raw, places, item } of placed) {
      const [words] = raw.slice(places[0]!.start, places[0]!.end).split(/[\s"“”‘’'-]/);
      expect(item.title?.toLowerCase()).toContain(words?.toLowerCase());
    }
  });

  test('is limited, and narrowed to one document', async () => {
    const { ingest, call } = await newEngine();
    const receipt = await ingest(PAPER);
    expect((await call('review.list', { limit: 3 })).entries).toHaveLength(3);
    const id = receipt.document!.id;
    expect((await call('review.list', { document: id, limit: 3 })).waiting).toBe(receipt.references.found);
    const none = await call('review.list', { document: '01J00000000000000000000000' });
    expect(none).toMatchObject({ entries: [], waiting: 0 });
  });

  test('a correction becomes the reference’s item, leaves the queue, and can be undone', async () => {
    const { ingest, call, engine } = await newEngine();
    await ingest(PAPER);
    const before = contentOf(engine.library);
    const [first] = (await call('review.list', {})).entries;
    await call('review.settle', {
      source: first!.source,
      item: { ...first!.item, title: 'The right title' },
    });
    const reference = await call('reference.get', { id: first!.reference });
    expect(reference.item.title).toBe('The right title');
    expect(reference.sources[0]?.item.title).toBe(first!.item.title);
    const { entries, settled } = await call('review.list', { limit: 1000 });
    expect(entries.map(({ source }) => source)).not.toContain(first!.source);
    expect(settled).toBe(1);
    await call('history.undo', {});
    expect(contentOf(engine.library)).toEqual(before);
  });

  test('what the person did not touch stays, also what came from elsewhere', async () => {
    const { ingest, call } = await newEngine();
    await ingest(PAPER);
    const [first] = (await call('review.list', {})).entries;
    const { rev, item } = await call('reference.get', { id: first!.reference });
    await call('reference.update', { id: first!.reference, rev, item: { ...item, abstract: 'Kept.' } });
    const { issued: _, ...withoutDate } = first!.item;
    await call('review.settle', { source: first!.source, item: withoutDate });
    const after = await call('reference.get', { id: first!.reference });
    expect(after.item.abstract).toBe('Kept.');
    expect(after.item.issued).toBeUndefined();
  });

  test('a confirmed entry changes nothing but leaves the queue, and its doubt is settled', async () => {
    const { ingest, call } = await newEngine();
    await ingest(PAPER);
    const [first] = (await call('review.list', {})).entries;
    const { item } = await call('reference.get', { id: first!.reference });
    await call('review.settle', { source: first!.source, item: 'confirmed' });
    expect((await call('reference.get', { id: first!.reference })).item).toEqual(item);
    const open = await call('problem.list', { resolved: false });
    expect(open.filter(({ kind, start }) => kind === 'doubtful-entry' && start === first!.start)).toEqual([]);
    expect((await call('review.list', {})).settled).toBe(1);
  });

  test('an entry that is gone is told so', async () => {
    const { reply } = await newEngine();
    expect(
      await reply('review.settle', { source: '01J00000000000000000000000', item: 'confirmed' }),
    ).toMatchObject({ ok: false, fault: { kind: 'not-found' } });
  });
});

test('a correction holds when the document is read again, and in another document with the same words', async () => {
  const { ingest, call, put } = await newEngine();
  const receipt = await ingest(PAPER);
  const [first] = (await call('review.list', {})).entries;
  await call('review.settle', {
    source: first!.source,
    item: { ...first!.item, title: 'A title nobody could have guessed', DOI: '10.5555/right' },
  });
  await call('document.remove', { id: receipt.document!.id });
  await call('reference.remove', { ids: [first!.reference] });
  await ingest(PAPER);
  const rows = (await call('review.list', { limit: 1000 })).entries;
  expect(rows.map(({ raw }) => raw)).not.toContain(first!.raw);
  const again = await call('reference.get', { id: '10.5555/right' });
  expect(again.item.title).toBe('A title nobody could have guessed');
  const other = put('other.txt', `Some words.\n\nReferences\n\n${first!.raw}\n\n${rows[0]!.raw}\n`);
  const { receipts } = await call('document.ingest', { files: [other] });
  expect(receipts[0]?.references).toMatchObject({ found: 2, merged: 2, added: 0 });
});

test('what was settled is exported as training data', async () => {
  const engine = await newEngine();
  const { ingest, call } = engine;
  await ingest(PAPER);
  expect(await trainingLines(engine)).toEqual([]);
  const [first, second] = (await call('review.list', {})).entries;
  const item = { ...first!.item, title: 'The right title' };
  await call('review.settle', { source: first!.source, item });
  await call('review.settle', { source: second!.source, item: 'confirmed' });
  expect(await trainingLines(engine)).toEqual([
    { raw: first!.raw, fields: item, verdict: 'corrected' },
    { raw: second!.raw, fields: second!.item, verdict: 'confirmed' },
  ]);
  expect(readFileSync(PAPER, 'utf8').replace(/\s+/g, ' ')).toContain(first!.raw.slice(0, 60));
});
