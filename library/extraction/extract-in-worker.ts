import { Worker } from 'node:worker_threads';
import type { DocumentText, Extraction } from '../../shared/model/extraction.ts';
import type { DocumentKind } from '../documents/document-kind.ts';
import type { Stage } from './extract.ts';

/** A document read and extracted off the main thread, or a sentence that says why it was not. */
export type WorkerReading =
  | {
      readonly ok: true;
      readonly document: DocumentText;
      readonly kind: DocumentKind;
      readonly extraction: Extraction;
    }
  | { readonly ok: false; readonly message: string; readonly cancelled?: boolean };

/** What the worker is sent: one document to read. */
export type WorkerInput = { readonly bytes: Uint8Array; readonly name: string };

/** What the worker sends: the step it begins, and at the end the result. */
export type WorkerMessage = { readonly stage: 'read' | Stage } | { readonly result: WorkerReading };

export type WorkerOptions = {
  /** Stops the work at once. */
  readonly signal?: AbortSignal;
  /** Longest time in milliseconds; two minutes if not given. */
  readonly timeLimit?: number;
  readonly onStage?: (stage: 'read' | Stage) => void;
};

const TIME_LIMIT = 120_000;
const MEMORY_LIMIT_MB = 2048;
/** Room for what is made and soon thrown away; without a bound it grows with every document. */
const NEW_MEMORY_LIMIT_MB = 16;
/** How long a worker without work is kept, in milliseconds: documents that come together share its start. */
const KEPT_FOR = 5_000;

/** The worker that has nothing to read, and when it is ended. */
let waiting: { readonly worker: Worker; readonly end: NodeJS.Timeout } | undefined;

/**
 * Reads and extracts a document in a thread of its own, which is ended when the signal says so or the time is up and
 * else kept a few seconds for the next document. Never rejects: every failure is a sentence.
 */
export function extractInWorker(
  bytes: Uint8Array,
  name: string,
  options: WorkerOptions = {},
): Promise<WorkerReading> {
  const { signal, timeLimit = TIME_LIMIT, onStage } = options;
  if (signal?.aborted) return Promise.resolve(cancelled(name));
  return new Promise((resolve) => {
    const worker = takeWorker();
    const timer = setTimeout(() => finish(tooSlow(name, timeLimit)), timeLimit);
    const onAbort = () => finish(cancelled(name));
    const onMessage = (message: WorkerMessage) => {
      if ('stage' in message) onStage?.(message.stage);
      else finish(message.result, true);
    };
    const onError = (error: NodeJS.ErrnoException) => finish(broke(name, error));
    const onExit = () => finish(broke(name));
    const finish = (reading: WorkerReading, usable = false) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      if (usable) keepWorker(worker);
      else void worker.terminate();
      resolve(reading);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage({ bytes, name } satisfies WorkerInput);
  });
}

function takeWorker(): Worker {
  if (waiting === undefined) return startWorker();
  const { worker, end } = waiting;
  waiting = undefined;
  clearTimeout(end);
  worker.ref();
  return worker;
}

/** Lets a worker wait for the next document; it does not keep the process from ending. */
function keepWorker(worker: Worker): void {
  if (waiting !== undefined) {
    void worker.terminate();
    return;
  }
  worker.unref();
  const end = setTimeout(() => {
    waiting = undefined;
    void worker.terminate();
  }, KEPT_FOR);
  waiting = { worker, end: end.unref() };
}

function startWorker(): Worker {
  // Run from source the file is TypeScript; in the packaged app it stands compiled beside this one.
  const file = import.meta.url.endsWith('.ts') ? './extract-worker.ts' : './extract-worker.js';
  const worker = new Worker(new URL(file, import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: MEMORY_LIMIT_MB,
      maxYoungGenerationSizeMb: NEW_MEMORY_LIMIT_MB,
    },
  });
  // Whoever waits for it hears of its errors; one that comes while nobody does must not end the process.
  worker.on('error', () => {});
  worker.on('exit', () => {
    if (waiting?.worker !== worker) return;
    clearTimeout(waiting.end);
    waiting = undefined;
  });
  return worker;
}

function cancelled(name: string): WorkerReading {
  return { ok: false, cancelled: true, message: `Reading “${name}” was cancelled; nothing was stored.` };
}

function tooSlow(name: string, limit: number): WorkerReading {
  const seconds = Math.max(1, Math.round(limit / 1000));
  return {
    ok: false,
    message: `Reading “${name}” took longer than ${seconds} seconds and was stopped. Split the document, or add only the part with the text and the reference list.`,
  };
}

function broke(name: string, error?: NodeJS.ErrnoException): WorkerReading {
  if (error?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return {
      ok: false,
      message: `“${name}” needs more memory than there is. Split the document and add the parts.`,
    };
  }
  const detail = error ? ` (${error.message})` : '';
  return {
    ok: false,
    message: `“${name}” could not be read because of a fault in the program${detail}. Please report it with the file.`,
  };
}
