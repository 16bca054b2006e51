import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type Coder = CallOutput<'coder.list'>[number];
export type Report = CallOutput<'agreement.compute'>;
export type Figures = Report['overall'];
export type Difference = CallOutput<'agreement.disagreements'>['list'][number];
export type LayerReceipt = CallOutput<'layer.merge'>;

/** A coder's file before it is added: what it would bring, and under whose name. */
export type LayerOffer = {
  readonly file: string;
  readonly name: string;
  readonly as: string;
  readonly receipt: Loadable<LayerReceipt>;
};

const LIMIT = 200;
export const AGREED = 'agreed';

export type CodersState = {
  readonly coders: Loadable<readonly Coder[]>;
  /** Who is compared. */
  readonly compared: readonly string[];
  readonly report: Loadable<Report>;
  readonly differences: Loadable<{ readonly total: number; readonly list: readonly Difference[] }>;
  readonly openOnly: boolean;
  readonly at: number;
  readonly offer: LayerOffer | null;
  readonly refresh: () => Promise<void>;
  /** Reads who there is, and compares nobody. */
  readonly readCoders: () => Promise<void>;
  readonly compare: (coder: string, isCompared: boolean) => Promise<void>;
  readonly showOpen: (openOnly: boolean) => Promise<void>;
  readonly step: (by: 1 | -1) => void;
  readonly stand: (at: number) => void;
  readonly settle: (codings: readonly string[], said: string) => Promise<void>;
  readonly settleAgreed: () => Promise<void>;
  readonly reveal: (reveal: boolean) => Promise<void>;
  readonly exportLayer: () => Promise<void>;
  readonly offerFile: (name: string, bytes: Blob) => Promise<void>;
  readonly nameOffer: (as: string) => Promise<void>;
  readonly takeOffer: () => Promise<void>;
  readonly leaveOffer: () => void;
};

/** Makes the store of the coders, their comparison and their files. */
export function createCodersStore(tools: Tools): StoreApi<CodersState> {
  const { client } = tools;
  const turns = createTurns();
  return createStore<CodersState>((set, get) => {
    const loadComparison = async () => {
      const { compared, openOnly } = get();
      const isCurrent = turns();
      if (compared.length < 2) return set({ report: IDLE, differences: IDLE });
      set({ report: loading(get().report), differences: loading(get().differences) });
      const coders = [...compared];
      const [report, differences] = await Promise.all([
        client.call('agreement.compute', { coders }),
        client.call('agreement.disagreements', { coders, open: openOnly, limit: LIMIT }),
      ]);
      if (!isCurrent()) return;
      const list = settled(get().differences, differences);
      const last = Math.max(0, (known(list)?.list.length ?? 1) - 1);
      set({ report: settled(get().report, report), differences: list, at: Math.min(get().at, last) });
    };
    const look = async (offer: LayerOffer) => {
      set({ offer: { ...offer, receipt: { status: 'loading' } } });
      const as = offer.as.trim() === '' ? {} : { as: offer.as.trim() };
      const reply = await client.call('layer.merge', { file: offer.file, preview: true, ...as });
      if (get().offer?.file === offer.file) set({ offer: { ...offer, receipt: settled(IDLE, reply) } });
    };
    return {
      coders: IDLE,
      compared: [],
      report: IDLE,
      differences: IDLE,
      openOnly: true,
      at: 0,
      offer: null,
      refresh: async () => {
        set({ coders: loading(get().coders) });
        const coders = settled(get().coders, await client.call('coder.list', {}));
        const names = (known(coders) ?? []).filter((one) => one.codings > 0 && one.coder !== AGREED);
        const kept = get().compared.filter((name) => names.some((one) => one.coder === name));
        set({ coders, compared: kept.length > 1 ? kept : names.slice(0, 2).map((one) => one.coder) });
        await loadComparison();
      },
      readCoders: async () => {
        set({ coders: loading(get().coders) });
        set({ coders: settled(get().coders, await client.call('coder.list', {})) });
      },
      compare: async (coder, isCompared) => {
        const others = get().compared.filter((one) => one !== coder);
        set({ compared: isCompared ? [...others, coder] : others, at: 0 });
        await loadComparison();
      },
      showOpen: async (openOnly) => {
        set({ openOnly, at: 0 });
        await loadComparison();
      },
      step: (by) => {
        const last = (known(get().differences)?.list.length ?? 0) - 1;
        set({ at: Math.max(0, Math.min(last, get().at + by)) });
      },
      stand: (at) => set({ at }),
      settle: async (codings, said) => {
        const here = known(get().differences)?.list[get().at];
        if (here === undefined) return;
        const input = { study: here.study, dimension: here.dimension, codings: [...codings] };
        await act(tools, 'agreement.settle', input, () => t('coders.settled', { said }));
      },
      settleAgreed: async () => {
        await act(tools, 'agreement.settleAgreed', { coders: [...get().compared] }, ({ settled: count }) =>
          t('coders.tookOver', { count }),
        );
      },
      reveal: async (reveal) => {
        await act(tools, 'coder.reveal', { reveal }, () => t(reveal ? 'coders.didReveal' : 'coders.didHide'));
      },
      exportLayer: () => saveExport(tools, 'layer.export', {}, (name) => t('notice.saved', { name })),
      offerFile: async (name, bytes) => {
        const handed = await client.upload(name, bytes);
        if (!handed.ok) return tools.notices.getState().fail(handed.fault);
        await look({ file: handed.output.file, name, as: '', receipt: IDLE });
      },
      nameOffer: async (as) => {
        const { offer } = get();
        if (offer !== null) await look({ ...offer, as });
      },
      takeOffer: async () => {
        const { offer } = get();
        if (offer === null) return;
        const as = offer.as.trim() === '' ? {} : { as: offer.as.trim() };
        const did = ({ added, coder }: LayerReceipt) => t('coders.didAdd', { count: added, coder });
        if ((await act(tools, 'layer.merge', { file: offer.file, ...as }, did)) !== null)
          set({ offer: null });
      },
      leaveOffer: () => set({ offer: null }),
    };
  });
}

/** The layers to choose from, the chosen one always among them; another coder's only for who sees the others. */
export function layerOptions(coders: readonly Coder[], layer: string): readonly string[] {
  const me = coders.find(({ isMe }) => isMe);
  const named = coders.filter(({ coder, codings }) => codings > 0 && coder !== AGREED);
  const seen = named.filter(({ isMe }) => isMe || (me !== undefined && me.revealedAt !== null));
  const offered = named.length > 1 ? seen.map(({ coder }) => coder) : [];
  return [...new Set([AGREED, ...offered, layer])];
}
