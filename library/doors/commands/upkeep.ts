import { Option } from 'commander';
import { done, type Reply } from '../../../shared/contract/fault.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../../shared/contract/history-search.ts';
import { type GlobalOptions, type Session, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { hand, outOption } from './produced-file.ts';
import { studyNamed } from './study-lookup.ts';
import { wholeNumber } from './whole-number.ts';

/** `history`, `undo`, `redo` and `verify`: looking after a library. */
export function addUpkeepCommands({ program, terminal, finish }: CommandHost): void {
  program
    .command('history')
    .option('--limit <n>', 'how many changes are listed', wholeNumber(1, 10_000), 200)
    .option('--coder <name>', 'only the changes of one coder')
    .option(
      '--study <id>',
      'only what touched the coding of one study: its ULID, or its reference (ULID, citation key or DOI)',
    )
    .option('--from <day>', 'from this day on (YYYY-MM-DD, by this machine’s clock)')
    .option('--to <day>', 'up to this day')
    .addOption(new Option('--kind <kind>', 'only one kind of change').choices(CHANGE_KINDS))
    .addOption(new Option('--format <format>', 'write the trail as a file').choices(['csv', 'json']))
    .addOption(outOption())
    .option('--take-back', 'take all these changes back, as one act')
    .option('--preview', 'with --take-back: say what would happen, and change nothing')
    .description('list what was changed, newest first; write it out, or take part of it back')
    .action(async (_, command) => finish(await history(terminal, allOptions(command))));
  for (const way of ['undo', 'redo'] as const) {
    program
      .command(way)
      .description(way === 'undo' ? 'take the last change back' : 'do again what was undone last')
      .action(async (_, command) => finish(await stepHistory(terminal, way, allOptions(command))));
  }
  program
    .command('verify')
    .description('check that the library is whole')
    .action(async (_, command) => finish(await verify(terminal, allOptions(command))));
}

type HistoryOptions = GlobalOptions & {
  readonly limit: number;
  readonly coder?: string;
  readonly study?: string;
  readonly from?: string;
  readonly to?: string;
  readonly kind?: ChangeKind;
  readonly format?: 'csv' | 'json';
  readonly out?: string;
  readonly takeBack?: boolean;
  readonly preview?: boolean;
};

type Filter = { readonly zone: number } & Readonly<Record<string, unknown>>;

function filterOf({ coder, study, from, to, kind }: HistoryOptions): Filter {
  const given = Object.entries({ coder, study, from, to, kind }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), zone: -new Date().getTimezoneOffset() };
}

/** The filter with the study that its words name. */
async function named(session: Session, filter: Filter): Promise<Reply<Filter>> {
  if (typeof filter.study !== 'string') return done(filter);
  const study = await studyNamed(session, filter.study);
  return study.ok ? done({ ...filter, study: study.output }) : study;
}

async function history(terminal: Terminal, options: HistoryOptions): Promise<ExitCode> {
  const filter = filterOf(options);
  if (options.takeBack) return takeBack(terminal, filter, options);
  if (options.format !== undefined) {
    const { format, out } = options;
    return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
      const narrowed = await named(session, filter);
      if (!narrowed.ok) return tell(terminal, narrowed.fault);
      const reply = await session.ask('history.export', { ...narrowed.output, format });
      if (!reply.ok) return tell(terminal, reply.fault);
      return hand(terminal, session.engine, reply.output, { format, ...(out ? { out } : {}) });
    });
  }
  if (Object.keys(filter).length > 1) return findHistory(terminal, filter, options);
  return listHistory(terminal, options);
}

async function takeBack(terminal: Terminal, filter: Filter, options: HistoryOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'write' }, async (session) => {
    const narrowed = await named(session, filter);
    if (!narrowed.ok) return tell(terminal, narrowed.fault);
    const reply = await session.ask('history.withdraw', {
      ...narrowed.output,
      preview: options.preview ?? false,
    });
    if (!reply.ok) {
      tell(terminal, reply.fault);
      return reply.fault.kind === 'invalid-input' ? 2 : 1;
    }
    const { withdrawn, rows, left } = reply.output;
    if (options.json) printJson(terminal, reply.output);
    else
      terminal.say(`${withdrawn} changes to ${rows} rows ${options.preview ? 'would be ' : ''}taken back.`);
    for (const one of left) terminal.say(`Stays: ${one.summary} (${one.because})`);
    return left.length > 0 ? 1 : 0;
  });
}

async function findHistory(terminal: Terminal, filter: Filter, options: HistoryOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async (session) => {
    const narrowed = await named(session, filter);
    if (!narrowed.ok) return tell(terminal, narrowed.fault);
    const reply = await session.ask('history.find', {
      ...narrowed.output,
      limit: Math.min(1_000, options.limit),
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    const { entries } = reply.output;
    if (options.json) printJson(terminal, entries);
    else
      terminal.write(
        textTable(
          entries.map(({ sequence, at, who, kind, summary, undone }) => [
            String(sequence),
            at,
            who,
            kind,
            undone ? `${summary} (undone)` : summary,
          ]),
        ),
      );
    return 0;
  });
}

async function listHistory(terminal: Terminal, options: HistoryOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('history.list', { limit: options.limit });
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else {
      const rows = reply.output.map(({ sequence, at, who, summary, undone }) => [
        String(sequence),
        at,
        who,
        undone ? `${summary} (undone)` : summary,
      ]);
      terminal.write(textTable(rows));
    }
    return 0;
  });
}

async function stepHistory(
  terminal: Terminal,
  way: 'undo' | 'redo',
  options: GlobalOptions,
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'write' }, async ({ ask }) => {
    const reply = await ask(`history.${way}`, {});
    if (!reply.ok) {
      tell(terminal, reply.fault);
      return 1;
    }
    if (options.json) printJson(terminal, reply.output);
    else terminal.say(reply.output.summary);
    return 0;
  });
}

async function verify(terminal: Terminal, options: GlobalOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('library.verify', {});
    if (!reply.ok) return tell(terminal, reply.fault);
    const { ok, checks } = reply.output;
    if (options.json) printJson(terminal, reply.output);
    else {
      terminal.write(
        textTable(checks.map((check) => [check.ok ? 'ok' : 'WRONG', check.name, check.message])),
      );
    }
    return ok ? 0 : 1;
  });
}
