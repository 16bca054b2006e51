import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';

/** What a small JSON file holds; `setAside` is the name a damaged one was given, so that nothing is lost. */
export type JsonReading = { readonly value: unknown; readonly setAside: string | null };

/** Reads a small JSON object; a file that is none is renamed beside its place, and undefined stands for it. */
export function readJsonFile(path: string, now: () => string): JsonReading {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { value: undefined, setAside: null };
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value, setAside: null };
  } catch {
    // Told below: to the person a file of another shape and one cut short are the same.
  }
  const aside = `${path}.damaged-${now().replaceAll(':', '-').replace(/\..*/, '')}`;
  try {
    renameSync(path, aside);
    return { value: undefined, setAside: basename(aside) };
  } catch {
    return { value: undefined, setAside: basename(path) };
  }
}

/** Writes a small JSON file so that after a crash the old one or the new one is there, whole. */
export function writeJsonFile(path: string, value: unknown): Reply<undefined> {
  const part = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(part, 'w', 0o600);
    try {
      writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
    return done(undefined);
  } catch (error) {
    removeQuietly(part);
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    const why = code === 'ENOSPC' ? 'the disk is full' : `it cannot be written (${code})`;
    return fault(
      'read-only',
      `“${basename(path)}” in “${dirname(path)}” was not saved: ${why}. What you chose lasts until Gleaner is closed.`,
    );
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where its folder cannot be looked into, nothing was written either.
  }
}
