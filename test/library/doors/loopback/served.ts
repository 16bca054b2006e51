import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { type Loopback, startLoopback } from '../../../../library/doors/loopback/loopback.ts';
import { type Engine, openEngine } from '../../../../library/index.ts';

const PAGE = '<!doctype html><title>Screens</title><script type="module" src="./page.js"></script>';
const SCRIPT = `
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '/socket');
  socket.onmessage = ({ data }) => { document.title = JSON.parse(data).reply.output.name; };
  socket.onopen = () => socket.send(JSON.stringify({ id: '1', call: 'library.describe', input: {} }));
`;

/** A served library with a small page for screens, and everything a test does to it. */
export type Served = {
  readonly loopback: Loopback;
  readonly engine: Engine;
  readonly folder: string;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly opened: () => number;
  readonly end: () => Promise<void>;
};

/** Serves a fresh library on loopback. */
export async function serveFresh(largestFile?: number): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-served-'));
  const screens = join(folder, 'screens');
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(join(screens, 'index.html'), PAGE);
  writeFileSync(join(screens, 'page.js'), SCRIPT);
  writeFileSync(join(screens, 'assets/type.woff2'), 'font');
  writeFileSync(join(screens, 'notes.exe'), 'no kind of file that screens are made of');
  writeFileSync(join(folder, 'secret.json'), '{"secret": true}');
  mkdirSync(join(folder, 'screens-beside'));
  writeFileSync(join(folder, 'screens-beside/secret.json'), '{"secret": true}');
  symlinkSync(join(folder, 'secret.json'), join(screens, 'link.json'));
  const opened = await openEngine(join(folder, 'served.gleaner'), {
    mode: 'write',
    create: true,
    holder: 'a test',
  });
  if (!opened.ok) throw new Error(opened.fault.message);
  const engine = opened.output;
  let times = 0;
  const started = await startLoopback({
    engine,
    screens,
    port: 0,
    onOpened: () => {
      times += 1;
    },
    ...(largestFile === undefined ? {} : { largestFile }),
  });
  if (!started.ok) throw new Error(started.fault.message);
  const loopback = started.output;
  return {
    loopback,
    engine,
    folder,
    origin: `http://127.0.0.1:${loopback.port}`,
    opened: () => times,
    end: async () => {
      await loopback.close();
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Asking = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
};

/** Asks the server exactly what is said, headers and path untouched, as no browser would. */
export function ask(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Asking,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Lets itself in with a fresh code and gives the cookie header. */
export async function letIn({ loopback }: Served): Promise<string> {
  const address = new URL(loopback.newAddress());
  const answer = await ask(loopback.port, { path: address.pathname + address.search });
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** Tries to open a socket: the socket, or the status it was refused with. */
export function trySocket(
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', (error) => {
      if (!/Unexpected server response|closed before/.test(error.message)) reject(error);
    });
  });
}
