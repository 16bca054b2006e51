import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { type MapSpec, PLAIN_MAP } from '../../shared/model/map.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import type { Typeset } from './bibliography.ts';
import type { FigureLook } from './map-work.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type SavedMap = CallOutput<'map.list'>[number];
export type Drawing = CallOutput<'map.draw'>;
export type MapFormat = CallInput<'map.export'>['format'];

export type MapState = {
  readonly saved: Loadable<readonly SavedMap[]>;
  /** Name of the saved map being looked at; null for one not saved yet. */
  readonly name: string | null;
  readonly spec: MapSpec | null;
  readonly drawing: Loadable<Drawing>;
  readonly theme: 'light' | 'dark';
  readonly list: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly open: (name: string | null, codebook: Codebook) => Promise<void>;
  readonly change: (change: Partial<MapSpec>) => Promise<void>;
  readonly setTheme: (theme: 'light' | 'dark') => Promise<void>;
  readonly keep: (name: string) => Promise<boolean>;
  readonly remove: (name: string) => Promise<boolean>;
  readonly save: (format: MapFormat | 'eppi-json', look: FigureLook & Partial<Typeset>) => Promise<void>;
};

/** Makes the store of the Map screen. */
export function createMapStore(tools: Tools): StoreApi<MapState> {
  const { client } = tools;
  const turns = createTurns();
  return createStore<MapState>((set, get) => {
    const draw = async () => {
      const { spec, theme } = get();
      if (spec === null) return;
      const isCurrent = turns();
      set({ drawing: loading(get().drawing) });
      const reply = await client.call('map.draw', { spec: wireSpec(spec), theme });
      if (isCurrent()) set({ drawing: settled(get().drawing, reply) });
    };
    const list = async () => {
      set({ saved: loading(get().saved) });
      set({ saved: settled(get().saved, await client.call('map.list', {})) });
    };
    return {
      saved: IDLE,
      name: null,
      spec: null,
      drawing: IDLE,
      theme: 'light',
      list,
      refresh: async () => {
        await Promise.all([list(), draw()]);
      },
      open: async (name, codebook) => {
        if (get().saved.status === 'idle') await list();
        const found = known(get().saved)?.find((map) => map.name === name);
        set({ name: found?.name ?? null, spec: found?.spec ?? firstSpec(codebook), drawing: IDLE });
        await draw();
      },
      change: async (change) => {
        const { spec } = get();
        if (spec === null) return;
        set({ spec: { ...spec, ...change } });
        await draw();
      },
      setTheme: async (theme) => {
        if (theme === get().theme) return;
        set({ theme });
        await draw();
      },
      keep: async (name) => {
        const { spec } = get();
        if (spec === null) return false;
        const kept = await act(tools, 'map.save', { name, spec: wireSpec(spec) }, () =>
          t('notice.mapSaved', { name }),
        );
        if (kept !== null) set({ name });
        return kept !== null;
      },
      remove: async (name) =>
        (await act(tools, 'map.remove', { name }, () => t('notice.mapRemoved', { name }))) !== null,
      save: async (format, look) => {
        const { spec } = get();
        if (spec === null) return;
        const saved = (name: string) => t('notice.saved', { name });
        if (format === 'eppi-json') {
          return saveExport(tools, 'export.references', { format, codings: true }, saved);
        }
        await saveExport(tools, 'map.export', { spec: wireSpec(spec), format, ...look }, saved);
      },
    };
  });
}

type WireSpec = CallInput<'map.draw'>['spec'];

const wireSpec = (spec: MapSpec): WireSpec => ({
  ...spec,
  filters: Object.fromEntries(
    Object.entries(spec.filters).map(([dimension, codes]) => [dimension, [...codes]]),
  ),
});

/** The map a codebook suggests: its first dimension with qualifiers down, the first plain one across. */
export function firstSpec(codebook: Codebook): MapSpec {
  const [rows, columns] = firstAxes(codebook);
  return {
    title: codebook.title,
    rows,
    columns,
    ...PLAIN_MAP,
  };
}

/** The two dimensions worth crossing first. */
export function firstAxes(codebook: Codebook): readonly [string, string] {
  const plain = codebook.dimensions.filter(({ role }) => role === undefined);
  const rows = plain.find(({ qualifiers }) => (qualifiers?.length ?? 0) > 0) ?? plain[0];
  const columns = plain.find((dimension) => dimension !== rows);
  return [rows?.id ?? 'study', columns?.id ?? 'study'];
}
