import type { QualityFinding } from './finding.ts';
import type { ItemFacts } from './item-facts.ts';

/** References that carry the same DOI, PMID or (of whole books) ISBN: duplicates, or one of them is wrong. */
export function findSharedIdentifiers(
  all: readonly ItemFacts[],
): ReadonlyMap<string, readonly QualityFinding[]> {
  const carriers = new Map<string, string[]>();
  for (const { id, identifiers } of all) {
    for (const { field, key } of identifiers) {
      const own = carriers.get(`${field} ${key}`);
      if (own === undefined) carriers.set(`${field} ${key}`, [id]);
      else own.push(id);
    }
  }
  const found = new Map<string, QualityFinding[]>();
  for (const [identifier, ids] of carriers) {
    if (ids.length < 2) continue;
    const field = identifier.slice(0, identifier.indexOf(' ')) as 'DOI' | 'PMID' | 'ISBN';
    for (const id of ids) {
      const related = ids.filter((other) => other !== id).slice(0, 10);
      const others = ids.length === 2 ? 'Another reference has' : `${ids.length - 1} other references have`;
      const message = `${others} the same ${field}: a duplicate, or one of them is wrong.`;
      found.set(id, [
        ...(found.get(id) ?? []),
        { check: 'duplicate-identifier', gravity: 'doubtful', field, message, related },
      ]);
    }
  }
  return found;
}
