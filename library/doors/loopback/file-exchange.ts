import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Fault, fault, type Reply } from '../../../shared/contract/fault.ts';
import { type FileDesk, LARGEST_FILE } from '../../index.ts';

/** Takes an uploaded file (`POST /files?name=…`, the raw bytes as body) and answers `{ file: handle }`. */
export async function receiveFile(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  desk: FileDesk,
  limit = LARGEST_FILE,
): Promise<void> {
  if (name === '' || name.length > 1_000) {
    return sendFault(response, 400, { kind: 'invalid-input', message: 'The file has no name.' });
  }
  const body = await readBody(request, limit, name);
  if (!body.ok) return sendFault(response, 413, body.fault);
  const mediaType = request.headers['content-type'] ?? 'application/octet-stream';
  sendJson(response, 200, { file: desk.put({ name, mediaType, bytes: body.output }) });
}

/** Gives a produced file out (`GET /files/<handle>`) as an attachment, never as a page of ours. */
export function giveFile(response: ServerResponse, desk: FileDesk, handle: string): void {
  const file = desk.get(handle);
  if (!file.ok) {
    sendFault(response, 404, file.fault);
    return;
  }
  const { name, bytes } = file.output;
  response.writeHead(200, {
    // The person saves it; nothing that was exported may run in our origin.
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodedName(name)}`,
    'Content-Length': bytes.length,
  });
  response.end(bytes);
}

/** Answers with a fault of the contract in JSON. */
export function sendFault(response: ServerResponse, status: number, wrong: Fault): void {
  sendJson(response, status, { fault: wrong });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage, limit: number, name: string): Promise<Reply<Uint8Array>> {
  const tooLarge = () =>
    fault(
      'too-large',
      `“${name}” is larger than ${Math.round(limit / 1024 / 1024)} MB, the most that is read at once. Split it and try again.`,
    );
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    // The rest is read and thrown away: closing early would reach the page as a broken connection, not as a sentence.
    for await (const _ of request);
    return tooLarge();
  }
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > limit ? tooLarge() : { ok: true, output: Buffer.concat(chunks) };
}

function plainName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%/]/g, '_');
}

/** RFC 5987, value-chars: encodeURIComponent leaves four characters that must be encoded. */
function encodedName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
