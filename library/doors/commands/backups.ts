import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { BackupPreview, BackupRow } from '../../../shared/contract/backup.ts';
import type { CallInput } from '../../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import { replaceLibrary } from '../../index.ts';
import { type GlobalOptions, openFor, type Session, tell, withLibrary } from '../command-session.ts';
import { readInput } from '../input-file.ts';
import { libraryPlace } from '../library-place.ts';
import { writeOutput } from '../output-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';

type RestoreOptions = GlobalOptions & { readonly preview?: boolean; readonly out?: string };

/** `backup`, `backups` and `restore`: copies of a library, and the way back. */
export function addBackupCommands({ program, terminal, finish }: CommandHost): void {
  program
    .command('backup')
    .argument('[file]', 'where the copy goes; without it, into the folder of backups')
    .description('write a complete, verified copy of the library')
    .action(async (file, _, command) => finish(await backup(terminal, file, allOptions(command))));
  program
    .command('backups')
    .description('list the backups of the library, newest first')
    .action(async (_, command) => finish(await list(terminal, allOptions(command))));
  program
    .command('restore')
    .argument('<backup>', 'a name that “backups” lists, “latest”, or a file')
    .option('--preview', 'only say what would change')
    .option('--out <file>', 'make a library of its own instead of changing this one')
    .description('make the library what a backup was; undo takes it back')
    .action(async (which, _, command) => finish(await restore(terminal, which, allOptions(command))));
}

async function backup(
  terminal: Terminal,
  file: string | undefined,
  options: GlobalOptions,
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const written = await (file === undefined ? intoFolder(session) : intoFile(terminal, session, file));
    if (!written.ok) {
      terminal.say(written.fault.message);
      return 2;
    }
    if (options.json) printJson(terminal, written.output);
    else terminal.say(`Written: ${written.output.out}`);
    return 0;
  });
}

type Written = { readonly out: string; readonly bytes: number };

async function intoFolder({ ask }: Session): Promise<Reply<Written>> {
  const made = await ask('backup.make', {});
  if (!made.ok) return made;
  const listed = await ask('backup.list', {});
  if (!listed.ok) return listed;
  return done({ out: join(listed.output.folder ?? '', made.output.name), bytes: made.output.bytes });
}

async function intoFile(terminal: Terminal, { ask, engine }: Session, file: string): Promise<Reply<Written>> {
  const reply = await ask('library.backup', {});
  if (!reply.ok) return reply;
  const taken = engine.files.get(reply.output.file);
  if (!taken.ok) return taken;
  for (const notice of reply.output.notices) terminal.say(notice);
  const written = await writeOutput(terminal, file, taken.output.bytes);
  return written.ok ? done({ out: written.output.path, bytes: taken.output.bytes.length }) : written;
}

async function list(terminal: Terminal, options: GlobalOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('backup.list', {});
    if (!reply.ok) return tell(terminal, reply.fault);
    const { folder, backups, fault: wrong } = reply.output;
    if (options.json) printJson(terminal, reply.output);
    else {
      if (folder !== null) terminal.say(folder);
      terminal.write(textTable(backups.map(lineOf)));
    }
    if (wrong !== null) terminal.say(wrong);
    return wrong === null ? 0 : 1;
  });
}

function lineOf({ name, why, bytes, holds, fault: wrong }: BackupRow): string[] {
  const held = holds === null ? (wrong ?? '') : `${holds.references} references, ${holds.codings} codings`;
  return [name, why ?? '', `${(bytes / 1_000_000).toFixed(1)} MB`, held];
}

async function restore(terminal: Terminal, which: string, options: RestoreOptions): Promise<ExitCode> {
  if (options.out !== undefined) return restoreInto(terminal, which, options.out, options);
  const place = libraryPlace(options.library, terminal);
  const file = resolve(terminal.folder, which);
  if (existsSync(file) && options.preview !== true) {
    const opened = await openFor(terminal, place, { mode: 'write' });
    if (!opened.ok && ['unreadable', 'not-a-library', 'not-found'].includes(opened.fault.kind)) {
      terminal.say(opened.fault.message);
      return replace(terminal, place.path, file, options);
    }
    if (opened.ok) await opened.output.close();
  }
  const mode = options.preview === true ? 'read' : 'write';
  return withLibrary(terminal, options, { mode }, async (session) => {
    const chosen = await choose(terminal, session, which);
    if (!chosen.ok) return tell(terminal, chosen.fault);
    return options.preview === true
      ? preview(terminal, session, chosen.output, options)
      : inPlace(terminal, session, chosen.output, options);
  });
}

function replace(terminal: Terminal, path: string, file: string, options: GlobalOptions): ExitCode {
  const replaced = replaceLibrary(path, file, new Date().toISOString());
  if (!replaced.ok) return tell(terminal, replaced.fault);
  if (options.json) printJson(terminal, { out: path, before: replaced.output, changed: 0 });
  else {
    terminal.say(`The backup is the library now: ${path}`);
    if (replaced.output !== null) terminal.say(`What lay there before is kept as ${replaced.output}`);
  }
  return 0;
}

type Which = CallInput<'backup.restore'>;

/** A listed name, the newest one, or the bytes of a file that was named. */
async function choose(terminal: Terminal, { ask, engine }: Session, which: string): Promise<Reply<Which>> {
  const listed = await ask('backup.list', {});
  if (!listed.ok) return listed;
  const { backups } = listed.output;
  const named = which === 'latest' ? backups[0] : backups.find(({ name }) => name === which);
  if (named !== undefined) return done({ name: named.name });
  if (which === 'latest')
    return fault('not-found', 'There is no backup of this library yet. “backup” makes one.');
  const read = await readInput(terminal, which);
  if (!read.ok) return fault('not-found', `${read.fault.message} “backups” lists those of this library.`);
  const { name, bytes } = read.output;
  return done({ file: engine.files.put({ name: basename(name), mediaType: '', bytes }) });
}

async function preview(
  terminal: Terminal,
  { ask }: Session,
  which: Which,
  options: GlobalOptions,
): Promise<ExitCode> {
  const reply = await ask('backup.preview', which);
  if (!reply.ok) return tell(terminal, reply.fault);
  if (options.json) printJson(terminal, reply.output);
  else terminal.write(textTable(linesOf(reply.output)));
  return 0;
}

function linesOf({ differences, laterCount }: BackupPreview): string[][] {
  return [
    ['', 'come back', 'go away', 'change', ''],
    ...differences.map(({ kind, back, away, changed, examples }) => [
      kind,
      String(back),
      String(away),
      String(changed),
      examples[0] ?? '',
    ]),
    ['acts since', String(laterCount), '', '', ''],
  ];
}

async function inPlace(
  terminal: Terminal,
  { ask }: Session,
  which: Which,
  options: GlobalOptions,
): Promise<ExitCode> {
  const reply = await ask('backup.restore', which);
  if (!reply.ok) return tell(terminal, reply.fault);
  const { before, differences } = reply.output;
  const changed = differences.reduce((sum, { back, away, changed: other }) => sum + back + away + other, 0);
  if (options.json) printJson(terminal, { out: null, before, changed });
  else {
    terminal.say(`Restored: ${changed} rows are as they were. “undo” takes it back.`);
    if (before !== null) terminal.say(`What was there before is the backup “${before}”.`);
  }
  return 0;
}

async function restoreInto(
  terminal: Terminal,
  which: string,
  out: string,
  options: GlobalOptions,
): Promise<ExitCode> {
  const target = resolve(terminal.folder, out);
  if (existsSync(target)) {
    terminal.say(`“${target}” is there already. Choose another name.`);
    return 2;
  }
  const file = resolve(terminal.folder, which);
  if (existsSync(file)) return replace(terminal, target, file, options);
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const listed = await ask('backup.list', {});
    if (!listed.ok) return tell(terminal, listed.fault);
    const { folder, backups } = listed.output;
    const found = which === 'latest' ? backups[0] : backups.find(({ name }) => name === which);
    if (found === undefined || folder === null)
      return tell(terminal, { kind: 'not-found', message: `There is no backup “${which}”.` });
    return replace(terminal, target, join(folder, found.name), options);
  });
}
