import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { type Engine, LARGEST_FILE } from '../index.ts';
import { type Conversation, converse, type HostMessage } from './conversation.ts';

/** The side of a MessagePort that a host uses; Node's, Electron's and a browser's all have it. */
export type HostPort = {
  readonly postMessage: (message: HostMessage) => void;
};

/** A file on its way between a window and the engine, beside the calls of the contract. */
type FileRequest =
  | { readonly id: string; readonly upload: { readonly name: string; readonly bytes: ArrayBuffer } }
  | { readonly id: string; readonly download: string };

/** A conversation over a port, which carries files as well as calls. */
export function converseOverPort(engine: Engine, port: HostPort): Conversation {
  const conversation = converse(engine, (message) => port.postMessage(message));
  return {
    ...conversation,
    receive: (message) => {
      const request = fileRequest(message);
      if (request === undefined) conversation.receive(message);
      else port.postMessage({ id: request.id, reply: answerFile(engine, request) });
    },
  };
}

function answerFile(engine: Engine, request: FileRequest): Reply<unknown> {
  if ('download' in request) {
    const file = engine.files.get(request.download);
    if (!file.ok) return file;
    const { bytes, name } = file.output;
    return done({ bytes: bytes.slice().buffer, name });
  }
  const { name, bytes } = request.upload;
  if (name === '' || name.length > 1_000) return fault('invalid-input', 'The file has no name.');
  if (bytes.byteLength > LARGEST_FILE) {
    const megabytes = Math.round(LARGEST_FILE / 1024 / 1024);
    return fault('too-large', `“${name}” is larger than ${megabytes} MB, the most that is read at once.`);
  }
  const mediaType = 'application/octet-stream';
  return done({ file: engine.files.put({ name, mediaType, bytes: new Uint8Array(bytes) }) });
}

function fileRequest(message: unknown): FileRequest | undefined {
  if (typeof message !== 'object' || message === null || !('id' in message)) return undefined;
  const { id } = message;
  if (typeof id !== 'string' || id.length > 64) return undefined;
  if ('download' in message && typeof message.download === 'string')
    return { id, download: message.download };
  if (!('upload' in message) || typeof message.upload !== 'object' || message.upload === null)
    return undefined;
  const { upload } = message;
  if (!('name' in upload) || typeof upload.name !== 'string') return undefined;
  if (!('bytes' in upload) || !(upload.bytes instanceof ArrayBuffer)) return undefined;
  return { id, upload: { name: upload.name, bytes: upload.bytes } };
}
