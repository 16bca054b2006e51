import { expect, it, vi } from 'vitest';
import { createStores } from '../../../renderer/stores/stores.ts';
import { fault } from '../../../shared/contract/fault.ts';
import { fakeClient } from '../fake-client.ts';

const STUDY = '01JZZZZZZZZZZZZZZZZZZZZZZZ';

async function codingScreen() {
  vi.useFakeTimers();
  const client = fakeClient({});
  const stores = createStores({
    client,
    bar: { hash: () => `#/code/${STUDY}`, push: () => {}, replace: () => {}, onChange: () => {} },
    kept: { getItem: () => null, setItem: () => {} },
    save: () => {},
    openPdf: async () => fault('unreadable', 'no pages here'),
  });
  void stores.references.getState().refresh();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stores.place.getState().place.screen).toBe('code');
  const asked = (from: number) => client.asked.slice(from).map(({ name }) => name);
  return { client, stores, asked };
}

it('asks for the table of the library anew when somebody has coded and then looks at it, not before', async () => {
  const { client, stores, asked } = await codingScreen();
  const before = client.asked.length;
  client.emit({ event: 'library.changed', revision: 2, touched: ['coding', 'passage'] });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked(before)).toContain('library.describe');
  expect(asked(before)).not.toContain('reference.list');
  stores.place.getState().move({ screen: 'library', query: '', reference: null });
  await vi.advanceTimersByTimeAsync(1);
  expect(asked(before)).toContain('reference.list');
  vi.useRealTimers();
});

it('asks for everything in a pause where more than codings changed', async () => {
  const { client, asked } = await codingScreen();
  const before = client.asked.length;
  client.emit({ event: 'library.changed', revision: 2, touched: ['document', 'coding'] });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked(before)).toContain('reference.list');
  vi.useRealTimers();
});
