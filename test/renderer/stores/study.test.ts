import { describe, expect, it } from 'vitest';
import { createStudyStore, type StudyDetail, type Suggestion } from '../../../renderer/stores/study.ts';
import { cutStudyText } from '../../../renderer/stores/study-marks.ts';
import { isAsCitedOnly } from '../../../shared/model/coding.ts';
import { type Answers, fakeClient, fakeTools, ulid } from '../fake-client.ts';

const suggestion = (id: string): Suggestion => ({
  id,
  study: ulid(1),
  reference: ulid(2),
  title: '',
  dimension: 'factor',
  code: 'distance',
  direction: null,
  outcome: null,
  confidence: 0.8,
  basis: 'title',
  claim: 'result',
  passages: [{ document: null, start: 7, end: 11, quote: 'late' }],
  because: ['late'],
});

const detail = (suggestions: readonly Suggestion[]): StudyDetail => ({
  id: ulid(1),
  label: 'Tveter 2023',
  note: '',
  rev: 1,
  references: [],
  texts: [],
  codings: [],
  suggestions: [...suggestions],
  findings: [],
});

async function opened(answers: Answers) {
  const client = fakeClient({
    'study.get': () => detail([suggestion('a'), suggestion('b'), suggestion('c')]),
    ...answers,
  });
  const tools = fakeTools(client);
  const store = createStudyStore(tools);
  await store.getState().open(ulid(1));
  return { client, tools, store };
}

describe('answering suggestions', () => {
  it('stands on the first when a study opens', async () => {
    const { store } = await opened({});
    expect(store.getState().suggestion).toBe('a');
  });

  it('moves on to the next one when one is answered', async () => {
    const { store } = await opened({ 'suggestion.reject': () => ({}) });
    await store.getState().reject('a');
    expect(store.getState().suggestion).toBe('b');
  });

  it('steps back when the last one is answered', async () => {
    const { store } = await opened({ 'suggestion.reject': () => ({}) });
    store.getState().stand('c');
    await store.getState().reject('c');
    expect(store.getState().suggestion).toBe('b');
  });

  it('stays where it is when the engine refuses', async () => {
    const { store, tools } = await opened({});
    await store.getState().accept('a');
    expect(store.getState().suggestion).toBe('a');
    expect(tools.notices.getState().notice?.tone).toBe('failed');
  });

  it('hands along what the person changed', async () => {
    const { store, client } = await opened({ 'suggestion.accept': () => ({}) as never });
    await store.getState().accept('b', { direction: 'barrier', outcome: null });
    expect(client.asked.at(-1)?.input).toEqual({
      id: 'b',
      study: ulid(1),
      direction: 'barrier',
      outcome: null,
    });
  });
});

describe('a study that is likely opened next', () => {
  const other = ulid(7);
  const named = (label: string) => ({
    'study.get': ({ id }: { id: string }) => ({ ...detail([suggestion('x')]), id, label }),
  });

  it('is there at once when it is opened, with its first suggestion', async () => {
    const { client, store } = await opened(named('Next'));
    await store.getState().expect(other);
    client.asked.length = 0;
    const opening = store.getState().open(other);
    expect(store.getState()).toMatchObject({ id: other, study: { status: 'ready' }, suggestion: 'x' });
    await opening;
    expect(client.asked).toEqual([]);
  });

  it('is asked for again where something changed since, or while it was asked for', async () => {
    const { client, store } = await opened(named('Next'));
    await store.getState().expect(other);
    await store.getState().refresh();
    const underWay = store.getState().expect(other);
    await store.getState().refresh();
    await underWay;
    client.asked.length = 0;
    const opening = store.getState().open(other);
    expect(store.getState().study.status).toBe('loading');
    await opening;
    expect(client.asked).toEqual([{ name: 'study.get', input: { id: other } }]);
  });
});

describe('marking a study’s words', () => {
  const text = {
    key: 'title:x',
    basis: 'title' as const,
    kind: 'title' as const,
    reference: ulid(2),
    document: null,
    source: '',
    start: 0,
    end: 23,
    text: 'Asking late, going far.',
    context: null,
  };

  it('marks the words that caused a suggestion', () => {
    const because = cutStudyText(text, [], suggestion('a')).filter(({ isBecause }) => isBecause);
    expect(because.map(({ start, end }) => text.text.slice(start, end))).toEqual(['late']);
  });

  it('does not mark an abstract for words quoted from the title', () => {
    const abstract = {
      ...text,
      kind: 'abstract' as const,
      basis: 'abstract' as const,
      text: 'Most people wait for years.',
    };
    expect(cutStudyText(abstract, [], suggestion('a')).some(({ isSuggested }) => isSuggested)).toBe(false);
  });
});

it('calls a coding known only as cited when every passage is', () => {
  const passages = (...bases: string[]) => ({ passages: bases.map((basis) => ({ basis })) }) as never;
  expect(isAsCitedOnly(passages('as cited', 'as cited'))).toBe(true);
  expect(isAsCitedOnly(passages('as cited', 'abstract'))).toBe(false);
  expect(isAsCitedOnly(passages())).toBe(false);
});
