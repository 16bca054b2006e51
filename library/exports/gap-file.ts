import type { GapReport } from '../../shared/contract/gaps.ts';
import { GAP_TITLES } from '../maps/gap-words.ts';
import { csvLine } from './csv-line.ts';
import { markdownText } from './matrix-file.ts';
import { type ProducedFile, textFile } from './produced-file.ts';

export type GapFormat = 'text' | 'markdown' | 'csv';

/** The file of a list of gaps. */
export function gapFile(report: GapReport, format: GapFormat): ProducedFile {
  if (format === 'csv') return textFile('gaps.csv', 'text/csv', gapCsv(report));
  return format === 'markdown'
    ? textFile('gaps.md', 'text/markdown', gapText(report, markdownText, '## ', '1. '))
    : textFile(
        'gaps.txt',
        'text/plain',
        gapText(report, (text) => text, '', '- '),
      );
}

function gapText(
  report: GapReport,
  text: (words: string) => string,
  heading: string,
  bullet: string,
): string {
  const parts = report.counts.map(({ kind, n }) => {
    const listed = report.gaps.filter((gap) => gap.kind === kind);
    const more = n > listed.length ? [`${bullet}… and ${n - listed.length} more`] : [];
    const lines = n === 0 ? ['None.'] : listed.map(({ sentence }) => bullet + text(sentence));
    return [`${heading}${GAP_TITLES[kind]} (${n})`, '', ...lines, ...more, ''].join('\n');
  });
  return `${parts.join('\n')}\n${report.notes.map(text).join('\n\n')}\n`;
}

function gapCsv(report: GapReport): string {
  const head = [
    'kind',
    'rank',
    'row',
    'row_label',
    'column',
    'column_label',
    'n',
    'as_cited',
    'newest',
    'score',
    'why',
    'studies',
  ];
  const ranks = new Map<string, number>();
  const lines = report.gaps.map((gap) => {
    const rank = (ranks.get(gap.kind) ?? 0) + 1;
    ranks.set(gap.kind, rank);
    return csvLine([
      gap.kind,
      rank,
      gap.row.id,
      gap.row.label,
      gap.column?.id ?? '',
      gap.column?.label ?? '',
      gap.n,
      gap.asCited,
      gap.newest,
      gap.score,
      gap.sentence,
      gap.studies.join(' '),
    ]);
  });
  return `\uFEFF${csvLine(head)}${lines.join('')}`;
}
