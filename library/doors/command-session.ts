import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Fault, type Reply } from '../../shared/contract/fault.ts';
import { type Engine, type Host, openEngine } from '../index.ts';
import { personAt } from '../person/person.ts';
import { type LibraryPlace, libraryPlace, makeLibraryFolder } from './library-place.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** What stands before or after every command. */
export type GlobalOptions = { readonly library?: string; readonly json?: boolean };

/** How a command wants the library: reading goes on beside a writer; `create` makes a named library that is not there. */
export type Access = {
  readonly mode: 'read' | 'write';
  readonly create?: boolean;
  /** For a host of windows: backups are made while it runs, and at its end. */
  readonly backups?: boolean;
  readonly host?: Host;
};

/** A command's hold on an open library. */
export type Session = {
  readonly engine: Engine;
  /** Asks the engine one call of the contract, with progress on the terminal and Ctrl-C as cancel. */
  readonly ask: <K extends CallName>(call: K, input: CallInput<K>) => Promise<Reply<CallOutput<K>>>;
};

/** Opens the library, runs the command, and closes; exit 3 with the reason where it cannot be opened. */
export async function withLibrary(
  terminal: Terminal,
  options: GlobalOptions,
  access: Access,
  run: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openFor(terminal, libraryPlace(options.library, terminal), access);
  if (!opened.ok) {
    terminal.say(opened.fault.message);
    return 3;
  }
  const engine = opened.output;
  try {
    return await run(sessionOf(terminal, engine));
  } finally {
    await engine.close();
  }
}

/**
 * The same for a command that only looks at files: where the library is not there, a new and empty one stands in for it, and
 * nothing is left behind.
 */
export async function withLibraryOrNone(
  terminal: Terminal,
  options: GlobalOptions,
  run: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { path } = libraryPlace(options.library, terminal);
  if (existsSync(path)) return withLibrary(terminal, options, { mode: 'read' }, run);
  const folder = await mkdtemp(join(tmpdir(), 'gleaner-look-'));
  try {
    const library = join(folder, 'empty.gleaner');
    return await withLibrary(terminal, { ...options, library }, { mode: 'write', create: true }, run);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens the engine over a library, and makes the app's own with the starter library where it is not there yet. */
export async function openFor(
  terminal: Terminal,
  place: LibraryPlace,
  access: Access,
): Promise<Reply<Engine>> {
  const holder = `the gleaner command (process ${terminal.processId})`;
  const log = (error: unknown, where: string) =>
    terminal.say(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const person = personAt(terminal, () => new Date().toISOString());
  if (access.mode === 'read') {
    const opened = await openEngine(place.path, { mode: 'read', holder, person, log });
    if (opened.ok || !needsWriting(opened.fault.kind, place)) return opened;
  }
  if (place.own) {
    const folder = await makeLibraryFolder(place.path);
    if (!folder.ok) return folder;
  }
  const create = place.own || (access.create ?? false);
  return openEngine(place.path, {
    mode: 'write',
    create,
    starter: place.own,
    backups: access.backups ?? false,
    ...(access.host === undefined ? {} : { host: access.host }),
    holder,
    person,
    log,
  });
}

/** The app's own library is made where it is missing, and any library of an earlier version is brought forward. */
function needsWriting(kind: string, place: LibraryPlace): boolean {
  return kind === 'read-only' || (place.own && (kind === 'not-found' || kind === 'not-a-library'));
}

function sessionOf(terminal: Terminal, engine: Engine): Session {
  const context = { signal: terminal.signal, progress: terminal.progress };
  return {
    engine,
    ask: async (call, input) => (await engine.answer(call, input, context)) as Reply<CallOutput<typeof call>>,
  };
}

/** Tells the person what went wrong and gives the exit code: 2 for what was asked wrongly, 1 for the rest. */
export function tell(terminal: Terminal, wrong: Fault): ExitCode {
  terminal.say(wrong.message);
  return wrong.kind === 'invalid-input' || wrong.kind === 'not-found' ? 2 : 1;
}

/** Goes through replies in order and stops at the first fault, as a command does. */
export async function inOrder<A, B>(
  items: readonly A[],
  act: (item: A) => Promise<Reply<B>>,
): Promise<Reply<readonly B[]>> {
  const outputs: B[] = [];
  for (const item of items) {
    const reply = await act(item);
    if (!reply.ok) return reply;
    outputs.push(reply.output);
  }
  return done(outputs);
}
