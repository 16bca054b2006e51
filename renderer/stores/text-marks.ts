import type { Citation, CodedPassage, Reading } from './reading.ts';

type Range = { readonly start: number; readonly end: number };

/** A run of text with the same marks all along. */
export type Segment = Range & {
  readonly citation: Citation | null;
  readonly passages: readonly CodedPassage[];
  /** Whether the person was led here. */
  readonly isSpot: boolean;
};

/** What is marked in a text. */
export type Marks = Pick<Reading, 'citations' | 'passages'> & { readonly spot: Range | null };

/** Cuts one block wherever a mark begins or ends; the segments cover the block and do not overlap. */
export function cutBlock(block: Range, marks: Marks): readonly Segment[] {
  const citations = marks.citations.filter((citation) => overlaps(citation, block));
  const passages = marks.passages.filter(({ passage }) => overlaps(passage, block));
  const spot = marks.spot !== null && overlaps(marks.spot, block) ? marks.spot : null;
  const ranges: readonly Range[] = [
    ...citations,
    ...passages.map(({ passage }) => passage),
    ...(spot ? [spot] : []),
  ];
  const edges = new Set([block.start, block.end]);
  for (const { start, end } of ranges)
    for (const edge of [start, end]) if (edge > block.start && edge < block.end) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const segment = { start, end: sorted[index + 1] ?? block.end };
    return {
      ...segment,
      citation: citations.find((citation) => overlaps(citation, segment)) ?? null,
      passages: passages.filter(({ passage }) => overlaps(passage, segment)),
      isSpot: spot !== null && overlaps(spot, segment),
    };
  });
}

function overlaps(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The reading's blocks in drawing order, each table once with the blocks its range covers left out. */
export type Part =
  | {
      readonly kind: 'block';
      readonly block: Reading['blocks'][number];
      readonly entry: Reading['entries'][number] | null;
    }
  | {
      readonly kind: 'table';
      readonly table: Reading['tables'][number];
      /** Whether the text has its caption just before or within it. */
      readonly captioned: boolean;
    };

/** Characters between a caption and its table. */
const CAPTION_REACH = 4;

function hasCaption(reading: Reading, table: Reading['tables'][number]): boolean {
  const near = { start: table.start - CAPTION_REACH, end: table.end + CAPTION_REACH };
  return reading.blocks.some((block) => block.kind === 'caption' && overlaps(block, near));
}

/** Lays out a reading: tables where they begin, entries known as such, everything else block by block. */
export function layOut(reading: Reading): readonly Part[] {
  const parts: Part[] = [];
  const drawn = new Set<Reading['tables'][number]>();
  const entries = [...reading.entries].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const block of reading.blocks) {
    const table = reading.tables.find((candidate) => candidate.rows.length > 0 && overlaps(candidate, block));
    if (table !== undefined && block.kind !== 'caption' && block.kind !== 'heading') {
      if (!drawn.has(table)) parts.push({ kind: 'table', table, captioned: hasCaption(reading, table) });
      drawn.add(table);
      continue;
    }
    while (entries[at] !== undefined && (entries[at]?.end ?? 0) <= block.start) at += 1;
    const entry = entries[at];
    parts.push({ kind: 'block', block, entry: entry !== undefined && overlaps(entry, block) ? entry : null });
  }
  return parts;
}
