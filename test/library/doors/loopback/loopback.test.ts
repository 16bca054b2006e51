import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type WebSocket from 'ws';
import { startLoopback } from '../../../../library/doors/loopback/loopback.ts';
import { type Asking, ask, letIn, type Served, serveFresh, trySocket } from './served.ts';

let served: Served;
let cookie: string;
beforeAll(async () => {
  served = await serveFresh(1_000);
  cookie = await letIn(served);
});
afterAll(() => served.end());

const port = () => served.loopback.port;
const get = (asking: Asking = {}) => ask(port(), { ...asking, headers: { cookie, ...asking.headers } });

describe('who is let in', () => {
  test('the one-time code of the opened address becomes a cookie that scripts and other sites cannot use', async () => {
    const before = served.opened();
    const address = new URL(served.loopback.newAddress());
    const answer = await ask(port(), { path: address.pathname + address.search });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^gleaner-${port()}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(answer.headers['set-cookie']?.[0]).not.toContain(address.searchParams.get('code'));
    expect(served.opened()).toBe(before + 1);
  });

  test('the code opens the door once', async () => {
    const address = new URL(served.loopback.newAddress());
    await ask(port(), { path: address.pathname + address.search });
    const again = await ask(port(), { path: address.pathname + address.search });
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('opens Gleaner once');
  });

  test('a browser that is in already is led to the page without using up the code', async () => {
    const address = new URL(served.loopback.newAddress());
    const path = address.pathname + address.search;
    expect((await get({ path })).status).toBe(303);
    expect((await ask(port(), { path })).headers['set-cookie']).toHaveLength(1);
  });

  test.each(['', 'x', 'A'.repeat(43)])('the code “%s” does not', async (code) => {
    expect((await ask(port(), { path: `/?code=${code}` })).status).toBe(403);
  });

  test('the cookie opens the page', async () => {
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>Screens</title>');
  });

  test('without a cookie nothing is given, and the answer says what to do', async () => {
    for (const path of ['/', '/page.js', '/files/file-0000000000000000', '/nothing']) {
      const answer = await ask(port(), { path });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.body).toContain('Copy that link');
    }
  });

  test('a wrong cookie, and the cookie of another server, are no cookie', async () => {
    const other = await serveFresh();
    try {
      const foreign = await letIn(other);
      const value = foreign.split('=')[1];
      for (const wrong of [foreign, `gleaner-${port()}=${value}`, `gleaner-${port()}=`, `${cookie}x`]) {
        expect((await ask(port(), { headers: { cookie: wrong } })).status).toBe(403);
      }
    } finally {
      await other.end();
    }
  });

  test('the cookie is found among others', async () => {
    const answer = await ask(port(), { headers: { cookie: `a=b; ${cookie}; c=d` } });
    expect(answer.status).toBe(200);
  });
});

describe('where a request comes from', () => {
  test.each([
    'attacker.example',
    'attacker.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '[::1]:PORT',
    '0.0.0.0:PORT',
  ])('Host %s is answered with 421', async (host) => {
    const answer = await get({ headers: { host: host.replace('PORT', String(port())) } });
    expect(answer.status).toBe(421);
  });

  test('Host localhost is as good as 127.0.0.1', async () => {
    expect((await get({ headers: { host: `localhost:${port()}` } })).status).toBe(200);
  });

  test.each(['https://attacker.example', 'null', 'http://127.0.0.1:1', 'http://localhost:PORT', 'file://'])(
    'Origin %s is answered with 403',
    async (origin) => {
      const headers = { origin: origin.replace('PORT', String(port())) };
      expect((await get({ headers })).status).toBe(403);
    },
  );

  test.each(['cross-site', 'same-site', 'something-new'])(
    'Sec-Fetch-Site %s is answered with 403',
    async (site) => {
      expect((await get({ headers: { 'sec-fetch-site': site } })).status).toBe(403);
    },
  );

  test.each(['same-origin', 'none'])('Sec-Fetch-Site %s is let through', async (site) => {
    expect((await get({ headers: { 'sec-fetch-site': site } })).status).toBe(200);
  });

  test('a code does not help from another site', async () => {
    const address = new URL(served.loopback.newAddress());
    const answer = await ask(port(), {
      path: address.pathname + address.search,
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
  });

  test('a POST without Origin is refused', async () => {
    expect((await get({ method: 'POST', path: '/files?name=a', body: 'x' })).status).toBe(403);
  });

  test('a preflight is refused and no answer carries a CORS header', async () => {
    const preflight = await get({
      method: 'OPTIONS',
      headers: { origin: 'https://attacker.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    for (const answer of [preflight, await get(), await ask(port(), {})]) {
      const names = Object.keys(answer.headers).filter((name) => name.startsWith('access-control'));
      expect(names).toEqual([]);
    }
  });
});

describe('what every answer carries', () => {
  test.each(['/', '/nothing', '/?code=wrong'])('%s has the strict policy', async (path) => {
    const { headers } = await get({ path });
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws://127.0.0.1:${port()}; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test('the server listens on 127.0.0.1 alone', async () => {
    // Every address of 127.0.0.0/8 is this machine's; a server on all interfaces would answer here.
    const answer = await fetch(`http://127.0.0.2:${port()}/`).then(
      () => 'answered',
      () => 'nobody there',
    );
    expect(answer).toBe('nobody there');
  });
});

describe('the files of the screens', () => {
  test.each([
    ['/page.js', 'text/javascript; charset=utf-8'],
    ['/assets/type.woff2', 'font/woff2'],
    ['/index.html', 'text/html; charset=utf-8'],
  ])('%s is sent as %s', async (path, mediaType) => {
    const answer = await get({ path });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, mediaType]);
  });

  test.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/..%5csecret.json',
    '/../screens-beside/secret.json',
    '//secret.json',
    '/C:/secret.json',
    '/secret.json%00.js',
    '/%E0%A4%A',
    '/link.json',
    '/notes.exe',
    '/assets',
    'http://127.0.0.1/../secret.json',
  ])('%s leads nowhere', async (path) => {
    const answer = await get({ path });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret":');
  });

  test('HEAD has no body and other methods are refused', async () => {
    expect(await get({ method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    const headers = { origin: served.origin };
    expect((await get({ method: 'PUT', headers })).status).toBe(405);
    expect((await get({ method: 'DELETE', path: '/files', headers })).status).toBe(405);
  });
});

describe('files in and out', () => {
  const post = (asking: Asking) =>
    get({ method: 'POST', ...asking, headers: { origin: served.origin, ...asking.headers } });

  test('an uploaded file comes back as an attachment under its name', async () => {
    const name = 'Über “Hilfe”; 50 %.txt';
    const up = await post({ path: `/files?name=${encodeURIComponent(name)}`, body: 'Grüße' });
    expect(up.status).toBe(200);
    const { file } = JSON.parse(up.body) as { file: string };
    expect(file).toMatch(/^file-[0-9A-Za-z]{16,64}$/);
    const down = await get({ path: `/files/${file}` });
    expect(down).toMatchObject({ status: 200, body: 'Grüße' });
    expect(down.headers['content-type']).toBe('application/octet-stream');
    const disposition = down.headers['content-disposition'] ?? '';
    expect(disposition).toMatch(/^attachment; /);
    expect(decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1] ?? '')).toBe(name);
  });

  test('a name cannot end the header', async () => {
    const up = await post({ path: `/files?name=${encodeURIComponent('a"\r\nSet-Cookie: x=y')}`, body: 'x' });
    const { file } = JSON.parse(up.body) as { file: string };
    const down = await get({ path: `/files/${file}` });
    expect(down.headers['set-cookie']).toBeUndefined();
  });

  test('bytes arrive as they were', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const up = await post({ path: '/files?name=bytes', body: bytes });
    const { file } = JSON.parse(up.body) as { file: string };
    const kept = served.engine.files.get(file);
    expect(kept.ok && new Uint8Array(kept.output.bytes)).toEqual(bytes);
  });

  test.each([
    ['with its length told', { 'content-length': '1001' }],
    ['sent in chunks', { 'transfer-encoding': 'chunked' }],
  ])('a file over the limit, %s, is told with 413', async (_, headers) => {
    const answer = await post({ path: '/files?name=big.txt', headers, body: 'x'.repeat(1_001) });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ fault: { kind: 'too-large' } });
    expect(answer.body).toContain('big.txt');
  });

  test('a file without a name is refused', async () => {
    expect((await post({ path: '/files', body: 'x' })).status).toBe(400);
  });

  test('a handle that is not there is told as a fault', async () => {
    const answer = await get({ path: `/files/file-${'0'.repeat(48)}` });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({ fault: { kind: 'not-found' } });
  });

  test('another page cannot hand in a file', async () => {
    const headers = { origin: 'http://127.0.0.1:1', 'content-type': 'text/plain' };
    expect((await post({ path: '/files?name=a', headers, body: 'x' })).status).toBe(403);
  });
});

describe('the socket', () => {
  const address = (path = '/socket') => `ws://127.0.0.1:${port()}${path}`;
  const own = () => ({ cookie, origin: served.origin });

  async function open(): Promise<WebSocket> {
    const socket = await trySocket(address(), own());
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    return socket;
  }
  const next = (socket: WebSocket) =>
    new Promise<Record<string, unknown>>((resolve) =>
      socket.once('message', (data) => resolve(JSON.parse(String(data)) as Record<string, unknown>)),
    );

  test.each<[string, () => Record<string, string>, number]>([
    ['without the cookie', () => ({ origin: served.origin }), 403],
    ['with another origin', () => ({ cookie, origin: 'https://attacker.example' }), 403],
    ['from another local port', () => ({ cookie, origin: 'http://127.0.0.1:1' }), 403],
    ['without an origin', () => ({ cookie }), 403],
    ['across sites', () => ({ ...own(), 'sec-fetch-site': 'cross-site' }), 403],
    ['under another host', () => ({ ...own(), host: `attacker.example:${port()}` }), 421],
  ])('is not opened %s', async (_, headers, status) => {
    expect(await trySocket(address(), headers())).toBe(status);
  });

  test.each(['/', '/socket/more', '//', '/files'])('is not opened at %s', async (path) => {
    expect(await trySocket(address(path), own())).toBe(403);
  });

  test('answers calls under their own ids', async () => {
    const socket = await open();
    socket.send(JSON.stringify({ id: 'a', call: 'library.describe', input: {} }));
    expect(await next(socket)).toMatchObject({
      id: 'a',
      reply: { ok: true, output: { name: 'served.gleaner' } },
    });
    socket.send(JSON.stringify({ id: 'b', call: 'no.such', input: {} }));
    expect(await next(socket)).toMatchObject({
      id: 'b',
      reply: { ok: false, fault: { kind: 'invalid-input' } },
    });
    socket.close();
  });

  test('tells every page what another one changed', async () => {
    const [one, other] = [await open(), await open()];
    const heard = next(other);
    one.send(
      JSON.stringify({
        id: '1',
        call: 'reference.add',
        input: { items: [{ type: 'book', title: 'A book on hearing' }] },
      }),
    );
    expect(await heard).toMatchObject({
      event: 'library.changed',
      touched: expect.arrayContaining(['reference']),
    });
    one.close();
    other.close();
  });

  test('ingests an uploaded file with progress, and can be told to stop', async () => {
    const bytes = Buffer.from(
      'A paper\n\nReferences\n\nLee, A. (2001). Hearing aids in use. Ear, 3(2), 10-20.\n',
    );
    const file = served.engine.files.put({ name: 'paper.txt', mediaType: 'text/plain', bytes });
    const socket = await open();
    const seen: Record<string, unknown>[] = [];
    const replied = new Promise<Record<string, unknown>>((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data)) as Record<string, unknown>;
        seen.push(message);
        if ('reply' in message) resolve(message);
      });
    });
    socket.send(JSON.stringify({ id: '1', call: 'document.ingest', input: { files: [file] } }));
    socket.send(JSON.stringify({ cancel: '1' }));
    const { reply } = (await replied) as { reply: { ok: boolean; fault?: { kind: string } } };
    expect(seen.some((message) => 'progress' in message && message.id === '1')).toBe(true);
    expect(reply.fault?.kind ?? 'done').toMatch(/^(cancelled|done)$/);
    socket.close();
  });

  test('ignores what is no request and goes on', async () => {
    const socket = await open();
    socket.send('{"call": "library.describe"}');
    socket.send('[]');
    socket.send(JSON.stringify({ id: 'after', call: 'library.describe', input: {} }));
    expect(await next(socket)).toMatchObject({ id: 'after' });
    socket.close();
  });

  test.each([
    ['text that is no JSON', 'no JSON'],
    ['bytes', Buffer.from([1, 2, 3])],
  ])('ends over %s', async (_, message) => {
    const socket = await open();
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send(message);
    expect(await closed).toBe(1003);
  });
});

describe('starting and stopping', () => {
  test('a port that is taken is told in a sentence', async () => {
    const again = await startLoopback({ engine: served.engine, screens: served.folder, port: port() });
    expect(again).toMatchObject({
      ok: false,
      fault: {
        message: `Port ${port()} is taken by another program. Choose another with --port, or leave it out.`,
      },
    });
  });

  test('stopping says goodbye to open pages', async () => {
    const short = await serveFresh();
    const headers = { cookie: await letIn(short), origin: short.origin };
    const socket = await trySocket(`ws://127.0.0.1:${short.loopback.port}/socket`, headers);
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await short.end();
    expect(await closed).toBe(1001);
  });

  test('screens that are replaced are read anew', async () => {
    writeFileSync(join(served.folder, 'screens/later.json'), '{}');
    expect((await get({ path: '/later.json' })).status).toBe(200);
  });
});
