import type { Client, Connection } from '../../renderer/client/client.ts';
import { createListeners } from '../../renderer/client/listeners.ts';
import { createNoticeStore } from '../../renderer/stores/notice.ts';
import type { Tools } from '../../renderer/stores/tools.ts';
import {
  CALLS,
  type CallInput,
  type CallName,
  type CallOutput,
  type EngineEvent,
} from '../../shared/contract/calls.ts';
import { fault, type Reply } from '../../shared/contract/fault.ts';

type Answer<T> = T | Reply<T> | Promise<T | Reply<T>>;

/** What the fake engine answers, call by call; what is left out is told as a fault. */
export type Answers = {
  readonly [K in CallName]?: (input: CallInput<K>, signal?: AbortSignal) => Answer<CallOutput<K>>;
};

/** A client over prepared answers that remembers what was asked. */
export type FakeClient = Client & {
  readonly asked: { readonly name: CallName; readonly input: unknown }[];
  readonly emit: (event: EngineEvent) => void;
  readonly connect: (connection: Connection) => void;
};

/** Makes a fake client; inputs are checked against the contract, so that a store cannot ask what the engine would refuse. */
export function fakeClient(answers: Answers): FakeClient {
  const asked: { name: CallName; input: unknown }[] = [];
  const events = createListeners<EngineEvent>();
  const connections = createListeners<Connection>();
  let uploads = 0;
  return {
    asked,
    emit: events.tell,
    connect: connections.tell,
    call: async (name, input, options) => {
      asked.push({ name, input });
      const checked = CALLS[name].input.safeParse(input);
      if (!checked.success) throw new Error(`${name}: ${checked.error.message}`);
      const answer = answers[name] as ((input: unknown, signal?: AbortSignal) => unknown) | undefined;
      if (answer === undefined) return fault('not-found', `no answer for ${name}`);
      const given = await answer(input, options?.signal);
      return (isReply(given) ? given : { ok: true, output: given }) as never;
    },
    upload: async (_name, _bytes, options) => {
      uploads += 1;
      if (options?.signal?.aborted) return fault('cancelled', 'cancelled');
      return { ok: true, output: { file: `file-${String(uploads).padStart(16, '0')}` } };
    },
    download: async (file) => ({ ok: true, output: { bytes: new Blob([file]), name: 'fake' } }),
    listen: events.add,
    watch: (listener) => {
      listener('connected');
      return connections.add(listener);
    },
    close: () => undefined,
  };
}

function isReply(value: unknown): value is Reply<unknown> {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && ('output' in value || 'fault' in value)
  );
}

/** The tools of a store over a fake client, with what was saved. */
export function fakeTools(client: Client): Tools & { readonly saved: string[] } {
  const saved: string[] = [];
  return { client, notices: createNoticeStore(), save: (_bytes, name) => void saved.push(name), saved };
}

/** A ULID made of a number, for tests. */
export function ulid(n: number): string {
  return String(n).padStart(26, '0');
}
