import type { CancelSignal } from '../../shared/contract/answer.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { MapFormat } from '../../shared/model/map.ts';
import type { Theme } from '../../shared/model/tokens.ts';
import type { MapPicture } from '../maps/map-data.ts';
import { mapHtml } from '../maps/map-html.ts';
import { drawMapParts } from '../maps/map-svg.ts';
import { hiddenLine } from '../maps/map-words.ts';
import type { Figure } from './figure.ts';
import { figuresFile } from './figure-file.ts';
import { mapDocx, type PrintedEntry } from './map-docx.ts';
import { mapJson } from './map-json.ts';
import { mapLatex } from './map-latex.ts';
import { mapMarkdown } from './map-markdown.ts';
import { mapR } from './map-r.ts';
import { mapCsv, mapWideCsv } from './map-rows.ts';
import { mapTable } from './map-table.ts';
import { mapXlsx } from './map-xlsx.ts';
import { fileWord } from './matrix-file.ts';
import { type ProducedFile, textFile } from './produced-file.ts';

/** How a map is written. */
export type MapFileOptions = {
  readonly format: MapFormat;
  readonly theme: Theme;
  readonly dpi: number;
  /** The most columns that a figure holds; a wider map is several. One figure where absent. */
  readonly columnsPerPart?: number | undefined;
};

/** What only some formats need, asked for when one does. */
export type MapFileSources = {
  /** What the studies report. */
  readonly findings: () => Promise<readonly Finding[]>;
  /** The references of the map's studies as a bibliography. */
  readonly bibliography: () => Promise<Reply<readonly PrintedEntry[]>>;
};

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** The file of a map in any format; its notices say what was left out or changed. */
export async function mapFile(
  picture: MapPicture,
  options: MapFileOptions,
  sources: MapFileSources,
  signal?: CancelSignal,
): Promise<Reply<ProducedFile>> {
  const made = await fileOf(picture, options, sources, signal);
  if (!made.ok) return made;
  const { notices, ...file } = made.output;
  const { hidden } = picture.data.leftOut;
  const left = hidden === undefined ? [] : [hiddenLine(hidden)];
  return done({ ...file, notices: [...left, ...picture.notices, ...notices] });
}

async function fileOf(
  picture: MapPicture,
  { format, theme, dpi, columnsPerPart = Number.POSITIVE_INFINITY }: MapFileOptions,
  sources: MapFileSources,
  signal: CancelSignal | undefined,
): Promise<Reply<ProducedFile>> {
  const { spec, asOf } = picture.data;
  const name = fileWord(spec.title);
  switch (format) {
    case 'html':
      return done(textFile(`${name}.html`, 'text/html', mapHtml(picture)));
    case 'csv':
      return done(textFile(`${name}.csv`, 'text/csv', mapCsv(picture)));
    case 'csv-wide':
      return done(textFile(`${name}-wide.csv`, 'text/csv', mapWideCsv(picture)));
    case 'json':
      return done(textFile(`${name}.json`, 'application/json', mapJson(picture)));
    case 'markdown':
      return done(textFile(`${name}.md`, 'text/markdown', mapMarkdown(mapTable(picture))));
    case 'latex': {
      const { tex, notices } = mapLatex(mapTable(picture));
      return done(textFile(`${name}.tex`, 'text/x-tex', tex, notices));
    }
    case 'r':
      return done(textFile(`${name}.R`, 'text/x-r-source', mapR(picture, await sources.findings())));
    case 'xlsx': {
      const { bytes, notices } = await mapXlsx(picture);
      return done({ name: `${name}.xlsx`, mediaType: `${OFFICE}spreadsheetml.sheet`, bytes, notices });
    }
    case 'docx': {
      const about = { title: spec.title, asOf };
      const entries = await sources.bibliography();
      if (!entries.ok) return entries;
      const bytes = await mapDocx(mapTable(picture), entries.output, about);
      return done({
        name: `${name}.docx`,
        mediaType: `${OFFICE}wordprocessingml.document`,
        bytes,
        notices: [],
      });
    }
    case 'svg':
    case 'png':
    case 'pdf': {
      const title = spec.title === '' ? 'Evidence map' : spec.title;
      const drawn = drawMapParts(picture, theme, columnsPerPart);
      const figures = drawn.map(({ shape, description }) => ({ shape, title, description, asOf }));
      const file = await figuresFile(figures as [Figure, ...Figure[]], name, format, dpi, signal);
      const notices = drawn.flatMap((one) => one.notices);
      return file.ok ? done({ ...file.output, notices: [...notices, ...file.output.notices] }) : file;
    }
  }
}
