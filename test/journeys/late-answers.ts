import type { Browser } from 'playwright-core';

/**
 * Makes every answer of the engine reach a browser's pages up to so many milliseconds late, in the order they were given.
 * A journey that reads the page before it has been answered fails then, instead of once in a hundred runs elsewhere.
 */
export function answeringLate(browser: Browser, milliseconds: number): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await context.addInitScript(delayMessages, milliseconds);
    return context;
  };
  return browser;
}

/** Runs in the page, before any script of its own. */
function delayMessages(longest: number): void {
  const listen = WebSocket.prototype.addEventListener;
  const waiting: (() => void)[] = [];
  let due = 0;
  WebSocket.prototype.addEventListener = function (
    this: WebSocket,
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ) {
    if (type !== 'message' || typeof listener !== 'function') {
      return listen.call(this, type, listener, options);
    }
    const late = (event: Event) => {
      const now = performance.now();
      due = Math.max(due, now + Math.random() * longest);
      waiting.push(() => listener(event));
      setTimeout(() => waiting.shift()?.(), due - now);
    };
    return listen.call(this, type, late, options);
  };
}
