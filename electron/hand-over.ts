import type { WebContents, WebFrameMain } from 'electron';
import { isOwnPage } from './bundle.ts';
import type { Electron } from './electron.ts';
import type { EngineHost } from './engine.ts';

/** Channel names between the preload script and the main process. */
export const ASK = 'gleaner:connect';
export const GIVE = 'gleaner:port';

/** Hands each page its port to the engine of its window. */
export type HandOver = {
  /** A new engine stands behind a window: its page may be given one more port, and is if it asked. */
  readonly renew: (contents: WebContents) => void;
};

/**
 * Answers a page's one question with a port to its window's engine (points 17 and 20): only to the main frame of our own
 * page, and once for each load of the page and each engine. Who asks again, or too early, waits for the next engine.
 */
export function handOverPorts(
  { ipcMain, MessageChannelMain: Channel }: Electron,
  engineOf: (contents: WebContents) => EngineHost | undefined,
  onAsked: (contents: WebContents) => void,
): HandOver {
  const watched = new WeakSet<WebContents>();
  const waiting = new Map<WebContents, WebFrameMain>();
  const served = new WeakSet<WebContents>();

  const serve = (contents: WebContents, frame: WebFrameMain) => {
    const host = engineOf(contents);
    if (host === undefined || served.has(contents)) {
      waiting.set(contents, frame);
      return;
    }
    served.add(contents);
    const { port1, port2 } = new Channel();
    host.connect(port1);
    frame.postMessage(GIVE, null, [port2]);
  };

  ipcMain.on(ASK, ({ sender, senderFrame }) => {
    if (!isOwnFrame(senderFrame)) return;
    if (!watched.has(sender)) {
      watched.add(sender);
      // The page that was served is gone; the one that was loaded in its place has had nothing yet.
      sender.on('did-navigate', () => {
        served.delete(sender);
        waiting.delete(sender);
      });
      sender.on('destroyed', () => waiting.delete(sender));
    }
    serve(sender, senderFrame);
    onAsked(sender);
  });
  return {
    renew: (contents) => {
      served.delete(contents);
      const frame = waiting.get(contents);
      waiting.delete(contents);
      if (frame !== undefined) serve(contents, frame);
    },
  };
}

function isOwnFrame(frame: WebFrameMain | null): frame is WebFrameMain {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}
