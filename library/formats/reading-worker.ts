import { parentPort, workerData } from 'node:worker_threads';
import type { BibliographyRecord } from '../../shared/model/bibliography.ts';
import { previewBibliography, readBibliography } from './formats.ts';
import type { WorkerMessage, WorkerTask } from './read-in-worker.ts';

/** The program of the thread that reads one bibliography file and ends. */
const { content, name, format, columns, preview, taken } = workerData as WorkerTask;

const RECORDS_AT_ONCE = 100;
/** Records that may be on their way to whoever takes them. */
const AHEAD = 200;

let said = 0;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

/** In pieces, so that the whole reading is never packed at once, and no faster than they are taken. */
function sayRecords(records: readonly BibliographyRecord[], format: string): void {
  for (let from = 0; from < records.length; from += RECORDS_AT_ONCE) {
    const part = records.slice(from, from + RECORDS_AT_ONCE);
    say({ kind: 'records', records: part, format });
    said += part.length;
    if (taken !== undefined) waitFor(taken);
  }
}

function waitFor(counter: Int32Array): void {
  for (let done = Atomics.load(counter, 0); said - done > AHEAD; done = Atomics.load(counter, 0))
    Atomics.wait(counter, 0, done);
}

if (preview && typeof content !== 'string') {
  say({ kind: 'previewed', preview: await previewBibliography(content, name, columns ?? []) });
} else {
  const reading = await readBibliography(content, name, {
    ...(format ? { format } : {}),
    ...(columns ? { columns } : {}),
    onProgress: (done, total) => say({ kind: 'progress', done, total }),
    onRecords: sayRecords,
  });
  const { records, ...rest } = reading;
  sayRecords(records, reading.format);
  say({ kind: 'read', rest });
}
