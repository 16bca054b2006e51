import type { AxisLines } from './map.ts';
import type { AxisEntry } from './matrix.ts';
import type { AxisLook } from './matrix-look.ts';

/** An entry's id and those of the headings above it, nearest first. */
export function lineAbove(byId: ReadonlyMap<string, AxisEntry>, id: string): readonly string[] {
  const line: string[] = [];
  for (let at = byId.get(id); at !== undefined && !line.includes(at.id); ) {
    line.push(at.id);
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  return line;
}

/**
 * Which lines count what an entry holds, nearest first: its own line where that is shown, and every folded heading above
 * it that is shown. A folded heading stands for everything under it, also for what is hidden there or pinned elsewhere; what
 * no line counts is hidden. The screens and the files both count by this.
 */
export function countingLines({ shown, folded }: AxisLines): (above: readonly string[]) => readonly string[] {
  const [isShown, isFolded] = [new Set(shown), new Set(folded)];
  return (above) => above.filter((id, at) => isShown.has(id) && (at === 0 || isFolded.has(id)));
}

/**
 * The lines of an axis that a look leaves standing, in the order given: not hidden, and not under a hidden or folded heading
 * unless pinned. A heading that stands without what is under it, because the person folded it or because it is pinned from
 * under a closed one, is folded.
 */
export function standingLines(
  entries: readonly AxisEntry[],
  byId: ReadonlyMap<string, AxisEntry>,
  look: Pick<AxisLook, 'collapsed' | 'hidden' | 'pinned'>,
): AxisLines {
  const [collapsed, hidden, pinned] = [new Set(look.collapsed), new Set(look.hidden), new Set(look.pinned)];
  if (collapsed.size + hidden.size === 0) return { shown: entries.map(({ id }) => id), folded: [] };
  const parents = new Set(entries.map(({ parent }) => parent));
  const isClosed = (id: string) => hidden.has(id) || collapsed.has(id);
  const isUnderClosed = (id: string) => lineAbove(byId, id).some((one) => one !== id && isClosed(one));
  const shown = entries
    .map(({ id }) => id)
    .filter((id) => !hidden.has(id) && (pinned.has(id) || !isUnderClosed(id)));
  return {
    shown,
    folded: shown.filter((id) => parents.has(id) && (collapsed.has(id) || isUnderClosed(id))),
  };
}
