import { describe, expect, it } from 'vitest';
import type { PdfFile } from '../../../renderer/client/pdf-file.ts';
import { createPagesStore, LARGEST_PAGES, PDF } from '../../../renderer/stores/pages.ts';
import type { Reading } from '../../../renderer/stores/reading.ts';
import { known } from '../../../renderer/values/loadable.ts';
import { fault } from '../../../shared/contract/fault.ts';
import { fakeClient } from '../fake-client.ts';

const ID = '01HZZZZZZZZZZZZZZZZZZZZZZA';
const FIRST = 'Ferries ran twice a day before the bridge was built.';
const SECOND = 'Nobody counted the passengers who walked across the ice.';
const TEXT = `${FIRST}\n\n${SECOND}`;
const ROW = { bytes: 2_000, mediaType: PDF };

const reading = (text = TEXT) =>
  ({
    id: ID,
    text,
    blocks: [
      { kind: 'paragraph', start: 0, end: FIRST.length, page: 1 },
      { kind: 'paragraph', start: FIRST.length + 2, end: text.length, page: 2 },
    ],
  }) as unknown as Reading;

const printed = (text: string) => ({
  text,
  left: 0,
  top: 0,
  size: 10,
  width: 100,
  angle: 0,
  family: 'serif',
  endsLine: true,
});

/** A PDF of two pages with a sentence on each. */
function twoPages() {
  const asked: number[] = [];
  let open = true;
  const size = { width: 595, height: 842 };
  const file: PdfFile = {
    sizes: [size, size],
    items: async (page) => {
      asked.push(page);
      return { ok: true, output: [printed(page === 1 ? FIRST : SECOND)] };
    },
    draw: () => ({ done: Promise.resolve({ ok: true, output: undefined }), stop: () => undefined }),
    release: () => undefined,
    close: () => {
      open = false;
    },
  };
  return { file, asked, isOpen: () => open };
}

const original = { file: 'file-0000000000000001', name: 'a.pdf', mediaType: PDF, notices: [] };

describe('the pages of a document', () => {
  it('finds the page that prints a place, reading no more pages than it must', async () => {
    const { file, asked } = twoPages();
    const client = fakeClient({ 'document.original': () => original });
    const store = createPagesStore({ client }, async () => ({ ok: true, output: file }));
    await store.getState().open(reading(), ROW);
    const start = TEXT.indexOf('passengers');
    const { page, run } = await store.getState().find({ start, end: start + 10 });
    expect(page).toBe(2);
    expect(run).toMatchObject({ item: 0, from: 0, start: FIRST.length + 2 });
    expect(asked).toEqual([2]);
    await store.getState().need(2);
    expect(asked).toEqual([2]);
  });

  it('names the likely page alone where the words are not printed as they were read', async () => {
    const { file } = twoPages();
    const client = fakeClient({ 'document.original': () => original });
    const store = createPagesStore({ client }, async () => ({ ok: true, output: file }));
    const other = reading(`${FIRST}\n\nSomething else entirely stands in this place of the text.`);
    await store.getState().open(other, ROW);
    const start = FIRST.length + 2;
    expect(await store.getState().find({ start, end: start + 9 })).toEqual({ page: 2, run: null });
  });

  it('looks for the words anew when the document was read again, and closes the file when it is left', async () => {
    const { file, asked, isOpen } = twoPages();
    const client = fakeClient({ 'document.original': () => original });
    const store = createPagesStore({ client }, async () => ({ ok: true, output: file }));
    await store.getState().open(reading(), ROW);
    await store.getState().need(1);
    await store.getState().open(reading(`${TEXT} More.`), ROW);
    expect(store.getState().layers.size).toBe(0);
    await store.getState().need(1);
    expect(asked).toEqual([1, 1]);
    expect(client.asked.length).toBe(1);
    store.getState().close();
    expect(isOpen()).toBe(false);
    expect(store.getState().document).toBeNull();
  });

  it('refuses a file that is too large to hold, and one that is no PDF, before asking for it', async () => {
    const client = fakeClient({});
    const store = createPagesStore({ client }, async () => fault('unreadable', 'not asked'));
    for (const row of [
      { ...ROW, bytes: LARGEST_PAGES + 1 },
      { ...ROW, mediaType: 'text/plain' },
    ]) {
      await store.getState().open(reading(), row);
      expect(store.getState().file.status).toBe('failed');
      store.getState().close();
    }
    expect(client.asked).toEqual([]);
  });

  it('says why a file cannot be had or opened', async () => {
    const client = fakeClient({ 'document.original': () => fault('not-found', 'Only its text is here.') });
    const store = createPagesStore({ client }, async () => fault('unreadable', 'It is damaged.'));
    await store.getState().open(reading(), ROW);
    expect(store.getState().file).toMatchObject({
      status: 'failed',
      fault: { message: 'Only its text is here.' },
    });
    const there = fakeClient({ 'document.original': () => original });
    const damaged = createPagesStore({ client: there }, async () => fault('unreadable', 'It is damaged.'));
    await damaged.getState().open(reading(), ROW);
    expect(damaged.getState().file).toMatchObject({ fault: { message: 'It is damaged.' } });
    expect(known(damaged.getState().file)).toBeUndefined();
  });

  it('closes a file that was opened after the person had gone on', async () => {
    const { file, isOpen } = twoPages();
    const client = fakeClient({ 'document.original': () => original });
    const store = createPagesStore({ client }, async () => ({ ok: true, output: file }));
    const opening = store.getState().open(reading(), ROW);
    store.getState().close();
    await opening;
    expect(isOpen()).toBe(false);
    expect(store.getState().file.status).toBe('idle');
  });
});
