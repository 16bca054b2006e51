import type { CslItem } from '../../shared/model/csl.ts';
import { blockingKeys, isSameWork, traitsOf, type WorkTraits } from './same-work.ts';

/** Finds the reference that a record is already there as. */
export type WorkIndex = {
  readonly find: (item: CslItem, except?: ReadonlySet<string>) => string | undefined;
  readonly add: (id: string, item: CslItem) => void;
};

/** An index over references by identifiers and titles; looking one up compares only those that share a key. */
export function createWorkIndex(
  references: Iterable<{ readonly id: string; readonly item: CslItem }>,
): WorkIndex {
  const traits = new Map<string, WorkTraits>();
  const blocks = new Map<string, Set<string>>();
  const add = (id: string, item: CslItem): void => {
    const own = traitsOf(item);
    traits.set(id, own);
    for (const key of blockingKeys(own)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, new Set([id]));
      else block.add(id);
    }
  };
  for (const { id, item } of references) add(id, item);
  return {
    add,
    find: (item, except) => {
      const own = traitsOf(item);
      for (const key of blockingKeys(own)) {
        for (const id of blocks.get(key) ?? []) {
          const other = traits.get(id);
          if (other !== undefined && !except?.has(id) && isSameWork(own, other)) return id;
        }
      }
      return undefined;
    },
  };
}
