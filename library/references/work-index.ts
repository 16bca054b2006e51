import type { CslItem } from '../../shared/model/csl.ts';
import {
  blockingKeys,
  compareWorks,
  mayBeCertain,
  type SameWork,
  traitsOf,
  type WorkTraits,
} from './same-work.ts';

/** Finds the reference that a record is already there as. */
export type WorkIndex = {
  /** The id of the reference that is certainly the same work, the surest where several are; none of `except`. */
  readonly find: (item: CslItem, except?: ReadonlySet<string>) => string | undefined;
  readonly add: (id: string, item: CslItem) => void;
};

// A key shared by more references than this tells little; the newest of them are looked at.
const LOOKED_AT = 200;

/** An index over references; looking a record up compares it only with those that share a key with it. */
export function createWorkIndex(
  references: Iterable<{ readonly id: string; readonly item: CslItem }>,
): WorkIndex {
  const traits = new Map<string, WorkTraits>();
  const blocks = new Map<string, string[]>();
  // A record is looked up and then added; its traits are worked out once.
  let newest: { readonly item: CslItem; readonly traits: WorkTraits } | undefined;
  const workOut = (item: CslItem): WorkTraits => {
    if (newest?.item !== item) newest = { item, traits: traitsOf(item) };
    return newest.traits;
  };
  const add = (id: string, item: CslItem): void => {
    const own = workOut(item);
    traits.set(id, own);
    for (const key of blockingKeys(own)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [id]);
      else block.push(id);
    }
  };
  for (const { id, item } of references) add(id, item);
  return {
    add,
    find: (item, except) => {
      const own = workOut(item);
      const ids = new Set(blockingKeys(own).flatMap((key) => (blocks.get(key) ?? []).slice(-LOOKED_AT)));
      let surest: { readonly id: string; readonly verdict: SameWork } | undefined;
      for (const id of ids) {
        const other = traits.get(id);
        if (other === undefined || except?.has(id) || !mayBeCertain(own, other)) continue;
        const verdict = compareWorks(own, other);
        if (verdict?.tier !== 'certain') continue;
        if (surest === undefined || verdict.score > surest.verdict.score) surest = { id, verdict };
      }
      return surest?.id;
    },
  };
}
