import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket as Peer, WebSocketServer } from 'ws';
import type { Connection } from '../../../renderer/client/client.ts';
import { createSocketClient } from '../../../renderer/client/socket-client.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Sent = { readonly id?: string; readonly call?: string; readonly cancel?: string };

const undone = (summary: string) => ({ undo: null, redo: null, summary });

/** A real host with prepared manners: what it is sent goes to `onMessage`. */
async function host(onMessage: (sent: Sent, peer: Peer) => void) {
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const name = new URL(request.url ?? '', 'http://x').searchParams.get('name');
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ file: `file-${name}-${Buffer.concat(pieces).toString()}` }));
      });
      return;
    }
    if (request.url?.endsWith('gone')) {
      response.statusCode = 404;
      response.end(
        JSON.stringify({ ok: false, fault: { kind: 'not-found', message: 'That file is gone.' } }),
      );
      return;
    }
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''m%C3%A4p.svg`);
    response.end('bytes');
  });
  const sockets = new WebSocketServer({ server, path: '/socket' });
  sockets.on('connection', (peer) =>
    peer.on('message', (data) => onMessage(JSON.parse(data.toString()), peer)),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const retries: (() => void)[] = [];
  const client = createSocketClient({
    origin,
    openSocket: (address) => new WebSocket(address),
    fetch,
    later: (act) => void retries.push(act),
  });
  open.push(async () => {
    client.close();
    for (const peer of sockets.clients) peer.terminate();
    await new Promise((closed) => server.close(closed));
  });
  return { client, sockets, retry: () => retries.shift()?.() };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((next) => setTimeout(next, 5));
};

describe('the client over a WebSocket', () => {
  it('ties replies that come out of order to their own calls', async () => {
    const held: { id: string; peer: Peer }[] = [];
    const { client } = await host(({ id = '' }, peer) => {
      held.push({ id, peer });
      if (held.length < 2) return;
      for (const { id: each, peer: to } of held.reverse())
        to.send(JSON.stringify({ id: each, reply: { ok: true, output: undone(each) } }));
    });
    const [first, second] = await Promise.all([
      client.call('history.undo', {}),
      client.call('history.redo', {}),
    ]);
    expect([first, second]).toEqual([
      { ok: true, output: undone('1') },
      { ok: true, output: undone('2') },
    ]);
  });

  it('tells progress, and cancels on the person’s wish', async () => {
    const { client } = await host(({ id, cancel }, peer) => {
      if (id !== undefined)
        peer.send(JSON.stringify({ id, progress: { done: 1, total: 2, doing: 'reading' } }));
      if (cancel !== undefined)
        peer.send(
          JSON.stringify({ id: cancel, reply: { ok: false, fault: { kind: 'cancelled', message: 'x' } } }),
        );
    });
    const stop = new AbortController();
    const told: number[] = [];
    const reply = await client.call(
      'duplicate.find',
      {},
      {
        signal: stop.signal,
        onProgress: ({ done }) => {
          told.push(done);
          stop.abort();
        },
      },
    );
    expect(told).toEqual([1]);
    expect(reply).toMatchObject({ ok: false, fault: { kind: 'cancelled' } });
  });

  it('fails what is pending when the connection breaks, says so, and comes back', async () => {
    const { client, sockets, retry } = await host(({ id }, peer) => {
      if (id === '1') peer.terminate();
      else peer.send(JSON.stringify({ id, reply: { ok: true, output: undone('') } }));
    });
    const states: Connection[] = [];
    client.watch((state) => states.push(state));
    const broken = await client.call('library.verify', {});
    expect(broken).toMatchObject({ ok: false });
    expect(states.at(-1)).toBe('lost');
    expect(await client.call('library.verify', {})).toMatchObject({ ok: false });
    retry();
    await until(() => states.at(-1) === 'connected');
    expect(sockets.clients.size).toBe(1);
    expect(await client.call('history.undo', {})).toMatchObject({ ok: true });
  });

  it('passes on what the engine says unasked', async () => {
    const { client, sockets } = await host(() => {});
    const heard: string[] = [];
    client.listen(({ event }) => heard.push(event));
    await until(() => sockets.clients.size === 1);
    for (const peer of sockets.clients)
      peer.send(JSON.stringify({ event: 'library.changed', revision: 3, touched: [] }));
    await until(() => heard.length > 0);
    expect(heard).toEqual(['library.changed']);
  });

  it('hands files over and fetches them with their names', async () => {
    const { client } = await host(() => {});
    expect(await client.upload('a b.txt', new Blob(['words']))).toEqual({
      ok: true,
      output: { file: 'file-a b.txt-words' },
    });
    const file = await client.download('file-1');
    expect(file).toMatchObject({ ok: true, output: { name: 'mäp.svg' } });
    expect(await client.download('gone')).toMatchObject({
      ok: false,
      fault: { message: 'That file is gone.' },
    });
  });
});
