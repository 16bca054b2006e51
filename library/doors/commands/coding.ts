import { Option } from 'commander';
import type { SuggestionRecord } from '../../../shared/contract/suggestion-record.ts';
import type { Suggestion } from '../../../shared/model/coding.ts';
import { type GlobalOptions, inOrder, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { shortened, textTable } from '../text-table.ts';
import { type CodeOptions, code } from './code.ts';
import { codingRow } from './coding-row.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { studiesOf } from './study-lookup.ts';
import { wholeNumber } from './whole-number.ts';

const ANY_ID = 'a reference (ULID, citation key or DOI) or a study';

/** `suggest`, `code` and `codings`: proposals, a person's decisions about them, and what was decided. */
export function addCodingCommands(host: CommandHost): void {
  const { program, terminal, finish } = host;
  program
    .command('suggest')
    .argument('[ids...]', `${ANY_ID}; all studies where none is named`)
    .option('--limit <n>', 'how many are printed', wholeNumber(1, 100_000), 500)
    .option('--record', 'print how suggestions fared against your own decisions so far')
    .description('propose codings with the words that caused them; stores nothing')
    .action(async (ids, _, command) =>
      finish(await suggest(terminal, ids, allOptions<SuggestOptions>(command))),
    );
  addCodeCommand(host);
  program
    .command('codings')
    .argument('[id]', `${ANY_ID}; all codings where none is named`)
    .option('--coder <name>', 'only those of one coder')
    .description('list codings')
    .action(async (id, _, command) => finish(await codings(terminal, id, allOptions(command))));
}

function addCodeCommand({ program, terminal, finish }: CommandHost): void {
  const offset = wholeNumber(0, 2_000_000_000);
  program
    .command('code')
    .argument('<id>', ANY_ID)
    .argument('<codes...>', 'codes as dimension:code')
    .option('--outcome <code>', 'the outcome the coding speaks of')
    .option('--direction <code>', 'the direction of the effect, for more of the factor')
    .addOption(new Option('--as-reported <form>', 'how the source puts it').choices(['presence', 'absence']))
    .option('--document <id>', 'the document that the passage stands in')
    .option('--start <offset>', 'where the passage begins (UTF-16 units of the document text)', offset)
    .option('--end <offset>', 'where the passage ends', offset)
    .option('--coder <name>', 'who decides (default: the name set in the library)')
    .option('--note <text>', 'a note on the coding')
    .option('--accept', 'accept the suggestions for these codes, with their passages')
    .option('--reject', 'reject the suggestions for these codes')
    .option('--remove', 'remove the codings with these codes')
    .description('apply codes to a study, or accept, reject or remove them')
    .action(async (id, codes, _, command) =>
      finish(await code(terminal, id, codes, allOptions<CodeOptions>(command))),
    );
}

type SuggestOptions = GlobalOptions & { readonly limit: number; readonly record?: true };

async function suggest(
  terminal: Terminal,
  ids: readonly string[],
  options: SuggestOptions,
): Promise<ExitCode> {
  if (options.record) return suggestionRecord(terminal, options);
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const found = await inOrder(ids, (id) => studiesOf(session, id));
    if (!found.ok) return tell(terminal, found.fault);
    const studies = [...new Set(found.output.flat())];
    // An ID that names no study has no suggestions; an empty list would mean all of them.
    const reply =
      ids.length > 0 && studies.length === 0
        ? ({ ok: true, output: [] as Suggestion[] } as const)
        : await session.ask('suggestion.list', {
            ...(ids.length > 0 ? { studies } : {}),
            limit: options.limit,
            learn: true,
          });
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else for (const suggestion of reply.output) terminal.write(suggestionText(suggestion));
    return 0;
  });
}

async function suggestionRecord(terminal: Terminal, options: GlobalOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const reply = await session.ask('suggestion.record', {});
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else terminal.write(recordText(reply.output));
    return 0;
  });
}

function recordText({ coder, accepted, rejected, dimensions, message }: SuggestionRecord): string {
  const share = (of: SuggestionRecord['dimensions'][number]['precision']) =>
    of === null ? '-' : `${of.value.toFixed(2)} (${of.low.toFixed(2)}-${of.high.toFixed(2)})`;
  const rows = dimensions.map((one) => [
    one.dimension,
    `precision ${share(one.precision)}`,
    `recall ${share(one.recall)}`,
    `phrases alone ${share(one.byPhrases.precision)}, ${share(one.byPhrases.recall)}`,
    `${one.studies} studies`,
  ]);
  return `${textTable(rows)}${coder}: ${accepted} accepted, ${rejected} rejected. ${message}\n`;
}

function suggestionText(suggestion: Suggestion): string {
  const { study, title, dimension, code: own, direction, outcome, confidence, basis, because } = suggestion;
  const qualified = [direction, outcome].filter(Boolean).join(', ');
  const head = `${study}  ${dimension}:${own}${qualified ? ` (${qualified})` : ''}  ${Math.round(confidence * 100)} %, ${basis}`;
  const quotes = suggestion.passages.map(
    ({ quote }) => `    “${shortened(quote.replace(/\s+/g, ' '), 160)}”\n`,
  );
  return `${head}\n    ${shortened(title, 100)}\n${quotes.join('')}    because of: ${because.join(', ')}\n`;
}

async function codings(
  terminal: Terminal,
  id: string | undefined,
  options: GlobalOptions & { readonly coder?: string },
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const studies = id === undefined ? undefined : await studiesOf(session, id);
    if (studies !== undefined && !studies.ok) return tell(terminal, studies.fault);
    const wanted: readonly (string | undefined)[] = studies?.output ?? [undefined];
    const lists = await inOrder(wanted, (study) => session.ask('coding.list', study ? { study } : {}));
    if (!lists.ok) return tell(terminal, lists.fault);
    const { coder } = options;
    const found = lists.output.flat().filter((one) => coder === undefined || one.coder === coder);
    if (options.json) printJson(terminal, found);
    else terminal.write(textTable(found.map(codingRow)));
    return 0;
  });
}
