import { expect, it } from 'vitest';
import { createReferenceStore, type ReferenceDetail } from '../../../renderer/stores/reference.ts';
import { known } from '../../../renderer/values/loadable.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import { fakeClient, fakeTools, ulid } from '../fake-client.ts';

function library(first: CslItem) {
  let rev = 1;
  let item = first;
  const detail = (): ReferenceDetail => ({
    id: ulid(1),
    citationKey: 'tveter2023asking',
    rev,
    item,
    note: '',
    tags: [],
    decision: null,
    sources: [],
    studies: [],
    documents: [],
    citations: [],
    redirects: [],
    formatted: '',
  });
  const client = fakeClient({
    'reference.get': () => detail(),
    'reference.update': (change) => {
      if (change.rev !== rev)
        return { ok: false, fault: { kind: 'conflict', message: 'It was changed meanwhile.' } };
      rev += 1;
      item = (change.item ?? item) as CslItem;
      return detail();
    },
  });
  const elsewhere = (change: Partial<CslItem>) => {
    rev += 1;
    item = { ...item, ...change } as CslItem;
  };
  return { store: createReferenceStore(fakeTools(client)), elsewhere, item: () => item };
}

it('changes one field and leaves the others alone', async () => {
  const { store, item } = library({ type: 'report', title: 'Old', volume: '2' });
  await store.getState().open(ulid(1));
  await store.getState().changeField('title', 'New');
  expect(item()).toEqual({ type: 'report', title: 'New', volume: '2' });
});

it('takes an emptied field away', async () => {
  const { store, item } = library({ type: 'report', volume: '2' });
  await store.getState().open(ulid(1));
  await store.getState().changeField('volume', undefined);
  expect(item()).toEqual({ type: 'report' });
});

it('shows a conflict with what stands there now, and stores nothing by itself', async () => {
  const { store, elsewhere, item } = library({ type: 'report', title: 'Old', volume: '2' });
  await store.getState().open(ulid(1));
  elsewhere({ title: 'Theirs' });
  await store.getState().changeField('title', 'Mine');
  expect(store.getState().conflict).toMatchObject({ field: 'title', message: 'It was changed meanwhile.' });
  expect(known(store.getState().detail)?.item.title).toBe('Theirs');
  expect(item().title).toBe('Theirs');
});

it('carries over only the one field when the person’s own change is used after all', async () => {
  const { store, elsewhere, item } = library({ type: 'report', title: 'Old', volume: '2' });
  await store.getState().open(ulid(1));
  elsewhere({ volume: '3' });
  await store.getState().changeField('title', 'Mine');
  await store.getState().resolve(true);
  expect(item()).toEqual({ type: 'report', title: 'Mine', volume: '3' });
  expect(store.getState().conflict).toBeNull();
});
