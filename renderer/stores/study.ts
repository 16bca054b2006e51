import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type StudyDetail = CallOutput<'study.get'>;
export type StudyText = StudyDetail['texts'][number];
export type Coding = StudyDetail['codings'][number];
export type Suggestion = StudyDetail['suggestions'][number];
export type CodingWish = Omit<CallInput<'coding.apply'>, 'study'>;
export type PassageWish = NonNullable<CodingWish['passages']>[number];

/** What the person changes of a suggestion while accepting it. */
export type Adjustment = Pick<CallInput<'suggestion.accept'>, 'direction' | 'outcome' | 'note'>;

export type StudyState = {
  readonly id: string | null;
  readonly study: Loadable<StudyDetail>;
  /** The suggestion the person stands on. */
  readonly suggestion: string | null;
  readonly open: (id: string | null) => Promise<void>;
  /** Asks for a study that is likely opened next, so that it is there at once; what changes in the library undoes this. */
  readonly expect: (id: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly stand: (suggestion: string | null) => void;
  readonly accept: (suggestion: string, adjustment?: Adjustment) => Promise<void>;
  readonly reject: (suggestion: string) => Promise<void>;
  readonly apply: (wish: CodingWish, label: string) => Promise<boolean>;
  readonly change: (change: CallInput<'coding.change'>, label: string) => Promise<void>;
  readonly remove: (coding: string, label: string) => Promise<void>;
  readonly recode: (coding: string, codes: readonly string[], label: string) => Promise<void>;
  readonly rename: (label: string) => Promise<void>;
};

/** Makes the store of the study being coded. */
export function createStudyStore(tools: Tools): StoreApi<StudyState> {
  const { client } = tools;
  const turns = createTurns();
  const expectations = createTurns();
  let expected: { readonly id: string; readonly reply?: Reply<StudyDetail> } | undefined;
  const expectNothing = () => {
    expectations();
    expected = undefined;
  };
  return createStore<StudyState>((set, get) => {
    const load = async () => {
      const { id } = get();
      if (id === null) return;
      const isCurrent = turns();
      set({ study: loading(get().study) });
      const reply = await client.call('study.get', { id });
      if (!isCurrent()) return;
      const study = settled(get().study, reply);
      set({ study, suggestion: stillThere(study, get().suggestion) });
    };
    const answer = async (id: string, done: () => Promise<unknown>) => {
      const following = suggestionBeside(get(), id, 1) ?? suggestionBeside(get(), id, -1);
      if ((await done()) !== null && get().suggestion === id) set({ suggestion: following });
    };
    return {
      id: null,
      study: IDLE,
      suggestion: null,
      open: async (id) => {
        if (id === get().id) return;
        turns();
        if (id === null) expectNothing();
        const reply = expected?.id === id ? expected.reply : undefined;
        if (reply?.ok) {
          const study = settled<StudyDetail>(IDLE, reply);
          return set({ id, study, suggestion: stillThere(study, null) });
        }
        set({ id, study: IDLE, suggestion: null });
        await load();
      },
      expect: async (id) => {
        if (expected?.id === id || id === get().id) return;
        const isCurrent = expectations();
        expected = { id };
        const reply = await client.call('study.get', { id });
        if (isCurrent()) expected = { id, reply };
      },
      refresh: () => {
        expectNothing();
        return load();
      },
      stand: (suggestion) => set({ suggestion }),
      accept: (id, adjustment = {}) =>
        answer(id, async () => {
          const study = get().id;
          if (study === null) return null;
          return act(tools, 'suggestion.accept', { id, study, ...adjustment }, () => t('notice.accepted'));
        }),
      reject: (id) =>
        answer(id, async () => {
          const study = get().id;
          if (study === null) return null;
          return act(tools, 'suggestion.reject', { id, study }, () => t('notice.rejected'));
        }),
      apply: async (wish, label) => {
        const study = get().id;
        if (study === null) return false;
        const coding = await act(tools, 'coding.apply', { study, ...wish }, () =>
          t('notice.coded', { label }),
        );
        return coding !== null;
      },
      change: async (change, label) => {
        await act(tools, 'coding.change', change, () => t('notice.codingChanged', { label }));
      },
      remove: async (id, label) => {
        await act(tools, 'coding.remove', { id }, () => t('notice.codingRemoved', { label }));
      },
      recode: async (id, codes, label) => {
        await act(tools, 'coding.recode', { id, codes: [...codes] }, () =>
          t('notice.codingChanged', { label }),
        );
      },
      rename: async (label) => {
        const { id } = get();
        if (id === null) return;
        await act(tools, 'study.rename', { id, label }, () => t('notice.renamed'));
      },
    };
  });
}

function stillThere(study: Loadable<StudyDetail>, suggestion: string | null): string | null {
  const open = known(study)?.suggestions ?? [];
  return open.some(({ id }) => id === suggestion) ? suggestion : (open[0]?.id ?? null);
}

/** The suggestion before or after one; null at the end. */
export function suggestionBeside(state: StudyState, from: string | null, step: 1 | -1): string | null {
  const open = known(state.study)?.suggestions ?? [];
  const at = open.findIndex(({ id }) => id === from);
  return (at < 0 ? open[0] : open[at + step])?.id ?? null;
}
