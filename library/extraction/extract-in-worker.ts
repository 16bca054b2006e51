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

/** What the worker is started with. */
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

/** Reads and extracts a document in a thread of its own. Never rejects: every failure is a sentence. */
export function extractInWorker(
  bytes: Uint8Array,
  name: string,
  options: WorkerOptions = {},
): Promise<WorkerReading> {
  const { signal, timeLimit = TIME_LIMIT, onStage } = options;
  if (signal?.aborted) return Promise.resolve(cancelled(name));
  return new Promise((resolve) => {
    const worker = startWorker({ bytes, name });
    const timer = setTimeout(() => finish(tooSlow(name, timeLimit)), timeLimit);
    const onAbort = () => finish(cancelled(name));
    const finish = (reading: WorkerReading) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      void worker.terminate();
      resolve(reading);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if ('stage' in message) onStage?.(message.stage);
      else finish(message.result);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => finish(broke(name, error)));
    worker.on('exit', () => finish(broke(name)));
  });
}

function startWorker(input: WorkerInput): Worker {
  // Run from source the file is TypeScript; in the packaged app it stands compiled beside this one.
  const file = import.meta.url.endsWith('.ts') ? './extract-worker.ts' : './extract-worker.js';
  return new Worker(new URL(file, import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
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
