import { extname } from 'node:path';
import { Option } from 'commander';
import { REPORT_FORMATS } from '../../../shared/contract/report.ts';
import { STATEMENTS, type StatementName } from '../../../shared/model/statement.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost } from './command.ts';
import { defaultMap, savedMap } from './map-spec.ts';
import { hand, outOption } from './produced-file.ts';

type Format = (typeof REPORT_FORMATS)[number];
type ReportOptions = GlobalOptions & {
  readonly out?: string;
  readonly format?: Format;
  readonly say?: Readonly<Record<string, string>>;
};

const ENDINGS: Readonly<Record<string, Format>> = { '.html': 'html', '.docx': 'docx', '.md': 'markdown' };

/** `report`: methods and results of a map, with what is not reported. */
export function addReportCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('report')
    .argument('[name]', 'a saved map; without it the first saved one')
    .option('--say <item=text>', `what only people know; items: ${STATEMENTS.join(', ')}`, collect)
    .addOption(
      new Option('--format <format>', 'default: by the name of --out, else markdown').choices(REPORT_FORMATS),
    )
    .addOption(outOption())
    .description('methods and results of a map, and what is not reported')
    .action(async (name, _, command) =>
      finish(await report(terminal, name, allOptions<ReportOptions>(command))),
    );
}

function collect(value: string, said: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = value.indexOf('=');
  return { ...said, [at < 0 ? value : value.slice(0, at)]: at < 0 ? '' : value.slice(at + 1) };
}

async function report(
  terminal: Terminal,
  name: string | undefined,
  { out, say = {}, ...options }: ReportOptions,
): Promise<ExitCode> {
  const unknown = Object.keys(say).find((item) => !isStatement(item));
  if (unknown !== undefined) {
    terminal.say(`A report has no item “${unknown}”. Choose one of ${STATEMENTS.join(', ')}.`);
    return 2;
  }
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask, engine }) => {
    const spec = name === undefined ? await defaultMap(ask) : await savedMap(ask, name);
    if (!spec.ok) return tell(terminal, spec.fault);
    const format = options.format ?? ENDINGS[extname(out ?? '').toLowerCase()] ?? 'markdown';
    const reply = await ask('report.export', { spec: spec.output, format, statements: say });
    if (!reply.ok) return tell(terminal, reply.fault);
    return hand(terminal, engine, reply.output, {
      format,
      ...(out === undefined ? {} : { out }),
      json: options.json ?? false,
    });
  });
}

function isStatement(item: string): item is StatementName {
  return (STATEMENTS as readonly string[]).includes(item);
}
