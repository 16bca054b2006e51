import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import type { TableQuery } from './references.ts';
import { act, type Tools } from './tools.ts';

export type SavedSearch = CallOutput<'savedSearch.list'>[number];

/** Searches kept under names, with how many references each finds now. */
export type SavedSearchesState = {
  readonly searches: Loadable<readonly SavedSearch[]>;
  readonly refresh: () => Promise<void>;
  /** Answers whether it was kept; a name that is taken is refused unless `replace` is set. */
  readonly save: (name: string, query: TableQuery, replace: boolean) => Promise<boolean>;
  readonly rename: (name: string, to: string) => Promise<boolean>;
  readonly remove: (name: string) => Promise<void>;
};

/** Makes the store of saved searches. */
export function createSavedSearchesStore(tools: Tools): StoreApi<SavedSearchesState> {
  const { client } = tools;
  return createStore<SavedSearchesState>((set, get) => ({
    searches: IDLE,
    refresh: async () => {
      set({ searches: loading(get().searches) });
      set({ searches: settled(get().searches, await client.call('savedSearch.list', {})) });
    },
    save: async (name, { query, facets, sort, descending }, replace) => {
      const chosen = Object.entries(facets).filter(([, values]) => values.length > 0);
      const given = Object.fromEntries(chosen.map(([facet, values]) => [facet, [...values]]));
      const input = { name, query, facets: given, sort, descending, replace };
      return (await act(tools, 'savedSearch.save', input, () => t('saved.kept', { name }))) !== null;
    },
    rename: async (name, to) =>
      (await act(tools, 'savedSearch.rename', { name, to }, () => t('saved.renamed', { name: to }))) !== null,
    remove: async (name) => {
      await act(tools, 'savedSearch.remove', { name }, () => t('saved.removed', { name }));
    },
  }));
}

/** Whether a saved search asks for the same as the table shows. */
export function isAsking(search: SavedSearch, { query, facets, sort, descending }: TableQuery): boolean {
  return (
    search.query === query &&
    search.sort === sort &&
    search.descending === descending &&
    written(search.facets) === written(facets)
  );
}

function written(facets: TableQuery['facets']): string {
  const chosen = Object.entries(facets).filter(([, values]) => values.length > 0);
  return JSON.stringify(
    chosen
      .map(([name, values]) => [name, values.toSorted()])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}
