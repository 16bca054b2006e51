import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { LookupProposal, LookupRequest, LookupSource } from '../../shared/contract/lookup.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import type { ReferenceDetail } from './reference.ts';
import { act, type Tools } from './tools.ts';

export type { LookupProposal, LookupRequest, LookupSource };

export type LookupState = {
  readonly reference: ReferenceDetail | null;
  readonly source: LookupSource;
  readonly mail: string;
  /** What would be sent. */
  readonly request: Loadable<LookupRequest>;
  readonly answer: Loadable<CallOutput<'lookup.send'>>;
  /** Fields that are to be taken, of each proposal by its place. */
  readonly taken: ReadonlySet<string>;
  readonly open: (reference: ReferenceDetail) => Promise<void>;
  readonly ask: (source: LookupSource, mail: string) => Promise<void>;
  readonly send: () => Promise<void>;
  readonly toggle: (field: string) => void;
  /** Takes the chosen fields of a proposal into the reference; whether that was done. */
  readonly take: (proposal: LookupProposal, at: number) => Promise<boolean>;
};

/** Makes the store of the sheet that looks one reference up online. */
export function createLookupStore(tools: Tools): StoreApi<LookupState> {
  const { client } = tools;
  const turns = createTurns();
  return createStore<LookupState>((set, get) => ({
    reference: null,
    source: 'crossref',
    mail: '',
    request: IDLE,
    answer: IDLE,
    taken: new Set(),
    open: async (reference) => {
      set({ reference });
      await get().ask(get().source, get().mail);
    },
    ask: async (source, mail) => {
      const { reference } = get();
      if (reference === null) return;
      const isCurrent = turns();
      set({ source, mail, request: loading(IDLE), answer: IDLE, taken: new Set() });
      const reply = await client.call('lookup.prepare', { id: reference.id, source, mail });
      if (isCurrent()) set({ request: settled(get().request, reply) });
    },
    send: async () => {
      const { reference, source, mail, request } = get();
      const shown = known(request);
      if (reference === null || shown === undefined) return;
      const isCurrent = turns();
      set({ answer: loading(IDLE) });
      const input = { id: reference.id, source, mail, url: shown.url };
      const reply = await client.call('lookup.send', input);
      if (!isCurrent()) return;
      // What the reference lacks is chosen; what it has otherwise is left to the person.
      const first = reply.ok ? reply.output.proposals[0] : undefined;
      const missing = (first?.fields ?? []).filter(({ mine }) => mine === '');
      set({
        answer: settled(get().answer, reply),
        taken: new Set(first?.sameTitle ? missing.map(({ field }) => fieldKey(0, field)) : []),
      });
    },
    toggle: (field) => {
      const taken = new Set(get().taken);
      if (!taken.delete(field)) taken.add(field);
      set({ taken });
    },
    take: async (proposal, at) => {
      const { reference, taken } = get();
      if (reference === null) return false;
      const chosen = proposal.fields.filter(({ field }) => taken.has(fieldKey(at, field)));
      const values = Object.fromEntries(chosen.map(({ field, value }) => [field, value]));
      const item = { ...reference.item, ...values } as CslItem;
      const input = { id: reference.id, rev: reference.rev, item };
      const did = () => t('lookup.took', { count: chosen.length });
      return (await act(tools, 'reference.update', input, did)) !== null;
    },
  }));
}

/** Names a field of a proposal. */
export function fieldKey(at: number, field: string): string {
  return `${at} ${field}`;
}
