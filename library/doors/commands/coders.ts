import type { CallOutput } from '../../../shared/contract/calls.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import { readInput } from '../input-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { hand, outOption } from './produced-file.ts';

type Report = CallOutput<'agreement.compute'>;
type Figures = Report['overall'];

/** `coders`, `agreement`, `export-codings` and `merge-codings`: several people coding the same studies. */
export function addCoderCommands({ program, terminal, finish }: CommandHost): void {
  program
    .command('coders')
    .option('--name <name>', 'who codes from now on')
    .description('list who coded, how far each is and what is left')
    .action(async (_, command) => finish(await coders(terminal, allOptions(command))));
  program
    .command('agreement')
    .argument('[coders...]', 'two or more; without them everybody who coded')
    .description('agreement on every code and dimension: percent, kappa, alpha, AC1, with 95 % intervals')
    .action(async (names, _, command) => finish(await agreement(terminal, names, allOptions(command))));
  program
    .command('differences')
    .argument('[coders...]', 'two or more; without them everybody who coded')
    .option('--open', 'only what is not reconciled yet')
    .description('list where coders differ')
    .action(async (names, _, command) => finish(await differences(terminal, names, allOptions(command))));
  program
    .command('export-codings')
    .option('--coder <name>', 'whose (default: the name set in the library)')
    .addOption(outOption())
    .description('write one coder’s codings as a file that another library of the same studies takes in')
    .action(async (_, command) => finish(await exportCodings(terminal, allOptions(command))));
  program
    .command('merge-codings')
    .argument('<file>', 'a file of codings, or - for standard input')
    .option('--as <name>', 'whose codings they are, where the file’s own name will not do')
    .option('--preview', 'say what would happen, and store nothing')
    .description('add a coder’s codings; nothing that is there is overwritten')
    .action(async (file, _, command) => finish(await mergeCodings(terminal, file, allOptions(command))));
}

async function coders(
  terminal: Terminal,
  options: GlobalOptions & { readonly name?: string },
): Promise<ExitCode> {
  const mode = options.name === undefined ? 'read' : 'write';
  return withLibrary(terminal, options, { mode }, async ({ ask }) => {
    if (options.name !== undefined) {
      const named = await ask('library.setCoder', { coder: options.name });
      if (!named.ok) return tell(terminal, named.fault);
    }
    const reply = await ask('coder.list', {});
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else
      terminal.write(
        textTable(
          reply.output.map((one) => [
            one.isMe ? '*' : '',
            one.coder,
            `${one.codings} codings`,
            `${one.complete} studies complete`,
            one.revealedAt === null ? '' : `sees the others since ${one.revealedAt}`,
          ]),
        ),
      );
    return 0;
  });
}

type Ask = Parameters<Parameters<typeof withLibrary>[3]>[0]['ask'];

/** The coders named, or everybody who coded but the agreed layer. */
async function compared(ask: Ask, names: readonly string[]): Promise<readonly string[]> {
  if (names.length > 0) return names;
  const list = await ask('coder.list', {});
  if (!list.ok) return [];
  return list.output.filter((one) => one.codings > 0 && one.coder !== 'agreed').map((one) => one.coder);
}

async function agreement(
  terminal: Terminal,
  names: readonly string[],
  options: GlobalOptions,
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const chosen = await compared(ask, names);
    if (chosen.length < 2) return alone(terminal);
    const reply = await ask('agreement.compute', { coders: [...chosen] });
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else print(terminal, chosen, reply.output);
    return 0;
  });
}

function alone(terminal: Terminal): ExitCode {
  terminal.say('Agreement needs two coders. Name two, or add a coder’s file with merge-codings.');
  return 2;
}

function print(terminal: Terminal, chosen: readonly string[], report: Report): void {
  const rows = [
    ['', 'units', 'applied', 'percent', 'Cohen', 'Fleiss', 'alpha', 'AC1'],
    ['all codes', ...figuresOf(report.overall)],
    ...report.dimensions.flatMap(({ dimension, figures, directions, codes }) => [
      [dimension, ...figuresOf(figures)],
      ...(directions === null ? [] : [[`  ${dimension}, direction`, ...figuresOf(directions)]]),
      ...codes
        .filter((one) => one.figures.prevalence > 0)
        .map((one) => [`  ${dimension}:${one.code}`, ...figuresOf(one.figures)]),
    ]),
  ];
  terminal.write(textTable(rows));
  terminal.say(
    `${chosen.join(', ')}: ${report.disagreements} differences, ${report.settled} of them reconciled. 95 % intervals.`,
  );
}

function figuresOf(figures: Figures): readonly string[] {
  const value = (one: Figures['percent'] | null) => {
    if (one === null || one.value === null) return '-';
    const interval =
      one.lower === null || one.upper === null ? '' : ` [${one.lower.toFixed(2)}, ${one.upper.toFixed(2)}]`;
    return `${one.value.toFixed(3)}${interval}`;
  };
  const { units, prevalence, percent, cohen, fleiss, alpha, ac1 } = figures;
  const share = percent.value === null ? '-' : percent.value.toFixed(3);
  return [String(units), prevalence.toFixed(3), share, value(cohen), value(fleiss), value(alpha), value(ac1)];
}

async function differences(
  terminal: Terminal,
  names: readonly string[],
  options: GlobalOptions & { readonly open?: boolean },
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const chosen = await compared(ask, names);
    if (chosen.length < 2) return alone(terminal);
    const reply = await ask('agreement.disagreements', {
      coders: [...chosen],
      open: options.open ?? false,
      limit: 500,
    });
    if (!reply.ok) return tell(terminal, reply.fault);
    if (options.json) printJson(terminal, reply.output);
    else
      for (const one of reply.output.list) {
        terminal.write(
          `${one.study}  ${one.label}, ${one.dimension}${one.agreed.length > 0 ? ' (reconciled)' : ''}\n`,
        );
        for (const { coder, codings } of one.layers) {
          const said = codings.map((coding) =>
            [coding.code, coding.direction, coding.outcome].filter(Boolean).join(' '),
          );
          terminal.write(`    ${coder}: ${said.join('; ') || 'not decided'}\n`);
        }
      }
    return 0;
  });
}

async function exportCodings(
  terminal: Terminal,
  options: GlobalOptions & { readonly coder?: string; readonly out?: string },
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask, engine }) => {
    const reply = await ask('layer.export', options.coder === undefined ? {} : { coder: options.coder });
    if (!reply.ok) return tell(terminal, reply.fault);
    return hand(terminal, engine, reply.output, { format: 'gleaner-codings', ...options });
  });
}

async function mergeCodings(
  terminal: Terminal,
  name: string,
  options: GlobalOptions & { readonly as?: string; readonly preview?: boolean },
): Promise<ExitCode> {
  const input = await readInput(terminal, name);
  if (!input.ok) {
    terminal.say(input.fault.message);
    return 1;
  }
  return withLibrary(
    terminal,
    options,
    { mode: options.preview ? 'read' : 'write' },
    async ({ ask, engine }) => {
      const file = engine.files.put({ mediaType: 'application/json', ...input.output });
      const as = options.as === undefined ? {} : { as: options.as };
      const reply = await ask('layer.merge', { file, preview: options.preview ?? false, ...as });
      if (!reply.ok) {
        terminal.say(reply.fault.message);
        return 1;
      }
      const { coder, found, added, same, conflicting, waiting, notices } = reply.output;
      for (const notice of notices) terminal.say(notice);
      for (const one of conflicting) terminal.say(`${one.label}, ${one.code}: ${one.sentence}`);
      for (const one of waiting)
        terminal.say(`${one.label}: ${one.reason} ${one.codings} codings are kept until it is there.`);
      if (options.json) printJson(terminal, reply.output);
      else terminal.say(`${coder}: ${found} codings in the file, ${added} added, ${same} there already.`);
      return conflicting.length + waiting.length > 0 ? 1 : 0;
    },
  );
}
