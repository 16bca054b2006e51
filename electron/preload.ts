import { contextBridge, ipcRenderer } from 'electron';

/**
 * The only thing a page gets from the desktop (point 20): `gleaner.connect()`, which gives the port to the engine. A
 * port cannot pass the bridge itself, so it is posted to the page's own world.
 */
contextBridge.executeInMainWorld({
  func: (ask: () => void) => {
    const connect = () =>
      new Promise<MessagePort>((resolve) => {
        const take = (event: MessageEvent) => {
          const [port] = event.ports;
          if (event.source !== window || event.data !== 'gleaner:port' || port === undefined) return;
          window.removeEventListener('message', take);
          resolve(port);
        };
        window.addEventListener('message', take);
        ask();
      });
    Object.defineProperty(window, 'gleaner', { value: Object.freeze({ connect }) });
  },
  args: [() => ipcRenderer.send('gleaner:connect')],
});

// What the desktop says to its page: files to import, keys that the menu stands for. A page can say the same to itself.
ipcRenderer.on('gleaner:say', (_event, message: unknown) => {
  window.postMessage({ gleaner: message }, window.location.origin);
});

ipcRenderer.on('gleaner:port', (event) => {
  window.postMessage('gleaner:port', window.location.origin, event.ports);
});
