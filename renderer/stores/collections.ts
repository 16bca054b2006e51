import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type Collection = CallOutput<'collection.list'>[number];

/** Collections of references, in the order of their tree. */
export type CollectionsState = {
  readonly collections: Loadable<readonly Collection[]>;
  /** References that a person is choosing a collection for. */
  readonly putting: readonly string[] | null;
  readonly refresh: () => Promise<void>;
  readonly ask: (references: readonly string[] | null) => void;
  /** Answers whether it was made. */
  readonly add: (name: string, parent: string | null, references: readonly string[]) => Promise<boolean>;
  readonly rename: (id: string, name: string) => Promise<boolean>;
  readonly move: (collection: Collection, parent: string | null) => Promise<void>;
  readonly remove: (collection: Collection) => Promise<boolean>;
  readonly put: (collection: Collection, references: readonly string[]) => Promise<boolean>;
  readonly take: (collection: Collection, references: readonly string[]) => Promise<boolean>;
};

/** Makes the store of collections. */
export function createCollectionsStore(tools: Tools): StoreApi<CollectionsState> {
  const { client } = tools;
  const change = async (input: CallInput<'collection.change'>, did: string) =>
    (await act(tools, 'collection.change', input, () => did)) !== null;
  const fill = async ({ id, name }: Collection, references: readonly string[], remove: boolean) => {
    const input = { id, references: [...references], remove };
    const did = ({ changed }: { changed: number }) =>
      t(remove ? 'collections.didTake' : 'collections.didPut', { count: changed, name });
    return (await act(tools, 'collection.fill', input, did)) !== null;
  };
  return createStore<CollectionsState>((set, get) => ({
    collections: IDLE,
    putting: null,
    refresh: async () => {
      set({ collections: loading(get().collections) });
      set({ collections: settled(get().collections, await client.call('collection.list', {})) });
    },
    ask: (references) => set({ putting: references !== null && references.length > 0 ? references : null }),
    add: async (name, parent, references) => {
      const input = { name, parent, references: [...references] };
      return (await act(tools, 'collection.add', input, () => t('collections.made', { name }))) !== null;
    },
    rename: (id, name) => change({ id, name }, t('collections.renamed', { name })),
    move: async ({ id, name }, parent) => {
      await change({ id, parent }, t('collections.moved', { name }));
    },
    remove: async ({ id, name }) =>
      (await act(tools, 'collection.remove', { id }, () => t('collections.removed', { name }))) !== null,
    put: (collection, references) => fill(collection, references, false),
    take: (collection, references) => fill(collection, references, true),
  }));
}

/** The ids of a collection and of those inside it. */
export function withInside(collections: readonly Collection[], id: string): readonly string[] {
  const at = collections.findIndex((collection) => collection.id === id);
  const depth = collections[at]?.depth ?? 0;
  const after = collections.slice(at + 1);
  const end = after.findIndex((collection) => collection.depth <= depth);
  return [id, ...(end < 0 ? after : after.slice(0, end)).map((collection) => collection.id)];
}
