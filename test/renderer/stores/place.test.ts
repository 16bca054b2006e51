import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaceStore } from '../../../renderer/stores/place.ts';
import { HOME, hashOf, type Place, placeFromHash } from '../../../renderer/values/place.ts';

const text = fc.string({ minLength: 1, maxLength: 40 });
const maybe = fc.option(text, { nil: null });
const places: fc.Arbitrary<Place> = fc.oneof(
  fc.record({
    screen: fc.constant('library' as const),
    query: fc.string({ maxLength: 40 }),
    reference: maybe,
  }),
  fc.constant(HOME.import),
  fc.constant(HOME.duplicates),
  fc.record({
    screen: fc.constant('read' as const),
    document: maybe,
    at: fc.option(fc.record({ start: fc.nat(), end: fc.nat() }), { nil: null }),
  }),
  fc.record({ screen: fc.constant('quality' as const), check: maybe }),
  fc.record({ screen: fc.constant('review' as const), document: maybe }),
  fc.record({ screen: fc.constant('code' as const), study: maybe }),
  fc.record({
    screen: fc.constant('matrix' as const),
    rows: maybe,
    columns: maybe,
    cell: fc.option(fc.record({ row: text, column: text }), { nil: null }),
  }),
  fc.record({ screen: fc.constant('map' as const), name: maybe }),
);

describe('the place in the address', () => {
  it('comes back from its own address, whatever its names hold', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(placeFromHash(hashOf(place))).toEqual(place);
      }),
    );
  });

  it('leads to the library from an address that means nothing', () => {
    for (const hash of ['', '#', '#/nowhere', '#/%E0%A4%A', '#//']) {
      expect(placeFromHash(hash).screen).toBe('library');
    }
  });

  it('leads to the documents from a screen of one document that names none', () => {
    for (const hash of ['#/checks', '#/tables', '#/tables/?table=2'])
      expect(placeFromHash(hash)).toEqual(HOME.read);
  });

  it('reads a place in a document only where both ends are numbers', () => {
    expect(placeFromHash('#/read/D?at=12-40')).toMatchObject({ document: 'D', at: { start: 12, end: 40 } });
    expect(placeFromHash('#/read/D?at=12')).toMatchObject({ document: 'D', at: null });
  });
});

describe('going somewhere', () => {
  const bar = (hash: string) => {
    const written: string[] = [];
    let listener = () => {};
    return {
      written,
      hash: () => hash,
      push: (next: string) => {
        hash = next;
        written.push(next);
      },
      replace: (next: string) => {
        hash = next;
      },
      onChange: (added: () => void) => {
        listener = added;
      },
      goBack: (next: string) => {
        hash = next;
        listener();
      },
    };
  };

  it('adds to the history once, and follows the browser back', () => {
    const address = bar('#/library');
    const store = createPlaceStore(address);
    store.getState().go(HOME.code);
    store.getState().go(HOME.code);
    expect(address.written).toEqual(['#/code']);
    address.goBack('#/library');
    expect(store.getState().place.screen).toBe('library');
  });

  it('starts where the address says, so that a reload keeps the place', () => {
    const store = createPlaceStore(bar('#/matrix?rows=a&columns=b&row=a1&column=b2'));
    expect(store.getState().place).toEqual({
      screen: 'matrix',
      rows: 'a',
      columns: 'b',
      cell: { row: 'a1', column: 'b2' },
    });
  });
});
