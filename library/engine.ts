import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { answer, type CallContext, type Handlers } from '../shared/contract/answer.ts';
import type { EngineEvent } from '../shared/contract/calls.ts';
import { done, type Reply } from '../shared/contract/fault.ts';
import { createActivityLog } from './activity-log.ts';
import { openBackups } from './backups/backups.ts';
import { createFileDesk, type FileDesk } from './file-desk.ts';
import { assembleHandlers } from './handlers.ts';
import { type Host, noHost } from './host.ts';
import { type Library, openLibrary } from './library.ts';
import { nobody, type Person } from './person/person.ts';

/** The whole program behind its screens: one open library, answering the calls of the contract. */
export type Engine = {
  /** Answers one call of shared/contract/calls.ts; never throws. */
  readonly answer: (call: string, input: unknown, context?: Partial<CallContext>) => Promise<Reply<unknown>>;
  readonly files: FileDesk;
  /** Hears of commits; gives a function that stops listening. */
  readonly listen: (listener: (event: EngineEvent) => void) => () => void;
  readonly library: Library;
  readonly close: () => Promise<void>;
};

export type EngineOptions = {
  readonly mode: 'write' | 'read';
  /** Makes the library where there is none. */
  readonly create?: boolean;
  /** Fills a library that was just made with the starter library. */
  readonly starter?: boolean;
  /** Who holds the library, as told to a second program: "the Gleaner window (process 4711)". */
  readonly holder: string;
  /** Whose settings hold; nobody's where it is left out: the usual ones, kept nowhere. */
  readonly person?: Person;
  /** Makes backups unasked, while work goes on and at the end; for hosts of windows, not for single commands. */
  readonly backups?: boolean;
  /** The program around the engine; none where it is left out. */
  readonly host?: Host;
  readonly now?: () => string;
  readonly newId?: () => string;
  /** Hears of every unexpected error once. */
  readonly log?: (error: unknown, where: string) => void;
};

/** Opens the engine over a library file; a library that cannot be opened is a fault with a sentence. */
export async function openEngine(path: string, options: EngineOptions): Promise<Reply<Engine>> {
  const activity = createActivityLog(
    options.now ?? (() => new Date().toISOString()),
    `Node ${process.versions.node}, ${process.platform} ${process.arch}`,
  );
  const tell = options.log ?? ((error, where) => console.error(where, error));
  const log = (error: unknown, where: string): void => {
    activity.failed(error, where);
    tell(error, where);
  };
  const person = options.person ?? nobody();
  const opened = await openLibrary(path, {
    mode: options.mode,
    create: options.create ?? false,
    holder: options.holder,
    now: options.now ?? (() => new Date().toISOString()),
    // In order even within a millisecond, so that what is sorted by id stays as it was made.
    newId: options.newId ?? monotonicFactory(randomFraction()),
    defaultCoder: person.settings.read().settings.name || 'me',
  });
  if (!opened.ok) return opened;
  const library = opened.output;
  const files = createFileDesk(() => randomBytes(24).toString('hex'));
  const listeners = new Set<(event: EngineEvent) => void>();
  const backups = openBackups({
    library,
    person,
    files,
    scheduled: options.backups ?? false,
    onFailed: (message) => {
      for (const tell of listeners) tell({ event: 'backup.failed', message });
    },
  });
  const features = await assembleHandlers(
    library,
    files,
    options.starter ?? false,
    log,
    person,
    backups,
    options.host ?? noHost(),
    activity.text,
  );
  if (!features.ok) {
    await library.close();
    return features;
  }
  const { handlers, close: closeFeatures } = features.output;
  return done({
    library,
    files,
    answer: async (call, input, context) => {
      const begun = performance.now();
      library.quiet.heard();
      const reply = await answer(handlers, call, input, fullContext(context), log);
      library.quiet.heard();
      activity.called(call, performance.now() - begun, reply);
      return reply;
    },
    listen: (listener) => {
      listeners.add(listener);
      const stopJournal = library.journal.listen(({ sequence, tables }) =>
        listener({
          event: 'library.changed',
          revision: sequence,
          touched: [...tables],
        }),
      );
      return () => {
        listeners.delete(listener);
        stopJournal();
      };
    },
    close: async () => {
      await backups.close();
      await closeFeatures();
      await library.close();
    },
  });
}

/** The features of one library as the contract's calls, and what must be let go of at the end. */
export type Features = { readonly handlers: Handlers; readonly close: () => Promise<void> };

/** Secure random numbers in [0, 1), drawn from the system a few thousand at a time. */
function randomFraction(): () => number {
  let pool = randomBytes(0);
  let at = 0;
  return () => {
    if (at >= pool.length) [pool, at] = [randomBytes(4096), 0];
    return (pool[at++] ?? 0) / 256;
  };
}

function fullContext(context: Partial<CallContext> = {}): CallContext {
  return {
    signal: context.signal ?? new AbortController().signal,
    progress: context.progress ?? (() => undefined),
  };
}
