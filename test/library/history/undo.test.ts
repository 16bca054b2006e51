import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insert, remove, update } from '../../../library/history/act.ts';
import { type Committed, refuse } from '../../../library/history/journal.ts';
import type { Library } from '../../../library/library.ts';
import { mergeReferences } from '../../../library/references/merge.ts';
import { addReferences, removeReferences, updateReference } from '../../../library/references/references.ts';
import { contentOf, faultOf, newLibrary, output } from '../test-library.ts';

async function addBook(library: Library, title: string): Promise<string> {
  const added = await addReferences(library, {
    items: [{ type: 'book', title, author: [{ family: 'Berg' }] }],
  });
  return output(added).ids[0] as string;
}

describe('undo and redo', () => {
  test('takes back an act and puts it there again', async () => {
    const library = await newLibrary();
    const before = contentOf(library);
    await addBook(library, 'A first book');
    const after = contentOf(library);
    const undone = output(await library.journal.undo());
    expect(undone.summary).toBe('Undid: Added a reference');
    expect(contentOf(library)).toEqual(before);
    output(await library.journal.redo());
    expect(contentOf(library)).toEqual(after);
  });

  test('tells what waits in the background when the acts that were asked for are over', async () => {
    const library = await newLibrary();
    await library.journal.settled();
    const before = library.journal.revision();
    const acts = ['A first book', 'A second book'].map((title) => addBook(library, title));
    expect(library.journal.revision()).toBe(before);
    await library.journal.settled();
    expect(library.journal.revision()).toBe(before + 2);
    await Promise.all(acts);
  });

  test('writes what a large act did as it goes on, tells it in pieces, and takes all of it back', async () => {
    const library = await newLibrary();
    const before = contentOf(library);
    const label = (n: number) => ({ label: `Study ${n}`, note: '' });
    let heard: Committed | undefined;
    library.journal.listen((committed) => {
      heard = committed;
    });
    const begun = await library.act(
      (many: number) => `Made ${many} studies`,
      async (act) => {
        const ids = Array.from({ length: 4_500 }, () => act.newId());
        for (const [n, id] of ids.entries())
          await insert(act, 'study', { id, ...label(n), added_at: act.now, rev: 1 });
        await update(act, 'study', { id: ids[0] }, { label: 'The first' });
        return ids.length;
      },
    );
    expect(output(begun)).toBe(4_500);
    const after = contentOf(library);
    expect(heard?.changes).toBeUndefined();
    expect([...(heard?.tables ?? [])]).toEqual(['study']);
    let told = 0;
    let last: unknown;
    for await (const piece of heard!.pieces(library.read)) {
      told += piece.length;
      last = piece.at(-1);
    }
    expect(told).toBe(4_501);
    expect(last).toMatchObject({
      operation: 'update',
      before: { label: 'Study 0' },
      after: { label: 'The first' },
    });
    expect(output(await library.journal.undo()).summary).toBe('Undid: Made 4500 studies');
    expect(contentOf(library)).toEqual(before);
    output(await library.journal.redo());
    expect(contentOf(library)).toEqual(after);
  });

  test('keeps nothing of a large act that fails after much was written', async () => {
    const library = await newLibrary();
    const before = contentOf(library);
    const reply = await library.act('Will fail', async (act) => {
      for (let n = 0; n < 2_500; n += 1)
        await insert(act, 'study', { id: act.newId(), label: 'x', note: '', added_at: act.now, rev: 1 });
      refuse('conflict', 'No.');
    });
    expect(faultOf(reply).message).toBe('No.');
    expect(contentOf(library)).toEqual(before);
    expect(await library.journal.entries(10)).toEqual([]);
  });

  test('says that there is nothing to undo in a new library', async () => {
    const library = await newLibrary();
    expect(faultOf(await library.journal.undo()).message).toBe('There is nothing to undo.');
  });

  test('forgets redo once something else was done', async () => {
    const library = await newLibrary();
    await addBook(library, 'A first book');
    await library.journal.undo();
    await addBook(library, 'Another book');
    expect((await library.journal.state()).redo).toBeNull();
    expect(faultOf(await library.journal.redo()).kind).toBe('not-found');
  });

  test('keeps nothing of an act that fails half way', async () => {
    const library = await newLibrary();
    const before = contentOf(library);
    const reply = await library.act('Will fail', async (act) => {
      await insert(act, 'study', { id: act.newId(), label: 'x', note: '', added_at: act.now, rev: 1 });
      refuse('conflict', 'No.');
    });
    expect(faultOf(reply)).toEqual({ kind: 'conflict', message: 'No.' });
    expect(contentOf(library)).toEqual(before);
    expect(library.journal.revision()).toBe(0);
  });

  test('makes no history of an act that changes nothing', async () => {
    const library = await newLibrary();
    const id = await addBook(library, 'A first book');
    const revision = library.journal.revision();
    await library.act('Same again', (act) => update(act, 'reference', { id }, { title: 'A first book' }));
    expect(library.journal.revision()).toBe(revision);
  });

  test('brings back bytes exactly', async () => {
    const library = await newLibrary();
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
    await library.act('Stored', (act) => insert(act, 'document_chunk', { sha256: 'abc', n: 0, bytes }));
    const stored = contentOf(library);
    await library.act('Removed', (act) => remove(act, 'document_chunk', { sha256: 'abc', n: 0 }));
    await library.journal.undo();
    expect(contentOf(library)).toEqual(stored);
  });

  test('any sequence of acts can be taken back step by step and done again', async () => {
    const step = fc.record({
      kind: fc.constantFrom('add', 'edit', 'tag', 'key', 'merge', 'remove'),
      pick: fc.nat(1000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const library = await newLibrary();
        const states = [contentOf(library)];
        for (const { kind, pick } of steps) {
          const revision = library.journal.revision();
          await perform(library, kind, pick);
          if (library.journal.revision() > revision) states.push(contentOf(library));
        }
        for (let i = states.length - 2; i >= 0; i--) {
          output(await library.journal.undo());
          expect(contentOf(library)).toEqual(states[i]);
        }
        for (let i = 1; i < states.length; i++) {
          output(await library.journal.redo());
          expect(contentOf(library)).toEqual(states[i]);
        }
        await library.close();
      }),
      { numRuns: 25 },
    );
  });
});

async function perform(library: Library, kind: string, pick: number): Promise<void> {
  const rows = await library.read.selectFrom('reference').select(['id', 'rev']).orderBy('id').execute();
  const one = rows[pick % Math.max(1, rows.length)];
  const other = rows[(pick + 1) % Math.max(1, rows.length)];
  if (kind === 'add' || one === undefined || other === undefined) {
    await addBook(library, `Book number ${pick % 7} of many`);
    return;
  }
  const { id, rev } = one;
  switch (kind) {
    case 'edit':
      await updateReference(library, { id, rev, item: { type: 'book', title: `Edited ${pick}` } });
      return;
    case 'tag':
      await updateReference(library, { id, rev, tags: [`tag ${pick % 3}`, `tag ${pick % 5}`] });
      return;
    case 'key':
      await updateReference(library, { id, rev, citationKey: `key${pick % 4}` });
      return;
    case 'merge':
      await mergeReferences(library, { into: id, from: [other.id] });
      return;
    default:
      await removeReferences(library, { ids: [id] });
  }
}
