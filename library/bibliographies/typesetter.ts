import { Worker } from 'node:worker_threads';
import type { CancelSignal } from '../../shared/contract/answer.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Typeset, TypesetTask } from './typeset.ts';

/** What the thread answers. */
export type TypesetAnswer =
  | { readonly ok: true; readonly typeset: Typeset }
  | { readonly ok: false; readonly reason: string };

export type TypesetOptions = {
  readonly signal?: CancelSignal;
  /** Milliseconds after which typesetting is given up; five minutes unless told. */
  readonly timeLimit?: number;
};

/** Typesets lists in a thread of its own, one at a time, which is ended when a list is cancelled or takes too long. */
export type Typesetter = {
  readonly typeset: (task: TypesetTask, options?: TypesetOptions) => Promise<Reply<Typeset>>;
  readonly close: () => Promise<void>;
};

const TIME_LIMIT = 300_000;
const MEMORY_LIMIT_MB = 2_000;
/** A thread that waits this long for work is let go; starting one anew costs about a second in the largest styles. */
const IDLE_LIMIT = 60_000;

/** Makes a typesetter; its thread is started by the first list. */
export function createTypesetter(): Typesetter {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const end = async () => {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  return {
    typeset: (task, options = {}) => {
      const turn = queue.then(async () => {
        clearTimeout(idle);
        if (options.signal?.aborted) return fault('cancelled', 'Cancelled.');
        worker ??= newWorker();
        const reply = await typesetIn(worker, task, options);
        if (!reply.ok && reply.fault.kind !== 'invalid-input') await end();
        idle = setTimeout(() => void end(), IDLE_LIMIT);
        idle.unref();
        return reply;
      });
      queue = turn;
      return turn;
    },
    close: end,
  };
}

function newWorker(): Worker {
  // Run from source the file is TypeScript; in the built app it stands compiled beside this one.
  const file = import.meta.url.endsWith('.ts') ? './typesetting-worker.ts' : './typesetting-worker.js';
  const worker = new Worker(new URL(file, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  worker.unref();
  return worker;
}

function typesetIn(
  worker: Worker,
  task: TypesetTask,
  { signal, timeLimit = TIME_LIMIT }: TypesetOptions,
): Promise<Reply<Typeset>> {
  return new Promise((resolve) => {
    const finish = (reply: Reply<Typeset>): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      worker.off('message', hear).off('error', fail).off('exit', end);
      resolve(reply);
    };
    const stop = (said: string) => finish(fault('unreadable', `The bibliography could not be made: ${said}`));
    const hear = (answer: TypesetAnswer): void => {
      if (answer.ok) finish(done(answer.typeset));
      else finish(fault('invalid-input', `The bibliography could not be made: ${answer.reason}`));
    };
    const fail = (error: Error): void => stop(error.message);
    const end = (): void => stop('its process ended early.');
    const cancel = (): void => finish(fault('cancelled', 'Cancelled.'));
    const seconds = Math.round(timeLimit / 1_000);
    const timer = setTimeout(
      () => stop(`it took longer than ${seconds} seconds. Choose fewer references.`),
      timeLimit,
    );
    signal?.addEventListener('abort', cancel);
    worker.on('message', hear).on('error', fail).on('exit', end);
    worker.postMessage(task);
  });
}
