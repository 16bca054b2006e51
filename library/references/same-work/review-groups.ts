import { type Gathered, type Link, surestFirst } from './link.ts';

/**
 * Groups for a person to look at, by the links that no certain group took in. Each certain group takes part through
 * the member that its surest link leads to. Records stand together only where each is linked with each; a link left
 * over is a group of two.
 */
export function gatherReview(links: readonly Link[], certain: readonly Gathered[]): readonly Gathered[] {
  const ownerOf = new Map(certain.flatMap(({ ids }) => ids.map((id) => [id, ids[0] ?? id] as const)));
  const owner = (id: string) => ownerOf.get(id) ?? id;
  const open = new Map<string, Link>();
  const shown = new Map<string, string>();
  for (const link of surestFirst(links)) {
    const [left, right] = [owner(link.left), owner(link.right)];
    if (left === right || open.has(nameOf(left, right))) continue;
    open.set(nameOf(left, right), link);
    if (!shown.has(left)) shown.set(left, link.left);
    if (!shown.has(right)) shown.set(right, link.right);
  }
  const groups = cliques(
    [...open.values()].map((link) => [owner(link.left), owner(link.right)] as const),
    open,
  );
  return groups.map((owners) => ({
    ids: owners.map((id) => shown.get(id) ?? id),
    because: [...new Set(pairsOf(owners).flatMap(([a, b]) => open.get(nameOf(a, b))?.because ?? []))],
  }));
}

/** Each pair joins the group in which it is linked with every member, or begins one. */
function cliques(pairs: readonly (readonly [string, string])[], open: ReadonlyMap<string, Link>) {
  const groups: string[][] = [];
  const groupsOf = new Map<string, string[][]>();
  const enter = (id: string, group: string[]) => {
    group.push(id);
    groupsOf.set(id, [...(groupsOf.get(id) ?? []), group]);
  };
  const fits = (id: string, group: readonly string[]) =>
    group.every((member) => open.has(nameOf(member, id)));
  for (const [left, right] of pairs) {
    if (groupsOf.get(left)?.some((group) => group.includes(right))) continue;
    const home = groupsOf.get(left)?.find((group) => fits(right, group));
    const other = groupsOf.get(right)?.find((group) => fits(left, group));
    if (home !== undefined) enter(right, home);
    else if (other !== undefined) enter(left, other);
    else {
      const group: string[] = [];
      groups.push(group);
      enter(left, group);
      enter(right, group);
    }
  }
  return groups;
}

function pairsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.flatMap((left, index) => ids.slice(index + 1).map((right) => [left, right] as const));
}

function nameOf(left: string, right: string): string {
  return left < right ? `${left}\n${right}` : `${right}\n${left}`;
}
