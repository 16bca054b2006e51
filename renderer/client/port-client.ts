import type { EngineEvent } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';
import { t } from '../language/language.ts';
import type { Client, Connection } from './client.ts';
import { createListeners } from './listeners.ts';
import { callOver, createWire, type HostMessage } from './wire.ts';

/** The side of a MessagePort that the client uses. */
export type Port = Pick<MessagePort, 'postMessage' | 'addEventListener' | 'start' | 'close'>;

/**
 * The client for the desktop window: calls and files over one MessagePort. `connect` is asked again whenever the engine
 * is gone (the port closes, or the desktop says so through `onEngineLost`), because a restarted engine comes with a new
 * port.
 */
export function createPortClient(
  connect: () => Port | Promise<Port>,
  later: (act: () => void, milliseconds: number) => void,
  onEngineLost: (lose: () => void) => void = () => undefined,
): Client {
  const events = createListeners<EngineEvent>();
  const connections = createListeners<Connection>();
  let connection: Connection = 'connecting';
  let port: Port | null = null;
  let waiting: { message: object; transfer: Transferable[] }[] = [];
  let closed = false;

  const send = (message: object, transfer: Transferable[] = []) => {
    if (port !== null) port.postMessage(message, transfer);
    else waiting.push({ message, transfer });
  };
  const wire = createWire(send, events.tell);
  const turn = (next: Connection) => {
    connection = next;
    connections.tell(next);
  };
  const lose = () => {
    if (closed || port === null) return;
    port = null;
    wire.fail(t('fault.engineStopped'));
    turn('restarting');
    later(open, 300);
  };
  const open = async () => {
    const opened = await connect();
    if (closed) return opened.close();
    port = opened;
    opened.addEventListener('message', (event) => wire.receive((event as MessageEvent<HostMessage>).data));
    // A port that closes late must not take the one after it along.
    opened.addEventListener('close', () => {
      if (port === opened) lose();
    });
    opened.start();
    for (const { message, transfer } of waiting) opened.postMessage(message, transfer);
    waiting = [];
    turn('connected');
  };
  onEngineLost(lose);
  void open();

  return {
    call: (name, input, options) => callOver(wire, name, input, options),
    upload: async (name, bytes, options) => {
      const buffer = await bytes.arrayBuffer();
      const reply = await wire.request({ upload: { name, bytes: buffer } }, options, [buffer]);
      return reply as Reply<{ file: string }>;
    },
    download: async (file) => {
      const reply = (await wire.request({ download: file })) as Reply<{ bytes: ArrayBuffer; name: string }>;
      if (!reply.ok) return reply;
      return { ok: true, output: { bytes: new Blob([reply.output.bytes]), name: reply.output.name } };
    },
    listen: events.add,
    watch: (listener) => {
      listener(connection);
      return connections.add(listener);
    },
    close: () => {
      closed = true;
      port?.close();
      wire.fail(t('fault.closed'));
    },
  };
}
