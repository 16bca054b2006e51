/** What at least one column must mean, so that rows become references. */
export const MAKES_A_REFERENCE: ReadonlySet<string> = new Set(['title', 'DOI', 'abstract', 'PMID']);

/** Gives a column a meaning. Each meaning but `keep` and `ignore` is had once: the column that had it is kept as it is. */
export function chooseTarget(chosen: readonly string[], at: number, target: string): readonly string[] {
  const isShared = target === 'keep' || target === 'ignore';
  return chosen.map((before, index) => {
    if (index === at) return target;
    return before === target && !isShared ? 'keep' : before;
  });
}
