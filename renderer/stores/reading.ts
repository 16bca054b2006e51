import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, saveExport, type Tools } from './tools.ts';

export type DocumentRow = CallOutput<'document.list'>[number];
export type Reading = CallOutput<'document.read'>;
export type Citation = Reading['citations'][number];
export type Entry = Reading['entries'][number];
export type CodedPassage = Reading['passages'][number];
export type Problem = Reading['problems'][number];

export type ReadingState = {
  readonly documents: Loadable<readonly DocumentRow[]>;
  readonly document: string | null;
  readonly reading: Loadable<Reading>;
  /** The citation the person stands on. */
  readonly citation: string | null;
  readonly list: () => Promise<void>;
  readonly open: (document: string | null) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly stand: (citation: string | null) => void;
  readonly link: (citation: string, reference: string | null) => Promise<void>;
  readonly settleProblem: (problem: string, resolved: boolean) => Promise<void>;
  /** Reads the kept file again with the reader of this version. */
  readonly reread: (document: string) => Promise<void>;
  readonly remove: (document: DocumentRow) => Promise<void>;
  readonly saveOriginal: (document: string) => Promise<void>;
};

/** Makes the store of the Read screen. */
export function createReadingStore(tools: Tools): StoreApi<ReadingState> {
  const { client } = tools;
  const turns = createTurns();
  return createStore<ReadingState>((set, get) => {
    const load = async () => {
      const { document } = get();
      if (document === null) return;
      const isCurrent = turns();
      set({ reading: loading(get().reading) });
      const reply = await client.call('document.read', { id: document });
      if (isCurrent()) set({ reading: settled(get().reading, reply) });
    };
    const list = async () => {
      set({ documents: loading(get().documents) });
      set({ documents: settled(get().documents, await client.call('document.list', {})) });
    };
    return {
      documents: IDLE,
      document: null,
      reading: IDLE,
      citation: null,
      list,
      open: async (document) => {
        if (document === get().document) return;
        turns();
        set({ document, reading: IDLE, citation: null });
        await load();
      },
      refresh: async () => {
        await list();
        await load();
      },
      stand: (citation) => set({ citation }),
      link: async (id, reference) => {
        const did = () => t(reference === null ? 'notice.unlinked' : 'notice.linked');
        await act(tools, 'citation.link', { id, reference }, did);
      },
      settleProblem: async (id, resolved) => {
        const did = () => t(resolved ? 'notice.problemSettled' : 'notice.problemReopened');
        await act(tools, 'problem.resolve', { id, resolved }, did);
      },
      reread: async (id) => {
        await act(tools, 'document.reread', { id }, rereadText);
      },
      remove: async ({ id, name }) => {
        const gone = await act(tools, 'document.remove', { id }, () => t('notice.documentRemoved', { name }));
        if (gone !== null && get().document === id) set({ document: null, reading: IDLE });
      },
      saveOriginal: (id) =>
        saveExport(tools, 'document.original', { id }, (name) => t('notice.saved', { name })),
    };
  });
}

/** What became of a document that was read again, in one sentence each. */
function rereadText(receipt: CallOutput<'document.reread'>): string {
  const { entries, citations, passages, findings, problems } = receipt;
  return t('reading.didReread', {
    found: entries.found,
    added: entries.added,
    citations: citations.found,
    moved: passages.moved,
    lost: passages.lost,
    findingsMoved: findings.moved,
    findingsLost: findings.lost,
    problems,
  });
}

/** The citation before or after one, of the same reference where `sameReference` is asked; null at the end. */
export function citationBeside(
  reading: Reading,
  from: string | null,
  step: 1 | -1,
  sameReference: boolean,
): Citation | null {
  const here = reading.citations.find(({ id }) => id === from);
  const among =
    sameReference && here !== undefined
      ? reading.citations.filter(({ reference }) => reference !== null && reference === here.reference)
      : reading.citations;
  if (here === undefined) return (step === 1 ? among[0] : among.at(-1)) ?? null;
  return among[among.indexOf(here) + step] ?? null;
}

/** The reading at hand, for what is drawn from it. */
export function readingNow(state: ReadingState): Reading | undefined {
  return known(state.reading);
}
