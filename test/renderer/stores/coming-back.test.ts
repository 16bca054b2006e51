import { describe, expect, it } from 'vitest';
import { createStores } from '../../../renderer/stores/stores.ts';
import { fault } from '../../../shared/contract/fault.ts';
import { fakeClient } from '../fake-client.ts';

const ground = (client: ReturnType<typeof fakeClient>) => ({
  client,
  bar: { hash: () => '#/library', push: () => {}, replace: () => {}, onChange: () => {} },
  kept: { getItem: () => null, setItem: () => {} },
  save: () => {},
  openPdf: async () => fault('unreadable', 'no pages here'),
});

describe('an engine that comes back', () => {
  it.each(['lost', 'shutOut', 'restarting'] as const)(
    'is asked once for what is shown after the connection was %s',
    async (state) => {
      const client = fakeClient({});
      createStores(ground(client));
      client.connect(state);
      const before = client.asked.length;
      client.connect('connected');
      await Promise.resolve();
      const asked = client.asked.slice(before).map(({ name }) => name);
      expect(asked).toContain('library.describe');
      expect(asked).toEqual([...new Set(asked)]);
    },
  );

  it('is not asked again because something else is under way', () => {
    const client = fakeClient({});
    createStores(ground(client));
    const before = client.asked.length;
    client.connect('connected');
    expect(client.asked.length).toBe(before);
  });
});
