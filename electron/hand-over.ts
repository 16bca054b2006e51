import type { WebContents, WebFrameMain } from 'electron';
import { isOwnPage } from './bundle.ts';
import type { Electron } from './electron.ts';
import type { EngineHost } from './engine.ts';

/** Channel names between the preload script and the main process. */
export const ASK = 'gleaner:connect';
export const GIVE = 'gleaner:port';

/** Hands each page its port to the engine. */
export type HandOver = {
  /** A new engine stands behind the windows: every page may be given one more port, and those that asked are. */
  readonly renew: () => void;
};

/**
 * Answers a page's one question with a port to the engine (points 17 and 20): only to the main frame of our own page,
 * and once for each load of the page and each engine. Who asks again, or too early, waits for the next engine.
 */
export function handOverPorts(
  { ipcMain, MessageChannelMain: Channel }: Electron,
  engine: () => EngineHost | undefined,
): HandOver {
  const watched = new WeakSet<WebContents>();
  const waiting = new Map<WebContents, WebFrameMain>();
  let served = new WeakSet<WebContents>();

  const serve = (contents: WebContents, frame: WebFrameMain) => {
    const host = engine();
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
  });
  return {
    renew: () => {
      served = new WeakSet();
      const asked = [...waiting];
      waiting.clear();
      for (const [contents, frame] of asked) serve(contents, frame);
    },
  };
}

function isOwnFrame(frame: WebFrameMain | null): frame is WebFrameMain {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}
