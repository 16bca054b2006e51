import type { Extraction } from '../../../../shared/model/extraction.ts';
import type { MadePaper } from './typeset-paper.ts';

export type Score = { readonly right: number; readonly found: number; readonly wanted: number };

const bare = (text: string): string =>
  text
    .replace(/^\*/, '')
    .normalize('NFKC')
    .replace(/[\s\u00ad]+/g, '')
    .replace(/[‐‑]/g, '-');

/** Entries found whole. */
export function entryScore(paper: Pick<MadePaper, 'entries'>, { references }: Extraction): Score {
  const wanted = new Map<string, number>();
  for (const entry of paper.entries) wanted.set(bare(entry), (wanted.get(bare(entry)) ?? 0) + 1);
  let right = 0;
  for (const { raw } of references) {
    const left = wanted.get(bare(raw)) ?? 0;
    if (left > 0) {
      right++;
      wanted.set(bare(raw), left - 1);
    }
  }
  return { right, found: references.length, wanted: paper.entries.length };
}

/** Citations in reading order that lead to the right entry: the longest common run of numbers, within groups sorted. */
export function citationScore(paper: Pick<MadePaper, 'cited'>, { citations }: Extraction): Score {
  const groups = Map.groupBy(citations, (one) => one.group);
  // Styles sort the works inside brackets as they like.
  const found = [...groups.values()].flatMap((group) =>
    group.map((one) => one.references[0] ?? 0).toSorted((a, b) => a - b),
  );
  return { right: common(paper.cited, found), found: found.length, wanted: paper.cited.length };
}

function common(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (const [j, y] of b.entries()) next.push(x === y ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row[b.length]!;
}
