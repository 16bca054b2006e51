import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../library/doors/cli.ts';
import type { ExitCode, Terminal } from '../../../library/doors/terminal.ts';
import { COMMAND_OUTPUT, type CommandName } from '../../../shared/contract/command-line.ts';

/** What a command left behind. */
export type Outcome = { readonly code: ExitCode; readonly stdout: string; readonly stderr: string };

/** A place of its own for commands: an empty folder that stands for home, data folder and working folder. */
export type Place = {
  readonly folder: string;
  /** Lets something work with the place's terminal, and gives what it left behind. */
  readonly with: (
    act: (terminal: Terminal) => Promise<ExitCode>,
    stdin?: string | Uint8Array,
  ) => Promise<Outcome>;
  readonly run: (words: readonly string[], stdin?: string | Uint8Array) => Promise<Outcome>;
  /** Runs a command with `--json` and checks what it prints against its schema. */
  readonly runJson: <K extends CommandName>(
    command: K,
    words?: readonly string[],
    stdin?: string | Uint8Array,
  ) => Promise<Outcome & { readonly output: (typeof COMMAND_OUTPUT)[K]['_output'] }>;
};

/** Makes a fresh place; nothing of this machine's own library is ever touched. */
export function freshPlace(env: Terminal['env'] = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-place-'));
  const withTerminal: Place['with'] = async (act, stdin = '') => {
    const out: Uint8Array[] = [];
    const lines: string[] = [];
    const terminal: Terminal = {
      stdin: async () => Buffer.from(stdin),
      write: (data) => out.push(Buffer.from(data)),
      say: (message) => lines.push(message),
      progress: () => undefined,
      env: { XDG_DATA_HOME: join(folder, 'data'), ...env },
      platform: 'linux',
      home: folder,
      folder,
      processId: process.pid,
      signal: new AbortController().signal,
    };
    const code = await act(terminal);
    return { code, stdout: Buffer.concat(out).toString('utf8'), stderr: lines.join('\n') };
  };
  const run: Place['run'] = (words, stdin) =>
    withTerminal((terminal) => runCommandLine(words, terminal), stdin);
  return {
    folder,
    with: withTerminal,
    run,
    runJson: async (command, words = [], stdin) => {
      const outcome = await run([command, '--json', ...words], stdin);
      const output = COMMAND_OUTPUT[command].parse(JSON.parse(outcome.stdout));
      return { ...outcome, output: output as (typeof COMMAND_OUTPUT)[typeof command]['_output'] };
    },
  };
}
