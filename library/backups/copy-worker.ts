import { parentPort, workerData } from 'node:worker_threads';
import { type CopyTask, copyVerified } from './verified-copy.ts';

/** The thread in which a copy is made and checked, so that the library answers meanwhile. */
parentPort?.postMessage(copyVerified(workerData as CopyTask));
