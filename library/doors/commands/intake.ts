import type { CallOutput } from '../../../shared/contract/calls.ts';
import type { ImportReceipt, IngestReceipt } from '../../../shared/contract/receipt.ts';
import {
  type GlobalOptions,
  inOrder,
  type Session,
  tell,
  withLibrary,
  withLibraryOrNone,
} from '../command-session.ts';
import { readInput } from '../input-file.ts';
import { isFolder, readFolder } from '../input-folder.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { shortened } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { importExplained, previewOf, previewText } from './explained-import.ts';

/** `ingest` and `import`: documents and bibliography files into the library. */
export function addIntakeCommands({ program, terminal, finish }: CommandHost): void {
  program
    .command('ingest')
    .argument('<files...>', 'documents, or - for standard input')
    .description('store documents: their own reference, their list, their citations')
    .action(async (files, _, command) => finish(await ingest(terminal, files, allOptions(command))));
  program
    .command('reread')
    .argument(
      '[document]',
      'name or id of one document; all that an earlier version read, where none is named',
    )
    .description('read kept files again with the reader of this version; codings keep their passages')
    .action(async (document, _, command) => finish(await reread(terminal, document, allOptions(command))));
  program
    .command('import')
    .argument(
      '<files...>',
      'bibliography files, folders or archives with files beside them, - for standard input',
    )
    .option(
      '--map <column=target>',
      'what a column of a table means ("Wer=author"), or what a dimension or code of EPPI-Reviewer\'s JSON becomes ("Interventions=factor"); once for each',
      (pair: string, before: readonly string[]) => [...before, pair],
      [] as readonly string[],
    )
    .option('--preview', 'only show what columns mean and what codes become; stores nothing')
    .description('store the records of bibliography files')
    .action(async (files, _, command) => {
      const options = allOptions<ImportOptions>(command);
      if (options.preview) finish(await preview(terminal, files, options));
      else finish(await importFiles(terminal, files, options));
    });
}

type ImportOptions = GlobalOptions & { readonly map: readonly string[]; readonly preview?: boolean };

async function ingest(terminal: Terminal, files: string[], options: GlobalOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'write', create: true }, async (session) => {
    const { handles, missing } = await handIn(terminal, session, files);
    const reply = handles.length > 0 ? await session.ask('document.ingest', { files: handles }) : undefined;
    if (reply !== undefined && !reply.ok) return tell(terminal, reply.fault);
    const receipts = reply?.output.receipts ?? [];
    if (options.json) printJson(terminal, { receipts });
    for (const receipt of receipts) sayIngested(terminal, receipt, options);
    return missing > 0 || receipts.some(({ outcome }) => outcome === 'unread') ? 1 : 0;
  });
}

async function reread(
  terminal: Terminal,
  wanted: string | undefined,
  options: GlobalOptions,
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'write' }, async (session) => {
    const list = await session.ask('document.list', {});
    if (!list.ok) return tell(terminal, list.fault);
    const chosen = list.output.filter(({ id, name, outdated }) =>
      wanted === undefined ? outdated : id === wanted || name === wanted,
    );
    if (wanted !== undefined && chosen.length === 0) {
      terminal.say(`There is no document “${wanted}” in the library.`);
      return 1;
    }
    const receipts: CallOutput<'document.reread'>[] = [];
    for (const { id, name } of chosen) {
      const reply = await session.ask('document.reread', { id });
      if (!reply.ok) return tell(terminal, reply.fault);
      receipts.push(reply.output);
      if (!options.json) terminal.write(rereadLine(name, reply.output));
    }
    if (options.json) printJson(terminal, { receipts });
    else if (chosen.length === 0) terminal.write('Every document was read by this version of the reader.\n');
    return receipts.some(({ passages, findings }) => passages.lost + findings.lost > 0) ? 1 : 0;
  });
}

function rereadLine(name: string, receipt: CallOutput<'document.reread'>): string {
  const { entries, citations, passages, findings } = receipt;
  const lost = passages.lost + findings.lost;
  const asked =
    lost > 0 ? ` ${lost} places of codings or findings were not found again; see the problems.` : '';
  return `“${name}”: ${entries.found} entries (${entries.kept} as before), ${citations.found} citations (${citations.kept} as before), ${passages.moved} coded passages and ${findings.moved} findings kept their place.${asked}\n`;
}

function sayIngested(terminal: Terminal, receipt: IngestReceipt, options: GlobalOptions): void {
  if (receipt.outcome === 'unread') terminal.say(receipt.message);
  else if (!options.json) terminal.write(`${receipt.message}\n`);
  for (const { line, reason } of receipt.references.unread) {
    terminal.say(`${receipt.name}, line ${line}: ${reason}`);
  }
}

async function importFiles(terminal: Terminal, files: string[], options: ImportOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'write', create: true }, async (session) => {
    const { handles, missing } = await handIn(terminal, session, files, options.map.length === 0);
    const reply =
      options.map.length > 0
        ? await importExplained(session, handles, options.map)
        : handles.length > 0
          ? await session.ask('import.read', { files: handles })
          : undefined;
    if (reply !== undefined && !reply.ok) return tell(terminal, reply.fault);
    return tellImported(terminal, reply?.output.receipts ?? [], missing, options);
  });
}

/** Shows what would have to be decided of files before they are imported. */
async function preview(terminal: Terminal, files: string[], options: ImportOptions): Promise<ExitCode> {
  return withLibraryOrNone(terminal, options, async (session) => {
    const { handles, missing } = await handIn(terminal, session, files);
    const previews = await inOrder(handles, (file) => previewOf(session, file, options.map));
    if (!previews.ok) return tell(terminal, previews.fault);
    if (options.json) printJson(terminal, { files: previews.output });
    else for (const each of previews.output) terminal.write(previewText(each));
    return missing > 0 ? 1 : 0;
  });
}

function tellImported(
  terminal: Terminal,
  receipts: readonly ImportReceipt[],
  missing: number,
  options: GlobalOptions,
): ExitCode {
  const sum = summed(receipts);
  if (options.json) printJson(terminal, sum);
  else for (const receipt of receipts) terminal.write(importedLine(receipt));
  for (const notice of receipts.flatMap(({ notices }) => notices ?? [])) terminal.say(notice);
  for (const { file, line, reason, text } of sum.unread) {
    terminal.say(`${file}, line ${line}: ${reason} (${shortened(text.trim(), 80)})`);
  }
  const attached = receipts.flatMap(({ attachments }) => attachments?.unread ?? []);
  for (const { path, reference, reason } of attached)
    terminal.say(`${path}${reference === null ? '' : ` (${reference})`}: ${reason}`);
  return missing + sum.unread.length + attached.length > 0 ? 1 : 0;
}

function importedLine(receipt: ImportReceipt): string {
  const { name, found, added, merged, skipped, unread, attachments } = receipt;
  const files =
    attachments === undefined || attachments.found === 0
      ? ''
      : `; ${attachments.found} attached files: ${attachments.added} added, ${attachments.linked} there already, ${attachments.unread.length} unread`;
  return `“${name}”: ${found} found, ${added} added, ${merged} merged, ${skipped} skipped, ${unread.length} unread${files}\n`;
}

/** All receipts as one: found = added + merged + skipped + unread, over all files. */
function summed(receipts: readonly ImportReceipt[]) {
  const total = (field: 'found' | 'added' | 'merged' | 'skipped') =>
    receipts.reduce((sum, receipt) => sum + receipt[field], 0);
  return {
    found: total('found'),
    added: total('added'),
    merged: total('merged'),
    skipped: total('skipped'),
    unread: receipts.flatMap(({ name, unread }) => unread.map((row) => ({ file: name, ...row }))),
    files: receipts,
  };
}

/** Puts the files on the engine's desk; one that cannot be read is told and does not stop the others. */
async function handIn(
  terminal: Terminal,
  session: Session,
  files: readonly string[],
  folders = false,
): Promise<{ handles: string[]; missing: number }> {
  const handles: string[] = [];
  let missing = 0;
  for (const file of files) {
    const isWhole = folders && (await isFolder(terminal, file));
    const input = await (isWhole ? readFolder(terminal, file) : readInput(terminal, file));
    if (input.ok) {
      handles.push(session.engine.files.put({ ...input.output, mediaType: 'application/octet-stream' }));
      continue;
    }
    terminal.say(input.fault.message);
    missing += 1;
  }
  return { handles, missing };
}
