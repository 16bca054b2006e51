import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Engine, openEngine } from '../../library/index.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import type { IngestReceipt } from '../../shared/contract/receipt.ts';
import { countingClock, output, temporaryFolder } from './test-library.ts';

/** An engine over a new library in a folder that is gone after the test, with calls that are typed. */
export type TestEngine = {
  readonly engine: Engine;
  readonly path: string;
  readonly reply: <K extends CallName>(call: K, input: CallInput<K>) => Promise<Reply<CallOutput<K>>>;
  /** The output of a call that must succeed. */
  readonly call: <K extends CallName>(call: K, input: CallInput<K>) => Promise<CallOutput<K>>;
  readonly put: (name: string, bytes: Uint8Array | string) => string;
  readonly ingest: (path: string) => Promise<IngestReceipt>;
};

export async function newEngine(
  options: { readonly starter?: boolean; readonly path?: string; readonly ids?: string } = {},
): Promise<TestEngine> {
  const path = options.path ?? join(temporaryFolder(), 'test.gleaner');
  const engine = output(
    await openEngine(path, {
      mode: 'write',
      create: true,
      starter: options.starter ?? false,
      holder: 'a test',
      ...countingClock(options.ids),
    }),
  );
  onTestFinished(() => engine.close());
  const reply: TestEngine['reply'] = async (call, input) =>
    (await engine.answer(call, input)) as Reply<CallOutput<typeof call>>;
  const put = (name: string, bytes: Uint8Array | string): string =>
    engine.files.put({
      name,
      mediaType: 'application/octet-stream',
      bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    });
  const call: TestEngine['call'] = async (name, input) => output(await reply(name, input));
  return {
    engine,
    path,
    reply,
    call,
    put,
    ingest: async (file) => {
      const handle = put(basename(file), new Uint8Array(readFileSync(file)));
      const { receipts } = await call('document.ingest', { files: [handle] });
      return receipts[0] as IngestReceipt;
    },
  };
}

/** A file of the test fixtures. */
export function fixture(path: string): string {
  return new URL(`../fixtures/${path}`, import.meta.url).pathname;
}
