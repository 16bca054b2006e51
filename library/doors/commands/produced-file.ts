import { extname } from 'node:path';
import { Option } from 'commander';
import { unzipSync } from 'fflate';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import type { Engine } from '../../index.ts';
import { tell } from '../command-session.ts';
import { writeOutput } from '../output-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { printJson } from './command.ts';

/** A file the engine produced, as the contract names it. */
export type Produced = CallOutput<'export.references'>;

/** `--out FILE`, where a command writes a file; `-` and nothing mean stdout. */
export function outOption(): Option {
  return new Option('-o, --out <file>', 'write to this file instead of standard output');
}

type Destination = { readonly out?: string; readonly json?: boolean; readonly format: string };

/**
 * Takes a produced file off the engine's desk and gives it to the person: into `--out`, or on stdout. With `--json` a
 * description is printed instead, which without `--out` holds the file itself as `content` (text) or `base64`.
 */
export async function hand(
  terminal: Terminal,
  engine: Engine,
  produced: Produced,
  { out, json, format }: Destination,
): Promise<ExitCode> {
  const taken = engine.files.get(produced.file);
  if (!taken.ok) return tell(terminal, taken.fault);
  engine.files.drop(produced.file);
  const { bytes } = taken.output;
  const { name, mediaType, notices } = produced;
  for (const notice of notices) terminal.say(notice);
  const about = { format, name, mediaType, bytes: bytes.length, notices };
  if (out === undefined || out === '-') {
    if (json) printJson(terminal, { out: null, ...about, ...contentOf(bytes) });
    else terminal.write(bytes);
    return 0;
  }
  if (mediaType === ARCHIVE && extname(out).toLowerCase() !== '.zip')
    return handParts(terminal, out, bytes, json === true ? about : null);
  const written = await writeOutput(terminal, out, bytes);
  if (!written.ok) {
    terminal.say(written.fault.message);
    return 2;
  }
  if (json) printJson(terminal, { out: written.output.path, ...about });
  else terminal.say(`Written: ${written.output.path}`);
  return 0;
}

const ARCHIVE = 'application/zip';

/** Writes the parts of a figure beside one another: `map.svg` becomes `map-1.svg`, `map-2.svg`. */
async function handParts(
  terminal: Terminal,
  out: string,
  bytes: Uint8Array,
  about: object | null,
): Promise<ExitCode> {
  const ending = extname(out);
  const paths: string[] = [];
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    const number = /-(\d+)\.\w+$/.exec(name)?.[1] ?? '';
    const written = await writeOutput(
      terminal,
      `${out.slice(0, out.length - ending.length)}-${number}${ending}`,
      part,
    );
    if (!written.ok) {
      terminal.say(written.fault.message);
      return 2;
    }
    paths.push(written.output.path);
  }
  if (about !== null) printJson(terminal, { out: paths[0] ?? null, ...about, parts: paths });
  else for (const path of paths) terminal.say(`Written: ${path}`);
  return 0;
}

function contentOf(bytes: Uint8Array): { content: string } | { base64: string } {
  try {
    return { content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') };
  }
}
