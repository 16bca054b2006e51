import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { CodeFilters } from '../../shared/model/matrix-look.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { type UnpackedBefore, unpackMatrix } from '../values/unpack-matrix.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type Matrix = CallOutput<'matrix.compute'>;
export type MatrixFacets = CallOutput<'matrix.facets'>;
export type CellDetail = CallOutput<'matrix.cell'>;
export type CellPlace = { readonly row: string; readonly column: string };
export type MatrixWish = {
  readonly rows: string;
  readonly columns: string;
  readonly segment: string | null;
  readonly otherSegments: readonly string[];
  readonly layer: string;
  readonly includeAsCited: boolean;
  readonly filters: CodeFilters;
  /** The studies that those of `filters` are compared with. */
  readonly against: CodeFilters | null;
};
export type MatrixFormat = CallInput<'export.matrix'>['format'];
type Arranged = Pick<
  CallInput<'export.matrix'>,
  'lines' | 'layout' | 'theme' | 'dpi' | 'columnsPerPart' | 'style' | 'locale'
>;
/** Which of two choices of studies: the first, or the one it is compared with. */
export type Side = 'a' | 'b';

export type MatrixState = {
  readonly wish: MatrixWish | null;
  readonly matrix: Loadable<Matrix>;
  readonly against: Loadable<Matrix>;
  readonly facets: Loadable<MatrixFacets>;
  readonly cell: CellPlace | null;
  readonly side: Side;
  readonly detail: Loadable<CellDetail>;
  readonly ask: (wish: MatrixWish) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Counts what the studies of one side could be filtered by. */
  readonly countFacets: (filters: CodeFilters, layer: string, includeAsCited: boolean) => Promise<void>;
  readonly openCell: (cell: CellPlace | null) => Promise<void>;
  readonly showSide: (side: Side) => Promise<void>;
  /** Stores why a cell cannot hold evidence, or with an empty reason withdraws that. */
  readonly judge: (cell: CellPlace, reason: string) => Promise<void>;
  /** Writes the matrix as it is looked at: these lines in this order, and cells drawn this way. */
  readonly save: (format: MatrixFormat, arranged: Arranged) => Promise<void>;
};

/** Makes the store of the Matrix screen. */
export function createMatrixStore(tools: Tools): StoreApi<MatrixState> {
  const { client } = tools;
  const matrixTurns = createTurns();
  const facetTurns = createTurns();
  const cellTurns = createTurns();
  const before: Record<Side, UnpackedBefore> = {
    a: { rows: '', columns: new Map() },
    b: { rows: '', columns: new Map() },
  };
  return createStore<MatrixState>((set, get) => {
    const load = async () => {
      const { wish } = get();
      if (wish === null) return;
      const isCurrent = matrixTurns();
      set({ matrix: loading(get().matrix), against: wish.against === null ? IDLE : loading(get().against) });
      const [reply, other] = await Promise.all([
        compute(tools, wish, 'a', before.a),
        wish.against === null ? null : compute(tools, wish, 'b', before.b),
      ]);
      if (!isCurrent()) return;
      set({
        matrix: settled(get().matrix, reply),
        against: other === null ? IDLE : settled(get().against, other),
      });
    };
    const loadCell = async () => {
      const { wish, cell, side } = get();
      if (wish === null || cell === null) return;
      const isCurrent = cellTurns();
      set({ detail: loading(get().detail) });
      const reply = await client.call('matrix.cell', { ...queryOf(wish, side), ...cell });
      if (isCurrent()) set({ detail: settled(get().detail, reply) });
    };
    return {
      wish: null,
      matrix: IDLE,
      against: IDLE,
      facets: IDLE,
      cell: null,
      side: 'a',
      detail: IDLE,
      ask: async (wish) => {
        const crossed = get().wish;
        const same = crossed?.rows === wish.rows && crossed.columns === wish.columns;
        set(same ? { wish } : { wish, matrix: IDLE, against: IDLE, cell: null, detail: IDLE });
        if (wish.against === null) set({ side: 'a' });
        await Promise.all([load(), loadCell()]);
      },
      refresh: async () => {
        await Promise.all([load(), loadCell()]);
      },
      countFacets: async (filters, layer, includeAsCited) => {
        const isCurrent = facetTurns();
        set({ facets: loading(get().facets) });
        const reply = await client.call('matrix.facets', {
          filters: wireFilters(filters),
          layer,
          includeAsCited,
        });
        if (isCurrent()) set({ facets: settled(get().facets, reply) });
      },
      openCell: async (cell) => {
        cellTurns();
        set({ cell, detail: IDLE });
        await loadCell();
      },
      showSide: async (side) => {
        set({ side, detail: IDLE });
        await loadCell();
      },
      judge: async (cell, reason) => {
        const { wish } = get();
        if (wish === null) return;
        const did = () => t(reason === '' ? 'notice.judgementWithdrawn' : 'notice.judged');
        await act(tools, 'matrix.judge', { rows: wish.rows, columns: wish.columns, ...cell, reason }, did);
      },
      save: async (format, arranged) => {
        const { wish } = get();
        if (wish === null) return;
        const against = wish.against === null ? {} : { against: wireFilters(wish.against) };
        const input = { ...queryOf(wish, 'a'), ...against, ...arranged, format };
        await saveExport(tools, 'export.matrix', input, (name) => t('notice.saved', { name }));
      },
    };
  });
}

/** Asks for the matrix of one choice of studies. */
async function compute(
  { client }: Tools,
  wish: MatrixWish,
  side: Side,
  before: UnpackedBefore,
): Promise<Reply<Matrix>> {
  const reply = await client.call('matrix.packed', queryOf(wish, side));
  return reply.ok ? done(unpackMatrix(reply.output, before)) : reply;
}

function queryOf(
  { rows, columns, segment, otherSegments, layer, includeAsCited, filters, against }: MatrixWish,
  side: Side,
) {
  const chosen = side === 'b' && against !== null ? against : filters;
  return {
    rows,
    columns,
    segment,
    ...(otherSegments.length === 0 ? {} : { otherSegments }),
    layer,
    includeAsCited,
    filters: wireFilters(chosen),
  };
}

function wireFilters(filters: CodeFilters): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([dimension, codes]) => [dimension, [...codes]]));
}
