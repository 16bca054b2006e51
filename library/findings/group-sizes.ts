import type { ExtractedTable } from '../../shared/model/extraction.ts';
import type { FindingCell } from '../../shared/model/finding.ts';
import { questionPairs } from './same-question.ts';
import { countOf, type Level, type Question, questionsOf, type Series } from './table-questions.ts';

/** Where the first cell of a line starts -> how many people it has in the paper's other table of the same question. */
export type GroupSizes = ReadonlyMap<number, { readonly n: number; readonly cell: FindingCell }>;

/** The sizes of a table's groups, as another table of the same paper prints them; empty where this one prints its own. */
export function groupSizes(table: ExtractedTable, tables: readonly ExtractedTable[]): GroupSizes {
  const sizes = new Map<number, { n: number; cell: FindingCell }>();
  const questions = tables.flatMap((one) => questionsOf(one));
  for (const { first, second, levels } of questionPairs(questions)) {
    if (levels === null) continue;
    const [own, other] = first.table === table ? [first, second] : [second, first];
    if (own.table !== table || hasCounts(own)) continue;
    const series = other.series.find(({ count }) => count !== null);
    if (series === undefined) continue;
    for (const [a, b] of levels) {
      const [here, there] = own === first ? [a, b] : [b, a];
      const found = sizeOf(there, series, other.table);
      if (found !== undefined && !sizes.has(here.start)) sizes.set(here.start, found);
    }
  }
  return sizes;
}

function hasCounts({ series }: Question): boolean {
  return series.some(({ count }) => count !== null);
}

function sizeOf(
  level: Level,
  series: Series,
  table: ExtractedTable,
): { n: number; cell: FindingCell } | undefined {
  const count = countOf(level, series);
  if (count === null || series.count === null) return undefined;
  const row = table.rows.findIndex((one) => one.cells[0]?.start === level.start);
  const place = row < 0 ? {} : { row, column: series.count };
  return { n: count.value, cell: { start: count.start, end: count.end, table: table.label, ...place } };
}
