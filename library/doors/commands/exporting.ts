import { extname } from 'node:path';
import { USUAL_LIBRARY } from '../../../shared/contract/settings.ts';
import { FORMATS } from '../../index.ts';
import { type Session, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import {
  BIBLIOGRAPHY_FORMATS,
  type BibliographyOptions,
  bibliographyFormatOf,
  exportBibliography,
} from './bibliography.ts';
import { allOptions, type CommandHost } from './command.ts';
import { hand, outOption } from './produced-file.ts';

type ExportOptions = BibliographyOptions & {
  readonly format?: string;
  readonly codings?: boolean;
};

/** `export`: references out of the library, in any format that can be written. */
export function addExportCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('export')
    .option(
      '-f, --format <format>',
      `one of ${writable().join(', ')} (default: by the name of --out, else what the library’s settings say: bibtex or biblatex)`,
    )
    .option('--query <query>', 'only references that match this search')
    .option('--codings', 'write codings among the keywords')
    .option(
      '--style <style>',
      'citation style of a formatted bibliography (default: the library’s own, else apa); see gleaner styles',
    )
    .option(
      '--locale <locale>',
      'language of a formatted bibliography, such as en-GB (default: the library’s own, else the style’s)',
    )
    .addOption(outOption())
    .description('write references as a bibliography file')
    .action(async (_, command) => finish(await exportReferences(terminal, allOptions(command))));
}

async function exportReferences(terminal: Terminal, options: ExportOptions): Promise<ExitCode> {
  const format = options.format ?? chosenFormat(options);
  if (!writable().includes(format)) {
    terminal.say(`“${format}” cannot be written yet. Choose one of ${writable().join(', ')}.`);
    return 2;
  }
  if (BIBLIOGRAPHY_FORMATS.includes(format)) return exportBibliography(terminal, format, options);
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const dialect = options.format === undefined && format === 'bibtex' ? await ownDialect(session) : format;
    const reply = await session.ask('export.references', {
      format: dialect,
      query: options.query ?? '',
      codings: options.codings ?? false,
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    const written = await session.ask('reference.list', { query: options.query ?? '', limit: 0 });
    if (written.ok) terminal.say(`${written.output.total} references.`);
    return hand(terminal, session.engine, reply.output, { ...options, format: dialect });
  });
}

/** Which of the two dialects of .bib files the library is written in where nobody said. */
async function ownDialect(session: Session): Promise<string> {
  const settings = await session.ask('settings.read', {});
  return settings.ok ? settings.output.library.bibliography : USUAL_LIBRARY.bibliography;
}

/** What the other options ask for where no format is named. */
function chosenFormat({ out, style, locale }: ExportOptions): string {
  if (style !== undefined || locale !== undefined) return 'bibliography';
  return formatOf(out) ?? bibliographyFormatOf(out) ?? 'bibtex';
}

function writable(): string[] {
  return [...FORMATS.filter((format) => format.canWrite).map((format) => format.id), ...BIBLIOGRAPHY_FORMATS];
}

function formatOf(out: string | undefined): string | undefined {
  const extension = out === undefined ? '' : extname(out).slice(1).toLowerCase();
  return FORMATS.find((format) => format.canWrite && format.extension === extension)?.id;
}
