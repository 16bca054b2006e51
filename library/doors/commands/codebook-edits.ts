import type { Command } from 'commander';
import { z } from 'zod';
import { CodebookEdit } from '../../../shared/contract/codebook-edit.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import { readInput } from '../input-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';

type Edit = z.input<typeof CodebookEdit>;
type EditOptions = GlobalOptions & { readonly preview?: boolean };
type Place = { readonly dimension: string; readonly code: string | null };

const WHAT = 'dimension:code, or a dimension';

/** The edits of a codebook, one command a kind, and `edit` for all others as JSON. */
export function addCodebookEdits({ terminal, finish }: CommandHost, codebook: Command): void {
  const edits = (command: Command) =>
    command.option('--preview', 'say what would happen, and change nothing');
  const run = async (command: Command, made: Edit | string) => {
    if (typeof made !== 'string') return finish(await runEdits(terminal, [made], allOptions(command)));
    terminal.say(made);
    finish(2);
  };
  for (const act of ['retire', 'restore', 'remove'] as const) {
    edits(codebook.command(act).argument('<name>', WHAT).description(DESCRIPTIONS[act])).action(
      async (name, _, command) => run(command, wholeEdit(act, placeOf(name))),
    );
  }
  edits(codebook.command('rename').argument('<name>', WHAT).argument('<id>', 'the new id'))
    .description('give a code or a dimension another id; codings follow')
    .action(async (name, to, _, command) => run(command, renameEdit(placeOf(name), to)));
  edits(codebook.command('merge').argument('<names...>', 'the codes (dimension:code) that give way'))
    .requiredOption('--into <name>', 'the code, or dimension, that stands for them')
    .description('merge codes, or a dimension, into another; codings are re-coded and keep what they were')
    .action(async (names, _, command) => run(command, mergeEdit(names, command.opts().into)));
  edits(codebook.command('split').argument('<name>', 'the code (dimension:code)'))
    .requiredOption('--into <id=label...>', 'the new codes, two or more')
    .description('split a code; its codings wait to be decided again')
    .action(async (name, _, command) => run(command, splitEdit(placeOf(name), command.opts().into)));
  edits(codebook.command('move').argument('<name>', 'the code (dimension:code)'))
    .requiredOption('--to <place>', 'a dimension, or the code (dimension:code) to stand under')
    .description('move a code with what stands under it; codings follow')
    .action(async (name, _, command) => run(command, moveEdit(placeOf(name), placeOf(command.opts().to))));
  edits(
    codebook
      .command('edit')
      .argument('<file>', 'one edit or a list of them as JSON, or - for standard input'),
  )
    .description('do edits written as JSON (docs/command-line.md)')
    .action(async (file, _, command) => finish(await runFile(terminal, file, allOptions(command))));
}

const DESCRIPTIONS = {
  retire: 'offer a code or a dimension no longer; its codings are kept',
  restore: 'offer a retired code or dimension again',
  remove: 'remove a code or a dimension; its codings are kept and counted nowhere',
} as const;

function placeOf(name: string): Place {
  const colon = name.indexOf(':');
  return colon < 0
    ? { dimension: name, code: null }
    : { dimension: name.slice(0, colon), code: name.slice(colon + 1) };
}

function wholeEdit(act: 'retire' | 'restore' | 'remove', { dimension, code }: Place): Edit {
  return code === null ? { kind: `dimension.${act}`, dimension } : { kind: `code.${act}`, dimension, code };
}

function renameEdit({ dimension, code }: Place, to: string): Edit {
  const own = to.startsWith(`${dimension}:`) ? to.slice(dimension.length + 1) : to;
  return code === null
    ? { kind: 'dimension.rename', dimension, to }
    : { kind: 'code.rename', dimension, code, to: own };
}

function mergeEdit(names: readonly string[], target: string): Edit | string {
  const [places, into] = [names.map(placeOf), placeOf(target)];
  const [first] = places;
  if (first?.code === null && into.code === null && places.length === 1)
    return { kind: 'dimension.merge', dimension: first.dimension, into: into.dimension };
  const codes = places.flatMap(({ code }) => code ?? []);
  if (
    into.code === null ||
    codes.length < places.length ||
    places.some((one) => one.dimension !== into.dimension)
  )
    return 'Name codes of one dimension as dimension:code, and the one of the same dimension to merge into; or two dimensions.';
  return { kind: 'code.merge', dimension: into.dimension, codes, into: into.code };
}

function splitEdit({ dimension, code }: Place, parts: readonly string[]): Edit | string {
  const into = parts.map((part) => {
    const [id = '', label = ''] = part.split(/=(.*)/s);
    return { id: id.trim(), label: label.trim() || id.trim(), definition: '' };
  });
  if (code === null || into.length < 2 || into.some(({ id }) => id === ''))
    return 'Name the code as dimension:code and two new codes or more: --into small="Small" --into large="Large".';
  return { kind: 'code.split', dimension, code, into };
}

function moveEdit({ dimension, code }: Place, to: Place): Edit | string {
  if (code === null) return 'Name the code to move as dimension:code.';
  return { kind: 'code.move', dimension, code, to: { dimension: to.dimension, parent: to.code } };
}

async function runFile(terminal: Terminal, name: string, options: EditOptions): Promise<ExitCode> {
  const input = await readInput(terminal, name);
  if (!input.ok) {
    terminal.say(input.fault.message);
    return 1;
  }
  const edits = parseEdits(new TextDecoder().decode(input.output.bytes));
  if (typeof edits !== 'string') return runEdits(terminal, edits, options);
  terminal.say(edits);
  return 1;
}

function parseEdits(text: string): readonly Edit[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `The edits are not JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
  const read = z.array(CodebookEdit).safeParse(Array.isArray(value) ? value : [value]);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return `Edit ${issue?.path.join('.') ?? ''} is not as it must be: ${issue?.message ?? 'unknown reason'}.`;
}

/** Edits are done in order, each an act of its own; the first that is refused stops. */
async function runEdits(terminal: Terminal, edits: readonly Edit[], options: EditOptions): Promise<ExitCode> {
  const mode = options.preview ? 'read' : 'write';
  return withLibrary(terminal, options, { mode }, async ({ ask }) => {
    const done: unknown[] = [];
    for (const edit of edits) {
      const reply = await ask(options.preview ? 'codebook.preview' : 'codebook.edit', { edit });
      if (!reply.ok) return tell(terminal, reply.fault);
      const { summary, faults, version, effects } = reply.output;
      done.push(reply.output);
      for (const fault of faults) terminal.say(fault);
      if (faults.length > 0) return 2;
      terminal.say(`${summary} (version ${version.to}).`);
      for (const { codings, studies, sentence } of effects)
        terminal.say(`  ${codings} codings of ${studies} studies ${sentence}`);
    }
    if (options.json) printJson(terminal, done);
    return 0;
  });
}
