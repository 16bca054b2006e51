import { expect, onTestFinished, test } from 'vitest';
import { createTypesetter } from '../../../library/bibliographies/typesetter.ts';

const task = (style: string) => ({
  style,
  locale: null,
  items: [
    { id: 'a', item: { type: 'book', title: 'Another matter', author: [{ family: 'Poe', given: 'Bo' }] } },
  ],
});

function typesetter() {
  const made = createTypesetter();
  onTestFinished(() => made.close());
  return made;
}

test('lists are typeset one after another in one thread', async () => {
  const { typeset } = typesetter();
  const both = await Promise.all([typeset(task('apa')), typeset(task('ieee'))]);
  expect(both.map((reply) => reply.ok && reply.output.entries.length)).toEqual([1, 1]);
});

test('a list that takes too long is given up, and the next one is typeset', async () => {
  const { typeset } = typesetter();
  const late = await typeset(task('apa'), { timeLimit: 1 });
  expect(late).toMatchObject({ ok: false, fault: { kind: 'unreadable' } });
  expect(await typeset(task('apa'))).toMatchObject({ ok: true });
});

test('a cancelled list is given up, and the next one is typeset', async () => {
  const { typeset } = typesetter();
  const stop = new AbortController();
  const cancelled = typeset(task('apa'), { signal: stop.signal });
  stop.abort();
  expect(await cancelled).toMatchObject({ ok: false, fault: { kind: 'cancelled' } });
  expect(await typeset(task('apa'))).toMatchObject({ ok: true });
});
