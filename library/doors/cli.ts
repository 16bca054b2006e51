#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { Command, CommanderError } from 'commander';
import { addBackupCommands } from './commands/backups.ts';
import { addStylesCommand } from './commands/bibliography.ts';
import { addChartCommand } from './commands/charts.ts';
import { addCodebookCommands } from './commands/codebook.ts';
import { addCoderCommands } from './commands/coders.ts';
import { addCodingCommands } from './commands/coding.ts';
import type { CommandHost } from './commands/command.ts';
import { addDuplicatesCommand } from './commands/duplicates.ts';
import { addExportCommand } from './commands/exporting.ts';
import { addFindingCommands } from './commands/findings.ts';
import { addGapCommand } from './commands/gaps.ts';
import { addIntakeCommands } from './commands/intake.ts';
import { addLookupCommand } from './commands/lookup.ts';
import { addMapCommands } from './commands/maps.ts';
import { addQualityCommand } from './commands/quality.ts';
import { addReadingCommands } from './commands/reading.ts';
import { addReportCommand } from './commands/reports.ts';
import { addSearchCommand } from './commands/searching.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSettingsCommand } from './commands/settings.ts';
import { addUpkeepCommands } from './commands/upkeep.ts';
import { type ExitCode, processTerminal, type Terminal } from './terminal.ts';

const GROUPS: readonly ((host: CommandHost) => void)[] = [
  addReadingCommands,
  addIntakeCommands,
  addExportCommand,
  addStylesCommand,
  addSearchCommand,
  addDuplicatesCommand,
  addQualityCommand,
  addLookupCommand,
  addCodingCommands,
  addCodebookCommands,
  addCoderCommands,
  addFindingCommands,
  addMapCommands,
  addGapCommand,
  addChartCommand,
  addReportCommand,
  addUpkeepCommands,
  addBackupCommands,
  addSettingsCommand,
  addServeCommand,
];

/** Runs one command line (without the program's own name) and gives its exit code; docs/command-line.md says which. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('gleaner')
    .description('From a paper to an evidence map.')
    .option('--library <file>', 'the library to work on (default: GLEANER_LIBRARY, else the app’s own)')
    .option('--json', 'print JSON on standard output')
    .version(version())
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.say(text.trimEnd()),
    });
  const finish = (ended: ExitCode) => {
    code = ended;
  };
  for (const add of GROUPS) add({ program, terminal, finish });
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.say(`Something unexpected went wrong: ${error instanceof Error ? error.stack : String(error)}`);
    return 1;
  }
  return code;
}

function version(): string {
  // Built, the same tree stands one folder deeper, in dist/.
  const file = new URL(
    import.meta.url.endsWith('.ts') ? '../../package.json' : '../../../package.json',
    import.meta.url,
  );
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Runs a command line in this process, with its terminal; for the desktop program, which has words of its own. */
export function runHere(words: readonly string[]): Promise<ExitCode> {
  return runCommandLine(words, processTerminal(process, homedir()));
}

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  process.exitCode = await runHere(process.argv.slice(2));
}

if (import.meta.main) await main();
