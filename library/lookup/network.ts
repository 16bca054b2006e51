import type { CancelSignal } from '../../shared/contract/answer.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { LookupRequest } from '../../shared/contract/lookup.ts';

/** The one way out to the network: sends a request as it is and gives the answer's text. */
export type Send = (request: LookupRequest, signal: CancelSignal) => Promise<Reply<string>>;

export type NetworkLimits = {
  /** Milliseconds until the whole answer must be there. */
  readonly time: number;
  /** The largest answer, in bytes. */
  readonly size: number;
  /** Milliseconds between two requests to one service. */
  readonly gap: number;
};

/** PubMed allows three requests a second, Crossref and OpenAlex more. */
export const LIMITS: NetworkLimits = { time: 15_000, size: 4_000_000, gap: 400 };

/** Makes a sender that asks each service at most once in a while, follows no redirect and reads no more than it may. */
export function createSender(limits: NetworkLimits = LIMITS): Send {
  const turns = new Map<string, Promise<unknown>>();
  return (request, signal) => {
    const { host } = new URL(request.url);
    const before = turns.get(host) ?? Promise.resolve();
    const answer = before.then(() => ask(request, signal, limits));
    turns.set(
      host,
      answer.then(() => new Promise((resume) => setTimeout(resume, limits.gap).unref())),
    );
    return answer;
  };
}

async function ask(
  request: LookupRequest,
  signal: CancelSignal,
  limits: NetworkLimits,
): Promise<Reply<string>> {
  const { host } = new URL(request.url);
  const stop = new AbortController();
  const cancel = () => stop.abort();
  signal.addEventListener('abort', cancel);
  const timer = setTimeout(cancel, limits.time);
  try {
    if (signal.aborted) return fault('cancelled', 'Cancelled. Nothing was sent.');
    const { url, method, headers } = request;
    const response = await fetch(url, {
      method,
      headers,
      signal: stop.signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
    if (!response.ok) return refused(host, response);
    return await readWithin(host, response, limits.size);
  } catch (error) {
    if (signal.aborted) return fault('cancelled', 'Cancelled. The request may have been sent.');
    if (stop.signal.aborted)
      return fault(
        'unreadable',
        `${host} gave no answer within ${Math.round(limits.time / 1_000)} seconds. Try again later.`,
      );
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return fault('unreadable', `${host} could not be asked (${cause.slice(0, 200)}). Are you online?`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

async function refused(host: string, response: Response): Promise<Reply<string>> {
  await response.body?.cancel();
  if (response.status === 404) return fault('not-found', `${host} does not know this work.`);
  if (response.status === 429 || response.status === 503) {
    const wait = Number(response.headers.get('retry-after'));
    const when = Number.isFinite(wait) && wait > 0 ? `in ${wait} seconds` : 'in a few minutes';
    return fault('unreadable', `${host} is asked too much just now. Try again ${when}.`);
  }
  return fault('unreadable', `${host} answered with an error (${response.status}). Try again later.`);
}

async function readWithin(host: string, response: Response, size: number): Promise<Reply<string>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > size)
      return fault('too-large', `The answer of ${host} is larger than ${size} bytes and was not read.`);
    chunks.push(chunk);
  }
  return done(Buffer.concat(chunks).toString('utf8'));
}
