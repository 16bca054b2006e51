import { parentPort, workerData } from 'node:worker_threads';
import type { BibliographyRecord } from '../../shared/model/bibliography.ts';
import { previewBibliography, readBibliography } from './formats.ts';
import type { WorkerMessage, WorkerTask } from './read-in-worker.ts';

/** The program of the thread that reads one bibliography file and ends. */
const { content, name, format, columns, preview } = workerData as WorkerTask;

const RECORDS_AT_ONCE = 250;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

/** In pieces, so that the whole reading is never packed at once. */
function sayRecords(records: readonly BibliographyRecord[]): void {
  for (let from = 0; from < records.length; from += RECORDS_AT_ONCE)
    say({ kind: 'records', records: records.slice(from, from + RECORDS_AT_ONCE) });
}

if (preview && typeof content !== 'string') {
  say({ kind: 'previewed', tables: await previewBibliography(content, name, columns ?? []) });
} else {
  const reading = await readBibliography(content, name, {
    ...(format ? { format } : {}),
    ...(columns ? { columns } : {}),
    onProgress: (done, total) => say({ kind: 'progress', done, total }),
    onRecords: sayRecords,
  });
  const { records, ...rest } = reading;
  sayRecords(records);
  say({ kind: 'read', rest });
}
