import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchRecord } from '../../../library/search/record.ts';
import { openLibrarySearch, type LibrarySearch, type RecordSource } from '../../../library/search/search.ts';
import { createSearchIndex } from '../../../library/search/search-index.ts';
import { memoryStore, type SearchStore } from '../../../library/search/search-store.ts';

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

type Shelf = Map<string, SearchRecord>;

function sourceOf(shelf: Shelf): RecordSource {
  return {
    ids: () => shelf.keys(),
    read: (ids) => ids.flatMap((id) => shelf.get(id) ?? []),
    textOf: (id, field) => shelf.get(id)?.fields[field],
  };
}

function answers(search: Pick<LibrarySearch, 'search'>): unknown {
  return QUERIES.map((query) => search.search(query, { limit: Infinity, facets: true }));
}

/** What an index made at one go of the same records answers. */
function expected(shelf: Shelf): unknown {
  const index = createSearchIndex();
  index.add([...shelf.values()]);
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
  { weight: 3, arbitrary: record.map(({ id }) => ({ kind: 'remove' as const, id })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'search' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('upkeep' as const), steps: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'crash' as const }) },
);

describe('the search of a library', () => {
  it('agrees with the records whenever the process ends, however far it had come', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const shelf: Shelf = new Map();
        const store: SearchStore = memoryStore();
        const source = sourceOf(shelf);
        let search = openLibrarySearch({ store, source });
        let upkeep: Generator<void> | undefined;
        for (const next of steps) {
          if (next.kind === 'put') {
            const { id, title, tag } = next.record;
            shelf.set(id, { id, fields: { title }, facets: { codes: [], tags: [tag], has: [], is: [] } });
            search.changed([id]);
          } else if (next.kind === 'remove') {
            shelf.delete(next.id);
            search.changed([next.id]);
          } else if (next.kind === 'upkeep') {
            upkeep ??= search.upkeep();
            for (let left = next.steps; left > 0 && upkeep; left -= 1)
              if (upkeep.next().done) upkeep = undefined;
          } else if (next.kind === 'save') search.save();
          else if (next.kind === 'crash') {
            search = openLibrarySearch({ store, source });
            upkeep = undefined;
          } else search.search('stigma');
        }
        expect(answers(search)).toEqual(expected(shelf));
        expect(answers(openLibrarySearch({ store, source }))).toEqual(expected(shelf));
      }),
      { numRuns: 200, seed: 17 },
    );
  });

  it('is built again, searchable as it grows, when what is stored is of no use', () => {
    const shelf: Shelf = new Map();
    for (let number = 0; number < 450; number += 1) {
      const id = `r${number}`;
      shelf.set(id, { id, fields: { title: `stigma ${number}` } });
    }
    const store = memoryStore();
    store.save([{ name: 'manifest', bytes: new Uint8Array(40) }], []);
    const search = openLibrarySearch({ store, source: sourceOf(shelf) });
    expect(search.waiting()).toEqual({
      records: 450,
      rebuilding: 'the checksum of its manifest does not match',
    });
    const upkeep = search.upkeep();
    for (let steps = 0; steps < 5; steps += 1) upkeep.next();
    const growing = search.search('stigma');
    expect([growing.total, growing.partial, growing.notice]).toEqual([
      100,
      true,
      '350 records are still being read into the search.',
    ]);
    while (!upkeep.next().done);
    expect(search.waiting()).toEqual({ records: 0 });
    expect(search.search('stigma').total).toBe(450);
  });

  it('goes on where it was when a rebuilding was cut off', () => {
    const shelf: Shelf = new Map([['a', { id: 'a', fields: { title: 'stigma' } }]]);
    const store = memoryStore();
    openLibrarySearch({ store, source: sourceOf(shelf) });
    expect(openLibrarySearch({ store, source: sourceOf(shelf) }).search('stigma').total).toBe(1);
  });
});

describe('merging in steps', () => {
  it('keeps what changes between the steps', () => {
    const index = createSearchIndex();
    const shelf: Shelf = new Map();
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
