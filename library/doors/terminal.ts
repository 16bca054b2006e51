import type { Progress } from '../../shared/contract/calls.ts';

/** How a command ends: 0 done, 1 something in the input could not be read, 2 wrong usage, 3 no library. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The world around a command: its three streams, its place, and the person's wish to stop. */
export type Terminal = {
  readonly stdin: () => Promise<Uint8Array>;
  /** Data; goes to stdout as it is. */
  readonly write: (data: string | Uint8Array) => void;
  /** A message for the person; one line on stderr. */
  readonly say: (message: string) => void;
  /** Where a long act stands; shown only where a person watches. */
  readonly progress: (progress: Progress) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** The folder that relative file names start from. */
  readonly folder: string;
  readonly processId: number;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
};

/** The terminal this process was started in. */
export function processTerminal(process: NodeJS.Process, home: string): Terminal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  // `gleaner search x | head` closes our stdout early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    stdin: () => readAll(process.stdin),
    write: (data) => void process.stdout.write(data),
    say: (message) => void process.stderr.write(`${clearOf(process.stderr)}${message}\n`),
    progress: progressLine(process.stderr),
    env: process.env,
    platform: process.platform,
    home,
    folder: process.cwd(),
    processId: process.pid,
    signal: stop.signal,
  };
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function clearOf(stream: NodeJS.WriteStream): string {
  return stream.isTTY ? '\r\u001b[K' : '';
}

function progressLine(stream: NodeJS.WriteStream): Terminal['progress'] {
  if (!stream.isTTY) return () => undefined;
  return ({ done, total, doing }) => {
    const count = total === null ? `${done}` : `${done} of ${total}`;
    stream.write(`${clearOf(stream)}${doing}: ${count}`);
    if (total !== null && done >= total) stream.write(clearOf(stream));
  };
}
