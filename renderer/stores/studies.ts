import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type StudyRow = CallOutput<'study.list'>[number];
export type Proposal = CallOutput<'study.proposals'>[number];

/** Which studies the list shows. */
export type StudyFilter = { readonly text: string; readonly show: 'in scope' | 'to code' | 'all' };

export type StudiesState = {
  readonly studies: Loadable<readonly StudyRow[]>;
  readonly proposals: Loadable<readonly Proposal[]>;
  readonly filter: StudyFilter;
  readonly refresh: () => Promise<void>;
  readonly choose: (filter: Partial<StudyFilter>) => void;
  readonly answer: (proposal: string, accept: boolean) => Promise<void>;
};

/** Makes the store of the studies and the proposals to join them. */
export function createStudiesStore(tools: Tools): StoreApi<StudiesState> {
  const { client } = tools;
  return createStore<StudiesState>((set, get) => ({
    studies: IDLE,
    proposals: IDLE,
    filter: { text: '', show: 'in scope' },
    refresh: async () => {
      set({ studies: loading(get().studies), proposals: loading(get().proposals) });
      const [studies, proposals] = await Promise.all([
        client.call('study.list', {}),
        client.call('study.proposals', {}),
      ]);
      set({ studies: settled(get().studies, studies), proposals: settled(get().proposals, proposals) });
    },
    choose: (filter) => set({ filter: { ...get().filter, ...filter } }),
    answer: async (id, accept) => {
      const did = () => t(accept ? 'notice.joined' : 'notice.keptApart');
      await act(tools, 'study.answerProposal', { id, accept }, did);
    },
  }));
}

/** The studies the filter lets through, in the engine's order. */
export function shownStudies({ studies, filter }: StudiesState): readonly StudyRow[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (known(studies) ?? []).filter((study) => {
    if (filter.show !== 'all' && !study.inScope) return false;
    if (filter.show === 'to code' && study.complete) return false;
    const text = [study.label, ...study.references.map(({ citationKey }) => citationKey)]
      .join(' ')
      .toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** How far the coding of what is in scope has come. */
export function codingProgress({ studies }: StudiesState): {
  readonly complete: number;
  readonly inScope: number;
} {
  const inScope = (known(studies) ?? []).filter((study) => study.inScope);
  return { complete: inScope.filter((study) => study.complete).length, inScope: inScope.length };
}
