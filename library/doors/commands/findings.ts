import type { DocumentChecks } from '../../../shared/contract/check.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { checkDocumentFile } from '../../index.ts';
import { type GlobalOptions, inOrder, tell, withLibrary } from '../command-session.ts';
import { readInput } from '../input-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { shortened, textTable } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { studiesOf } from './study-lookup.ts';

/** `findings` and `check`: what studies report, and whether a document's numbers go together. */
export function addFindingCommands({ program, terminal, finish }: CommandHost): void {
  program
    .command('findings')
    .argument('[id]', 'a reference (ULID, citation key or DOI) or a study; all findings where none is named')
    .description('list findings as printed in their sources')
    .action(async (id, _, command) => finish(await findings(terminal, id, allOptions(command))));
  program
    .command('check')
    .argument('[file]', 'a document whose tables are to be checked, or - for standard input')
    .description('check the arithmetic and statistics of a document and print questions; stores nothing')
    .action(async (file, _, command) => finish(await check(terminal, file, allOptions(command))));
}

async function findings(
  terminal: Terminal,
  id: string | undefined,
  options: GlobalOptions,
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const studies = id === undefined ? undefined : await studiesOf(session, id);
    if (studies !== undefined && !studies.ok) return tell(terminal, studies.fault);
    const wanted: readonly (string | undefined)[] = studies?.output ?? [undefined];
    const lists = await inOrder(wanted, (study) => session.ask('finding.list', study ? { study } : {}));
    if (!lists.ok) return tell(terminal, lists.fault);
    const found = lists.output.flat();
    if (options.json) printJson(terminal, found);
    else terminal.write(textTable(found.map(findingRow)));
    return 0;
  });
}

function findingRow({ study, factor, outcome, direction, label, levels, estimate }: Finding): string[] {
  const counts = levels.map(({ label: level, events, n, percent }) =>
    [level, events !== null && n !== null ? `${events}/${n}` : '', percent === null ? '' : `${percent} %`]
      .filter(Boolean)
      .join(' '),
  );
  const effect =
    estimate === null ? [] : [[estimate.measure, estimate.value, estimate.p].filter(Boolean).join(' ')];
  const reported = shortened([...counts, ...effect].join('; '), 120);
  return [study, factor, outcome, direction ?? '', shortened(label, 60), reported];
}

async function check(
  terminal: Terminal,
  file: string | undefined,
  options: GlobalOptions,
): Promise<ExitCode> {
  if (file === undefined) {
    terminal.say('Name a document to check, or - for standard input: gleaner check FILE.');
    return 2;
  }
  const input = await readInput(terminal, file);
  const reply = input.ok ? await checkDocumentFile(input.output, terminal) : input;
  if (!reply.ok) {
    terminal.say(reply.fault.message);
    return 1;
  }
  const checks = reply.output;
  if (options.json) printJson(terminal, checks);
  else terminal.write(questions(checks));
  return 0;
}

/** What differs and what cannot be decided, each with its question; what agrees is only counted. */
function questions({ results, message }: DocumentChecks): string {
  const shown = results.filter(({ verdict }) => verdict !== 'agrees');
  const lines = shown.map(({ verdict, kind, question }) => `${verdict}  ${kind}\n    ${question}\n`);
  return [...lines, `${message}\n`].join('\n');
}
