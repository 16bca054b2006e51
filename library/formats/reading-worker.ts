import { parentPort, workerData } from 'node:worker_threads';
import { previewBibliography, readBibliography } from './formats.ts';
import type { WorkerMessage, WorkerTask } from './read-in-worker.ts';

/** The program of the thread that reads one bibliography file and ends. */
const { content, name, format, columns, preview } = workerData as WorkerTask;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

if (preview && typeof content !== 'string') {
  say({ kind: 'previewed', tables: await previewBibliography(content, name, columns ?? []) });
} else {
  const reading = await readBibliography(content, name, {
    ...(format ? { format } : {}),
    ...(columns ? { columns } : {}),
    onProgress: (done, total) => say({ kind: 'progress', done, total }),
  });
  say({ kind: 'read', reading });
}
