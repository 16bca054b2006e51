import type { Reply } from '../shared/contract/fault.ts';

/**
 * What the engine did, kept in memory for a person who reports a mistake: names of calls, how long they took, kinds of
 * faults, and where unexpected errors came from. Never what was asked or answered: no title, name, path or message.
 */
export type ActivityLog = {
  readonly called: (call: string, milliseconds: number, reply: Reply<unknown>) => void;
  readonly failed: (error: unknown, where: string) => void;
  readonly text: () => string;
};

const KEPT = 2_000;

/** Begins an empty log; `now` gives ISO times, `about` is the first line (version and system). */
export function createActivityLog(now: () => string, about: string): ActivityLog {
  const lines: string[] = [];
  const add = (line: string) => {
    lines.push(`${now()} ${line}`);
    if (lines.length > KEPT) lines.shift();
  };
  return {
    called: (call, milliseconds, reply) =>
      add(`${plain(call)} ${Math.round(milliseconds)} ms ${reply.ok ? 'done' : reply.fault.kind}`),
    failed: (error, where) => add(`error in ${plain(where)}: ${describe(error)}`),
    text: () => `${about}\n${lines.join('\n')}\n`,
  };
}

/** Call names alone; a caller can send any text as one. */
function plain(name: string): string {
  return /^[A-Za-z.-]{1,60}$/.test(name) ? name : '(another name)';
}

/** The class of an error, its code, and the places of our own files; its message may quote what a person wrote. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  const codes = [code, errcode].filter((one) => /^[\w-]{1,40}$/.test(String(one ?? '')));
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => /(?:library|shared)[/\\][\w./\\-]+\.[tj]s:\d+:\d+(?=\)?$)/.exec(line)?.[0])
    .filter((frame) => frame !== undefined);
  return [error.constructor.name, ...codes, ...frames.slice(0, 12)].join(' ');
}
