import { fault } from '../../../shared/contract/fault.ts';
import type { Host } from '../../index.ts';
import { personAt } from '../../person/person.ts';
import { hasDisplay, openInBrowser } from '../browser-opener.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import { builtScreens } from '../screens-folder.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost } from './command.ts';
import { wholeNumber } from './whole-number.ts';

/** A page cannot be shown another library: the address it has was given for this one. */
const BROWSER: Host = {
  kind: 'browser',
  openLibrary: async (path) =>
    fault(
      'invalid-input',
      `This address shows one library. Stop Gleaner in its terminal with Ctrl-C and start it again with: gleaner serve --library "${path}"`,
    ),
};

type ServeOptions = GlobalOptions & { readonly port: number; readonly open: boolean };

/** `serve`: the app in a browser on this machine, until it is stopped. */
export function addServeCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('serve')
    .option('--port <n>', 'port on 127.0.0.1; 0 lets the system choose', wholeNumber(0, 65_535), 0)
    .option('--no-open', 'print the address and open no browser')
    .description('open the app in a browser on this machine')
    .action(async (_, command) => finish(await serve(terminal, allOptions(command))));
}

async function serve(terminal: Terminal, options: ServeOptions): Promise<ExitCode> {
  const screens = builtScreens();
  if (!screens.ok) return tell(terminal, screens.fault);
  return withLibrary(
    terminal,
    options,
    { mode: 'write', create: true, backups: true, host: BROWSER },
    async ({ engine }) => {
      const print = (address: string, word: string) =>
        terminal.write(options.json ? `${JSON.stringify({ url: address })}\n` : `${word}: ${address}\n`);
      // A server is more to load than most commands take in all.
      const { startLoopback } = await import('../loopback/loopback.ts');
      const started = await startLoopback({
        engine,
        screens: screens.output,
        port: options.port,
        onOpened: () => {
          if (started.ok) print(started.output.newAddress(), 'Opened. Another window opens with');
        },
      });
      if (!started.ok) return tell(terminal, started.fault);
      const address = started.output.newAddress();
      personAt(terminal, () => new Date().toISOString()).recent.add(engine.library.file.path);
      terminal.say(`Library: ${engine.library.file.path}`);
      print(address, 'Gleaner is open at');
      terminal.say('Only this computer can reach it. Press Ctrl-C to stop.');
      if (options.open && hasDisplay(terminal)) openInBrowser(address, terminal.platform);
      await stopped(terminal.signal);
      await started.output.close();
      return 0;
    },
  );
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
