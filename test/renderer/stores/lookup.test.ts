import { expect, test } from 'vitest';
import { createLookupStore, fieldKey } from '../../../renderer/stores/lookup.ts';
import { known } from '../../../renderer/values/loadable.ts';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import { fakeClient, fakeTools, ulid } from '../fake-client.ts';

const reference = {
  id: ulid(1),
  rev: 4,
  item: { type: 'book', title: 'Another matter', publisher: 'Press' },
} as unknown as CallOutput<'reference.get'>;
const REQUEST: CallOutput<'lookup.prepare'> = {
  source: 'crossref',
  method: 'GET',
  url: 'https://api.crossref.org/works/x',
  headers: {},
};
const proposal: CallOutput<'lookup.send'>['proposals'][number] = {
  item: { type: 'book', title: 'Another matter' },
  sameTitle: true,
  fields: [
    { field: 'publisher', mine: 'Press', theirs: 'The Press', value: 'The Press' },
    { field: 'volume', mine: '', theirs: '2', value: '2' },
  ],
};

function newStore() {
  const client = fakeClient({
    'lookup.prepare': () => REQUEST,
    'lookup.send': () => ({ proposals: [proposal] }),
    'reference.update': () => reference,
  });
  return { client, store: createLookupStore(fakeTools(client)) };
}

test('opening asks what would be sent and sends nothing', async () => {
  const { client, store } = newStore();
  await store.getState().open(reference);
  expect(client.asked.map(({ name }) => name)).toEqual(['lookup.prepare']);
  expect(known(store.getState().request)).toEqual(REQUEST);
});

test('sends the address that was shown; of the answer, what the reference lacks is chosen', async () => {
  const { client, store } = newStore();
  await store.getState().open(reference);
  await store.getState().send();
  expect(client.asked.at(-1)?.input).toMatchObject({ url: REQUEST.url, mail: '' });
  expect([...store.getState().taken]).toEqual([fieldKey(0, 'volume')]);
});

test('takes the chosen fields into the reference as it was seen, and no other', async () => {
  const { client, store } = newStore();
  await store.getState().open(reference);
  await store.getState().send();
  expect(await store.getState().take(proposal, 0)).toBe(true);
  expect(client.asked.at(-1)).toEqual({
    name: 'reference.update',
    input: { id: ulid(1), rev: 4, item: { ...reference.item, volume: '2' } },
  });
});
