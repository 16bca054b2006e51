import { parentPort, workerData } from 'node:worker_threads';
import { decodeText, readBibliography } from './formats.ts';
import type { WorkerMessage, WorkerTask } from './read-in-worker.ts';

/** The program of the thread that reads one bibliography file and ends. */
const { content, name, format } = workerData as WorkerTask;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

const text = typeof content === 'string' ? content : decodeText(content);
const reading = await readBibliography(text, name, {
  ...(format ? { format } : {}),
  onProgress: (done, total) => say({ kind: 'progress', done, total }),
});
say({ kind: 'read', reading });
