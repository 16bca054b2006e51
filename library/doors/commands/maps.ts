import { extname } from 'node:path';
import { Option } from 'commander';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { MapSpec } from '../../../shared/model/map.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import { type GlobalOptions, type Session, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost } from './command.ts';
import { hand, outOption } from './produced-file.ts';

const MATRIX_FORMATS = ['json', 'csv', 'markdown'] as const;
const MAP_FORMATS = ['html', 'svg', 'csv', 'json'] as const;
/** Announced formats that cannot be written yet. */
const LATER_FORMATS: readonly string[] = ['png', 'pdf', 'xlsx'];

type ViewOptions = GlobalOptions & {
  readonly rows?: string;
  readonly columns?: string;
  readonly segment?: string;
  readonly layer: string;
  readonly filter: Readonly<Record<string, readonly string[]>>;
  readonly out?: string;
};
type MatrixOptions = ViewOptions & {
  readonly format: (typeof MATRIX_FORMATS)[number];
  readonly asCited: boolean;
};
type MapOptions = ViewOptions & { readonly includeAsCited?: boolean; readonly includeQuotes?: boolean };

/** `matrix` and `map`: two dimensions crossed, as numbers and as a drawing. */
export function addMapCommands({ program, terminal, finish }: CommandHost): void {
  const matrixCommand = program
    .command('matrix')
    .addOption(
      new Option('--format <format>', 'how it is printed').choices(MATRIX_FORMATS).default('markdown'),
    )
    .option('--no-as-cited', 'leave out what is known only from citing papers')
    .description('cross a dimension with the studies or another dimension');
  viewOptions(matrixCommand).action(async (_, command) =>
    finish(await matrix(terminal, allOptions<MatrixOptions>(command))),
  );
  const mapCommand = program
    .command('map')
    .argument('[name]', 'a saved map; without it the options below say what is drawn')
    .option('--include-as-cited', 'also draw what is known only from citing papers')
    .option('--include-quotes', 'put the quotations into the file')
    .description('write an evidence map: .html, .svg, .csv or .json by the name of --out');
  viewOptions(mapCommand).action(async (name, _, command) =>
    finish(await map(terminal, name, allOptions<MapOptions>(command))),
  );
}

function viewOptions(command: CommandHost['program']) {
  return command
    .option('--rows <dimension>', 'dimension of the rows (default: the first with a direction)')
    .option('--columns <dimension>', 'dimension of the columns, or study')
    .option('--segment <dimension>', 'dimension that divides the marks')
    .option('--layer <name>', 'whose codings: agreed, or a coder', 'agreed')
    .option('--filter <dimension:code>', 'only studies with this code; repeatable', collectFilter, {})
    .addOption(outOption());
}

function collectFilter(
  value: string,
  filters: Readonly<Record<string, readonly string[]>>,
): Record<string, readonly string[]> {
  const colon = value.indexOf(':');
  const [dimension, code] = colon < 0 ? [value, ''] : [value.slice(0, colon), value.slice(colon + 1)];
  return { ...filters, [dimension]: [...(filters[dimension] ?? []), code] };
}

async function matrix(terminal: Terminal, options: MatrixOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const axes = await axesOf(session, options, 'study');
    if (!axes.ok) return tell(terminal, axes.fault);
    const reply = await session.ask('export.matrix', {
      ...axes.output,
      segment: options.segment ?? null,
      layer: options.layer,
      filters: copied(options.filter),
      includeAsCited: options.asCited,
      format: options.json ? 'json' : options.format,
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    // The matrix is itself the JSON, not a description of a file.
    return hand(terminal, session.engine, reply.output, {
      format: options.format,
      ...(options.out ? { out: options.out } : {}),
    });
  });
}

async function map(terminal: Terminal, name: string | undefined, options: MapOptions): Promise<ExitCode> {
  const { out } = options;
  const format = out === undefined ? '' : extname(out).slice(1).toLowerCase();
  if (out === undefined)
    return misused(terminal, 'Say where the map goes: --out FILE.html, .svg, .csv or .json.');
  if (LATER_FORMATS.includes(format)) {
    return misused(
      terminal,
      `Maps cannot be written as ${format.toUpperCase()} yet. Choose .html, .svg, .csv or .json.`,
    );
  }
  if (!isMapFormat(format))
    return misused(terminal, `“${out}” is no map file. Choose .html, .svg, .csv or .json.`);
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const spec =
      name === undefined ? await specOf(session, options) : await savedSpec(session, name, options);
    if (!spec.ok) return tell(terminal, spec.fault);
    const reply = await session.ask('map.export', { spec: writable(spec.output), format });
    if (!reply.ok) return tell(terminal, reply.fault);
    return hand(terminal, session.engine, reply.output, { format, out, json: options.json ?? false });
  });
}

function misused(terminal: Terminal, message: string): ExitCode {
  terminal.say(message);
  return 2;
}

function isMapFormat(format: string): format is (typeof MAP_FORMATS)[number] {
  return (MAP_FORMATS as readonly string[]).includes(format);
}

async function savedSpec({ ask }: Session, name: string, options: MapOptions): Promise<Reply<MapSpec>> {
  const maps = await ask('map.list', {});
  if (!maps.ok) return maps;
  const found = maps.output.find((saved) => saved.name === name);
  if (found !== undefined) {
    return done({
      ...found.spec,
      includeAsCited: options.includeAsCited ?? found.spec.includeAsCited,
      includeQuotes: options.includeQuotes ?? found.spec.includeQuotes,
    });
  }
  const names = maps.output.map((saved) => `“${saved.name}”`).join(', ');
  return fault(
    'not-found',
    `There is no saved map “${name}”. ${names ? `Saved maps: ${names}.` : 'No map has been saved yet.'} Without a name, --rows and --columns say what is drawn.`,
  );
}

async function specOf(session: Session, options: MapOptions): Promise<Reply<MapSpec>> {
  const axes = await axesOf(session, options, undefined);
  if (!axes.ok) return axes;
  const described = await session.ask('library.describe', {});
  if (!described.ok) return described;
  return done({
    title: described.output.name,
    ...axes.output,
    segment: options.segment ?? null,
    layout: 'bubble',
    layer: options.layer,
    filters: options.filter,
    includeAsCited: options.includeAsCited ?? false,
    includeQuotes: options.includeQuotes ?? false,
    about: '',
    licence: '',
  });
}

/** Rows default to the first dimension that has a direction or outcome of its own, columns to the first other one. */
async function axesOf(
  { ask }: Session,
  options: ViewOptions,
  columns: string | undefined,
): Promise<Reply<{ readonly rows: string; readonly columns: string }>> {
  const codebook = await ask('codebook.get', {});
  if (!codebook.ok) return codebook;
  const rows = options.rows ?? mainDimension(codebook.output);
  return done({ rows, columns: options.columns ?? columns ?? otherDimension(codebook.output, rows) });
}

function mainDimension({ dimensions }: Codebook): string {
  return (
    (dimensions.find(({ qualifiers }) => qualifiers !== undefined && qualifiers.length > 0) ?? dimensions[0])
      ?.id ?? ''
  );
}

function otherDimension({ dimensions }: Codebook, rows: string): string {
  return dimensions.find(({ id, role }) => id !== rows && role === undefined)?.id ?? 'study';
}

function copied(filters: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([dimension, codes]) => [dimension, [...codes]]));
}

function writable(spec: MapSpec) {
  return { ...spec, filters: copied(spec.filters) };
}
