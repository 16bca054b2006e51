import type { StoredCollection } from './collection-store.ts';

/** A collection where it stands in the tree. */
export type PlacedCollection = {
  readonly collection: StoredCollection;
  readonly parent: string | null;
  readonly depth: number;
};

/**
 * Each collection before those inside it. One whose parent is gone stands at the top, and so does one of a circle, which
 * only taking back changes out of order can leave.
 */
export function inTreeOrder(collections: readonly StoredCollection[]): readonly PlacedCollection[] {
  const known = new Set(collections.map(({ id }) => id));
  const inside = Map.groupBy(collections, ({ parent_id }) =>
    parent_id !== null && known.has(parent_id) ? parent_id : null,
  );
  const placed = new Map<string, PlacedCollection>();
  const place = (collection: StoredCollection, parent: string | null, depth: number): void => {
    if (placed.has(collection.id)) return;
    placed.set(collection.id, { collection, parent, depth });
    for (const child of inside.get(collection.id) ?? []) place(child, collection.id, depth + 1);
  };
  for (const top of inside.get(null) ?? []) place(top, null, 0);
  for (const left of collections) place(left, null, 0);
  return [...placed.values()];
}

/** The ids of all collections inside one, however deep. */
export function insideOf(collections: readonly StoredCollection[], id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const { id: child, parent_id } of collections) {
      if (parent_id !== next || child === id || found.has(child)) continue;
      found.add(child);
      waiting.push(child);
    }
  return found;
}
