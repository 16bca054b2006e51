import { describe, expect, it } from 'vitest';
import { createDocumentFindStore } from '../../../renderer/stores/document-find.ts';
import { createSavedSearchesStore, isAsking } from '../../../renderer/stores/saved-searches.ts';
import { fakeClient, fakeTools, ulid } from '../fake-client.ts';

const match = (start: number) => ({ start, end: start + 4, page: null });

describe('finding in a document', () => {
  const store = (matches: readonly ReturnType<typeof match>[]) =>
    createDocumentFindStore(
      fakeTools(
        fakeClient({ 'document.find': () => ({ total: matches.length, matches: [...matches], notice: '' }) }),
      ),
    );

  it('begins with the first match from where the person is, and goes round', async () => {
    const find = store([match(10), match(200), match(300)]);
    await find.getState().ask(ulid(1), 'help', 150);
    expect(find.getState().at).toBe(1);
    find.getState().step(1);
    find.getState().step(1);
    expect(find.getState().at).toBe(0);
    find.getState().step(-1);
    expect(find.getState().at).toBe(2);
  });

  it('begins at the top where nothing follows, and does not step where nothing is', async () => {
    const find = store([match(10)]);
    await find.getState().ask(ulid(1), 'help', 150);
    expect(find.getState().at).toBe(0);
    const none = store([]);
    await none.getState().ask(ulid(1), 'zebra', 0);
    none.getState().step(1);
    expect(none.getState().at).toBe(0);
  });

  it('forgets what it found when it is closed', async () => {
    const find = store([match(10)]);
    find.getState().show();
    await find.getState().ask(ulid(1), 'help', 0);
    find.getState().close();
    expect(find.getState()).toMatchObject({ open: false, found: { status: 'idle' }, query: 'help' });
  });
});

describe('saved searches', () => {
  const query = { query: 'a', facets: { type: ['book'], year: [] }, sort: 'year' as const, descending: true };

  it('are kept with what they are narrowed by and nothing empty', async () => {
    const client = fakeClient({ 'savedSearch.save': () => ({}) });
    const store = createSavedSearchesStore(fakeTools(client));
    expect(await store.getState().save('Books', query, false)).toBe(true);
    expect(client.asked.at(-1)?.input).toEqual({
      name: 'Books',
      query: 'a',
      facets: { type: ['book'] },
      sort: 'year',
      descending: true,
      replace: false,
    });
  });

  it('say why one is not kept', async () => {
    const fault = { kind: 'conflict' as const, message: 'There is already one.' };
    const tools = fakeTools(fakeClient({ 'savedSearch.save': () => ({ ok: false, fault }) }));
    expect(await createSavedSearchesStore(tools).getState().save('Books', query, false)).toBe(false);
    expect(tools.notices.getState().notice).toMatchObject({ text: 'There is already one.' });
  });

  it('are known again in the table whatever the order of their facets', () => {
    const saved = { name: 'x', total: 1, ...query, facets: { year: ['2011', '2010'], type: ['book'] } };
    expect(isAsking(saved, { ...query, facets: { type: ['book'], year: ['2010', '2011'], tag: [] } })).toBe(
      true,
    );
    expect(isAsking(saved, { ...query, facets: { type: ['book'] } })).toBe(false);
    expect(isAsking(saved, { ...query, ...saved, descending: false })).toBe(false);
  });
});
