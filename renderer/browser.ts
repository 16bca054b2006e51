import type { Client } from './client/client.ts';
import { createPortClient, type Port } from './client/port-client.ts';
import { createSocketClient } from './client/socket-client.ts';
import type { AddressBar } from './stores/place.ts';
import type { Kept } from './stores/preferences.ts';

/** What the desktop window's preload script offers. */
type DesktopWindow = { readonly gleaner?: { readonly connect: () => Port | Promise<Port> } };

/** The client of this window: over the desktop's port where there is one, else over the page's own host. */
export function windowClient(window: Window & typeof globalThis): Client {
  const later = (act: () => void, milliseconds: number) => void window.setTimeout(act, milliseconds);
  const desktop = (window as DesktopWindow).gleaner;
  if (desktop !== undefined) {
    const onEngineLost = (lose: () => void) =>
      window.addEventListener('message', ({ source, data }) => {
        if (source === window && data?.gleaner?.say === 'lost') lose();
      });
    return createPortClient(() => desktop.connect(), later, onEngineLost);
  }
  return createSocketClient({
    origin: window.location.origin,
    openSocket: (address) => new WebSocket(address),
    fetch: (...given) => window.fetch(...given),
    later,
  });
}

/** The window's address from `#` on. */
export function windowAddress(window: Window): AddressBar {
  return {
    hash: () => window.location.hash,
    push: (hash) => window.history.pushState(null, '', hash),
    replace: (hash) => window.history.replaceState(null, '', hash),
    onChange: (listener) => {
      window.addEventListener('popstate', listener);
      window.addEventListener('hashchange', listener);
    },
  };
}

/** The window's storage; where a browser refuses it, what is kept lasts as long as the window. */
export function windowStorage(window: Window): Kept {
  try {
    return window.localStorage;
  } catch {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }
}
