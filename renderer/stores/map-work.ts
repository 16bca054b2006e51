import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import type { MapSpec } from '../../shared/model/map.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import { saveExport, type Tools } from './tools.ts';

export type GapList = CallOutput<'gap.find'>;
export type ChartSpec = CallInput<'chart.draw'>['spec'];
export type DrawnChart = CallOutput<'chart.draw'>;
export type ChartFormat = CallInput<'chart.export'>['format'];
export type Leaks = CallOutput<'map.leaks'>;
export type Comparison = CallOutput<'map.diff'>;
export type ReportFormat = CallInput<'report.export'>['format'];

/** What stands beside the map: its form, its gaps, charts of the evidence base, or what publishing it means. */
export const MAP_PARTS = ['form', 'gaps', 'charts', 'publish'] as const;
export type MapPart = (typeof MAP_PARTS)[number];

/** How drawings become files. */
export type FigureLook = {
  readonly theme: 'light' | 'dark';
  readonly dpi: number;
  /** The most columns of one figure; a wider map is written in parts. One figure where undefined. */
  readonly columnsPerPart?: number | undefined;
};

export type MapWorkState = {
  readonly part: MapPart;
  readonly look: FigureLook;
  readonly gaps: Loadable<GapList>;
  readonly chart: ChartSpec;
  readonly drawing: Loadable<DrawnChart>;
  readonly leaks: Loadable<Leaks>;
  readonly comparison: Loadable<Comparison>;
  readonly show: (part: MapPart) => void;
  readonly choose: (look: Partial<FigureLook>) => void;
  readonly findGaps: (spec: MapSpec) => Promise<void>;
  readonly saveGaps: (spec: MapSpec, format: 'text' | 'markdown' | 'csv') => Promise<void>;
  readonly draw: (chart: ChartSpec, theme: 'light' | 'dark') => Promise<void>;
  readonly saveChart: (format: ChartFormat) => Promise<void>;
  readonly check: (spec: MapSpec) => Promise<void>;
  /** Compares the map as it is now with a file that was exported before. */
  readonly compare: (spec: MapSpec, file: File) => Promise<void>;
  readonly saveReport: (spec: MapSpec, format: ReportFormat) => Promise<void>;
};

/** Makes the store of the panes of the Map screen. */
export function createMapWorkStore(tools: Tools): StoreApi<MapWorkState> {
  const { client } = tools;
  const [gapTurns, chartTurns, leakTurns] = [createTurns(), createTurns(), createTurns()];
  const saved = (name: string) => t('notice.saved', { name });
  return createStore<MapWorkState>((set, get) => ({
    part: 'form',
    look: { theme: 'light', dpi: 300 },
    gaps: IDLE,
    chart: { kind: 'years' },
    drawing: IDLE,
    leaks: IDLE,
    comparison: IDLE,
    show: (part) => set({ part }),
    choose: (look) => set({ look: { ...get().look, ...look } }),
    findGaps: async (spec) => {
      const isCurrent = gapTurns();
      set({ gaps: loading(get().gaps) });
      const reply = await client.call('gap.find', gapQuery(spec));
      if (isCurrent()) set({ gaps: settled(get().gaps, reply) });
    },
    saveGaps: (spec, format) => saveExport(tools, 'gap.export', { ...gapQuery(spec), format }, saved),
    draw: async (chart, theme) => {
      const isCurrent = chartTurns();
      set({ chart, drawing: loading(get().drawing) });
      const reply = await client.call('chart.draw', { spec: chart, theme });
      if (isCurrent()) set({ drawing: settled(get().drawing, reply) });
    },
    saveChart: async (format) => {
      const { chart, look } = get();
      await saveExport(tools, 'chart.export', { spec: chart, format, ...look }, saved);
    },
    check: async (spec) => {
      const isCurrent = leakTurns();
      set({ leaks: loading(get().leaks) });
      const reply = await client.call('map.leaks', { spec: plainSpec(spec), format: 'html' });
      if (isCurrent()) set({ leaks: settled(get().leaks, reply) });
    },
    compare: async (spec, file) => {
      set({ comparison: { status: 'loading' } });
      const before = await client.upload(file.name, file);
      const now = await client.call('map.export', { spec: plainSpec(spec), format: 'json' });
      if (!before.ok) return set({ comparison: { status: 'failed', fault: before.fault } });
      if (!now.ok) return set({ comparison: { status: 'failed', fault: now.fault } });
      const reply = await client.call('map.diff', { before: before.output.file, after: now.output.file });
      set({ comparison: settled(IDLE, reply) });
    },
    saveReport: (spec, format) =>
      saveExport(tools, 'report.export', { spec: plainSpec(spec), format }, saved),
  }));
}

function plainSpec(spec: MapSpec) {
  const filters = Object.fromEntries(Object.entries(spec.filters).map(([id, codes]) => [id, [...codes]]));
  return { ...spec, filters };
}

function gapQuery(spec: MapSpec) {
  const { rows, columns, layer, includeAsCited, filters } = plainSpec(spec);
  return { rows, columns, layer, includeAsCited, filters, limit: 50 };
}
