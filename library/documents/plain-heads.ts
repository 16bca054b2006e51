import { isPageNumber } from './line-shapes.ts';
import type { TextLine } from './text-lines.ts';

type Head = { readonly line: TextLine; readonly stem: string; readonly page: number };

/** What a page of print holds at least and at most, in characters. */
const SHORTEST_PAGE = 250;
const LONGEST_PAGE = 12_000;
const FRONT = 800;

/**
 * The running heads and feet that a copied or converted text kept: lines that come back but for the number of their
 * page, which counts up as pages do, or that stand at the edge of most pages. As the places where they begin.
 */
export function plainHeads(text: string, lines: readonly TextLine[]): ReadonlySet<number> {
  const heads = lines.flatMap((line) => headOf(text, line));
  const found = new Set<number>();
  const front = text.slice(0, FRONT).toLowerCase();
  const ofFront = heads.filter((head) => head.line.from >= FRONT && namesFront(head.stem, front));
  if (countsPages(ofFront, 2)) for (const { line } of ofFront) found.add(line.from);
  for (const group of Map.groupBy(heads, ({ stem }) => stem).values()) {
    if (countsPages(group, 3)) for (const { line } of group) found.add(line.from);
  }
  for (const from of pageEdges(text, lines)) found.add(from);
  return found;
}

function headOf(text: string, line: TextLine): Head[] {
  if (line.to - line.from < 8 || line.to - line.from > 110) return [];
  const words = text.slice(line.from, line.to);
  if (words.includes('\t') || /^[[#|*-]|https?:/.test(words)) return [];
  const last = /^(\D.{3,90}?)[\s|·–—-]+(\d{1,4})$/u.exec(words);
  const first = last === null ? /^(\d{1,4})(?:\s+[|·–—-]\s+|\s+)(\p{L}.{3,90})$/u.exec(words) : null;
  const stem = (last?.[1] ?? first?.[2] ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
  // A volume number at the end of a line goes on with its issue or pages.
  if (!/\p{L}{3}/u.test(stem) || /^\s*[(:,]/.test(text.slice(line.end, line.end + 4))) return [];
  return [{ line, stem, page: Number(last?.[2] ?? first![1]) }];
}

/** The title cut short, or the family names of the authors. */
function namesFront(stem: string, front: string): boolean {
  const words = stem.match(/\p{L}{4,}/gu) ?? [];
  return words.length >= 2 && stem.length >= 10 && words.every((word) => front.includes(word));
}

/** True where the numbers count up no faster than pages are printed. */
function countsPages(heads: readonly Head[], fewest: number): boolean {
  if (heads.length < fewest) return false;
  return heads.slice(1).every(({ line, page }, i) => {
    const before = heads[i]!;
    const pages = page - before.page;
    const length = (line.from - before.line.to) / pages;
    return pages > 0 && length >= SHORTEST_PAGE && length <= LONGEST_PAGE;
  });
}

/** Lines next to form feeds that come back, but for their digits, on a third of the pages. */
function* pageEdges(text: string, lines: readonly TextLine[]): Generator<number> {
  const edges: TextLine[] = [];
  let pages = 1;
  lines.forEach((line, i) => {
    if (text[line.start] !== '\f') return;
    pages++;
    for (const step of [-1, 1]) {
      let at = i + step;
      while (lines[at] !== undefined && lines[at]!.from >= lines[at]!.to && Math.abs(at - i) < 5) at += step;
      const edge = lines[at];
      if (edge !== undefined && edge.to - edge.from <= 110 && edge.to > edge.from) edges.push(edge);
    }
  });
  if (pages < 4) return;
  const shape = (line: TextLine): string =>
    text.slice(line.from, line.to).toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
  for (const [words, group] of Map.groupBy(edges, shape)) {
    const says = /\p{L}{3}/u.test(words) || isPageNumber(text.slice(group[0]!.from, group[0]!.to));
    if (!says || group.length < Math.max(3, pages * 0.3)) continue;
    for (const line of group) yield line.from;
  }
}
