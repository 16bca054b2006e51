import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type Matrix = CallOutput<'matrix.compute'>;
export type CellDetail = CallOutput<'matrix.cell'>;
export type CellPlace = { readonly row: string; readonly column: string };
export type MatrixWish = {
  readonly rows: string;
  readonly columns: string;
  readonly includeAsCited: boolean;
  readonly filters: Readonly<Record<string, string[]>>;
};
export type MatrixFormat = CallInput<'export.matrix'>['format'];

export type MatrixState = {
  readonly wish: MatrixWish | null;
  readonly matrix: Loadable<Matrix>;
  readonly cell: CellPlace | null;
  readonly detail: Loadable<CellDetail>;
  readonly ask: (wish: MatrixWish) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly openCell: (cell: CellPlace | null) => Promise<void>;
  /** Stores why a cell cannot hold evidence, or with an empty reason withdraws that. */
  readonly judge: (cell: CellPlace, reason: string) => Promise<void>;
  readonly save: (format: MatrixFormat) => Promise<void>;
};

/** Makes the store of the Matrix screen. */
export function createMatrixStore(tools: Tools): StoreApi<MatrixState> {
  const { client } = tools;
  const matrixTurns = createTurns();
  const cellTurns = createTurns();
  return createStore<MatrixState>((set, get) => {
    const load = async () => {
      const { wish } = get();
      if (wish === null) return;
      const isCurrent = matrixTurns();
      set({ matrix: loading(get().matrix) });
      const reply = await client.call('matrix.compute', wish);
      if (isCurrent()) set({ matrix: settled(get().matrix, reply) });
    };
    const loadCell = async () => {
      const { wish, cell } = get();
      if (wish === null || cell === null) return;
      const isCurrent = cellTurns();
      set({ detail: loading(get().detail) });
      const reply = await client.call('matrix.cell', { ...wish, ...cell });
      if (isCurrent()) set({ detail: settled(get().detail, reply) });
    };
    return {
      wish: null,
      matrix: IDLE,
      cell: null,
      detail: IDLE,
      ask: async (wish) => {
        const crossed = get().wish;
        const same = crossed?.rows === wish.rows && crossed.columns === wish.columns;
        set(same ? { wish } : { wish, matrix: IDLE, cell: null, detail: IDLE });
        await Promise.all([load(), loadCell()]);
      },
      refresh: async () => {
        await Promise.all([load(), loadCell()]);
      },
      openCell: async (cell) => {
        cellTurns();
        set({ cell, detail: IDLE });
        await loadCell();
      },
      judge: async (cell, reason) => {
        const { wish } = get();
        if (wish === null) return;
        const did = () => t(reason === '' ? 'notice.judgementWithdrawn' : 'notice.judged');
        await act(tools, 'matrix.judge', { rows: wish.rows, columns: wish.columns, ...cell, reason }, did);
      },
      save: async (format) => {
        const { wish } = get();
        if (wish === null) return;
        await saveExport(tools, 'export.matrix', { ...wish, format }, (name) => t('notice.saved', { name }));
      },
    };
  });
}
