import { Option } from 'commander';
import type { DuplicateGroups } from '../../../shared/contract/reference.ts';
import { duplicatesInFile } from '../../index.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import { readInput } from '../input-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';

type DuplicateOptions = GlobalOptions & { readonly merge?: 'certain' };

/** `duplicates`: groups of references that are one work, in the library or in a bibliography file. */
export function addDuplicatesCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('duplicates')
    .argument('[file]', 'a bibliography file to look at without storing it, or - for standard input')
    .addOption(new Option('--merge <tier>', 'merge the certain groups of the library').choices(['certain']))
    .description('find references that are the same work')
    .action(async (file, _, command) => finish(await duplicates(terminal, file, allOptions(command))));
}

async function duplicates(
  terminal: Terminal,
  file: string | undefined,
  options: DuplicateOptions,
): Promise<ExitCode> {
  if (file === undefined)
    return options.merge ? mergeCertain(terminal, options) : ofLibrary(terminal, options);
  if (options.merge) {
    terminal.say('--merge works on the library, not on a file. Import the file first.');
    return 2;
  }
  const input = await readInput(terminal, file);
  if (!input.ok) {
    terminal.say(input.fault.message);
    return 1;
  }
  const found = await duplicatesInFile(input.output, terminal.signal);
  if (!found.ok) return tell(terminal, found.fault);
  const { groups, unread } = found.output;
  print(terminal, { groups }, options);
  for (const { line, reason } of unread) terminal.say(`${input.output.name}, line ${line}: ${reason}`);
  return unread.length > 0 ? 1 : 0;
}

function ofLibrary(terminal: Terminal, options: DuplicateOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('duplicate.find', {});
    if (!reply.ok) return tell(terminal, reply.fault);
    print(terminal, reply.output, options);
    return 0;
  });
}

function mergeCertain(terminal: Terminal, options: DuplicateOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'write' }, async ({ ask }) => {
    const merged = await ask('duplicate.mergeCertain', {});
    if (!merged.ok) return tell(terminal, merged.fault);
    const left = await ask('duplicate.find', {});
    if (!left.ok) return tell(terminal, left.fault);
    if (options.json) printJson(terminal, { ...left.output, merged: merged.output.merged });
    else {
      terminal.say(`${merged.output.merged} references merged into others. “gleaner undo” takes it back.`);
      print(terminal, left.output, options);
    }
    return 0;
  });
}

function print(terminal: Terminal, found: DuplicateGroups, options: GlobalOptions): void {
  if (options.json) {
    printJson(terminal, found);
    return;
  }
  for (const { ids, tier, because } of found.groups) {
    terminal.write(`${tier === 'certain' ? 'the same' : 'likely the same'}: ${ids.join(', ')}\n`);
    for (const reason of because) terminal.write(`    ${reason}\n`);
  }
  terminal.say(`${found.groups.length} groups.`);
}
