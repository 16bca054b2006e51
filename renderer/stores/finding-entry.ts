import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type EntryTable = CallOutput<'finding.tables'>[number];
export type TablePreview = CallOutput<'finding.preview'>;
export type Draft = TablePreview['drafts'][number];
export type Mapping = EntryTable['mapping'];
export type MappedColumn = Mapping['columns'][number];

/** What the person says of one draft; kept by its words, so that it holds while the columns are still being named. */
export type Decision = {
  readonly take: boolean;
  readonly factor: string;
  readonly outcome: string;
  readonly direction: string | null;
};

export type FindingEntryState = {
  readonly document: string | null;
  readonly tables: Loadable<readonly EntryTable[]>;
  /** Place of the table in the document. */
  readonly table: number;
  readonly mapping: Mapping | null;
  readonly preview: Loadable<TablePreview>;
  readonly study: string | null;
  readonly said: ReadonlyMap<string, Partial<Decision>>;
  readonly open: (document: string, table: number | null) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly choose: (table: number) => Promise<void>;
  readonly chooseStudy: (study: string) => void;
  readonly setColumn: (column: number, patch: Partial<MappedColumn>) => Promise<void>;
  readonly setRows: (patch: Partial<Mapping['rows']>) => Promise<void>;
  readonly setSizes: (sizes: boolean) => Promise<void>;
  readonly setArms: (arms: boolean) => Promise<void>;
  readonly decide: (drafts: readonly Draft[], patch: Partial<Decision>) => void;
  readonly take: (study: string) => Promise<void>;
};

/** Makes the store of the screen that takes findings from tables. */
export function createFindingEntryStore(tools: Tools): StoreApi<FindingEntryState> {
  const { client } = tools;
  const turns = createTurns();
  return createStore<FindingEntryState>((set, get) => {
    const preview = async () => {
      const { document, table, mapping } = get();
      if (document === null || mapping === null) return;
      const isCurrent = turns();
      set({ preview: loading(get().preview) });
      const reply = await client.call('finding.preview', { document, table, mapping });
      if (isCurrent()) set({ preview: settled(get().preview, reply) });
    };
    const remap = async (patch: Partial<Mapping>) => {
      const { mapping } = get();
      if (mapping === null) return;
      set({ mapping: { ...mapping, ...patch } });
      await preview();
    };
    const list = async () => {
      const { document } = get();
      if (document === null) return;
      set({ tables: loading(get().tables) });
      const reply = await client.call('finding.tables', { document });
      if (get().document === document) set({ tables: settled(get().tables, reply) });
    };
    return {
      document: null,
      tables: IDLE,
      table: 0,
      mapping: null,
      preview: IDLE,
      study: null,
      said: new Map(),
      open: async (document, table) => {
        if (document !== get().document) {
          turns();
          set({ document, tables: IDLE, mapping: null, preview: IDLE, study: null, said: new Map() });
          await list();
        }
        const tables = known(get().tables) ?? [];
        const wanted = table ?? tables.find((one) => one.taken === 0)?.n ?? 0;
        if (wanted !== get().table || get().mapping === null) await get().choose(wanted);
      },
      refresh: async () => {
        await list();
        await preview();
      },
      choose: async (table) => {
        const found = known(get().tables)?.find(({ n }) => n === table);
        set({ table, mapping: found?.mapping ?? null, preview: IDLE, said: new Map() });
        await preview();
      },
      chooseStudy: (study) => set({ study }),
      setColumn: (column, patch) =>
        remap({
          columns: (get().mapping?.columns ?? []).map((one) =>
            one.column === column ? { ...one, ...patch } : one,
          ),
        }),
      setRows: (patch) => remap({ rows: { level: 0, variable: 1, ...get().mapping?.rows, ...patch } }),
      setSizes: (sizes) => remap({ sizes }),
      setArms: (arms) => remap({ arms }),
      decide: (drafts, patch) => {
        const said = new Map(get().said);
        for (const draft of drafts) said.set(keyOf(draft), { ...said.get(keyOf(draft)), ...patch });
        set({ said });
      },
      take: async (study) => {
        const { document, table, mapping } = get();
        const findings = takenDrafts(get()).map((draft) => {
          const { factor, outcome, direction } = decisionOf(get(), draft);
          return { n: draft.n, factor, outcome, direction };
        });
        if (document === null || mapping === null || findings.length === 0) return;
        const input = { document, table, mapping, study, findings };
        await act(tools, 'finding.take', input, ({ ids }) => t('findings.didTake', { count: ids.length }));
      },
    };
  });
}

function keyOf({ variable, section, heading }: Draft): string {
  return [section, variable, heading].join('\n');
}

/** What is to be made of a draft: what the person said, else what is proposed. */
export function decisionOf({ said }: Pick<FindingEntryState, 'said'>, draft: Draft): Decision {
  const proposed = {
    take: draft.stored === null,
    factor: draft.factor,
    outcome: draft.outcome,
    direction: null,
  };
  return { ...proposed, ...said.get(keyOf(draft)) };
}

/** The drafts that would be taken now. */
export function takenDrafts(state: Pick<FindingEntryState, 'said' | 'preview'>): readonly Draft[] {
  const drafts = known(state.preview)?.drafts ?? [];
  return drafts.filter((draft) => draft.stored === null && decisionOf(state, draft).take);
}
