import type { Command } from 'commander';
import { Option } from 'commander';
import { CODEBOOK_FORMATS } from '../../../shared/contract/codebook-edit.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import { readInput } from '../input-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { shortened, textTable } from '../text-table.ts';
import { addCodebookEdits } from './codebook-edits.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { hand, outOption } from './produced-file.ts';
import { wholeNumber } from './whole-number.ts';

/** `codebook …`: what a codebook says, its versions and files, and every edit with its preview. */
export function addCodebookCommands(host: CommandHost): void {
  const codebook = host.program.command('codebook').description('look at the codebook and edit it');
  addReading(host, codebook);
  addFiles(host, codebook);
  addCodebookEdits(host, codebook);
}

function addReading({ terminal, finish }: CommandHost, codebook: Command): void {
  codebook
    .command('show', { isDefault: true })
    .option('--codebook-version <version>', 'a stored version (default: the one in force)')
    .description('print the codebook in force: dimensions, codes, and how often each is applied')
    .action(async (_, command) => finish(await show(terminal, allOptions(command))));
  codebook
    .command('versions')
    .description('list the stored versions, newest first')
    .action(async (_, command) => finish(await versions(terminal, allOptions(command))));
  codebook
    .command('compare')
    .argument('<from>', 'the earlier version')
    .argument('[to]', 'the later version (default: the one in force)')
    .description('print what is different between two versions')
    .action(async (from, to, _, command) => finish(await compare(terminal, from, to, allOptions(command))));
  codebook
    .command('phrases')
    .argument('<phrases...>', 'indicator phrases: * for any ending, … for up to five words between')
    .option('--limit <n>', 'how many matches are printed', wholeNumber(1, 1_000), 100)
    .description('print what indicator phrases would match in this library')
    .action(async (phrases, _, command) =>
      finish(await matchPhrases(terminal, phrases, allOptions(command))),
    );
}

function addFiles({ terminal, finish }: CommandHost, codebook: Command): void {
  codebook
    .command('export')
    .addOption(new Option('--format <format>', 'how it is written').choices(CODEBOOK_FORMATS).default('json'))
    .option('--codebook-version <version>', 'a stored version (default: the one in force)')
    .addOption(outOption())
    .description('write the codebook as JSON, CSV or a REFI-QDA codebook (.qdc)')
    .action(async (_, command) => finish(await exportCodebook(terminal, allOptions(command))));
  codebook
    .command('import')
    .argument('<file>', 'a JSON, CSV or REFI-QDA codebook, or - for standard input')
    .option('--preview', 'say what would happen, and store nothing')
    .description('put a codebook file in force')
    .action(async (file, _, command) => finish(await importCodebook(terminal, file, allOptions(command))));
  codebook
    .command('begin')
    .argument('<template>', 'shipped or empty')
    .option('--title <title>', 'what an empty codebook is called')
    .description('begin with a template')
    .action(async (template, _, command) => finish(await begin(terminal, template, allOptions(command))));
}

type VersionOptions = GlobalOptions & { readonly codebookVersion?: string };

async function show(terminal: Terminal, options: VersionOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const current = await ask('codebook.get', {});
    if (!current.ok) return tell(terminal, current.fault);
    const version = options.codebookVersion;
    const wanted =
      version === undefined ? current : await ask('codebook.version', { id: current.output.id, version });
    if (!wanted.ok) return tell(terminal, wanted.fault);
    const usage = await ask('codebook.usage', {});
    if (!usage.ok) return tell(terminal, usage.fault);
    if (options.json) {
      printJson(terminal, { codebook: wanted.output, usage: usage.output });
      return 0;
    }
    const { title, version: own, scheme, dimensions } = wanted.output;
    terminal.write(`${title}, version ${own}${scheme ? `, ${scheme.name}` : ''}\n`);
    for (const dimension of dimensions) {
      terminal.write(`\n${dimension.label} (${dimension.id})${dimension.retired ? ', retired' : ''}\n`);
      const rows = dimension.codes.map((code) => [
        `  ${code.id}`,
        `${code.label}${code.group ? ' (heading)' : ''}${code.retired ? ' (retired)' : ''}`,
        code.group ? '' : String(studiesOf(usage.output, dimension.id, code.id)),
      ]);
      terminal.write(textTable(rows));
    }
    return 0;
  });
}

function studiesOf(
  usage: readonly { dimension: string; code: string; studies: number }[],
  dimension: string,
  code: string,
): number {
  return usage.find((one) => one.dimension === dimension && one.code === code)?.studies ?? 0;
}

async function versions(terminal: Terminal, options: GlobalOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('codebook.versions', {});
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else
      terminal.write(
        textTable(
          reply.output.map((one) => [
            one.current ? '*' : '',
            one.version,
            one.title,
            `${one.codes} codes`,
            `${one.codings} codings`,
            one.madeAt,
            one.madeBy,
          ]),
        ),
      );
    return 0;
  });
}

async function compare(
  terminal: Terminal,
  from: string,
  to: string | undefined,
  options: GlobalOptions,
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const current = await ask('codebook.get', {});
    if (!current.ok) return tell(terminal, current.fault);
    const { id, version } = current.output;
    const reply = await ask('codebook.compare', {
      from: { id, version: from },
      to: { id, version: to ?? version },
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else
      terminal.write(
        textTable(
          reply.output.map((one) => [
            one.kind,
            [one.dimension, one.code].filter(Boolean).join(':') || 'codebook',
            one.field,
            shortened(one.before.replace(/\s+/g, ' '), 60),
            shortened(one.after.replace(/\s+/g, ' '), 60),
          ]),
        ),
      );
    return 0;
  });
}

async function matchPhrases(
  terminal: Terminal,
  phrases: readonly string[],
  options: GlobalOptions & { readonly limit: number },
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('codebook.phrases', { phrases: [...phrases], limit: options.limit });
    if (!reply.ok) return tell(terminal, reply.fault);
    const unusable = reply.output.phrases.filter((one) => one.fault !== '');
    if (options.json) printJson(terminal, reply.output);
    else {
      for (const match of reply.output.matches)
        terminal.write(`${match.phrase}  ${match.study}  ${match.basis}\n    ${match.snippet}\n`);
      for (const one of reply.output.phrases)
        terminal.say(`${one.phrase}: ${one.matches} matches in ${one.studies} studies.`);
    }
    for (const one of unusable) terminal.say(`“${one.phrase}”: ${one.fault}`);
    return unusable.length > 0 ? 1 : 0;
  });
}

type ExportOptions = VersionOptions & {
  readonly format: (typeof CODEBOOK_FORMATS)[number];
  readonly out?: string;
};

async function exportCodebook(terminal: Terminal, options: ExportOptions): Promise<ExitCode> {
  const { format, codebookVersion: version } = options;
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask, engine }) => {
    const current = await ask('codebook.get', {});
    if (!current.ok) return tell(terminal, current.fault);
    const of = version === undefined ? {} : { of: { id: current.output.id, version } };
    const reply = await ask('codebook.export', { format, ...of });
    if (!reply.ok) return tell(terminal, reply.fault);
    return hand(terminal, engine, reply.output, options);
  });
}

async function importCodebook(
  terminal: Terminal,
  name: string,
  options: GlobalOptions & { readonly preview?: boolean },
): Promise<ExitCode> {
  const input = await readInput(terminal, name);
  if (!input.ok) {
    terminal.say(input.fault.message);
    return 1;
  }
  const mode = options.preview ? 'read' : 'write';
  return withLibrary(terminal, options, { mode, create: !options.preview }, async ({ ask, engine }) => {
    const file = engine.files.put({ mediaType: 'application/octet-stream', ...input.output });
    const read = await ask('codebook.read', { file });
    if (!read.ok) return tell(terminal, read.fault);
    const { codebook, faults, notices, consequences } = read.output;
    for (const { place, sentence } of faults) terminal.say(place === '' ? sentence : `${place}: ${sentence}`);
    for (const sentence of [...notices, ...consequences]) terminal.say(sentence);
    if (codebook !== null && !options.preview) {
      const stored = await ask('codebook.put', { codebook });
      if (!stored.ok) return tell(terminal, stored.fault);
    }
    if (options.json) printJson(terminal, read.output);
    else if (codebook !== null)
      terminal.say(
        `“${codebook.title}” ${codebook.version} ${options.preview ? 'can be put in force.' : 'is in force.'}`,
      );
    return codebook === null ? 1 : 0;
  });
}

async function begin(
  terminal: Terminal,
  template: string,
  options: GlobalOptions & { readonly title?: string },
): Promise<ExitCode> {
  if (template !== 'shipped' && template !== 'empty') {
    terminal.say(`There is no template “${template}”. Choose shipped or empty.`);
    return 2;
  }
  return withLibrary(terminal, options, { mode: 'write', create: true }, async ({ ask }) => {
    const title = options.title === undefined ? {} : { title: options.title };
    const begun = await ask('codebook.begin', { template, ...title });
    if (!begun.ok) return tell(terminal, begun.fault);
    const codebook = await ask('codebook.get', {});
    if (!codebook.ok) return tell(terminal, codebook.fault);
    if (options.json) printJson(terminal, codebook.output);
    else terminal.say(`“${codebook.output.title}” ${codebook.output.version} is in force.`);
    return 0;
  });
}
