import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QualityCheck, QualityPage, QualityProblem } from '../../shared/contract/quality.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { act, type Tools } from './tools.ts';

export type { QualityCheck, QualityPage, QualityProblem };

export type QualityState = {
  readonly page: Loadable<QualityPage>;
  /** The check whose findings are asked for; all where null. */
  readonly check: QualityCheck | null;
  /** The finding looked at, by reference and fingerprint. */
  readonly chosen: string | null;
  readonly open: (check: string | null) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly choose: (problem: QualityProblem) => void;
  readonly step: (by: 1 | -1) => void;
  readonly fix: () => Promise<void>;
  /** Does every fix of what is shown, in one act. */
  readonly fixAll: () => Promise<void>;
  readonly ignore: () => Promise<void>;
};

const SHOWN = 300;

/** Makes the store of the worklist of references. */
export function createQualityStore(tools: Tools): StoreApi<QualityState> {
  const turns = createTurns();
  return createStore<QualityState>((set, get) => {
    /** The finding that stands where the chosen one stood is the next to look at. */
    const leave = async (work: () => Promise<unknown>) => {
      const at = problemsOf(get()).findIndex((problem) => keyOf(problem) === get().chosen);
      if ((await work()) === null) return;
      await get().refresh();
      const problems = problemsOf(get());
      const next = problems[Math.min(Math.max(at, 0), problems.length - 1)];
      set({ chosen: next === undefined ? null : keyOf(next) });
    };
    const mend = (problems: readonly QualityProblem[]) =>
      act(tools, 'quality.fix', { problems: problems.map(placeOf) }, ({ fixed }) =>
        t('quality.fixed', { count: fixed }),
      );
    return {
      page: IDLE,
      check: null,
      chosen: null,
      open: async (check) => {
        const wanted = check as QualityCheck | null;
        if (wanted !== get().check) set({ check: wanted, chosen: null });
        await get().refresh();
      },
      refresh: async () => {
        const isCurrent = turns();
        const { check } = get();
        set({ page: loading(get().page) });
        const checks = check === null ? {} : { checks: [check] };
        const reply = await tools.client.call('quality.list', { ...checks, limit: SHOWN });
        if (!isCurrent()) return;
        set({ page: settled(get().page, reply) });
        const problems = problemsOf(get());
        if (!problems.some((problem) => keyOf(problem) === get().chosen))
          set({ chosen: problems[0] === undefined ? null : keyOf(problems[0]) });
      },
      choose: (problem) => set({ chosen: keyOf(problem) }),
      step: (by) => {
        const problems = problemsOf(get());
        const at = problems.findIndex((problem) => keyOf(problem) === get().chosen);
        const next = problems[Math.min(Math.max(at + by, 0), problems.length - 1)];
        if (next !== undefined) set({ chosen: keyOf(next) });
      },
      fix: async () => {
        const problem = chosenProblem(get());
        if (problem !== undefined && problem.fix !== null) await leave(() => mend([problem]));
      },
      fixAll: async () => {
        const problems = problemsOf(get()).filter(({ fix }) => fix !== null);
        if (problems.length > 0) await leave(() => mend(problems));
      },
      ignore: async () => {
        const problem = chosenProblem(get());
        if (problem === undefined) return;
        const input = { problems: [placeOf(problem)] };
        await leave(() => act(tools, 'quality.ignore', input, () => t('quality.ignoredOne')));
      },
    };
  });
}

/** Names a finding among all. */
export function keyOf({ reference, fingerprint }: QualityProblem): string {
  return `${reference} ${fingerprint}`;
}

/** The findings shown. */
export function problemsOf({ page }: Pick<QualityState, 'page'>): readonly QualityProblem[] {
  return known(page)?.problems ?? [];
}

/** The finding looked at. */
export function chosenProblem(state: Pick<QualityState, 'page' | 'chosen'>): QualityProblem | undefined {
  return problemsOf(state).find((problem) => keyOf(problem) === state.chosen);
}

function placeOf({ reference, fingerprint }: QualityProblem) {
  return { reference, fingerprint };
}
