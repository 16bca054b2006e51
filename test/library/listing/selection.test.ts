import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceFacts } from '../../../library/listing/reference-facts-store.ts';
import { createReferenceTable, type ReferenceTable } from '../../../library/listing/reference-table.ts';
import { ORDERS, type OrderName } from '../../../library/listing/row-order.ts';
import { type ChosenFacets, orderRows, selectRows } from '../../../library/listing/selection.ts';

const facts: fc.Arbitrary<ReferenceFacts> = fc
  .record({
    n: fc.integer({ min: 0, max: 25 }),
    title: fc.constantFrom('Öberg', 'oberg again', 'Shame', 'the stigma', ''),
    author: fc.constantFrom('adams', 'byrne', ''),
    year: fc.constantFrom(1999, 2010, null),
    verdict: fc.constantFrom('include', 'exclude', 'undecided'),
    collections: fc.uniqueArray(fc.constantFrom('c1', 'c2'), { maxLength: 2 }),
    tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
    codes: fc.uniqueArray(fc.constantFrom('factor:shame', 'factor:cost', 'level:second')),
    cited: fc.integer({ min: 0, max: 2 }),
    source: fc.constantFrom('PubMed', 'list.pdf'),
  })
  .map(({ n, author, source, ...rest }) => ({
    ...rest,
    id: `r${String(n).padStart(2, '0')}`,
    type: 'book',
    sortAuthor: author,
    codings: rest.codes.length,
    sources: [source],
  }));

const step = fc.oneof(
  { weight: 5, arbitrary: facts.map((put) => ({ put })) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 25 }).map((n) => ({ drop: `r${String(n).padStart(2, '0')}` })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...(Object.keys(ORDERS) as OrderName[])).map((order) => ({ order })),
  },
);
const chosen: fc.Arbitrary<ChosenFacets> = fc.record(
  {
    verdict: fc.uniqueArray(fc.constantFrom('include', 'exclude')),
    year: fc.uniqueArray(fc.constantFrom('1999', 'none', '1234')),
    tag: fc.uniqueArray(fc.constantFrom('x', 'y')),
    'code.factor': fc.uniqueArray(fc.constantFrom('factor:shame', 'factor:none')),
    code: fc.constant(['level:second']),
  },
  { requiredKeys: [] },
);

/** What a reference holds in each facet, said in the plainest way. */
function held(facts: ReferenceFacts, name: string): readonly string[] {
  if (name === 'verdict') return [facts.verdict];
  if (name === 'year') return [facts.year === null ? 'none' : String(facts.year)];
  if (name === 'tag') return facts.tags;
  if (name === 'source') return facts.sources;
  return facts.codes.filter((code) => name === 'code' || `code.${code.split(':')[0]}` === name);
}

function allows(facts: ReferenceFacts, facets: ChosenFacets, except = ''): boolean {
  return Object.entries(facets).every(
    ([name, values]) =>
      name === except || values.length === 0 || held(facts, name).some((value) => values.includes(value)),
  );
}

function countOf(table: ReferenceTable, counts: Uint32Array, facet: string, value: string): number {
  for (let number = 0; number < counts.length; number += 1) {
    if (table.numbers.facet(number) === facet && table.numbers.value(number) === value)
      return counts[number] ?? 0;
  }
  return 0;
}

describe('a list of references', () => {
  it('keeps, counts and orders as the plainest way would, after any changes', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 60 }),
        chosen,
        fc.constantFrom(...(Object.keys(ORDERS) as OrderName[])),
        fc.boolean(),
        (steps, facets, sort, descending) => {
          const table = createReferenceTable([]);
          const live = new Map<string, ReferenceFacts>();
          for (const next of steps) {
            if ('put' in next) {
              table.put(next.put);
              live.set(next.put.id, next.put);
            } else if ('drop' in next) {
              table.drop(next.drop);
              live.delete(next.drop);
            } else table.order(next.order);
          }
          const all = [...live.values()];
          const selected = selectRows(table, undefined, facets);
          const { rows } = selected;
          const counts = selected.counts();
          const ordered = orderRows(table, rows, undefined, { sort, descending }, 0, 100);
          const { keyOf } = ORDERS[sort];
          const expected = all
            .filter((each) => allows(each, facets))
            .sort((a, b) => {
              const [x, y] = [keyOf(a), keyOf(b)];
              return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
            })
            .map(({ id }) => id);
          expect(ordered.map((row) => table.rows[row]?.facts.id)).toEqual(
            descending ? expected.toReversed() : expected,
          );
          // `code` takes every dimension together, so only single facets are counted against it.
          if ('code' in facets) return;
          for (const name of ['verdict', 'year', 'tag', 'code.factor', 'source']) {
            for (const value of new Set(all.flatMap((each) => held(each, name)))) {
              const n = all.filter(
                (each) => allows(each, facets, name) && held(each, name).includes(value),
              ).length;
              expect(countOf(table, counts, name, value), `${name}:${value}`).toBe(n);
            }
          }
        },
      ),
      { numRuns: 300, seed: 61 },
    );
  });

  it('knows the rows of records that an index numbers, also of those that come later', () => {
    const ids = ['c', 'a', 'gone'];
    const table = createReferenceTable(['a', 'b', 'c'].map((id) => factsOf(id)));
    const records = { size: () => ids.length, idOf: (number: number) => ids[number] ?? '' };
    expect(ids.map((_, number) => table.rowsOf(records)(number))).toEqual([2, 0, -1]);
    ids.push(...Array.from({ length: 200 }, (_, n) => `later ${n}`));
    table.put(factsOf('later 199'));
    table.put(factsOf('gone'));
    expect([0, 1, 2, 202].map(table.rowsOf(records))).toEqual([2, 0, 4, 3]);
  });

  it('gives the same rows page by page as at once, by relevance too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (given, size, descending) => {
          const table = createReferenceTable(given.map((_, n) => factsOf(`r${String(n).padStart(3, '0')}`)));
          const scores = Float64Array.from(given);
          const found = given.flatMap((score, row) => (score >= 0 ? [row] : []));
          const { rows } = selectRows(table, { rows: found, scores }, {});
          const ordering = { sort: 'relevance' as const, descending };
          const whole = orderRows(table, rows, scores, ordering, 0, 1000);
          const expected = found.toSorted((a, b) => given[b]! - given[a]! || a - b);
          expect(whole).toEqual(descending ? expected.toReversed() : expected);
          const paged: number[] = [];
          for (let offset = 0; offset < rows.length + size; offset += size)
            paged.push(...orderRows(table, rows, scores, ordering, offset, size));
          expect(paged).toEqual(whole);
        },
      ),
      { numRuns: 200, seed: 62 },
    );
  });
});

function factsOf(id: string): ReferenceFacts {
  return {
    id,
    type: '',
    title: '',
    sortAuthor: '',
    year: null,
    verdict: 'undecided',
    tags: [],
    collections: [],
    codes: [],
    codings: 0,
    cited: 0,
    sources: [],
  };
}
