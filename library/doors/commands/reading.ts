import type { Extraction } from '../../../shared/model/extraction.ts';
import { extractDocument, parseReferenceStrings } from '../../index.ts';
import { type GlobalOptions, tell } from '../command-session.ts';
import { readInput } from '../input-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { shortened, textTable } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { readStrings } from './reference-strings.ts';

/** `extract` and `parse`: what can be read out of a file without a library. */
export function addReadingCommands({ program, terminal, finish }: CommandHost): void {
  program
    .command('extract')
    .argument('<file>', 'a document, or - for standard input')
    .description('read a document and print what was found; stores nothing')
    .action(async (file, _, command) => finish(await extract(terminal, file, allOptions(command))));
  program
    .command('parse')
    .argument('<file>', 'reference strings, one a line or JSONL {"id","raw"}, or - for standard input')
    .description('read free-text reference strings into CSL-JSON; stores nothing')
    .action(async (file) => finish(await parse(terminal, file)));
}

async function extract(terminal: Terminal, file: string, options: GlobalOptions): Promise<ExitCode> {
  const input = await readInput(terminal, file);
  if (!input.ok) return unread(terminal, input.fault.message);
  const reply = await extractDocument(input.output, terminal);
  if (!reply.ok) return unread(terminal, reply.fault.message);
  const extraction = reply.output;
  if (options.json) printJson(terminal, extraction);
  else terminal.write(summary(extraction));
  return extraction.problems.some((problem) => problem.kind === 'unreadable') ? 1 : 0;
}

async function parse(terminal: Terminal, file: string): Promise<ExitCode> {
  const input = await readInput(terminal, file);
  if (!input.ok) return unread(terminal, input.fault.message);
  const { strings, unread: bad } = readStrings(input.output.bytes);
  const items = parseReferenceStrings(strings.map(({ raw }) => raw));
  printJson(
    terminal,
    items.map(({ item }, index) => ({ ...item, id: strings[index]!.id })),
  );
  for (const { line, reason } of bad) terminal.say(`Line ${line}: ${reason}`);
  return bad.length > 0 ? 1 : 0;
}

function unread(terminal: Terminal, message: string): ExitCode {
  tell(terminal, { kind: 'unreadable', message });
  return 1;
}

function summary(extraction: Extraction): string {
  const { document, references, citations, tables, problems, text } = extraction;
  const linked = citations.filter((citation) => citation.status === 'linked').length;
  const groups = new Set(citations.map((citation) => citation.group)).size;
  const lines = [
    `${document.title ?? 'Untitled document'}`,
    `${references.length} references, ${citations.length} citations in ${groups} groups (${linked} linked), ${tables.length} tables, ${problems.length} problems`,
    '',
    ...references.map(
      ({ n, raw, confidence }) => `${n}. ${shortened(raw, 100)} (${Math.round(confidence * 100)} %)`,
    ),
  ];
  const rows = problems.map(({ kind, message, start }) => [`line ${lineOf(text, start)}`, kind, message]);
  return `${lines.join('\n')}\n${rows.length > 0 ? `\n${textTable(rows)}` : ''}`;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
