import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { wholeNumber } from './whole-number.ts';

/** `history`, `undo`, `redo` and `verify`: looking after a library. */
export function addUpkeepCommands({ program, terminal, finish }: CommandHost): void {
  program
    .command('history')
    .option('--limit <n>', 'how many changes are listed', wholeNumber(1, 10_000), 200)
    .description('list what was changed, newest first')
    .action(async (_, command) => finish(await history(terminal, allOptions(command))));
  for (const way of ['undo', 'redo'] as const) {
    program
      .command(way)
      .description(way === 'undo' ? 'take the last change back' : 'do again what was undone last')
      .action(async (_, command) => finish(await stepHistory(terminal, way, allOptions(command))));
  }
  program
    .command('verify')
    .description('check that the library is whole')
    .action(async (_, command) => finish(await verify(terminal, allOptions(command))));
}

async function history(
  terminal: Terminal,
  options: GlobalOptions & { readonly limit: number },
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('history.list', { limit: options.limit });
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else {
      const rows = reply.output.map(({ sequence, at, who, summary, undone }) => [
        String(sequence),
        at,
        who,
        undone ? `${summary} (undone)` : summary,
      ]);
      terminal.write(textTable(rows));
    }
    return 0;
  });
}

async function stepHistory(
  terminal: Terminal,
  way: 'undo' | 'redo',
  options: GlobalOptions,
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'write' }, async ({ ask }) => {
    const reply = await ask(`history.${way}`, {});
    if (!reply.ok) {
      tell(terminal, reply.fault);
      return 1;
    }
    if (options.json) printJson(terminal, reply.output);
    else terminal.say(reply.output.summary);
    return 0;
  });
}

async function verify(terminal: Terminal, options: GlobalOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('library.verify', {});
    if (!reply.ok) return tell(terminal, reply.fault);
    const { ok, checks } = reply.output;
    if (options.json) printJson(terminal, reply.output);
    else {
      terminal.write(
        textTable(checks.map((check) => [check.ok ? 'ok' : 'WRONG', check.name, check.message])),
      );
    }
    return ok ? 0 : 1;
  });
}
