import { expect, test } from 'vitest';
import { createBibliographyStore } from '../../../renderer/stores/bibliography.ts';
import { known } from '../../../renderer/values/loadable.ts';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import { USUAL_LIBRARY, USUAL_PERSON } from '../../../shared/contract/settings.ts';
import { type Answers, fakeClient, fakeTools } from '../fake-client.ts';

const settings = (style: string): CallOutput<'settings.read'> => ({
  person: USUAL_PERSON,
  library: { ...USUAL_LIBRARY, citationStyle: style, citationLocale: 'en-GB' },
  notices: [],
  file: null,
  backupFolder: null,
});
const list = (style: string): CallOutput<'bibliography.read'> => ({
  style: { id: style, title: style.toUpperCase(), kind: 'numeric', locale: '' },
  locale: 'en-GB',
  total: 7,
  entries: [{ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', label: [], paragraphs: [] }],
  unprinted: [],
  hanging: false,
  html: '<p>One.</p>',
  text: 'One.\n',
  notices: [],
});

function storeOver(answers: Answers = {}) {
  const client = fakeClient({
    'settings.read': () => settings('ieee'),
    'settings.choose': () => settings('ieee'),
    'style.list': () => ({ total: 0, styles: [], locales: [] }),
    'bibliography.read': ({ style }) => list(style ?? 'apa'),
    ...answers,
  });
  const tools = fakeTools(client);
  return { client, tools, store: createBibliographyStore(tools) };
}

test('opens in the style and language the library was last cited in', async () => {
  const { store, client } = storeOver();
  await store.getState().open({ query: 'hearing' });
  expect(known(store.getState().preview)?.style.id).toBe('ieee');
  expect(client.asked.find(({ name }) => name === 'bibliography.read')?.input).toEqual({
    query: 'hearing',
    style: 'ieee',
    locale: 'en-GB',
    limit: 5,
  });
});

test('an answer that comes late does not take the place of a newer one', async () => {
  let answerFirst: () => void = () => undefined;
  const first = new Promise<void>((done) => {
    answerFirst = done;
  });
  const { store } = storeOver({
    'bibliography.read': async ({ style }) => {
      if (style === 'slow') await first;
      return list(style ?? 'apa');
    },
  });
  const slow = store.getState().choose('slow');
  await store.getState().choose('quick');
  answerFirst();
  await slow;
  expect(known(store.getState().preview)?.style.id).toBe('quick');
});

test('copying hands on the whole list, remembers the style and tells what was left', async () => {
  const { store, client, tools } = storeOver();
  await store.getState().open({});
  let written = '';
  await store.getState().copy(async (made) => {
    written = (await made).text;
  });
  expect(written).toBe('One.\n');
  expect(client.asked.at(-1)).toEqual({
    name: 'settings.choose',
    input: { library: { citationStyle: 'ieee', citationLocale: 'en-GB' } },
  });
  expect(tools.notices.getState().notice?.text).toBe(
    '1 entry copied, as rich and as plain text. 6 references are not among them; save a file to have all.',
  );
});

test('a clipboard that refuses is told in a sentence', async () => {
  const { store, tools } = storeOver();
  await store.getState().open({});
  await store.getState().copy(async () => {
    throw new Error('denied');
  });
  expect(tools.notices.getState().notice).toMatchObject({ tone: 'failed' });
});

test('keeping a style for a file of another kind remembers it and gives it', async () => {
  const { store, client } = storeOver();
  await store.getState().open({});
  expect(await store.getState().keep()).toEqual({ style: 'ieee', locale: 'en-GB' });
  expect(client.asked.at(-1)?.name).toBe('settings.choose');
});
