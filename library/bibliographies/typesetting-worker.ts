import { parentPort } from 'node:worker_threads';
import { type TypesetTask, typeset } from './typeset.ts';
import type { TypesetAnswer } from './typesetter.ts';

/** The program of the thread that typesets one list after another. */
parentPort?.on('message', (task: TypesetTask) => {
  parentPort?.postMessage(answerTo(task));
});

function answerTo(task: TypesetTask): TypesetAnswer {
  try {
    return { ok: true, typeset: typeset(task) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
