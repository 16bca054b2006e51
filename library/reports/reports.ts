import { readFileSync } from 'node:fs';
import type { CallArguments } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { GapQuery } from '../../shared/contract/gaps.ts';
import { fileWord } from '../exports/matrix-file.ts';
import { type ProducedFile, textFile } from '../exports/produced-file.ts';
import type { Library } from '../library.ts';
import { readEvidenceBase } from '../maps/evidence-base.ts';
import { readGaps } from '../maps/gap-finder.ts';
import { pictureOf } from '../maps/maps.ts';
import { publicText } from '../maps/public-text.ts';
import { type Block, reportBlocks } from './report-blocks.ts';
import { reportDocx } from './report-docx.ts';
import { reportHtml } from './report-html.ts';
import { reportMarkdown } from './report-markdown.ts';
import { readScreening } from './report-store.ts';

/** Gaps of each kind that a report lists. */
const LISTED_GAPS = 10;

/** Makes the file of `report.export`: methods and results of a map, with what is not reported. */
export async function produceReport(
  library: Library,
  { spec, format, statements }: CallArguments<'report.export'>,
): Promise<Reply<ProducedFile>> {
  const picture = await pictureOf(library, spec);
  if (!picture.ok) return picture;
  const { rows, columns, layer, includeAsCited } = spec;
  const filters = Object.fromEntries(Object.entries(spec.filters).map(([id, codes]) => [id, [...codes]]));
  const query = GapQuery.parse({ rows, columns, layer, filters, includeAsCited, limit: LISTED_GAPS });
  const gaps = rows === 'study' || columns === 'study' ? null : await readGaps(library, query);
  if (gaps !== null && !gaps.ok) return gaps;
  const open = publicText();
  const blocks = reportBlocks({
    picture: picture.output,
    base: await readEvidenceBase(library),
    screening: await readScreening(library.read),
    gaps: gaps === null ? null : gaps.output,
    statements: { ...spec.statements, ...statements },
    version: programVersion(),
  }).map((block) => opened(block, open.text));
  const { title } = picture.output.data.spec;
  const name = `${fileWord(title)}-report`;
  const notices = [...picture.output.notices, ...open.notices()];
  if (format === 'html')
    return done(textFile(`${name}.html`, 'text/html', reportHtml(blocks, title), notices));
  if (format === 'markdown')
    return done(textFile(`${name}.md`, 'text/markdown', reportMarkdown(blocks), notices));
  return done({
    name: `${name}.docx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: await reportDocx(blocks, title, picture.output.data.asOf),
    notices,
  });
}

/** The same block, its texts fit to leave the library. */
function opened(block: Block, text: (words: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: text(block.text) };
    case 'list':
      return { ...block, items: block.items.map(text) };
    case 'table':
      return {
        ...block,
        caption: text(block.caption),
        head: block.head.map(text),
        rows: block.rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : text(cell)))),
      };
    case 'figure':
      return { ...block, title: text(block.title), description: text(block.description) };
  }
}

// Built, the files stand one folder deeper than their sources.
function programVersion(): string {
  for (const place of ['../../package.json', '../../../package.json']) {
    try {
      const about = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (about.name === 'gleaner') return about.version ?? '';
    } catch {
      // The other place is tried next.
    }
  }
  return '';
}
