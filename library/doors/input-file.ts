import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { LARGEST_FILE } from '../index.ts';
import type { Terminal } from './terminal.ts';

/** A file that was named on the command line, read whole. */
export type InputFile = { readonly name: string; readonly bytes: Uint8Array };

/** Reads a file, or standard input for `-`; what cannot be read is a sentence. */
export async function readInput(terminal: Terminal, file: string): Promise<Reply<InputFile>> {
  if (file === '-') return sized({ name: 'standard input', bytes: await terminal.stdin() });
  const name = basename(file);
  try {
    const path = resolve(terminal.folder, file);
    const about = await stat(path);
    if (about.isDirectory()) return fault('unreadable', `“${file}” is a folder. Name the files in it.`);
    if (about.size > LARGEST_FILE) return tooLarge(name, about.size);
    return sized({ name, bytes: await readFile(path) });
  } catch (error) {
    return fault('unreadable', reason(file, (error as NodeJS.ErrnoException).code));
  }
}

function sized(file: InputFile): Reply<InputFile> {
  return file.bytes.length > LARGEST_FILE ? tooLarge(file.name, file.bytes.length) : done(file);
}

function tooLarge(name: string, bytes: number): Reply<never> {
  const megabytes = (size: number) => Math.round(size / 1024 / 1024);
  return fault(
    'too-large',
    `“${name}” has ${megabytes(bytes)} MB; files are read up to ${megabytes(LARGEST_FILE)} MB. Split it and try again.`,
  );
}

function reason(file: string, code: string | undefined): string {
  if (code === 'ENOENT') return `There is no file “${file}”. Check its name and folder.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `“${file}” may not be read by you. Check its permissions.`;
  return `“${file}” could not be read (${code ?? 'unknown reason'}). Check that the disk is there and try again.`;
}
