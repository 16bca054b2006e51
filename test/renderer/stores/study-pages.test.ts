import { expect, it } from 'vitest';
import { createStores } from '../../../renderer/stores/stores.ts';
import { createStudyPagesStore } from '../../../renderer/stores/study-pages.ts';
import type { CallInput, CallOutput } from '../../../shared/contract/calls.ts';
import { fault } from '../../../shared/contract/fault.ts';
import { fakeClient, fakeTools, ulid } from '../fake-client.ts';

const STUDIES = Array.from({ length: 3 }, (_, at) => ulid(at + 1));

function page({ at, offset = 0, limit = 100 }: CallInput<'study.page'>): CallOutput<'study.page'> {
  const rows = STUDIES.slice(offset, offset + limit).map((id) => ({
    id,
    label: id,
    year: null,
    references: [],
    verdict: 'include' as const,
    inScope: true,
    complete: false,
    coded: {},
  }));
  const place = at === undefined ? -1 : STUDIES.indexOf(at);
  return {
    rows,
    total: STUDIES.length,
    at: place < 0 ? null : place,
    next: null,
    progress: { complete: 0, inScope: 3, again: 0 },
  };
}

it('steps to a neighbour that is at hand without asking, and asks where coding may have moved it', async () => {
  const client = fakeClient({ 'study.page': page });
  const { getState } = createStudyPagesStore(fakeTools(client));
  await getState().refresh();
  await getState().stand(STUDIES[1] ?? null);
  client.asked.length = 0;
  expect(await getState().beside(1)).toBe(STUDIES[2]);
  expect(await getState().beside(-1)).toBe(STUDIES[0]);
  expect(client.asked).toEqual([]);
  await getState().choose({ show: 'to code' });
  expect(await getState().beside(1)).toBe(STUDIES[2]);
  expect(client.asked.length).toBeGreaterThan(1);
});

it('asks for the pages around those in view, and for none beyond the last', async () => {
  const pages = ({ offset = 0, ...rest }: CallInput<'study.page'>) => ({
    ...page({ offset, ...rest }),
    total: 450,
  });
  const client = fakeClient({ 'study.page': pages });
  const { getState } = createStudyPagesStore(fakeTools(client));
  await getState().refresh();
  client.asked.length = 0;
  getState().need(0, 20);
  getState().need(250, 270);
  const offsets = client.asked.map(({ input }) => (input as { offset: number }).offset);
  expect(offsets).toEqual([100, 200, 300, 400]);
});

it('asks for the list at once while somebody codes, and for the rest when they turn elsewhere', async () => {
  const client = fakeClient({ 'study.page': page, 'document.list': () => [] });
  let hash = '#/code';
  const stores = createStores({
    client,
    bar: {
      hash: () => hash,
      push: (next) => {
        hash = next;
      },
      replace: () => {},
      onChange: () => {},
    },
    kept: { getItem: () => null, setItem: () => {} },
    save: () => {},
    openPdf: async () => fault('unreadable', 'no pages here'),
  });
  await stores.reading.getState().list();
  client.asked.length = 0;
  client.emit({ event: 'library.changed', revision: 2, touched: ['coding'] });
  expect(client.asked.map(({ name }) => name)).toEqual(['study.page']);
  stores.place.getState().move({ screen: 'matrix', rows: null, columns: null, cell: null });
  expect(client.asked.map(({ name }) => name)).toContain('document.list');
});
