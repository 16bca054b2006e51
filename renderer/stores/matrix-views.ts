import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { Look } from '../../shared/model/matrix-look.ts';
import { t } from '../language/language.ts';
import { IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type KeptView = CallOutput<'matrixView.list'>[number];

/** Views of the matrix that the library keeps under names. */
export type MatrixViewsState = {
  readonly views: Loadable<readonly KeptView[]>;
  readonly refresh: () => Promise<void>;
  /** Answers whether it was kept; one of the same name is replaced. */
  readonly keep: (name: string, rows: string, columns: string, look: Look) => Promise<boolean>;
  readonly remove: (name: string) => Promise<boolean>;
};

/** Makes the store of kept views. */
export function createMatrixViewsStore(tools: Tools): StoreApi<MatrixViewsState> {
  return createStore<MatrixViewsState>((set, get) => ({
    views: IDLE,
    refresh: async () => {
      set({ views: loading(get().views) });
      set({ views: settled(get().views, await tools.client.call('matrixView.list', {})) });
    },
    keep: async (name, rows, columns, look) => {
      const view = { name, rows, columns, look: JSON.stringify(look) };
      return (await act(tools, 'matrixView.save', view, () => t('matrixViews.kept', { name }))) !== null;
    },
    remove: async (name) =>
      (await act(tools, 'matrixView.remove', { name }, () => t('matrixViews.removed', { name }))) !== null,
  }));
}
