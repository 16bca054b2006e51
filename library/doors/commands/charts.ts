import { extname } from 'node:path';
import { Option } from 'commander';
import { CHART_FORMATS, type ChartSpec } from '../../../shared/contract/charts.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import { THEMES, type Theme } from '../../../shared/model/tokens.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import type { Ask } from './map-spec.ts';
import { hand, outOption } from './produced-file.ts';
import { wholeNumber } from './whole-number.ts';

const KINDS = ['years', 'codes', 'percentages', 'citations'] as const;
type Kind = (typeof KINDS)[number];
type Format = (typeof CHART_FORMATS)[number];
type ChartOptions = GlobalOptions & {
  readonly out?: string;
  readonly format?: Format;
  readonly theme: Theme;
  readonly dpi: number;
};

/** `chart`: the evidence base in pictures. */
export function addChartCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('chart')
    .argument('<kind>', `one of ${KINDS.join(', ')}`)
    .argument('[of]', 'codes: the dimension; percentages: a factor; citations: a document’s name or id')
    .addOption(
      new Option('--format <format>', 'default: by the name of --out, else svg').choices(CHART_FORMATS),
    )
    .addOption(new Option('--theme <theme>', 'colours of a drawing').choices(THEMES).default('light'))
    .addOption(
      new Option('--dpi <dots>', 'dots per inch of a png').argParser(wholeNumber(36, 1_200)).default(300),
    )
    .addOption(outOption())
    .description('draw studies by year or code, group percentages, or where a document cites what')
    .action(async (kind, of, _, command) =>
      finish(await chart(terminal, kind, of, allOptions<ChartOptions>(command))),
    );
}

async function chart(
  terminal: Terminal,
  kind: string,
  of: string | undefined,
  options: ChartOptions,
): Promise<ExitCode> {
  if (!isKind(kind)) {
    terminal.say(`There is no chart “${kind}”. Choose one of ${KINDS.join(', ')}.`);
    return 2;
  }
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask, engine }) => {
    const spec = await specOf(ask, kind, of);
    if (!spec.ok) return tell(terminal, spec.fault);
    const { out, theme, dpi } = options;
    if (options.json && out === undefined) {
      const reply = await ask('chart.draw', { spec: spec.output, theme });
      if (!reply.ok) return tell(terminal, reply.fault);
      printJson(terminal, reply.output);
      return 0;
    }
    const ending = extname(out ?? '')
      .slice(1)
      .toLowerCase();
    const format = options.format ?? CHART_FORMATS.find((one) => one === ending) ?? 'svg';
    const reply = await ask('chart.export', { spec: spec.output, format, theme, dpi });
    if (!reply.ok) return tell(terminal, reply.fault);
    return hand(terminal, engine, reply.output, {
      format,
      ...(out === undefined ? {} : { out }),
      json: options.json ?? false,
    });
  });
}

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind);
}

async function specOf(ask: Ask, kind: Kind, of: string | undefined): Promise<Reply<ChartSpec>> {
  if (kind === 'years') return done({ kind });
  if (kind === 'percentages') return done({ kind, factor: of?.replace(/^[^:]*:/, '') ?? null });
  if (kind === 'codes') {
    if (of !== undefined) return done({ kind, dimension: of });
    const codebook = await ask('codebook.get', {});
    if (!codebook.ok) return codebook;
    return fault(
      'invalid-input',
      `Name a dimension: ${codebook.output.dimensions.map(({ id }) => id).join(', ')}.`,
    );
  }
  const documents = await ask('document.list', {});
  if (!documents.ok) return documents;
  const found = documents.output.find(({ id, name }) => id === of || name === of);
  if (found !== undefined) return done({ kind, document: found.id });
  const names = documents.output.map(({ name }) => `“${name}”`).join(', ');
  return fault(
    of === undefined ? 'invalid-input' : 'not-found',
    names === '' ? 'The library has no document.' : `Name a document: ${names}.`,
  );
}
