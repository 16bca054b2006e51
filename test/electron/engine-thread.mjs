// Gives the engine process what Electron's utility process gives it: process.parentPort.
import { parentPort, workerData } from 'node:worker_threads';

process.parentPort = {
  on: (event, listener) => parentPort.on(event, listener),
  postMessage: (message) => parentPort.postMessage(message),
};
await import(workerData.program);
