import { expect, test } from 'vitest';
import { newEngine } from '../test-engine.ts';

const ITEMS = [
  {
    type: 'article-journal',
    title: 'Hearing aids in use',
    author: [{ family: 'Lee', given: 'Ann' }],
    issued: { 'date-parts': [[2001]] },
    'container-title': 'Ear',
  },
  {
    type: 'book',
    title: 'Another matter',
    author: [{ family: 'Poe', given: 'Bo' }],
    issued: { 'date-parts': [[1999]] },
    publisher: 'Press',
  },
];

async function engineWithTwo() {
  const engine = await newEngine();
  const { ids } = await engine.call('reference.add', { items: ITEMS });
  return { ...engine, ids };
}

test('a bibliography of all, of a search and of a selection', async () => {
  const { call, ids } = await engineWithTwo();
  const all = await call('bibliography.read', { style: 'apa' });
  expect(all.text).toBe(
    'Lee, A. (2001). Hearing aids in use. Ear.\nPoe, B. (1999). Another matter. Press.\n',
  );
  expect(all.html).toContain('<i>Ear</i>');
  expect(all.style.title).toContain('American Psychological');
  const found = await call('bibliography.read', { query: 'hearing' });
  expect(found.entries.map(({ id }) => id)).toEqual([ids[0]]);
  const chosen = await call('bibliography.read', { ids: [ids[1]!], style: 'ieee' });
  expect(chosen.text).toBe('[1] B. Poe, Another matter. Press, 1999.\n');
});

test('only the first entries are typeset for a look, and the total is told', async () => {
  const { call } = await engineWithTwo();
  const look = await call('bibliography.read', { limit: 1 });
  expect([look.total, look.entries.length]).toEqual([2, 1]);
});

test.each(['html', 'markdown', 'rtf', 'docx', 'text'] as const)('a file of %s', async (format) => {
  const { call, engine } = await engineWithTwo();
  const produced = await call('bibliography.export', { format });
  const file = engine.files.get(produced.file);
  expect(file.ok && file.output.bytes.length).toBeGreaterThan(50);
});

test('a style or a locale that does not exist is told with those that are near', async () => {
  const { reply } = await engineWithTwo();
  const wrong = await reply('bibliography.read', { style: 'vancouv' });
  expect(wrong).toMatchObject({
    ok: false,
    fault: { kind: 'not-found', message: expect.stringContaining('“vancouver”') },
  });
  expect(await reply('bibliography.read', { locale: 'tlh' })).toMatchObject({ ok: false });
});

test('a reference that prints nothing is named in the notices of the file', async () => {
  const { call } = await engineWithTwo();
  await call('reference.add', { items: [{ type: 'webpage' }] });
  const { notices } = await call('bibliography.export', { format: 'text', style: 'ieee' });
  expect(notices).toEqual(['Left out: untitled. It has nothing that this style prints.']);
});

test('an address of a hidden service is left out of what is printed', async () => {
  const { call } = await engineWithTwo();
  const address = `http://${'a'.repeat(56)}.onion/page`;
  await call('reference.add', { items: [{ type: 'webpage', title: 'Elsewhere', URL: address }] });
  const { text } = await call('bibliography.read', { query: 'elsewhere' });
  expect(text).toContain('Elsewhere');
  expect(text).not.toContain('onion');
});

test('styles are listed with the locales they can be set in', async () => {
  const { call } = await newEngine();
  const page = await call('style.list', { query: 'vancouver', limit: 3 });
  expect(page.styles[0]?.id).toBe('vancouver');
  expect(page.total).toBeGreaterThan(3);
  expect(page.locales).toContain('en-GB');
});
