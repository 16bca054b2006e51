import { Worker } from 'node:worker_threads';
import type { TablePreview } from '../../shared/contract/import.ts';
import type { BibliographyReading, BibliographyRecord } from '../../shared/model/bibliography.ts';
import type { ColumnMapping } from '../../shared/model/column-mapping.ts';
import type { FormatId } from './format.ts';

export type WorkerOptions = {
  readonly format?: FormatId;
  /** What columns of tables mean. */
  readonly columns?: readonly ColumnMapping[];
  readonly signal?: AbortSignal;
  /** Milliseconds after which reading is given up; five minutes unless told. */
  readonly timeLimit?: number;
  /** Megabytes of heap after which reading is given up; three thousand unless told. */
  readonly memoryLimit?: number;
  readonly onProgress?: (done: number, total: number | undefined) => void;
};

/** Work in a worker that did not come to its end. `stopped` carries a sentence for the researcher. */
export type WorkerStop =
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'stopped'; readonly reason: string };

/** How reading in a worker ended. */
export type WorkerReading = { readonly outcome: 'read'; readonly reading: BibliographyReading } | WorkerStop;

/** How looking at a file's tables in a worker ended. */
export type WorkerPreview =
  | { readonly outcome: 'previewed'; readonly tables: readonly TablePreview[] }
  | WorkerStop;

/** What the worker is started with. */
export type WorkerTask = {
  readonly content: Uint8Array | string;
  readonly name: string;
  readonly format?: FormatId;
  readonly columns?: readonly ColumnMapping[];
  /** Only looks at the tables of the file. */
  readonly preview?: boolean;
};

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | undefined }
  | { readonly kind: 'records'; readonly records: readonly BibliographyRecord[] }
  /** All records have been said. */
  | { readonly kind: 'read'; readonly rest: Omit<BibliographyReading, 'records'> }
  | { readonly kind: 'previewed'; readonly tables: readonly TablePreview[] };

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
  const { format, columns } = options;
  const task = { content, name, ...(format ? { format } : {}), ...(columns ? { columns } : {}) };
  const records: BibliographyRecord[] = [];
  return runInWorker<WorkerReading>(task, options, (message) => {
    if (message.kind === 'records') records.push(...message.records);
    return message.kind === 'read' ? { outcome: 'read', reading: { ...message.rest, records } } : undefined;
  });
}

/** Looks at the tables of a CSV, TSV or Excel file, in a thread like `readInWorker`'s. Never throws. */
export function previewInWorker(
  content: Uint8Array,
  name: string,
  options: WorkerOptions = {},
): Promise<WorkerPreview> {
  const task = { content, name, columns: options.columns ?? [], preview: true };
  return runInWorker<WorkerPreview>(task, options, (message) =>
    message.kind === 'previewed' ? { outcome: 'previewed', tables: message.tables } : undefined,
  );
}

function megabytes(content: Uint8Array | string): string {
  return `${(content.length / 1_000_000).toFixed(1)} MB`;
}

function runInWorker<Ended>(
  task: WorkerTask,
  { signal, onProgress, timeLimit = TIME_LIMIT, memoryLimit = MEMORY_LIMIT_MB }: WorkerOptions,
  ended: (message: WorkerMessage) => Ended | undefined,
): Promise<Ended | WorkerStop> {
  if (signal?.aborted) return Promise.resolve({ outcome: 'cancelled' });
  const { name } = task;
  // Run from source the file is TypeScript; in the built app it stands compiled beside this one.
  const workerFile = import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js';
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: 16 },
  });
  return new Promise((resolve) => {
    const finish = (result: Ended | WorkerStop): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      void worker.terminate();
      resolve(result);
    };
    const stop = (reason: string): void => finish({ outcome: 'stopped', reason });
    const cancel = (): void => finish({ outcome: 'cancelled' });
    const timer = setTimeout(() => {
      const seconds = Math.round(timeLimit / 1000);
      stop(
        `Reading "${name}" (${megabytes(task.content)}) took longer than ${seconds} seconds and was stopped. Split it into smaller files and import those.`,
      );
    }, timeLimit);
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') return onProgress?.(message.done, message.total);
      const result = ended(message);
      if (result !== undefined) finish(result);
    });
    worker.on('error', (error: Error & { readonly code?: string }) =>
      stop(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `"${name}" (${megabytes(task.content)}) is larger than can be read at once. Split it into files of up to 50 MB and import those.`
          : `Reading "${name}" failed: ${error.message}`,
      ),
    );
    worker.on('exit', () => stop(`Reading "${name}" ended before it was done.`));
  });
}
