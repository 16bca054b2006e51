import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import type { Engine } from '../../index.ts';
import { policyHeaders } from '../../screens/page-policy.ts';
import { staticFile } from '../../screens/static-file.ts';
import { converse } from '../conversation.ts';
import { giveFile, receiveFile, sendFault } from './file-exchange.ts';
import { type Refusal, type SessionGuard, sessionGuard } from './session-guard.ts';

/** The app in a browser on this machine. */
export type Loopback = {
  readonly port: number;
  /** A fresh address that opens the app once; what it opens stays open until the browser or the server ends. */
  readonly newAddress: () => string;
  readonly close: () => Promise<void>;
};

export type LoopbackOptions = {
  readonly engine: Engine;
  /** Folder of the built screens, with index.html. */
  readonly screens: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The largest upload in bytes; the engine's own limit where it is left out. */
  readonly largestFile?: number;
  /** Hears that an address was used, so that the next one can be printed. */
  readonly onOpened?: () => void;
};

/** The longest message a page may send, in bytes; the largest input of the contract is 4 million characters. */
const LONGEST_MESSAGE = 32 * 1024 * 1024;

/** Serves the screens, files and the engine's calls on 127.0.0.1 and nowhere else. */
export async function startLoopback(options: LoopbackOptions): Promise<Reply<Loopback>> {
  const server = createServer();
  const listening = await listen(server, options.port);
  if (!listening.ok) return listening;
  const port = listening.output;
  const guard = sessionGuard(port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE });
  server.on('request', (request, response) => {
    void answerRequest(options, guard, port, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    const refusal = guardUpgrade(guard, request);
    if (refusal !== undefined) return refuseUpgrade(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (opened) => attach(options.engine, opened));
  });
  return done({
    port,
    newAddress: () => `http://127.0.0.1:${port}/?code=${guard.newCode()}`,
    close: () => closeAll(server, sockets),
  });
}

function listen(server: Server, port: number): Promise<Reply<number>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(cannotListen(port, error.code)));
    server.listen(port, '127.0.0.1', () => resolve(done((server.address() as AddressInfo).port)));
  });
}

function cannotListen(port: number, code: string | undefined): Reply<never> {
  const why =
    code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program.`
      : `Port ${port} cannot be used (${code ?? 'unknown reason'}).`;
  return fault('invalid-input', `${why} Choose another with --port, or leave it out.`);
}

async function answerRequest(
  { engine, screens, largestFile, onOpened }: LoopbackOptions,
  guard: SessionGuard,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(policyHeaders(`ws://127.0.0.1:${port}`)))
    response.setHeader(name, value);
  const visitor = { method: request.method ?? '', headers: request.headers };
  const elsewhere = guard.checkOrigin(visitor);
  if (elsewhere !== undefined) return sendRefusal(response, elsewhere);
  const { path, query } = targetOf(request);
  const stranger = guard.checkCookie(visitor);
  const code = query.get('code');
  if (visitor.method === 'GET' && path === '/' && code !== null) {
    const admitted = stranger === undefined ? undefined : guard.admit(code);
    if (admitted !== undefined && 'status' in admitted) return sendRefusal(response, admitted);
    if (admitted !== undefined) response.setHeader('Set-Cookie', admitted.cookie);
    response.writeHead(303, { Location: '/' }).end();
    onOpened?.();
    return;
  }
  if (stranger !== undefined) return sendRefusal(response, stranger);
  const handle = /^\/files\/(file-[0-9A-Za-z]{1,64})$/.exec(path)?.[1];
  if (path === '/files' && visitor.method === 'POST') {
    return receiveFile(request, response, query.get('name') ?? '', engine.files, largestFile);
  }
  if (visitor.method !== 'GET' && visitor.method !== 'HEAD') {
    return sendFault(response, 405, { kind: 'invalid-input', message: 'This cannot be done here.' });
  }
  if (handle !== undefined) return giveFile(response, engine.files, handle);
  const file = await staticFile(screens, path);
  if (file === undefined) {
    return sendFault(response, 404, { kind: 'not-found', message: 'There is no such page.' });
  }
  response.writeHead(200, { 'Content-Type': file.mediaType, 'Content-Length': file.bytes.length });
  response.end(visitor.method === 'HEAD' ? undefined : file.bytes);
}

/** The path and query of a request; `new URL` would throw on targets like `//`, and take another host from them. */
function targetOf(request: IncomingMessage): { path: string; query: URLSearchParams } {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: new URLSearchParams() };
  return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}

function sendRefusal(response: ServerResponse, { status, sentence }: Refusal): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

function guardUpgrade(guard: SessionGuard, request: IncomingMessage): Refusal | undefined {
  const visitor = { method: request.method ?? '', headers: request.headers };
  const refusal = guard.checkOrigin(visitor) ?? guard.checkCookie(visitor);
  if (refusal !== undefined) return refusal;
  return targetOf(request).path === '/socket'
    ? undefined
    : { status: 403, sentence: 'There is no socket here.' };
}

function refuseUpgrade(socket: Duplex, { status, sentence }: Refusal): void {
  const body = `${sentence}\n`;
  const reason = status === 421 ? 'Misdirected Request' : 'Forbidden';
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function attach(engine: Engine, socket: WebSocket): void {
  const conversation = converse(engine, (message) => socket.send(JSON.stringify(message)));
  socket.on('message', (data, binary) => {
    const message = binary ? undefined : parsed(String(data));
    if (message === undefined) socket.close(1003, 'Only requests are understood here.');
    else conversation.receive(message);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', conversation.end);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets.clients) {
    socket.close(1001, 'Gleaner was closed.');
    // A page that is gone never answers the farewell.
    setTimeout(() => socket.terminate(), 500).unref();
  }
  sockets.close();
  server.closeAllConnections();
  await ended;
}
