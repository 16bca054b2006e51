import { extname } from 'node:path';
import { Option } from 'commander';
import { done, type Reply } from '../../../shared/contract/fault.ts';
import {
  MAP_FORMATS,
  MAP_LAYOUTS,
  MATRIX_FORMATS,
  type MapFormat,
  type MapLayout,
} from '../../../shared/model/map.ts';
import { AGREED_LAYER as AGREED, LAYOUT_OF } from '../../../shared/model/matrix-look.ts';
import { THEMES, type Theme } from '../../../shared/model/tokens.ts';
import type { WantedStyle } from '../../../shared/model/wanted-style.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { type ArrangementOptions, arrangedLines, arrangementOptions, namedView } from './arrangement.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { addMapDiffCommand } from './map-diff.ts';
import { type Ask, chosenAxes, defaultMap, newMap, type Spec, savedMap } from './map-spec.ts';
import { hand, outOption } from './produced-file.ts';
import { type SegmentOptions, segmentOptions, segmentsTogether } from './segment-options.ts';
import { wholeNumber } from './whole-number.ts';

/** Formats by the ending of a file's name, where they are not called the same. */
const ENDINGS: Readonly<Record<string, MapFormat>> = { md: 'markdown', tex: 'latex', htm: 'html' };
const CHOOSE = `Choose .html, .svg, .png, .pdf, .xlsx, .docx, .csv, .md, .tex, .r or .json, or say --format: ${MAP_FORMATS.join(', ')}.`;

type MatrixFormat = (typeof MATRIX_FORMATS)[number];

type ViewOptions = GlobalOptions &
  ArrangementOptions &
  SegmentOptions & {
    readonly rows?: string;
    readonly columns?: string;
    readonly segment?: string;
    readonly layer?: string;
    readonly filter?: Readonly<Record<string, readonly string[]>>;
    readonly out?: string;
  };
type DrawnOptions = WantedStyle & {
  readonly theme: Theme;
  readonly dpi: number;
  readonly columnsPerPart?: number;
};
type MatrixOptions = ViewOptions &
  DrawnOptions & {
    readonly format?: MatrixFormat;
    readonly asCited: boolean;
    readonly against?: Readonly<Record<string, readonly string[]>>;
  };
type MapOptions = ViewOptions &
  DrawnOptions & {
    readonly includeAsCited?: boolean;
    readonly includeQuotes?: boolean;
    readonly includeAbstracts?: boolean;
    readonly layout?: MapLayout;
    readonly format?: MapFormat;
    readonly check?: boolean;
  };

/** `matrix` and `map`: two dimensions crossed, as numbers and as a drawing. */
export function addMapCommands(host: CommandHost): void {
  const { program, terminal, finish } = host;
  const matrixCommand = program
    .command('matrix')
    .addOption(
      new Option('--format <format>', 'default: by the name of --out, else markdown').choices(MATRIX_FORMATS),
    )
    .option('--no-as-cited', 'leave out what is known only from citing papers')
    .option(
      '--against <dimension:code>',
      'compare with the studies with this code; repeatable',
      collectFilter,
    )
    .description('cross a dimension with the studies or another dimension');
  drawnOptions(viewOptions(matrixCommand)).action(async (_, command) =>
    finish(await matrix(terminal, allOptions<MatrixOptions>(command))),
  );
  const mapCommand = program
    .command('map')
    .argument('[name]', 'a saved map; without it the first saved one, or what the options say')
    .option('--include-as-cited', 'also draw what is known only from citing papers')
    .option('--include-quotes', 'put the quotations into the file')
    .option('--include-abstracts', 'put the beginning of each abstract into the file')
    .option('--check', 'write nothing: say what the file would tell, and what looks as if it should not')
    .addOption(new Option('--layout <layout>', 'how studies are drawn').choices(MAP_LAYOUTS))
    .addOption(new Option('--format <format>', 'default: by the name of --out').choices(MAP_FORMATS))
    .description('write an evidence map as a page, a figure, a table or data');
  drawnOptions(viewOptions(mapCommand)).action(async (name, _, command) =>
    finish(await map(terminal, name, allOptions<MapOptions>(command))),
  );
  addMapDiffCommand(mapCommand, host);
}

function viewOptions(command: CommandHost['program']) {
  return segmentOptions(arrangementOptions(command))
    .option('--rows <dimension>', 'dimension of the rows (default: the first with a direction)')
    .option('--columns <dimension>', 'dimension of the columns, or study')
    .option('--layer <name>', 'whose codings: agreed (the default), or a coder')
    .option('--filter <dimension:code>', 'only studies with this code; repeatable', collectFilter)
    .addOption(outOption());
}

function drawnOptions(command: CommandHost['program']) {
  return command
    .addOption(
      new Option('--theme <theme>', 'colours of a drawing: svg, png, pdf').choices(THEMES).default('light'),
    )
    .addOption(
      new Option('--dpi <dots>', 'dots per inch of a png').argParser(wholeNumber(36, 1_200)).default(300),
    )
    .option(
      '--columns-per-part <number>',
      'a drawing of more columns in parts: pages of a pdf, numbered files of svg and png',
      wholeNumber(1, 10_000),
    )
    .option(
      '--style <name>',
      'citation style of the references in a .docx (default: the library’s own, else apa); see gleaner styles',
    )
    .option('--locale <language>', 'language of the references in a .docx, such as en-GB');
}

function collectFilter(
  value: string,
  filters: Readonly<Record<string, readonly string[]>> = {},
): Record<string, readonly string[]> {
  const colon = value.indexOf(':');
  const [dimension, code] = colon < 0 ? [value, ''] : [value.slice(0, colon), value.slice(colon + 1)];
  return { ...filters, [dimension]: [...(filters[dimension] ?? []), code] };
}

/** The sentence where a citation style is asked of a file that has no references set in one. */
function styleFault({ style, locale }: WantedStyle, format: string): string | undefined {
  if (format === 'docx' || (style === undefined && locale === undefined)) return undefined;
  return `--style and --locale set the references of a Word document (.docx); a ${format} file has none.`;
}

async function matrix(terminal: Terminal, options: MatrixOptions): Promise<ExitCode> {
  const wrong = styleFault(options, options.json ? 'json' : (options.format ?? matrixFormatOf(options.out)));
  if (wrong !== undefined) return misused(terminal, wrong);
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask, engine }) => {
    const { out, theme, dpi, columnsPerPart } = options;
    const format = options.json ? 'json' : (options.format ?? matrixFormatOf(out));
    const kept = await namedView(ask, options);
    if (!kept.ok) return tell(terminal, kept.fault);
    const { rows = kept.output?.rows, columns = kept.output?.columns ?? 'study' } = options;
    const axes = await chosenAxes(ask, { rows, columns });
    if (!axes.ok) return tell(terminal, axes.fault);
    const look = kept.output?.look ?? null;
    const query = {
      ...axes.output,
      segment: options.segment ?? (look?.drawing === 'bars' ? look.segment : null),
      layer: options.layer ?? look?.layer ?? AGREED,
      filters: options.filter === undefined ? writable(look?.filters) : writable(options.filter),
      includeAsCited: options.asCited && (look?.includeAsCited ?? true),
    };
    const together = await segmentsTogether(ask, query, options, look?.otherSegments);
    if (!together.ok) return tell(terminal, together.fault);
    const lines = await arrangedLines(ask, query, options, look);
    if (!lines.ok) return tell(terminal, lines.fault);
    const against = options.against ?? look?.against ?? undefined;
    const reply = await ask('export.matrix', {
      ...query,
      ...together.output,
      ...(lines.output === undefined ? {} : { lines: lines.output }),
      ...(against === undefined ? {} : { against: writable(against) }),
      ...(look === null ? {} : { layout: LAYOUT_OF[look.drawing] }),
      ...wantedOf(options),
      format,
      theme,
      dpi,
      columnsPerPart,
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    // The matrix is itself the JSON, not a description of a file.
    return hand(terminal, engine, reply.output, { format, ...(out ? { out } : {}) });
  });
}

async function map(terminal: Terminal, name: string | undefined, options: MapOptions): Promise<ExitCode> {
  const { out } = options;
  const format = options.format ?? (options.check && out === undefined ? 'html' : formatOf(out));
  if (options.check && isMapFormat(format)) return check(terminal, name, format, options);
  if (out === undefined) return misused(terminal, `Say where the map goes: --out FILE. ${CHOOSE}`);
  if (!isMapFormat(format)) return misused(terminal, `“${out}” is no map file. ${CHOOSE}`);
  const wrong = styleFault(options, format);
  if (wrong !== undefined) return misused(terminal, wrong);
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask, engine }) => {
    const spec = await specOf(ask, name, options);
    if (!spec.ok) return tell(terminal, spec.fault);
    const reply = await ask('map.export', {
      spec: spec.output,
      format,
      theme: options.theme,
      dpi: options.dpi,
      columnsPerPart: options.columnsPerPart,
      ...wantedOf(options),
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    return hand(terminal, engine, reply.output, { format, out, json: options.json ?? false });
  });
}

function wantedOf({ style, locale }: WantedStyle): { style?: string; locale?: string } {
  return { ...(style === undefined ? {} : { style }), ...(locale === undefined ? {} : { locale }) };
}

async function check(
  terminal: Terminal,
  name: string | undefined,
  format: MapFormat,
  options: MapOptions,
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const spec = await specOf(ask, name, options);
    if (!spec.ok) return tell(terminal, spec.fault);
    const reply = await ask('map.leaks', { spec: spec.output, format });
    if (!reply.ok) return tell(terminal, reply.fault);
    const { fields, leftOut, warnings, notices, citation } = reply.output;
    if (options.json) printJson(terminal, reply.output);
    else {
      const counts = (list: typeof fields) =>
        list.map((one) => `- ${one.name}: ${one.n.toLocaleString('en')}\n`);
      const lines = (list: readonly string[]) => (list.length === 0 ? ['- nothing\n'] : list);
      terminal.write(
        [
          `In the ${format} file:\n`,
          ...lines(counts(fields)),
          '\nStays in the library:\n',
          ...lines(counts(leftOut)),
          '\nTo look at before it is sent:\n',
          ...lines(warnings.map(({ where, sentence }) => `- ${where}: ${sentence}\n`)),
          ...(notices.length === 0 ? [] : ['\nChanged for safety:\n', ...notices.map((one) => `- ${one}\n`)]),
          `\n${citation}\n`,
        ].join(''),
      );
    }
    return 0;
  });
}

function formatOf(out: string | undefined): string {
  const ending = out === undefined ? '' : extname(out).slice(1).toLowerCase();
  return ENDINGS[ending] ?? ending;
}

function matrixFormatOf(out: string | undefined): MatrixFormat {
  const format = formatOf(out);
  return MATRIX_FORMATS.find((one) => one === format) ?? 'markdown';
}

function misused(terminal: Terminal, message: string): ExitCode {
  terminal.say(message);
  return 2;
}

function isMapFormat(format: string): format is MapFormat {
  return (MAP_FORMATS as readonly string[]).includes(format);
}

/** A saved map, or a new one where the options name its axes; every option given changes it. */
async function specOf(ask: Ask, name: string | undefined, options: MapOptions): Promise<Reply<Spec>> {
  const kept = await namedView(ask, options);
  if (!kept.ok) return kept;
  const { rows = kept.output?.rows, columns = kept.output?.columns } = options;
  const base = await baseOf(ask, name, {
    ...options,
    ...(rows ? { rows } : {}),
    ...(columns ? { columns } : {}),
  });
  if (!base.ok) return base;
  const spec = base.output;
  const look = kept.output?.look ?? null;
  const query = {
    rows: rows ?? spec.rows,
    columns: columns ?? spec.columns,
    segment: options.segment ?? (look?.drawing === 'bars' ? look.segment : spec.segment),
    layer: options.layer ?? look?.layer ?? spec.layer,
    filters:
      options.filter === undefined ? writable(look?.filters ?? spec.filters) : writable(options.filter),
    includeAsCited: options.includeAsCited ?? spec.includeAsCited,
  };
  const sameSegments = query.segment === spec.segment ? spec.otherSegments : undefined;
  const together = await segmentsTogether(ask, query, options, look?.otherSegments ?? sameSegments);
  if (!together.ok) return together;
  const lines = await arrangedLines(ask, query, options, look);
  if (!lines.ok) return lines;
  return done({
    ...spec,
    ...query,
    otherSegments: together.output.otherSegments,
    ...(lines.output === undefined ? {} : { lines: lines.output }),
    layout: options.layout ?? (look === null ? spec.layout : LAYOUT_OF[look.drawing]),
    includeQuotes: options.includeQuotes ?? spec.includeQuotes,
    includeAbstracts: options.includeAbstracts ?? spec.includeAbstracts,
  });
}

function baseOf(ask: Ask, name: string | undefined, { rows, columns }: MapOptions): Promise<Reply<Spec>> {
  if (name !== undefined) return savedMap(ask, name);
  return rows === undefined && columns === undefined ? defaultMap(ask) : newMap(ask, { rows, columns });
}

/** Filters as the contract takes them. */
function writable(filters: Readonly<Record<string, readonly string[]>> = {}): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([dimension, codes]) => [dimension, [...codes]]));
}
