import type { Command } from 'commander';
import type { GlobalOptions } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

/** What a group of commands is given to register itself with. */
export type CommandHost = {
  readonly program: Command;
  readonly terminal: Terminal;
  /** Remembers how the command ended. */
  readonly finish: (code: ExitCode) => void;
};

/** The options of a command together with `--library` and `--json`, which stand on every command. */
export function allOptions<T>(command: Command): T & GlobalOptions {
  return command.optsWithGlobals() as T & GlobalOptions;
}

/** Prints a value as JSON, and nothing else, on stdout. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.write(`${JSON.stringify(value, null, 2)}\n`);
}
