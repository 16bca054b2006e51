import { parentPort } from 'node:worker_threads';
import { readDocument } from '../documents/document.ts';
import { extract } from './extract.ts';
import type { WorkerInput, WorkerMessage } from './extract-in-worker.ts';

/** The program of the worker thread: reads each document it is sent, extracts it, and reports each step. */
async function run(input: WorkerInput): Promise<void> {
  const send = (message: WorkerMessage) => parentPort?.postMessage(message);
  send({ stage: 'read' });
  const reading = await readDocument(input.bytes, input.name);
  if (!reading.ok) {
    send({ result: reading });
    return;
  }
  const extraction = extract(reading.document, { onStage: (stage) => send({ stage }) });
  send({ result: { ...reading, extraction } });
}

parentPort?.on('message', (input: WorkerInput) => void run(input));
