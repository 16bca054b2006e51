import { expect, test } from 'vitest';
import { createDuplicatesStore, type DuplicateGroup } from '../../../renderer/stores/duplicates.ts';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import { fakeClient, fakeTools, ulid } from '../fake-client.ts';

const group: DuplicateGroup = { ids: [ulid(1), ulid(2)], tier: 'review', because: [] };
const detail = (id: string, item: object) => ({ id, item }) as unknown as CallOutput<'reference.get'>;
const ITEMS: Readonly<Record<string, object>> = {
  [ulid(1)]: { type: 'book', title: 'One', volume: '1' },
  [ulid(2)]: { type: 'book', title: 'Two', page: '3' },
};

function newStore() {
  const client = fakeClient({
    'duplicate.find': () => ({ groups: [group] }),
    'reference.get': ({ id }) => detail(id, ITEMS[id] ?? {}),
    'reference.merge': ({ into }) => detail(into, {}),
  });
  return { client, store: createDuplicatesStore(fakeTools(client)) };
}

test('asks for each field what was shown as the result', async () => {
  const { client, store } = newStore();
  await store.getState().find();
  await store.getState().need(group.ids);
  store.getState().keep(group, ulid(2));
  store.getState().chooseField(group, 'title', ulid(1));
  await store.getState().mergeGroup(group);
  expect(client.asked.find(({ name }) => name === 'reference.merge')?.input).toEqual({
    into: ulid(2),
    from: [ulid(1)],
    fields: { type: ulid(2), title: ulid(1), volume: ulid(1), page: ulid(2) },
  });
});
