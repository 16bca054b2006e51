import { Worker } from 'node:worker_threads';
import type { BibliographyReading, BibliographyRecord } from '../../shared/model/bibliography.ts';
import type { ColumnMapping } from '../../shared/model/column-mapping.ts';
import type { FormatId } from './format.ts';
import type { BibliographyPreview } from './formats.ts';

export type WorkerOptions = {
  readonly format?: FormatId;
  /** What columns of tables mean. */
  readonly columns?: readonly ColumnMapping[];
  readonly signal?: AbortSignal;
  /** Milliseconds without a word from the reader after which it is given up; five minutes unless told. */
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

/** Takes records as they are read, with the format they were in; the reader waits for it. */
export type TakeRecords = (records: readonly BibliographyRecord[], format: string) => Promise<void>;

/** How reading in a worker ended whose records were taken piece by piece. */
export type WorkerStream = { readonly outcome: 'read'; readonly rest: ReadingRest } | WorkerStop;

/** What a reader gives besides its records. */
export type ReadingRest = Omit<BibliographyReading, 'records'>;

/** How looking at a file's tables and codes in a worker ended. */
export type WorkerPreview = ({ readonly outcome: 'previewed' } & BibliographyPreview) | WorkerStop;

/** What the worker is started with. */
export type WorkerTask = {
  readonly content: Uint8Array | string;
  readonly name: string;
  readonly format?: FormatId;
  readonly columns?: readonly ColumnMapping[];
  /** Only looks at the tables and codes of the file. */
  readonly preview?: boolean;
  /** How many records have been taken (one Int32, shared); the worker waits while it is too far ahead. */
  readonly taken?: Int32Array;
};

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | undefined }
  | {
      readonly kind: 'records';
      readonly records: readonly BibliographyRecord[];
      readonly format: string;
    }
  /** All records have been said. */
  | { readonly kind: 'read'; readonly rest: ReadingRest }
  | { readonly kind: 'previewed'; readonly preview: BibliographyPreview };

const TIME_LIMIT = 300_000;
/** Enough for files of 200 MB; a file that needs more ends its worker, not the engine. */
const MEMORY_LIMIT_MB = 3_000;

/**
 * Reads a bibliography file in a thread of its own, which is ended when the signal says so or the time is up,
 * however deep in a parser it is. Never throws.
 */
export async function readInWorker(
  content: Uint8Array | string,
  name: string,
  options: WorkerOptions = {},
): Promise<WorkerReading> {
  const records: BibliographyRecord[] = [];
  const read = await streamFromWorker(content, name, options, async (more) => {
    records.push(...more);
  });
  return read.outcome === 'read' ? { outcome: 'read', reading: { ...read.rest, records } } : read;
}

/**
 * The same, with the records given to `take` piece by piece in the order of the file. The thread waits for whoever takes
 * them, so that few are ever held. Throws what `take` throws, and comes back only when nothing is being taken any more.
 */
export function streamFromWorker(
  content: Uint8Array | string,
  name: string,
  options: WorkerOptions,
  take: TakeRecords,
): Promise<WorkerStream> {
  const { format, columns } = options;
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const task = { content, name, taken, ...(format ? { format } : {}), ...(columns ? { columns } : {}) };
  return runInWorker<WorkerStream>(task, options, async (message) => {
    if (message.kind === 'records') {
      await take(message.records, message.format);
      Atomics.add(taken, 0, message.records.length);
      Atomics.notify(taken, 0);
    }
    return message.kind === 'read' ? { outcome: 'read', rest: message.rest } : undefined;
  });
}

/** Looks at the tables of a CSV, TSV or Excel file or the codes of EPPI-Reviewer's JSON, in a thread like `readInWorker`'s. Never throws. */
export function previewInWorker(
  content: Uint8Array,
  name: string,
  options: WorkerOptions = {},
): Promise<WorkerPreview> {
  const task = { content, name, columns: options.columns ?? [], preview: true };
  return runInWorker<WorkerPreview>(task, options, async (message) =>
    message.kind === 'previewed' ? { outcome: 'previewed', ...message.preview } : undefined,
  );
}

function megabytes(content: Uint8Array | string): string {
  return `${(content.length / 1_000_000).toFixed(1)} MB`;
}

/** Runs the thread to its end: what it says is heard one after the other, until `hear` gives how it ended. */
function runInWorker<Ended>(
  task: WorkerTask,
  { signal, onProgress, timeLimit = TIME_LIMIT, memoryLimit = MEMORY_LIMIT_MB }: WorkerOptions,
  hear: (message: WorkerMessage) => Promise<Ended | undefined>,
): Promise<Ended | WorkerStop> {
  if (signal?.aborted) return Promise.resolve({ outcome: 'cancelled' });
  const { name } = task;
  // Run from source the file is TypeScript; in the built app it stands compiled beside this one.
  const workerFile = import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js';
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: 16 },
  });
  return new Promise((resolve, reject) => {
    let isOver = false;
    let waiting = 0;
    let heard: Promise<unknown> = Promise.resolve();
    let timer: NodeJS.Timeout | undefined;
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      void worker.terminate();
      // Whoever is in the midst of taking records comes to an end first.
      void heard.then(settle);
    };
    const stop = (reason: string): void => end(() => resolve({ outcome: 'stopped', reason }));
    const cancel = (): void => end(() => resolve({ outcome: 'cancelled' }));
    const watch = (): void => {
      clearTimeout(timer);
      if (isOver || waiting > 0) return;
      timer = setTimeout(() => {
        const seconds = Math.round(timeLimit / 1000);
        stop(
          `Reading "${name}" (${megabytes(task.content)}) took longer than ${seconds} seconds and was stopped. Split it into smaller files and import those.`,
        );
      }, timeLimit);
    };
    const listen = async (message: WorkerMessage): Promise<void> => {
      if (isOver) return;
      try {
        const result = await hear(message);
        if (result !== undefined) end(() => resolve(result));
      } catch (error) {
        end(() => reject(error));
      }
      waiting -= 1;
      watch();
    };
    watch();
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') {
        onProgress?.(message.done, message.total);
        return watch();
      }
      waiting += 1;
      clearTimeout(timer);
      heard = heard.then(() => listen(message));
    });
    worker.on('error', (error: Error & { readonly code?: string }) =>
      stop(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `"${name}" (${megabytes(task.content)}) is larger than can be read at once. Split it into files of up to 50 MB and import those.`
          : `Reading "${name}" failed: ${error.message}`,
      ),
    );
    // Its last words may still wait to be heard.
    worker.on('exit', () => {
      heard = heard.then(() => stop(`Reading "${name}" ended before it was done.`));
    });
  });
}
