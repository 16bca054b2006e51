import { Worker } from 'node:worker_threads';
import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { FormatId } from './format.ts';

export type WorkerOptions = {
  readonly format?: FormatId;
  readonly signal?: AbortSignal;
  /** Milliseconds after which reading is given up; five minutes unless told. */
  readonly timeLimit?: number;
  readonly onProgress?: (done: number, total: number | undefined) => void;
};

/** How reading in a worker ended. `stopped` carries a sentence for the researcher. */
export type WorkerReading =
  | { readonly outcome: 'read'; readonly reading: BibliographyReading }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'stopped'; readonly reason: string };

/** What the worker is started with. */
export type WorkerTask = {
  readonly content: Uint8Array | string;
  readonly name: string;
  readonly format?: FormatId;
};

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | undefined }
  | { readonly kind: 'read'; readonly reading: BibliographyReading };

const TIME_LIMIT = 300_000;
/** Enough for files of 200 MB; a file that needs more ends its worker, not the engine. */
const MEMORY_LIMIT_MB = 3_000;

/**
 * Reads a bibliography file in a thread of its own, which is ended when the signal says so or the time is up,
 * however deep in a parser it is. Never throws.
 */
export function readInWorker(
  content: Uint8Array | string,
  name: string,
  options: WorkerOptions = {},
): Promise<WorkerReading> {
  const { signal, onProgress, timeLimit = TIME_LIMIT } = options;
  if (signal?.aborted) return Promise.resolve({ outcome: 'cancelled' });
  const task: WorkerTask = { content, name, ...(options.format ? { format: options.format } : {}) };
  // Run from source the file is TypeScript; in the built app it stands compiled beside this one.
  const workerFile = import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js';
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  return new Promise((resolve) => {
    const finish = (result: WorkerReading): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      void worker.terminate();
      resolve(result);
    };
    const cancel = (): void => finish({ outcome: 'cancelled' });
    const timer = setTimeout(() => {
      const seconds = Math.round(timeLimit / 1000);
      finish({
        outcome: 'stopped',
        reason: `Reading "${name}" took longer than ${seconds} seconds and was stopped.`,
      });
    }, timeLimit);
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else finish({ outcome: 'read', reading: message.reading });
    });
    worker.on('error', (error: Error) => {
      finish({ outcome: 'stopped', reason: `Reading "${name}" failed: ${error.message}` });
    });
    worker.on('exit', () =>
      finish({ outcome: 'stopped', reason: `Reading "${name}" ended before it was done.` }),
    );
  });
}
