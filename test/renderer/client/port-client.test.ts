import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../renderer/client/client.ts';
import { createPortClient, type Port } from '../../../renderer/client/port-client.ts';

type Sent = {
  readonly id: string;
  readonly call?: string;
  readonly upload?: { name: string; bytes: ArrayBuffer };
};

const UNDONE = { undo: null, redo: null, summary: '' };

/** The engine's end of a real message channel. */
function channel(onMessage: (sent: Sent, port: MessagePort) => void): MessageChannel {
  const pair = new MessageChannel();
  pair.port1.onmessage = ({ data }) => onMessage(data as Sent, pair.port1);
  return pair;
}

describe('the client over a message port', () => {
  it('sends calls and files the same way and closes with what was pending told', async () => {
    const pair = channel((sent, port) => {
      if (sent.upload !== undefined) {
        const file = `file-${sent.upload.name}-${sent.upload.bytes.byteLength}`;
        port.postMessage({ id: sent.id, reply: { ok: true, output: { file } } });
      } else if ('download' in sent) {
        const bytes = new TextEncoder().encode('svg').buffer;
        port.postMessage({ id: sent.id, reply: { ok: true, output: { bytes, name: 'map.svg' } } });
      } else if (sent.call === 'history.undo') {
        port.postMessage({ id: sent.id, reply: { ok: true, output: UNDONE } });
      }
    });
    const client = createPortClient(
      () => pair.port2 as unknown as Port,
      () => {},
    );
    expect(await client.call('history.undo', {})).toEqual({ ok: true, output: UNDONE });
    expect(await client.upload('a.txt', new Blob(['words']))).toEqual({
      ok: true,
      output: { file: 'file-a.txt-5' },
    });
    const file = await client.download('file-x');
    expect(file.ok && (await file.output.bytes.text())).toBe('svg');
    const pending = client.call('library.verify', {});
    client.close();
    expect(await pending).toMatchObject({ ok: false });
    pair.port1.close();
  });

  it('fails what is pending when the engine stops, and asks for a new port', async () => {
    const ports: MessageChannel[] = [];
    const retries: (() => void)[] = [];
    const client = createPortClient(
      () => {
        const pair = channel((sent, port) => {
          if (sent.call !== 'library.verify')
            port.postMessage({ id: sent.id, reply: { ok: true, output: UNDONE } });
        });
        ports.push(pair);
        return pair.port2 as unknown as Port;
      },
      (act) => void retries.push(act),
    );
    const states: Connection[] = [];
    client.watch((state) => states.push(state));
    const pending = client.call('library.verify', {});
    await client.call('history.undo', {});
    ports[0]?.port1.close();
    expect(await pending).toMatchObject({ ok: false });
    expect(states.at(-1)).toBe('restarting');
    retries[0]?.();
    expect(await client.call('history.undo', {})).toEqual({ ok: true, output: UNDONE });
    client.close();
    for (const { port1 } of ports) port1.close();
  });
});
