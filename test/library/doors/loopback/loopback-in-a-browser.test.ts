import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../browser.ts';
import { type Served, serveFresh } from './served.ts';

let served: Served;
let browser: Browser;
let attacker: Server;
let attackerOrigin: string;
beforeAll(async () => {
  served = await serveFresh();
  // attacker.example leads to this machine, as after DNS rebinding.
  browser = await launchBrowser({ args: ['--host-resolver-rules=MAP attacker.example 127.0.0.1'] });
  attacker = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Other page</title>');
  });
  await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
  attackerOrigin = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  attacker?.close();
  await served?.end();
});

describe('in a real browser', () => {
  test('the printed address opens the page, and its socket answers under the strict policy', async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(served.loopback.newAddress());
    await page.waitForFunction(() => document.title === 'served.gleaner');
    expect(page.url()).toBe(`${served.origin}/`);
    expect(refused).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.close();
  });

  test('a page on another port of this machine gets nothing, even with the cookie in the browser', async () => {
    const context = await browser.newContext();
    const own = await context.newPage();
    await own.goto(served.loopback.newAddress());
    await own.waitForFunction(() => document.title === 'served.gleaner');
    const other = await context.newPage();
    await other.goto(attackerOrigin);
    const got = await other.evaluate(async (origin) => {
      const tried = async (act: () => Promise<unknown>) => {
        try {
          return await act();
        } catch {
          return 'refused';
        }
      };
      const read = await tried(async () => (await fetch(origin, { credentials: 'include' })).text());
      const sent = await tried(async () => {
        const init = { method: 'POST', body: 'x', credentials: 'include', mode: 'no-cors' } as const;
        return (await fetch(`${origin}/files?name=evil`, init)).type;
      });
      const socket = await new Promise((resolve) => {
        const opened = new WebSocket(`${origin.replace('http', 'ws')}/socket`);
        opened.onopen = () => resolve('opened');
        opened.onerror = () => resolve('refused');
      });
      const framed = await new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.onload = () => {
          try {
            resolve(frame.contentDocument?.title ?? 'refused');
          } catch {
            resolve('refused');
          }
        };
        frame.src = origin;
        document.body.append(frame);
      });
      return { read, sent, socket, framed };
    }, served.origin);
    expect(got).toEqual({
      read: 'refused',
      sent: expect.stringMatching(/opaque|refused/),
      socket: 'refused',
      framed: 'refused',
    });
    await context.close();
  });

  test('a name that was rebound to this machine is turned away', async () => {
    const page = await browser.newPage();
    const address = served.loopback.newAddress().replace('127.0.0.1', 'attacker.example');
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(421);
    await page.close();
  });

  test('a link from another page does not open it', async () => {
    const page = await browser.newPage();
    await page.goto(attackerOrigin);
    await page.evaluate((address) => {
      const link = document.createElement('a');
      link.href = address;
      link.textContent = 'open';
      document.body.append(link);
    }, served.loopback.newAddress());
    const [answer] = await Promise.all([page.waitForResponse(`${served.origin}/**`), page.click('a')]);
    expect(answer.status()).toBe(403);
    await page.close();
  });

  test('scripts written into the page do not run', async () => {
    const page = await browser.newPage();
    await page.goto(served.loopback.newAddress());
    await page.waitForFunction(() => document.title === 'served.gleaner');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title = \'ran\'">');
    });
    await page.waitForTimeout(200);
    expect(await page.title()).toBe('served.gleaner');
    await page.close();
  });
});
