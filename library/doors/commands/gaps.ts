import { extname } from 'node:path';
import { Option } from 'commander';
import { GAP_KINDS, type GapKind } from '../../../shared/contract/gaps.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { chosenAxes } from './map-spec.ts';
import { hand, outOption } from './produced-file.ts';
import { wholeNumber } from './whole-number.ts';

type GapFormat = 'text' | 'markdown' | 'csv';
type GapOptions = GlobalOptions & {
  readonly rows?: string;
  readonly columns?: string;
  readonly layer?: string;
  readonly review?: readonly string[];
  readonly population?: string;
  readonly few: number;
  readonly oldAfter: number;
  readonly kind?: readonly GapKind[];
  readonly limit: number;
  readonly asCited: boolean;
  readonly format?: GapFormat;
  readonly out?: string;
};

const ENDINGS: Readonly<Record<string, GapFormat>> = { '.md': 'markdown', '.csv': 'csv' };

/** `gaps`: what is lacking, ranked, with the reason. */
export function addGapCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('gaps')
    .option('--rows <dimension>', 'dimension of the rows (default: the first with a direction)')
    .option('--columns <dimension>', 'dimension of the columns')
    .option('--layer <name>', 'whose codings: agreed (the default), or a coder')
    .option('--no-as-cited', 'leave out what is known only from citing papers')
    .option('--review <dimension:code...>', 'codes of reviews (default: those whose names say so)')
    .option('--population <dimension>', 'the dimension looked through for thin codes')
    .addOption(new Option('--kind <kind...>', 'only these kinds').choices(GAP_KINDS))
    .addOption(new Option('--few <n>', 'fewer studies are few').argParser(wholeNumber(1, 1_000)).default(3))
    .addOption(
      new Option('--old-after <years>', 'years behind the newest study')
        .argParser(wholeNumber(1, 200))
        .default(10),
    )
    .addOption(new Option('--limit <n>', 'gaps of each kind').argParser(wholeNumber(1, 10_000)).default(100))
    .addOption(
      new Option('--format <format>', 'default: by the name of --out, else text').choices([
        'text',
        'markdown',
        'csv',
      ]),
    )
    .addOption(outOption())
    .description('what is lacking in a matrix, ranked, each with the reason')
    .action(async (_, command) => finish(await gaps(terminal, allOptions<GapOptions>(command))));
}

async function gaps(terminal: Terminal, options: GapOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask, engine }) => {
    const { rows, columns, out } = options;
    const axes = await chosenAxes(ask, {
      ...(rows === undefined ? {} : { rows }),
      ...(columns === undefined ? {} : { columns }),
    });
    if (!axes.ok) return tell(terminal, axes.fault);
    const query = {
      ...axes.output,
      layer: options.layer ?? 'agreed',
      includeAsCited: options.asCited,
      few: options.few,
      oldAfter: options.oldAfter,
      limit: options.limit,
      ...(options.review === undefined ? {} : { reviews: [...options.review] }),
      ...(options.population === undefined ? {} : { population: options.population }),
      ...(options.kind === undefined ? {} : { kinds: [...options.kind] }),
    };
    if (options.json && out === undefined) {
      const reply = await ask('gap.find', query);
      if (!reply.ok) return tell(terminal, reply.fault);
      printJson(terminal, reply.output);
      return 0;
    }
    const format = options.format ?? ENDINGS[extname(out ?? '').toLowerCase()] ?? 'text';
    const reply = await ask('gap.export', { ...query, format });
    if (!reply.ok) return tell(terminal, reply.fault);
    return hand(terminal, engine, reply.output, {
      format,
      ...(out === undefined ? {} : { out }),
      json: options.json ?? false,
    });
  });
}
