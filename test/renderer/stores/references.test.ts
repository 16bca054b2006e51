import { describe, expect, it } from 'vitest';
import { createReferencesStore, PAGE } from '../../../renderer/stores/references.ts';
import { known } from '../../../renderer/values/loadable.ts';
import { type Answers, fakeClient, fakeTools, ulid } from '../fake-client.ts';

const row = (n: number) => ({
  id: ulid(n),
  citationKey: `key${n}`,
  type: 'article-journal',
  title: `Title ${n}`,
  authors: 'Tveter',
  year: 2020,
  container: 'Journal',
  verdict: 'undecided' as const,
  studies: 1,
  codings: 0,
  cited: 0,
  documents: 0,
  problems: 0,
  tags: [],
});

function table(total: number, answers: Answers = {}, pause = async (): Promise<void> => undefined) {
  const client = fakeClient({
    'reference.list': ({ offset = 0, limit = 50 }) => ({
      total,
      rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, n) => row(offset + n)),
      facets: [],
      notice: '',
      partial: false,
    }),
    ...answers,
  });
  const tools = fakeTools(client);
  const store = createReferencesStore(tools, pause);
  const listed = () =>
    client.asked.filter(({ name, input }) => {
      return name === 'reference.list' && (input as { counts?: boolean }).counts === false;
    }).length;
  return { client, tools, store, listed };
}

describe('the rows of the table', () => {
  it('are asked for page by page, each page once', async () => {
    const { store, listed } = table(1_000);
    await store.getState().ask({});
    await store.getState().need(0, 30);
    expect(listed()).toBe(1);
    await store.getState().need(PAGE - 10, PAGE + 10);
    await store.getState().need(PAGE - 5, PAGE + 15);
    expect(listed()).toBe(2);
    expect(store.getState().rows.get(PAGE + 3)?.citationKey).toBe(`key${PAGE + 3}`);
  });

  it('are asked for again while what was stored last is still to be read', async () => {
    let round = 0;
    const { store, listed } = table(0, {
      'reference.list': ({ counts }) => {
        if (counts === false) round += 1;
        const total = round < 3 ? 1 : 2;
        return { total, rows: [row(1), row(2)].slice(0, total), facets: [], notice: '', partial: round < 3 };
      },
    });
    await store.getState().ask({ query: 'walks' });
    await expect.poll(() => known(store.getState().summary)?.total).toBe(2);
    expect(listed()).toBe(3);
  });

  it('are not asked for beyond the end', async () => {
    const { store, listed } = table(5);
    await store.getState().ask({});
    await store.getState().need(0, 400);
    expect(listed()).toBe(1);
  });

  it('come before the counts, and those of the question before stand until then', async () => {
    const facet = (count: number) => ({
      name: 'type',
      label: 'Type',
      values: [{ value: 'book', label: 'book', count }],
    });
    let counted: ((value: unknown) => void) | undefined;
    let round = 0;
    const { store } = table(0, {
      'reference.list': ({ counts }) => {
        if (!counts) return { total: 1, rows: [row(1)], facets: [], notice: '', partial: false };
        round += 1;
        const answer = { total: 1, rows: [], facets: [facet(round)], notice: '', partial: false };
        return round === 1 ? answer : new Promise((tell) => (counted = () => tell(answer)));
      },
    });
    await store.getState().ask({});
    const second = store.getState().ask({ query: 'more' });
    await expect.poll(() => counted).toBeDefined();
    expect(store.getState().summary).toMatchObject({ status: 'ready', value: { facets: [facet(1)] } });
    counted?.(null);
    await second;
    expect(store.getState().summary).toMatchObject({ status: 'ready', value: { facets: [facet(2)] } });
  });

  it('none of which are a search without a find, and not an empty library, until the next answer has come', async () => {
    let answer: (() => void) | undefined;
    const none = { total: 0, rows: [], facets: [], notice: '', partial: false };
    const { store } = table(0, {
      'reference.list': ({ query }) =>
        query === 'zebra' ? none : new Promise((tell) => (answer = () => tell({ ...none, total: 7 }))),
    });
    await store.getState().ask({ query: 'zebra' });
    expect(known(store.getState().summary)).toMatchObject({ total: 0, narrowed: true });
    void store.getState().ask({ query: '' });
    await expect.poll(() => answer).toBeDefined();
    expect(known(store.getState().summary)).toMatchObject({ total: 0, narrowed: true });
    answer?.();
    await expect.poll(() => known(store.getState().summary)).toMatchObject({ total: 7, narrowed: false });
  });

  it('are asked for again where the person looks, the others staying until then', async () => {
    const { store, client } = table(1_000);
    await store.getState().ask({});
    await store.getState().need(5 * PAGE, 5 * PAGE + 20);
    client.asked.length = 0;
    await store.getState().refresh();
    expect(client.asked.map(({ input }) => input)).toMatchObject([
      { offset: 5 * PAGE, limit: PAGE, counts: false },
      { limit: 0, counts: true },
    ]);
    expect(store.getState().rows.has(0)).toBe(true);
  });

  it('of another question come from its beginning, and no page before the first is there', async () => {
    let tell = (): void => undefined;
    const { store, client } = table(0, {
      'reference.list': ({ query, offset = 0, counts }) => {
        const answer = { total: 500, rows: [row(offset)], facets: [], notice: '', partial: false };
        return query === 'later' && offset === 0 && !counts
          ? new Promise((done) => (tell = () => done(answer)))
          : answer;
      },
    });
    await store.getState().ask({});
    await store.getState().need(8 * PAGE, 8 * PAGE + 20);
    client.asked.length = 0;
    const later = store.getState().ask({ query: 'later' });
    await store.getState().need(0, 20, 3 * PAGE);
    expect(client.asked.map(({ input }) => input)).toMatchObject([{ query: 'later', offset: 0 }]);
    tell();
    await later;
    expect([...store.getState().rows.keys()].every((place) => place < 4 * PAGE)).toBe(true);
    expect(store.getState().rows.has(PAGE)).toBe(true);
  });

  it('around those in view wait until typing rests', async () => {
    let rest = (): void => undefined;
    const { store, client } = table(500, {}, () => new Promise((done) => (rest = done)));
    const asked = store.getState().ask({ query: 'typed' });
    await expect.poll(() => store.getState().rows.size).toBe(PAGE);
    client.asked.length = 0;
    await store.getState().need(0, 20, 3 * PAGE);
    expect(client.asked).toEqual([]);
    rest();
    await asked;
    expect(client.asked.map(({ input }) => input)).toMatchObject([
      { offset: PAGE, limit: 3 * PAGE },
      { limit: 0, counts: true },
    ]);
  });

  it('belong to the newest question even when an older answer comes late', async () => {
    const answers: ((value: unknown) => void)[] = [];
    const { store } = table(0, {
      'reference.list': ({ query, counts }) =>
        counts
          ? { total: 1, rows: [], facets: [], notice: '', partial: false }
          : new Promise((answer) => {
              answers.push(() =>
                answer({
                  total: 1,
                  rows: [{ ...row(1), title: query ?? '' }],
                  facets: [],
                  notice: '',
                  partial: false,
                }),
              );
            }),
    });
    const older = store.getState().ask({ query: 'older' });
    const newer = store.getState().ask({ query: 'newer' });
    await Promise.resolve();
    answers[1]?.(null);
    answers[0]?.(null);
    await Promise.all([older, newer]);
    expect(store.getState().rows.get(0)?.title).toBe('newer');
  });

  it('stay at hand while the list is asked anew and when that fails', async () => {
    let works = true;
    const { store } = table(0, {
      'reference.list': () =>
        works
          ? { total: 1, rows: [row(1)], facets: [], notice: '', partial: false }
          : { ok: false, fault: { kind: 'held', message: 'The library is held elsewhere.' } },
    });
    await store.getState().ask({});
    works = false;
    await store.getState().refresh();
    expect(store.getState().summary).toMatchObject({ status: 'failed', last: { total: 1 } });
    expect(store.getState().rows.size).toBe(1);
  });
});

describe('selecting', () => {
  it('reaches every row of the answer, also those not drawn yet', async () => {
    const ids = Array.from({ length: 3 * PAGE }, (_, n) => ulid(n));
    const { store, client } = table(3 * PAGE, { 'search.ids': () => ({ ids, notice: '', partial: false }) });
    await store.getState().ask({ query: 'hearing', facets: { type: ['book'] } });
    await store.getState().selectAll();
    expect(store.getState().selected.size).toBe(3 * PAGE);
    expect(client.asked.at(-1)?.input).toMatchObject({ query: 'hearing', facets: { type: ['book'] } });
  });

  it('takes a range in either direction', async () => {
    const { store } = table(20);
    await store.getState().ask({});
    store.getState().selectRange(8, 5);
    expect([...store.getState().selected]).toEqual([5, 6, 7, 8].map(ulid));
  });
});

describe('acting on the selection', () => {
  it('decides on all of it, says so with an undo, and lets it go', async () => {
    const { store, client, tools } = table(20, { 'reference.decide': () => ({}) });
    await store.getState().ask({});
    store.getState().toggle([ulid(1), ulid(2)]);
    await store.getState().decide('exclude', 'not about hearing');
    expect(client.asked.at(-1)?.input).toEqual({
      ids: [ulid(1), ulid(2)],
      verdict: 'exclude',
      reason: 'not about hearing',
    });
    expect(store.getState().selected.size).toBe(0);
    expect(tools.notices.getState().notice).toMatchObject({ tone: 'done', undo: true });
    expect(tools.notices.getState().notice?.text).toContain('2 references');
  });

  it('keeps the selection when the engine refuses', async () => {
    const { store, tools } = table(20, {
      'reference.remove': () => ({
        ok: false,
        fault: { kind: 'read-only', message: 'This library is read-only.' },
      }),
    });
    await store.getState().ask({});
    store.getState().toggle([ulid(1)]);
    await store.getState().remove();
    expect(store.getState().selected.size).toBe(1);
    expect(tools.notices.getState().notice).toMatchObject({
      tone: 'failed',
      text: 'This library is read-only.',
    });
  });

  it('merges the others into the one that is kept', async () => {
    const { store, client } = table(20, { 'reference.merge': () => ({}) as never });
    await store.getState().ask({});
    store.getState().toggle([ulid(1), ulid(2), ulid(3)]);
    await store.getState().merge(ulid(2));
    expect(client.asked.at(-1)?.input).toEqual({ into: ulid(2), from: [ulid(1), ulid(3)] });
  });

  it('exports the selection, or without one what the query finds', async () => {
    const produced = {
      file: 'file-0123456789abcdef',
      name: 'references.bib',
      mediaType: 'text/plain',
      notices: [],
    };
    const { store, client, tools } = table(20, { 'export.references': () => produced });
    await store.getState().ask({ query: 'hearing', facets: { type: ['book'] }, sort: 'year' });
    await store.getState().save('bibtex', false);
    expect(client.asked.at(-1)?.input).toMatchObject({
      format: 'bibtex',
      codings: false,
      query: 'hearing',
      facets: { type: ['book'] },
      sort: 'year',
    });
    store.getState().toggle([ulid(4)]);
    await store.getState().save('ris', false);
    expect(client.asked.at(-1)?.input).toEqual({ format: 'ris', codings: false, ids: [ulid(4)] });
    expect(tools.saved).toEqual(['references.bib', 'references.bib']);
  });
});
