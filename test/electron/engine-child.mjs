// The engine process in a real process of its own, so that it can be killed as a system kills one. Windows' ports travel
// as numbers over the channel that Node gives to a forked process.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

const listeners = new Set();
const ports = new Map();

class Port extends EventEmitter {
  constructor(id) {
    super();
    this.id = id;
  }
  postMessage(data) {
    process.send({ port: this.id, data });
  }
  start() {}
  close() {
    process.send({ port: this.id, closed: true });
  }
}

process.parentPort = {
  on: (_event, listener) => listeners.add(listener),
  postMessage: (message) => process.send({ message }),
};
process.on('message', ({ data, ports: ids, port, said }) => {
  if (port !== undefined) return ports.get(port)?.emit('message', said);
  const given = ids.map((id) => {
    const made = new Port(id);
    ports.set(id, made);
    return made;
  });
  for (const listener of listeners) listener({ data, ports: given });
});
process.on('disconnect', () => process.exit(0));
await import(pathToFileURL(process.argv[2]).href);
