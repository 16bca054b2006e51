import { extname } from 'node:path';
import { FORMATS } from '../../index.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost } from './command.ts';
import { hand, outOption } from './produced-file.ts';

type ExportOptions = GlobalOptions & {
  readonly format?: string;
  readonly query?: string;
  readonly out?: string;
  readonly codings?: boolean;
};

/** `export`: references out of the library, in any format that can be written. */
export function addExportCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('export')
    .option(
      '--format <format>',
      `one of ${writable().join(', ')} (default: by the name of --out, else bibtex)`,
    )
    .option('--query <query>', 'only references that match this search')
    .option('--codings', 'write codings among the keywords')
    .addOption(outOption())
    .description('write references as a bibliography file')
    .action(async (_, command) => finish(await exportReferences(terminal, allOptions(command))));
}

async function exportReferences(terminal: Terminal, options: ExportOptions): Promise<ExitCode> {
  const format = options.format ?? formatOf(options.out) ?? 'bibtex';
  if (!writable().includes(format)) {
    terminal.say(`“${format}” cannot be written yet. Choose one of ${writable().join(', ')}.`);
    return 2;
  }
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const reply = await session.ask('export.references', {
      format,
      query: options.query ?? '',
      codings: options.codings ?? false,
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    const written = await session.ask('reference.list', { query: options.query ?? '', limit: 0 });
    if (written.ok) terminal.say(`${written.output.total} references.`);
    return hand(terminal, session.engine, reply.output, { format, ...options });
  });
}

function writable(): string[] {
  return FORMATS.filter((format) => format.canWrite).map((format) => format.id);
}

function formatOf(out: string | undefined): string | undefined {
  const extension = out === undefined ? '' : extname(out).slice(1).toLowerCase();
  return FORMATS.find((format) => format.canWrite && format.extension === extension)?.id;
}
