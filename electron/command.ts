import { COMMAND_OUTPUT } from '../shared/contract/command-line.ts';
import type { Electron } from './electron.ts';

/** The commands of docs/command-line.md. */
const COMMANDS: ReadonlySet<string> = new Set(Object.keys(COMMAND_OUTPUT));

/** The words of a command line, where the app was started as one; undefined where it was started for its window. */
export function commandWords(words: readonly string[]): readonly string[] | undefined {
  // Chromium's own switches may stand before.
  const own = words.filter(
    (word) => !/^--(no-sandbox|inspect|enable-|disable-|remote-|user-data-dir)/.test(word),
  );
  const [first = ''] = own;
  if (first === '--help' || first === '--version' || first === 'help') return own;
  const command = own.find((word, at) => !word.startsWith('-') && !TAKES_VALUE.has(own[at - 1] ?? ''));
  return command !== undefined && COMMANDS.has(command) ? own : undefined;
}

const TAKES_VALUE: ReadonlySet<string> = new Set(['--library']);

/** Runs the command line in the main process, without a window, and ends with its exit code. */
export async function runCommand(
  { app }: Pick<Electron, 'app'>,
  words: readonly string[],
  cli: URL,
): Promise<void> {
  // There may be no display, and none is wanted.
  app.commandLine.appendSwitch('headless');
  app.commandLine.appendSwitch('ozone-platform', 'headless');
  app.disableHardwareAcceleration();
  app.dock?.hide();
  const { runHere } = (await import(cli.href)) as {
    runHere: (words: readonly string[]) => Promise<number>;
  };
  app.exit(await runHere(words));
}
