import type { DuplicateGroups } from '../../shared/contract/reference.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import { blockingKeys, compareWorks, traitsOf, type WorkTraits } from './same-work.ts';

type Groups = DuplicateGroups['groups'];

/**
 * Groups of records that are one work (`certain`) or may be (`review`). A record joins a group only where it fits with
 * every member, so that one vague title cannot chain a library together.
 */
export function duplicateGroups(
  records: readonly { readonly id: string; readonly item: CslItem }[],
  keptApart: (left: string, right: string) => boolean = () => false,
): Groups {
  const traits = new Map(records.map(({ id, item }) => [id, traitsOf(item)]));
  const pairs = comparePairs(traits, keptApart);
  const certain = gather(pairs, 'certain');
  const grouped = new Map(certain.flatMap((group, index) => group.ids.map((id) => [id, index] as const)));
  const review = gather(pairs, 'review').filter((group) => {
    const owners = new Set(group.ids.map((id) => grouped.get(id) ?? id));
    return owners.size > 1;
  });
  return [...certain, ...review];
}

type Pair = {
  readonly left: string;
  readonly right: string;
  readonly tier: 'certain' | 'review';
  readonly because: string;
};

function comparePairs(
  traits: ReadonlyMap<string, WorkTraits>,
  keptApart: (left: string, right: string) => boolean,
): readonly Pair[] {
  const blocks = new Map<string, string[]>();
  for (const [id, own] of traits) {
    for (const key of blockingKeys(own)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [id]);
      else block.push(id);
    }
  }
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  for (const block of blocks.values()) {
    for (const [index, left] of block.entries()) {
      for (const right of block.slice(index + 1)) {
        const name = `${left} ${right}`;
        if (seen.has(name) || keptApart(left, right)) continue;
        seen.add(name);
        const [a, b] = [traits.get(left), traits.get(right)];
        const verdict = a && b ? compareWorks(a, b) : undefined;
        if (verdict !== undefined) pairs.push({ left, right, ...verdict });
      }
    }
  }
  return pairs;
}

function gather(pairs: readonly Pair[], tier: Pair['tier']): Groups {
  const fits = new Map<string, Pair>();
  for (const pair of pairs) if (pair.tier === tier) fits.set(`${pair.left} ${pair.right}`, pair);
  const pairOf = (a: string, b: string): Pair | undefined => fits.get(`${a} ${b}`) ?? fits.get(`${b} ${a}`);
  const groups: string[][] = [];
  const groupOf = new Map<string, string[]>();
  for (const { left, right } of fits.values()) {
    const home = groupOf.get(left) ?? groupOf.get(right);
    const guests = [left, right].filter((id) => groupOf.get(id) === undefined);
    if (home === undefined) {
      const group = [left, right];
      groups.push(group);
      for (const id of group) groupOf.set(id, group);
      continue;
    }
    for (const id of guests) {
      if (!home.every((member) => pairOf(member, id) !== undefined)) continue;
      home.push(id);
      groupOf.set(id, home);
    }
  }
  return groups.map((ids) => {
    const because = ids.flatMap((a, index) => ids.slice(index + 1).map((b) => pairOf(a, b)?.because ?? ''));
    return { ids, tier, because: [...new Set(because)].filter((reason) => reason !== '') };
  });
}
