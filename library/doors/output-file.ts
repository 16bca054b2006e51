import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { Terminal } from './terminal.ts';

/** Writes a file whole or not at all: what stood there before stays until the new one is complete. */
export async function writeOutput(
  terminal: Pick<Terminal, 'folder' | 'processId'>,
  file: string,
  bytes: Uint8Array,
): Promise<Reply<{ readonly path: string }>> {
  const path = resolve(terminal.folder, file);
  const part = `${path}.${terminal.processId}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, path);
    return done({ path });
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return fault('unreadable', `“${file}” could not be written (${code}). Choose another place.`);
  }
}
