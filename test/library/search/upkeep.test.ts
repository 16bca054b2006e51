import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLibraryFile } from '../../../library/database/open.ts';
import { finish } from '../../../library/search/index-state.ts';
import { writingSegment } from '../../../library/search/index-storage.ts';
import {
  type AppliedAct,
  type KeptIndex,
  openKeptIndex,
  type RecordSource,
} from '../../../library/search/kept-index.ts';
import type { SearchRecord } from '../../../library/search/record.ts';
import { createSearchIndex, type SearchIndex } from '../../../library/search/search-index.ts';
import { memoryStore } from '../../../library/search/search-store.ts';
import { segmentStore } from '../../../library/search/segment-store.ts';

const QUERIES = [
  'stigma',
  'shame trust',
  '+shame -trust',
  'title:risk',
  'st*',
  '"shame stigma"',
  'tag:x',
  'stgma~1',
];

/** Records with the numbers of the changes that made them: what a library and its history are to an index. */
type Shelf = {
  readonly records: Map<string, SearchRecord>;
  readonly log: string[];
  readonly change: (id: string, record: SearchRecord | undefined) => void;
};

function createShelf(): Shelf {
  const records = new Map<string, SearchRecord>();
  const log: string[] = [];
  return {
    records,
    log,
    change: (id, record) => {
      if (record) records.set(id, record);
      else records.delete(id);
      log.push(id);
    },
  };
}

function sourceOf({ records, log }: Shelf): RecordSource {
  return {
    ids: async () => [...records.keys()],
    read: async (ids) => {
      const found = ids.flatMap((id) => records.get(id) ?? []);
      // What is read is what was there when reading began, however long it takes.
      await Promise.resolve();
      return found;
    },
    changedSince: async (revision) => log.slice(revision),
    revision: () => log.length,
  };
}

/** What an act on one record stores: now its postings, now that it is still to be read. */
function actOf({ records }: Shelf, id: string, sequence: number): AppliedAct {
  const record = records.get(id);
  if (sequence % 3 === 0) return { ...nothing(sequence), pending: [id] };
  return { ...nothing(sequence), records: record ? [record] : [], gone: record ? [] : [id] };
}

/** What an act stores that changed nothing but what records are filtered by. */
function facetsOf({ records }: Shelf, id: string, sequence: number): AppliedAct {
  const facets = records.get(id)?.facets;
  return { ...nothing(sequence), facets: facets === undefined ? [] : [{ id, facets }] };
}

function nothing(sequence: number): AppliedAct {
  return { sequence, records: [], analysed: new Map(), facets: [], gone: [], pending: [] };
}

/** Puts what an act did beside its rows, as the act's transaction does. */
function note(store: ReturnType<typeof memoryStore>, act: AppliedAct): void {
  store.note({
    ...act,
    bytes: finish(writingSegment(act.records, act.analysed)),
    changed: act.records.map((each) => each.id),
    pending: [...act.pending, ...act.facets.map(({ id }) => id)],
  });
}

function answers(index: SearchIndex): unknown {
  return QUERIES.map((query) => index.search(query, { limit: Infinity, facets: true }));
}

async function keptAnswers(index: KeptIndex): Promise<unknown> {
  return Promise.all(
    QUERIES.map(async (query) => (await index.search(query, { limit: Infinity, facets: true })).answer),
  );
}

/** What an index made at one go of the same records answers. */
function expected(records: ReadonlyMap<string, SearchRecord>): unknown {
  const index = createSearchIndex();
  index.add([...records.values()]);
  return answers(index);
}

const words = fc.array(fc.constantFrom('stigma', 'shame', 'trust', 'risk', 'state'), { maxLength: 12 });
const record = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map((number) => `r${number}`),
  title: words.map((list) => list.join(' ')),
  tag: fc.constantFrom('x', 'y'),
});
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('put' as const), record }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('tag' as const), record }) },
  { weight: 3, arbitrary: record.map(({ id }) => ({ kind: 'remove' as const, id })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'search' as const }) },
  { weight: 2, arbitrary: fc.constantFrom(...QUERIES).map((query) => ({ kind: 'members' as const, query })) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('upkeep' as const), waited: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'crash' as const }) },
  { weight: 1, arbitrary: record.map(({ id }) => ({ kind: 'last act' as const, id })) },
);

describe('an index that is kept', () => {
  it('agrees with the records whenever the process ends, however far it had come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 60 }),
        fc.boolean(),
        async (steps, noted) => {
          const shelf = createShelf();
          const store = memoryStore();
          const history = sourceOf(shelf);
          // What acts have stored is enough: the history need not be asked for it.
          const source = noted ? { ...history, changedSince: async () => [] } : history;
          let index = await openKeptIndex({ store, source });
          const busy: Promise<unknown>[] = [];
          const changed = (id: string, heard: boolean, made = actOf): void => {
            const sequence = shelf.log.length;
            if (!noted) {
              if (heard) index.changed([id], sequence);
              return;
            }
            const act = made(shelf, id, sequence);
            note(store, act);
            if (heard) index.applied(act);
          };
          for (const next of steps) {
            if (next.kind === 'put') {
              const { id, title, tag } = next.record;
              shelf.change(id, {
                id,
                fields: { title },
                facets: { codes: [], tags: [tag], has: [], is: [] },
              });
              changed(id, true);
            } else if (next.kind === 'remove') {
              shelf.change(next.id, undefined);
              changed(next.id, true);
            } else if (next.kind === 'tag') {
              const { id, tag } = next.record;
              const known = shelf.records.get(id);
              if (known === undefined) continue;
              shelf.change(id, { ...known, facets: { codes: [], tags: [tag], has: [], is: ['coded'] } });
              changed(id, true, facetsOf);
            } else if (next.kind === 'last act') {
              // Committed, and the process ended before anyone heard of it.
              shelf.change(next.id, { id: next.id, fields: { title: 'shame' } });
              changed(next.id, false);
              index = await openKeptIndex({ store, source });
            } else if (next.kind === 'upkeep') {
              // Not waited for: what follows happens while records are being read.
              busy.push(index.upkeep());
              if (next.waited) await index.upkeep();
            } else if (next.kind === 'save') await index.save();
            else if (next.kind === 'crash') index = await openKeptIndex({ store, source });
            else if (next.kind === 'members') await index.members(next.query, new Map());
            else await index.search('stigma');
          }
          await Promise.all(busy);
          const plain = createSearchIndex();
          plain.add([...shelf.records.values()]);
          for (const query of QUERIES) {
            expect([...(await index.members(query, new Map()))].sort()).toEqual(plain.ids(query).toSorted());
          }
          expect(await keptAnswers(index)).toEqual(expected(shelf.records));
          const reopened = await openKeptIndex({ store, source });
          expect(await keptAnswers(reopened)).toEqual(expected(shelf.records));
        },
      ),
      { numRuns: 200, seed: 17 },
    );
  });

  it('is built again, searchable as it grows, when what is stored is of no use', async () => {
    const shelf = createShelf();
    for (let number = 0; number < 450; number += 1) {
      shelf.change(`r${number}`, { id: `r${number}`, fields: { title: `stigma ${number}` } });
    }
    const store = memoryStore();
    await store.save({
      segments: [{ name: 'manifest', bytes: new Uint8Array(40) }],
      revision: 450,
      read: [],
      pending: [],
    });
    const index = await openKeptIndex({ store, source: sourceOf(shelf) });
    expect(index.waiting()).toEqual({
      records: 450,
      rebuilding: 'the checksum of its manifest does not match',
    });
    await index.upkeep();
    await index.upkeep();
    const { answer: growing } = await index.search('stigma');
    expect([growing.total, growing.partial, growing.notice]).toEqual([
      100,
      true,
      '350 records are still being read into the search.',
    ]);
    await index.save();
    const later = await openKeptIndex({ store, source: sourceOf(shelf) });
    expect(later.waiting()).toEqual({ records: 350 });
    while (await later.upkeep());
    expect(later.waiting()).toEqual({ records: 0 });
    expect((await later.search('stigma')).answer.total).toBe(450);
  });

  it('knows after a crash what acts have stored, without reading any record', async () => {
    const shelf = createShelf();
    const store = memoryStore();
    await openKeptIndex({ store, source: sourceOf(shelf) });
    for (const [id, title] of [
      ['a', 'stigma'],
      ['b', 'shame'],
      ['a', 'stigma again'],
      ['b', undefined],
    ] as const) {
      shelf.change(id, title === undefined ? undefined : { id, fields: { title } });
      const act = actOf(shelf, id, shelf.log.length * 3 + 1);
      note(store, act);
    }
    const unread = { ...sourceOf(shelf), changedSince: async () => [], read: () => Promise.reject('read') };
    const index = await openKeptIndex({ store, source: unread });
    expect(index.waiting()).toEqual({ records: 0 });
    expect((await index.ids('stigma shame again')).ids).toEqual(['a']);
  });

  it('goes on where a building again was broken off, as often as it is', async () => {
    const shelf = createShelf();
    for (let number = 0; number < 2_400; number += 1)
      shelf.change(`r${number}`, { id: `r${number}`, fields: { title: `stigma ${number}` } });
    const store = memoryStore();
    const left: number[] = [];
    for (let session = 0; session < 3; session += 1) {
      const index = await openKeptIndex({ store, source: sourceOf(shelf) });
      left.push(index.waiting().records);
      // Never closed: what it has read and not stored is lost with it.
      for (let step = 0; step < 40; step += 1) await index.upkeep();
    }
    expect(left[0]).toBe(2_400);
    expect(left[1]).toBeLessThan(2_400);
    expect(left[2]).toBeLessThan(left[1] ?? 0);
    const index = await openKeptIndex({ store, source: sourceOf(shelf) });
    while (await index.upkeep());
    expect((await index.search('stigma')).answer.total).toBe(2_400);
  });

  it('is built again when the library cannot say what changed', async () => {
    const shelf = createShelf();
    shelf.change('a', { id: 'a', fields: { title: 'stigma' } });
    const store = memoryStore();
    await (await openKeptIndex({ store, source: sourceOf(shelf) })).save();
    const source = { ...sourceOf(shelf), changedSince: async () => undefined };
    const index = await openKeptIndex({ store, source });
    expect(index.waiting()).toEqual({ records: 1, rebuilding: 'its library has gone other ways since' });
    expect((await index.search('stigma')).answer.total).toBe(1);
  });

  it('keeps a record for later that could not be read', async () => {
    const shelf = createShelf();
    shelf.change('a', { id: 'a', fields: { title: 'stigma' } });
    let broken = true;
    const good = sourceOf(shelf);
    const read: RecordSource['read'] = (ids) =>
      broken ? Promise.reject(new Error('locked')) : good.read(ids);
    const index = await openKeptIndex({ store: memoryStore(), source: { ...good, read } });
    await expect(index.search('stigma')).rejects.toThrow('locked');
    broken = false;
    expect((await index.search('stigma')).answer.total).toBe(1);
  });

  it('lives in the rows of a library file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'search-'));
    const path = join(folder, 'test.gleaner');
    const opened = await openLibraryFile(path, { mode: 'write', create: true, holder: 'a test' });
    if (!opened.ok) throw new Error(opened.fault.message);
    const file = opened.output;
    const shelf = createShelf();
    shelf.change('a', { id: 'a', fields: { title: 'stigma' } });
    const store = segmentStore(file.write, file.write);
    const index = await openKeptIndex({ store, source: sourceOf(shelf) });
    await index.upkeep();
    await index.save();
    shelf.change('b', { id: 'b', fields: { title: 'shame' } });
    index.changed(['b'], shelf.log.length);
    await index.save();
    const reopened = await openKeptIndex({ store, source: sourceOf(shelf) });
    expect(reopened.waiting()).toEqual({ records: 1 });
    expect((await reopened.ids('stigma shame')).ids).toEqual(['a', 'b']);
    await file.close();
    rmSync(folder, { recursive: true });
  });
});

describe('merging in steps', () => {
  it('keeps what changes between the steps', () => {
    const index = createSearchIndex();
    const shelf = new Map<string, SearchRecord>();
    const put = (id: string, title: string): void => {
      const added = { id, fields: { title } };
      shelf.set(id, added);
      index.update(added);
    };
    for (let number = 0; number < 2500; number += 1) put(`r${number % 1200}`, `stigma word${number} shame`);
    index.serialize();
    const steps = index.merging(true);
    for (let number = 0; !steps.next().done; number += 1) {
      if (number === 1) index.remove(['r5']);
      if (number === 1) shelf.delete('r5');
      if (number === 2) put('r6', 'trust');
      if (number === 2) put('new', 'stigma trust');
      expect(index.size()).toBe(shelf.size);
    }
    expect(answers(index)).toEqual(expected(shelf));
  });
});
