import { describe, expect, it } from 'vitest';
import { createImportStore, kindOfFile } from '../../../renderer/stores/import.ts';
import { chooseTarget } from '../../../renderer/values/column-targets.ts';
import { fakeClient, fakeTools, ulid } from '../fake-client.ts';

const blob = (text: string) => new Blob([text]);

describe('what kind of file it is', () => {
  it.each([
    ['list.bib', '', 'list'],
    ['export.RIS', '', 'list'],
    ['paper.pdf', '%PDF-1.7', 'document'],
    ['page.html', '<?xml version="1.0"?><html>', 'document'],
    ['paper.txt', 'Asking Late, Travelling Far', 'document'],
    ['savedrecs.txt', 'TY  - JOUR\nTI  - Asking late', 'list'],
    ['pubmed.txt', 'PMID- 123\n', 'list'],
    ['noname', '@article{tveter2023,', 'list'],
    ['noname', 'Some words', 'document'],
  ])('%s starting with %j is a %s', async (name, start, kind) => {
    expect(await kindOfFile(name, blob(start))).toBe(kind);
  });
});

const receipt = {
  id: ulid(1),
  name: 'a.bib',
  sha256: '',
  reader: 'bibtex',
  at: '',
  found: 3,
  added: 1,
  merged: 1,
  skipped: 0,
};

describe('handing in files', () => {
  it('sends lists and documents to their own calls, and one bad file does not stop the next', async () => {
    const client = fakeClient({
      'import.read': () => ({
        receipts: [{ ...receipt, unread: [{ line: 9, text: '@x', reason: 'cut off' }] }],
      }),
      'document.ingest': () => ({ ok: false, fault: { kind: 'unreadable', message: '“b.txt” is empty.' } }),
    });
    const store = createImportStore(fakeTools(client));
    await store.getState().hand([
      { name: 'b.txt', bytes: blob('x') },
      { name: 'a.bib', bytes: blob('@x') },
    ]);
    expect(client.asked.map(({ name }) => name)).toEqual(['document.ingest', 'import.read']);
    const [document, list] = store.getState().files;
    expect(document?.outcome).toMatchObject({ step: 'failed', fault: { message: '“b.txt” is empty.' } });
    expect(list?.outcome).toMatchObject({ step: 'imported', receipt: { added: 1 } });
  });

  it('stops all that is still waiting when it is cancelled', async () => {
    const client = fakeClient({
      'document.ingest': (_input, signal) =>
        new Promise((done) => {
          signal?.addEventListener('abort', () =>
            done({ ok: false, fault: { kind: 'cancelled', message: 'Cancelled.' } }),
          );
        }),
    });
    const store = createImportStore(fakeTools(client));
    const handed = store.getState().hand([
      { name: 'a.txt', bytes: blob('x') },
      { name: 'b.txt', bytes: blob('x') },
    ]);
    while (client.asked.length === 0) await new Promise((next) => setImmediate(next));
    store.getState().cancel();
    await handed;
    expect(client.asked).toHaveLength(1);
    expect(store.getState().files.map(({ outcome }) => outcome)).toMatchObject([
      { step: 'failed', fault: { kind: 'cancelled' } },
      { step: 'failed', fault: { kind: 'cancelled' } },
    ]);
  });

  it('adds the parsed references that were left ticked, and empties the box', async () => {
    const entry = (title: string) => ({
      raw: title,
      item: { type: 'book', title },
      confidence: 0.9,
      fields: {},
      warnings: [],
    });
    const client = fakeClient({
      'entry.parse': () => [entry('One'), entry('Two')],
      'reference.add': ({ items }) => ({ ids: items.map((_, n) => ulid(n)) }),
    });
    const store = createImportStore(fakeTools(client));
    await store.getState().parse('One\nTwo');
    expect(await store.getState().addParsed([entry('Two')])).toBe(true);
    expect(client.asked.at(-1)?.input).toEqual({ items: [{ type: 'book', title: 'Two' }] });
    expect(store.getState().parsed.status).toBe('idle');
  });
});

describe('a map with codes', () => {
  const codes = (becomes: string) => ({
    title: 'Walks',
    references: 1,
    remembered: false,
    dimensions: [
      {
        id: 'places',
        label: 'Places',
        codings: 1,
        becomes,
        codes: [{ id: 'forest', label: 'Forest', codings: 1, group: false, becomes }],
      },
    ],
    unexplained: [],
  });
  const found = (becomes: string) => ({ tables: [], targets: [], codes: codes(becomes) });
  const file = { name: 'map.json', bytes: blob('{"CodeSets": []}') };

  it('waits where codes are new, shows what a choice does, and is read by what was chosen', async () => {
    const client = fakeClient({
      'import.preview': ({ codes: said }) => found(said?.[0]?.to ?? 'new'),
      'import.read': () => ({ receipts: [{ ...receipt, unread: [] }] }),
    });
    const store = createImportStore(fakeTools(client));
    await store.getState().hand([file]);
    const { id, outcome } = store.getState().files[0]!;
    expect(outcome).toMatchObject({ step: 'codes', choices: [], codes: codes('new') });
    await store.getState().choose(id, { from: 'places:forest', to: 'new' });
    await store.getState().choose(id, { from: 'places', to: 'ignore' });
    // What was said of a code falls with what is said of its dimension.
    const choices = [{ from: 'places', to: 'ignore' }];
    expect(store.getState().files[0]?.outcome).toMatchObject({ choices, codes: codes('ignore') });
    await store.getState().takeCodes(id);
    expect(client.asked.at(-1)).toMatchObject({ name: 'import.read', input: { codes: choices } });
    expect(store.getState().files[0]?.outcome).toMatchObject({ step: 'imported' });
  });

  it('is read at once where every code is in the codebook', async () => {
    const client = fakeClient({
      'import.preview': () => found('places'),
      'import.read': () => ({ receipts: [{ ...receipt, unread: [] }] }),
    });
    const store = createImportStore(fakeTools(client));
    await store.getState().hand([file]);
    expect(client.asked.map(({ name }) => name)).toEqual(['import.preview', 'import.read']);
  });
});

describe('a table whose columns nobody knows', () => {
  const table = {
    name: '',
    headers: ['Titel', 'Wer'],
    hasHeader: true,
    rows: 1,
    samples: [['Ein Weg'], ['Berg']],
    targets: ['title', 'keep'],
    basis: 'guessed' as const,
  };

  it('waits for the person, and is read by what they say', async () => {
    const client = fakeClient({
      'import.preview': () => ({ tables: [table], targets: ['title', 'author'], codes: null }),
      'import.readMapped': () => ({ receipt: { ...receipt, unread: [] } }),
    });
    const store = createImportStore(fakeTools(client));
    await store.getState().hand([{ name: 'a.csv', bytes: blob('Titel,Wer') }]);
    const [file] = store.getState().files;
    expect(file?.outcome).toMatchObject({ step: 'columns', targets: ['title', 'author'] });
    await store.getState().explain(file!.id, table, ['title', 'author']);
    expect(client.asked.at(-1)).toMatchObject({
      name: 'import.readMapped',
      input: { mapping: { headers: ['Titel', 'Wer'], targets: ['title', 'author'], hasHeader: true } },
    });
    expect(store.getState().files[0]?.outcome).toMatchObject({ step: 'imported', receipt: { added: 1 } });
  });

  it('is read at once where its headers are known', async () => {
    const client = fakeClient({
      'import.preview': () => ({
        tables: [{ ...table, basis: 'remembered' as const }],
        targets: [],
        codes: null,
      }),
      'import.read': () => ({ receipts: [{ ...receipt, unread: [] }] }),
    });
    const store = createImportStore(fakeTools(client));
    await store.getState().hand([{ name: 'a.xlsx', bytes: blob('PK') }]);
    expect(client.asked.map(({ name }) => name)).toEqual(['import.preview', 'import.read']);
  });

  it('gives each meaning to one column', () => {
    expect(chooseTarget(['title', 'keep', 'ignore'], 1, 'title')).toEqual(['keep', 'title', 'ignore']);
    expect(chooseTarget(['title', 'keep', 'ignore'], 1, 'ignore')).toEqual(['title', 'ignore', 'ignore']);
  });
});
