import type { AxisEntry } from '../../shared/model/matrix.ts';

/** One heading over columns that stand side by side; `label` is '' over columns without one. */
export type HeadingSpan = { readonly id: string; readonly label: string; readonly span: number };

/** The lines of headings above the columns with cells, the outermost first; empty where there are none. */
export function columnHeadings(entries: readonly AxisEntry[]): readonly (readonly HeadingSpan[])[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const paths = entries.filter((entry) => !entry.group).map((leaf) => groupsAbove(leaf, byId));
  const depth = Math.max(0, ...paths.map((path) => path.length));
  return Array.from({ length: depth }, (_, level) => spansOf(paths, level));
}

function groupsAbove(leaf: AxisEntry, byId: ReadonlyMap<string, AxisEntry>): readonly AxisEntry[] {
  const path: AxisEntry[] = [];
  const seen = new Set([leaf.id]);
  for (let at = leaf.parent; at !== null && !seen.has(at); ) {
    seen.add(at);
    const entry = byId.get(at);
    if (entry?.group) path.unshift(entry);
    at = entry?.parent ?? null;
  }
  return path;
}

// Two columns share a heading only where everything above it is the same, too.
function spansOf(paths: readonly (readonly AxisEntry[])[], level: number): readonly HeadingSpan[] {
  const spans: { id: string; label: string; span: number }[] = [];
  let before = '';
  for (const path of paths) {
    const line = JSON.stringify(path.slice(0, level + 1).map((entry) => entry.id));
    const entry = path[level];
    const last = spans.at(-1);
    if (last !== undefined && line === before) last.span += 1;
    else spans.push({ id: entry?.id ?? '', label: entry?.label ?? '', span: 1 });
    before = line;
  }
  return spans;
}
