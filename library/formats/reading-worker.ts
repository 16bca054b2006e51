import { parentPort, workerData } from 'node:worker_threads';
import { readBibliography } from './formats.ts';
import type { WorkerMessage, WorkerTask } from './read-in-worker.ts';

/** The program of the thread that reads one bibliography file and ends. */
const { content, name, format } = workerData as WorkerTask;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

const reading = await readBibliography(content, name, {
  ...(format ? { format } : {}),
  onProgress: (done, total) => say({ kind: 'progress', done, total }),
});
say({ kind: 'read', reading });
