import { describe, expect, it } from 'vitest';
import { chosenEntry, createReviewStore, type ReviewEntry } from '../../../renderer/stores/review.ts';
import { rawMarks } from '../../../renderer/values/raw-marks.ts';
import { type Answers, fakeClient, fakeTools, ulid } from '../fake-client.ts';

const entry = (n: number, confidence: number): ReviewEntry => ({
  source: ulid(n),
  reference: ulid(100 + n),
  citationKey: `key${n}`,
  document: null,
  documentName: '',
  n,
  start: null,
  end: null,
  raw: `Moreau, B. 2014. Maps ${n}.`,
  item: { type: 'book', title: `Maps ${n}` },
  confidence,
  fields: [],
  warnings: [],
});

function opened(more: Answers = {}) {
  let waiting = [entry(1, 0.2), entry(2, 0.4), entry(3, 0.6)];
  const client = fakeClient({
    'review.list': () => ({ entries: waiting, waiting: waiting.length, settled: 3 - waiting.length }),
    'review.settle': ({ source }) => {
      waiting = waiting.filter((one) => one.source !== source);
      return {};
    },
    ...more,
  });
  return { client, store: createReviewStore(fakeTools(client)) };
}

describe('the review queue', () => {
  it('begins at the least certain entry and stays within its ends', async () => {
    const { store } = opened();
    await store.getState().open(null);
    expect(store.getState().chosen).toBe(ulid(1));
    store.getState().step(-1);
    expect(store.getState().chosen).toBe(ulid(1));
    for (let i = 0; i < 5; i++) store.getState().step(1);
    expect(store.getState().chosen).toBe(ulid(3));
  });

  it('confirms what was not touched, corrects what was, and goes on to the next', async () => {
    const { store, client } = opened();
    await store.getState().open(null);
    await store.getState().settle();
    expect(store.getState().chosen).toBe(ulid(2));
    store.getState().change('title', 'Maps of the delta');
    store.getState().change('publisher', undefined);
    await store.getState().settle();
    expect(client.asked.filter(({ name }) => name === 'review.settle').map(({ input }) => input)).toEqual([
      { source: ulid(1), item: 'confirmed' },
      { source: ulid(2), item: { type: 'book', title: 'Maps of the delta' } },
    ]);
    expect(chosenEntry(store.getState())?.source).toBe(ulid(3));
    expect(store.getState().drafts.size).toBe(0);
  });

  it('keeps a correction that could not be stored', async () => {
    const { store } = opened({
      'review.settle': () => ({ ok: false, fault: { kind: 'read-only', message: 'No.' } }),
    });
    await store.getState().open(null);
    store.getState().change('title', 'Mine');
    await store.getState().settle();
    expect(store.getState().chosen).toBe(ulid(1));
    expect(store.getState().drafts.get(ulid(1))?.title).toBe('Mine');
  });

  it('asks for the entries of one document', async () => {
    const { store, client } = opened();
    await store.getState().open(ulid(9));
    expect(client.asked.at(-1)).toEqual({ name: 'review.list', input: { document: ulid(9) } });
  });
});

describe('the marks in a raw entry', () => {
  const raw = 'Moreau, B. 2014. Maps.';

  it('cover doubtful values only, the least certain where two overlap', () => {
    const fields = [
      { field: 'title', probability: 0.3, places: [{ start: 17, end: 21 }] },
      { field: 'publisher', probability: 0.5, places: [{ start: 15, end: 21 }] },
      { field: 'author', probability: 0.99, places: [{ start: 0, end: 10 }] },
    ];
    const marks = rawMarks({ raw, fields });
    expect(marks.map(({ text, field }) => [text, field])).toEqual([
      ['Moreau, B. 2014. ', null],
      ['Maps', 'title'],
      ['.', null],
    ]);
  });

  it('give the whole entry where nothing is doubtful', () => {
    expect(rawMarks({ raw, fields: [] }).map(({ text }) => text)).toEqual([raw]);
  });
});
