import { Worker } from 'node:worker_threads';
import type { CopyOutcome, CopyTask } from './verified-copy.ts';

/** Makes a verified copy in a thread of its own. Never throws. */
export function copyInWorker(task: CopyTask): Promise<CopyOutcome> {
  // Run from source the file is TypeScript; in the built app it stands compiled beside this one.
  const workerFile = import.meta.url.endsWith('.ts') ? './copy-worker.ts' : './copy-worker.js';
  return new Promise((resolve) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: task });
    worker.once('message', (outcome: CopyOutcome) => resolve(outcome));
    worker.once('error', (error) => resolve({ ok: false, reason: error.message }));
    worker.once('exit', () => resolve({ ok: false, reason: 'the copying was ended' }));
  });
}
