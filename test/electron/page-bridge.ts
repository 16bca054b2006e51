import type { MessagePort as NodePort } from 'node:worker_threads';
import type { BrowserContext, Frame } from 'playwright-core';

/** What the stand-in's init script is told of the window's settings. */
type PreloadSettings = {
  readonly source: string;
  readonly leaks: boolean;
  readonly inSubframes: boolean;
};

/**
 * The preload script inside a real Chromium page: a small `electron` for it, with ipcRenderer over a playwright
 * binding. Where the settings do not isolate it, the page sees `require` and `process`, as it would in Electron.
 */
export async function installPreload(context: BrowserContext, settings: PreloadSettings): Promise<void> {
  const script = `(() => {
    if (window !== window.top && !${settings.inSubframes}) return;
    const listeners = new Map();
    const ports = new Map();
    const toMain = (message) => window.__standIn(JSON.stringify(message, packed));
    const packed = (_key, value) => {
      const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : ArrayBuffer.isView(value) ? new Uint8Array(value.buffer) : null;
      return bytes === null ? value : { __bytes: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
    };
    const unpacked = (_key, value) =>
      value !== null && typeof value === 'object' && '__bytes' in value
        ? Uint8Array.from(atob(value.__bytes), (character) => character.charCodeAt(0)).buffer
        : value;
    Object.defineProperty(window, '__standInReceive', { value: (text) => {
      const message = JSON.parse(text, unpacked);
      if (message.kind === 'ipc') {
        const pagePorts = message.ports.map((id) => {
          const { port1, port2 } = new MessageChannel();
          ports.set(id, port2);
          port2.onmessage = ({ data }) => toMain({ kind: 'port', id, data });
          return port1;
        });
        for (const listener of listeners.get(message.channel) ?? []) listener({ ports: pagePorts }, message.message);
      }
      if (message.kind === 'port') ports.get(message.id)?.postMessage(message.data);
      if (message.kind === 'port-closed') ports.get(message.id)?.close();
    } });
    const electron = {
      contextBridge: {
        executeInMainWorld: ({ func, args = [] }) => func(...args),
        exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: api }),
      },
      ipcRenderer: {
        send: (channel, ...args) => toMain({ kind: 'ipc', channel, args }),
        on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      },
    };
    const require = (name) => { if (name === 'electron') return electron; throw new Error('no ' + name + ' in a sandbox'); };
    const exports = {};
    if (${settings.leaks}) { window.require = require; window.process = { versions: { electron: 'stand-in' } }; }
    (function (require, exports) { ${settings.source}
    })(require, exports);
  })();`;
  await context.addInitScript({ content: script });
}

/** Ports of the main process whose other ends are in pages. */
export type PortBridge = {
  /** Sends a message with ports to the preload script of a frame. */
  readonly post: (frame: Frame, channel: string, message: unknown, ports: readonly NodePort[]) => void;
  /** Takes what a page sent over a port. */
  readonly receive: (id: number, data: unknown) => void;
};

/** Joins Node's MessagePorts with the pages' own. */
export function bridgePorts(): PortBridge {
  const bridged = new Map<number, NodePort>();
  const tell = (frame: Frame, message: object) =>
    frame
      .evaluate(
        (text) => (window as unknown as Record<string, (text: string) => void>).__standInReceive?.(text),
        pack(message),
      )
      // The page may be gone; so is its port then.
      .catch(() => undefined);
  return {
    post: (frame, channel, message, ports) => {
      const ids = ports.map((port) => {
        const id = bridged.size + 1;
        bridged.set(id, port);
        port.on('message', (data) => void tell(frame, { kind: 'port', id, data }));
        port.on('close', () => void tell(frame, { kind: 'port-closed', id }));
        return id;
      });
      void tell(frame, { kind: 'ipc', channel, message, ports: ids });
    },
    receive: (id, data) => bridged.get(id)?.postMessage(data),
  };
}

function pack(message: unknown): string {
  return JSON.stringify(message, (_, value: unknown) => {
    if (value instanceof ArrayBuffer) return { __bytes: Buffer.from(value).toString('base64') };
    return value instanceof Uint8Array ? { __bytes: Buffer.from(value).toString('base64') } : value;
  });
}

/** Reads what a page sent: JSON with bytes in base64. */
export function unpack(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('__bytes' in value)) return value;
    return new Uint8Array(Buffer.from(String(value.__bytes), 'base64')).buffer;
  });
}
