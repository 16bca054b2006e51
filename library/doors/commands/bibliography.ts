import { extname } from 'node:path';
import { BIBLIOGRAPHY_FILES, type BibliographyFile } from '../../../shared/contract/bibliography.ts';
import { USUAL_LIBRARY } from '../../../shared/contract/settings.ts';
import { wantedStyle } from '../../../shared/model/wanted-style.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { hand } from './produced-file.ts';
import { wholeNumber } from './whole-number.ts';

export type BibliographyOptions = GlobalOptions & {
  readonly query?: string;
  readonly out?: string;
  readonly style?: string;
  readonly locale?: string;
};

/** Formats of `export` that are typeset in a citation style; `bibliography` is told by the name of `--out`. */
export const BIBLIOGRAPHY_FORMATS: readonly string[] = ['bibliography', ...BIBLIOGRAPHY_FILES];

const BY_EXTENSION: Readonly<Record<string, BibliographyFile>> = {
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  rtf: 'rtf',
  docx: 'docx',
  txt: 'text',
};

/** The typeset format that a file's name asks for. */
export function bibliographyFormatOf(out: string | undefined): BibliographyFile | undefined {
  return out === undefined ? undefined : BY_EXTENSION[extname(out).slice(1).toLowerCase()];
}

/** Writes references as a bibliography in a citation style. */
export async function exportBibliography(
  terminal: Terminal,
  wanted: string,
  options: BibliographyOptions,
): Promise<ExitCode> {
  const told = BIBLIOGRAPHY_FILES.find((format) => format === wanted);
  const format = told ?? bibliographyFormatOf(options.out) ?? 'text';
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const { query = '' } = options;
    const settings = await session.ask('settings.read', {});
    const reply = await session.ask('bibliography.export', {
      format,
      query,
      ...wantedStyle(options, settings.ok ? settings.output.library : USUAL_LIBRARY),
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    return hand(terminal, session.engine, reply.output, { ...options, format });
  });
}

/** `styles`: the citation styles that are shipped. */
export function addStylesCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('styles')
    .argument('[words...]', 'beginnings of words of a style’s name; all styles where none is given')
    .option('--limit <n>', 'how many are printed', wholeNumber(1, 3_000), 50)
    .description('list citation styles for export --style')
    .action(async (words: string[], _, command) =>
      finish(await listStyles(terminal, words.join(' '), allOptions(command))),
    );
}

async function listStyles(
  terminal: Terminal,
  query: string,
  options: GlobalOptions & { readonly limit: number },
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const reply = await session.ask('style.list', { query, limit: options.limit });
    if (!reply.ok) return tell(terminal, reply.fault);
    const { total, styles } = reply.output;
    if (options.json) printJson(terminal, reply.output);
    else {
      terminal.write(textTable(styles.map(({ id, kind, title }) => [id, kind, title])));
      terminal.say(`${styles.length} of ${total} styles.`);
    }
    return total === 0 ? 1 : 0;
  });
}
