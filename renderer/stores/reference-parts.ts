import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { createTurns, IDLE, type Loadable, loading, settled } from '../values/loadable.ts';
import type { ReferenceDetail } from './reference.ts';
import type { Tools } from './tools.ts';

/** What is asked for only once its tab is looked at. */
export type ReferencePart = 'codings' | 'findings' | 'history';
type Coding = CallOutput<'coding.list'>[number];
type Finding = CallOutput<'finding.list'>[number];
export type ReferenceChange = CallOutput<'history.ofReference'>[number];

/** Changes shown of one reference. */
export const SHOWN_CHANGES = 200;

/** Codings and findings of a reference's studies, and its history. */
export type ReferencePartsState = {
  /** The reference they are of. */
  readonly reference: string | null;
  readonly codings: Loadable<readonly Coding[]>;
  readonly findings: Loadable<readonly Finding[]>;
  readonly history: Loadable<readonly ReferenceChange[]>;
  readonly open: (part: ReferencePart, detail: Pick<ReferenceDetail, 'id' | 'studies'>) => Promise<void>;
};

/** Makes the store of the parts of the reference in the detail pane. */
export function createReferencePartsStore({ client }: Tools): StoreApi<ReferencePartsState> {
  const turns = { codings: createTurns(), findings: createTurns(), history: createTurns() };
  return createStore<ReferencePartsState>((set, get) => ({
    reference: null,
    codings: IDLE,
    findings: IDLE,
    history: IDLE,
    open: async (part, { id, studies }) => {
      if (id !== get().reference) set({ reference: id, codings: IDLE, findings: IDLE, history: IDLE });
      const isCurrent = turns[part]();
      if (part === 'codings') {
        set({ codings: loading(get().codings) });
        const reply = await ofEach(studies, (study) => client.call('coding.list', { study }));
        if (isCurrent() && get().reference === id) set({ codings: settled(get().codings, reply) });
      } else if (part === 'findings') {
        set({ findings: loading(get().findings) });
        const reply = await ofEach(studies, (study) => client.call('finding.list', { study }));
        if (isCurrent() && get().reference === id) set({ findings: settled(get().findings, reply) });
      } else {
        set({ history: loading(get().history) });
        const reply = await client.call('history.ofReference', { id, limit: SHOWN_CHANGES });
        if (isCurrent() && get().reference === id) set({ history: settled(get().history, reply) });
      }
    },
  }));
}

async function ofEach<T>(
  studies: readonly { readonly id: string }[],
  ask: (study: string) => Promise<Reply<readonly T[]>>,
): Promise<Reply<readonly T[]>> {
  const all: T[] = [];
  for (const { id } of studies) {
    const reply = await ask(id);
    if (!reply.ok) return reply;
    all.push(...reply.output);
  }
  return { ok: true, output: all };
}
