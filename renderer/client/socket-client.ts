import type { EngineEvent } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { t } from '../language/language.ts';
import type { Client, Connection } from './client.ts';
import { createListeners } from './listeners.ts';
import { broken, callOver, cancelled, createWire } from './wire.ts';

/** What the browser gives the socket client: where the host is, and how to reach it. */
export type SocketPlace = {
  /** The page's own address, e.g. `http://127.0.0.1:4180/`. */
  readonly origin: string;
  readonly openSocket: (address: string) => WebSocket;
  readonly fetch: typeof fetch;
  readonly later: (act: () => void, milliseconds: number) => void;
};

const FIRST_WAIT = 400;
const LONGEST_WAIT = 8_000;

/** The client for the browser host: calls over one WebSocket at `/socket`, files over `/files`. */
export function createSocketClient(place: SocketPlace): Client {
  const events = createListeners<EngineEvent>();
  const connections = createListeners<Connection>();
  let connection: Connection = 'connecting';
  let socket: WebSocket | null = null;
  let waiting: string[] = [];
  let wait = FIRST_WAIT;
  let closed = false;

  const send = (message: object) => {
    const text = JSON.stringify(message);
    if (socket !== null && socket.readyState === socket.OPEN) socket.send(text);
    else waiting.push(text);
  };
  const wire = createWire(send, events.tell);
  const turn = (next: Connection) => {
    if (connection === next) return;
    connection = next;
    connections.tell(next);
  };
  const open = () => {
    const opened = place.openSocket(new URL('/socket', place.origin).href.replace(/^http/, 'ws'));
    socket = opened;
    let reached = false;
    opened.addEventListener('open', () => {
      reached = true;
      wait = FIRST_WAIT;
      for (const text of waiting) opened.send(text);
      waiting = [];
      turn('connected');
    });
    opened.addEventListener('message', (message) => wire.receive(JSON.parse(String(message.data))));
    opened.addEventListener('close', () => {
      if (closed) return;
      // What was never sent is failed as well: a person must not find an act done minutes after giving up on it.
      waiting = [];
      wire.fail(t('fault.connectionLost'));
      if (reached || connection === 'connecting') turn('lost');
      // Why a socket was refused no browser tells its page; the page's own address does.
      else
        void isShutOut(place).then((shut) => {
          if (!closed && connection !== 'connected') turn(shut ? 'shutOut' : 'lost');
        });
      place.later(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };
  open();

  return {
    call: async (name, input, options) =>
      connection === 'lost' || connection === 'shutOut'
        ? broken(t('fault.connectionLost'))
        : callOver(wire, name, input, options),
    upload: (name, bytes, options) => uploadFile(place, name, bytes, options?.signal),
    download: (file) => downloadFile(place, file),
    listen: events.add,
    watch: (listener) => {
      listener(connection);
      return connections.add(listener);
    },
    close: () => {
      closed = true;
      socket?.close();
      wire.fail(t('fault.closed'));
    },
  };
}

/** Whether a host answers here that does not know this page. */
async function isShutOut(place: SocketPlace): Promise<boolean> {
  try {
    const { status } = await place.fetch(new URL('/', place.origin), { method: 'HEAD' });
    return status === 403;
  } catch {
    return false;
  }
}

async function uploadFile(
  place: SocketPlace,
  name: string,
  bytes: Blob,
  signal: AbortSignal | undefined,
): Promise<Reply<{ file: string }>> {
  try {
    const address = new URL(`/files?name=${encodeURIComponent(name)}`, place.origin);
    const answer = await place.fetch(address, { method: 'POST', body: bytes, signal: signal ?? null });
    return await readAnswer(answer, async () => (await answer.json()) as { file: string });
  } catch {
    return signal?.aborted ? cancelled() : broken(t('fault.uploadFailed', { name }));
  }
}

async function downloadFile(place: SocketPlace, file: string): Promise<Reply<{ bytes: Blob; name: string }>> {
  try {
    const answer = await place.fetch(new URL(`/files/${encodeURIComponent(file)}`, place.origin));
    return await readAnswer(answer, async () => ({ bytes: await answer.blob(), name: fileName(answer) }));
  } catch {
    return broken(t('fault.downloadFailed'));
  }
}

async function readAnswer<T>(answer: Response, read: () => Promise<T>): Promise<Reply<T>> {
  if (answer.ok) return { ok: true, output: await read() };
  const told: unknown = await answer.json().catch(() => null);
  if (isFault(told)) return { ok: false, fault: told.fault };
  return broken(t('fault.refused', { status: answer.status }));
}

function isFault(value: unknown): value is { fault: Extract<Reply<never>, { ok: false }>['fault'] } {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

function fileName(answer: Response): string {
  const disposition = answer.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded !== undefined
    ? decodeURIComponent(encoded)
    : (/filename="([^"]*)"/.exec(disposition)?.[1] ?? '');
}
