import { Option } from 'commander';
import { QUALITY_CHECKS, type QualityCheck, type QualityProblem } from '../../../shared/contract/quality.ts';
import { type GlobalOptions, type Session, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { shortened } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { wholeNumber } from './whole-number.ts';

type QualityOptions = GlobalOptions & {
  readonly check?: readonly QualityCheck[];
  readonly limit: number;
  readonly fix?: boolean;
};

/** `quality`: what may be wrong with the references, and the fixes that need no person. */
export function addQualityCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('quality')
    .addOption(new Option('--check <checks...>', 'only these checks').choices(QUALITY_CHECKS))
    .option('--limit <n>', 'how many are printed', wholeNumber(1, 10_000), 200)
    .option('--fix', 'do the fixes of all that is printed and has one, in one act')
    .description('check references for mistakes and gaps')
    .action(async (_, command) => finish(await quality(terminal, allOptions(command))));
}

async function quality(terminal: Terminal, options: QualityOptions): Promise<ExitCode> {
  const { check, limit, fix = false } = options;
  const checks = check === undefined ? {} : { checks: [...check] };
  return withLibrary(terminal, options, { mode: fix ? 'write' : 'read' }, async (session) => {
    const reply = await session.ask('quality.list', { ...checks, limit });
    if (!reply.ok) return tell(terminal, reply.fault);
    if (!fix) {
      const { total, problems } = reply.output;
      if (options.json) printJson(terminal, reply.output);
      else {
        for (const problem of problems) terminal.write(`${lineOf(problem)}\n`);
        terminal.say(`${problems.length} of ${total}.`);
      }
      return 0;
    }
    return mend(terminal, session, reply.output.problems, checks, options);
  });
}

async function mend(
  terminal: Terminal,
  session: Session,
  problems: readonly QualityProblem[],
  checks: { readonly checks?: QualityCheck[] },
  options: QualityOptions,
): Promise<ExitCode> {
  const places = problems
    .filter(({ fix }) => fix !== null)
    .map(({ reference, fingerprint }) => ({ reference, fingerprint }));
  let fixed = 0;
  if (places.length > 0) {
    const done = await session.ask('quality.fix', { problems: places });
    if (!done.ok) return tell(terminal, done.fault);
    fixed = done.output.fixed;
  }
  const left = await session.ask('quality.list', { ...checks, limit: options.limit });
  if (!left.ok) return tell(terminal, left.fault);
  if (options.json) printJson(terminal, { ...left.output, fixed });
  else terminal.say(`${fixed} mended, ${left.output.total} left. gleaner undo takes it back.`);
  return 0;
}

function lineOf({ citationKey, check, field, message, value, fix }: QualityProblem): string {
  const stands = value === '' ? '' : ` “${shortened(value, 70)}”`;
  const mended = fix === null ? '' : fix === '' ? ' -> (taken away)' : ` -> “${shortened(fix, 70)}”`;
  return `${citationKey}  ${check}  ${field}: ${message}${stands}${mended}`;
}
