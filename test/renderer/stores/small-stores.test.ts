import { describe, expect, it } from 'vitest';
import { createActivityStore, observed } from '../../../renderer/stores/activity.ts';
import { createPreferencesStore } from '../../../renderer/stores/preferences.ts';
import { createSearchStore } from '../../../renderer/stores/search.ts';
import { createStores } from '../../../renderer/stores/stores.ts';
import { findCodes, notApplicableCode } from '../../../renderer/values/code-search.ts';
import { cutSnippet } from '../../../renderer/values/snippet.ts';
import { fault } from '../../../shared/contract/fault.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { fakeClient, fakeTools } from '../fake-client.ts';

const NEVER = () => new Promise<void>(() => undefined);

describe('preferences', () => {
  const kept = (text: string | null) => {
    let value = text;
    return {
      getItem: () => value,
      setItem: (_key: string, next: string) => {
        value = next;
      },
      value: () => value,
    };
  };

  it('start as usual when what was kept is damaged', () => {
    for (const damaged of [null, 'not json', '7', '{"theme":"pink","detailWidth":9,"pointersSeen":[1]}']) {
      const { theme, detailWidth, pointersSeen } = createPreferencesStore(kept(damaged)).getState();
      expect({ theme, detailWidth, pointersSeen }).toEqual({
        theme: 'system',
        detailWidth: 380,
        pointersSeen: [],
      });
    }
  });

  it('keep a pointer away for good once it is dismissed', () => {
    const storage = kept(null);
    createPreferencesStore(storage).getState().dismissPointer('drop');
    expect(createPreferencesStore(storage).getState().pointersSeen).toEqual(['drop']);
  });

  it('last as long as the window where nothing can be kept', () => {
    const refusing = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
    };
    const store = createPreferencesStore(refusing);
    store.getState().choose({ theme: 'dark' });
    expect(store.getState().theme).toBe('dark');
  });
});

describe('the search over everything', () => {
  const answer = (title: string) => ({
    total: 1,
    hits: [{ id: 'x', citationKey: 'x', title, score: 1, matches: [] }],
    facets: [],
    notice: '',
    partial: false,
  });

  it('cancels an older question when a newer one is asked', async () => {
    const stopped: string[] = [];
    const client = fakeClient({
      'search.query': ({ query }, signal) =>
        query === 'newer'
          ? answer('newer')
          : new Promise((done) => {
              signal?.addEventListener('abort', () => {
                stopped.push(query);
                done(answer('older'));
              });
            }),
    });
    const store = createSearchStore(fakeTools(client), NEVER);
    const older = store.getState().ask('older');
    await store.getState().ask('newer');
    await older;
    expect(stopped).toEqual(['older']);
    expect(store.getState().answer).toMatchObject({ status: 'ready', value: { hits: [{ title: 'newer' }] } });
  });

  it('asks again while something is still to be read, until another question comes', async () => {
    const waits: (() => void)[] = [];
    let isBehind = true;
    const client = fakeClient({
      'search.query': ({ query }) => ({ ...answer(query), partial: isBehind }),
    });
    const store = createSearchStore(fakeTools(client), () => new Promise((done) => waits.push(done)));
    await store.getState().ask('walks');
    waits.shift()!();
    await expect.poll(() => client.asked.length).toBe(2);
    await expect.poll(() => waits.length).toBe(1);
    isBehind = false;
    await store.getState().ask('other');
    waits.shift()!();
    await new Promise(setImmediate);
    expect(client.asked.map(({ input }) => (input as { query: string }).query)).toEqual([
      'walks',
      'walks',
      'other',
    ]);
  });

  it('asks nothing for an empty box', async () => {
    const client = fakeClient({});
    await createSearchStore(fakeTools(client), NEVER).getState().ask('   ');
    expect(client.asked).toEqual([]);
  });

  it('cuts a snippet at its ranges and leaves broken ones aside', () => {
    const pieces = cutSnippet('hearing help', [
      [8, 12],
      [0, 7],
      [5, 9],
      [40, 50],
    ]);
    expect(pieces).toEqual([
      { text: 'hearing', hit: true },
      { text: ' ', hit: false },
      { text: 'help', hit: true },
    ]);
  });
});

describe('calls under way', () => {
  it('are listed with their progress until they end, and can be cancelled there', async () => {
    const activity = createActivityStore();
    const client = observed(
      fakeClient({
        'library.verify': (_input, signal) =>
          new Promise((done) => {
            signal?.addEventListener('abort', () => done({ ok: false, checks: [] }));
          }),
      }),
      activity,
    );
    const running = client.call('library.verify', {});
    expect(activity.getState().jobs.map(({ call }) => call)).toEqual(['library.verify']);
    activity.getState().jobs[0]?.cancel();
    await running;
    expect(activity.getState().jobs).toEqual([]);
  });
});

describe('all stores together', () => {
  it('ask anew only for what was looked at when the library changes', async () => {
    const client = fakeClient({ 'document.list': () => [] });
    const stores = createStores({
      client,
      bar: { hash: () => '', push: () => {}, replace: () => {}, onChange: () => {} },
      kept: { getItem: () => null, setItem: () => {} },
      save: () => {},
      openPdf: async () => fault('unreadable', 'no pages here'),
    });
    await stores.reading.getState().list();
    client.asked.length = 0;
    client.emit({ event: 'library.changed', revision: 2, touched: ['reference'] });
    expect(client.asked.map(({ name }) => name).sort()).toEqual(['document.list', 'library.describe']);
  });
});

describe('finding a code by typing', () => {
  const codebook: Codebook = {
    id: 'hearing',
    version: '1',
    title: 'Hearing help',
    dimensions: [
      {
        id: 'factor',
        label: 'Factor',
        choice: 'multiple',
        qualifiers: ['way'],
        codes: [
          { id: 'access', label: 'Access', group: true, definition: '' },
          {
            id: 'access.distance',
            label: 'Long distance',
            parent: 'access',
            definition: 'Far from services.',
          },
          {
            id: 'asked',
            label: 'Asked by a nurse',
            definition: 'Someone proposed a test, near or at a distance.',
          },
          { id: 'na', label: 'No factor', definition: '', exclusive: true },
        ],
      },
      {
        id: 'way',
        label: 'Direction',
        role: 'direction',
        choice: 'single',
        codes: [{ id: 'up', label: 'More', definition: '' }],
      },
    ],
  };

  it('puts a word of the label before a word of the definition, and offers no headings and no directions', () => {
    expect(findCodes(codebook, 'dist').map(({ code }) => code.id)).toEqual(['access.distance', 'asked']);
    expect(findCodes(codebook, '').map(({ code }) => code.id)).toEqual(['access.distance', 'asked', 'na']);
  });

  it('needs every word, each from its beginning', () => {
    expect(findCodes(codebook, 'asked nurse').map(({ code }) => code.id)).toEqual(['asked']);
    expect(findCodes(codebook, 'urse')).toEqual([]);
  });

  it('knows the code that says a dimension does not apply', () => {
    expect(notApplicableCode(codebook.dimensions[0])?.id).toBe('na');
    expect(notApplicableCode(codebook.dimensions[1])).toBeUndefined();
  });
});
