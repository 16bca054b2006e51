import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { type Engine, openEngine } from '../index.ts';
import { tell } from './command-session.ts';
import { defaultMap, type Spec } from './commands/map-spec.ts';
import { writeOutput } from './output-file.ts';
import { type ExitCode, processTerminal, type Terminal } from './terminal.ts';

type Step = {
  readonly doing: string;
  readonly file: string;
  readonly produce: (engine: Engine) => Promise<Reply<CallOutput<'map.export'>>>;
};

/** The main job without a screen: the starter library to a BibTeX file, a matrix and an evidence map in one folder. */
export async function runDemo(terminal: Terminal, named: string | undefined): Promise<ExitCode> {
  const folder = resolve(terminal.folder, named ?? 'gleaner-demo');
  const scratch = await mkdtemp(join(tmpdir(), 'gleaner-demo-'));
  try {
    terminal.write('1/6  Opening the starter library …\n');
    const opened = await openEngine(join(scratch, 'demo.gleaner'), {
      mode: 'write',
      create: true,
      starter: true,
      holder: `the demo (process ${terminal.processId})`,
    });
    if (!opened.ok) {
      terminal.say(opened.fault.message);
      return 3;
    }
    try {
      await mkdir(folder, { recursive: true });
      return await writeAll(terminal, opened.output, folder);
    } finally {
      await opened.output.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function writeAll(terminal: Terminal, engine: Engine, folder: string): Promise<ExitCode> {
  const described = await ask(engine, 'library.describe', {});
  const map = await defaultMap((call, input) => ask(engine, call, input));
  if (!described.ok) return tell(terminal, described.fault);
  if (!map.ok) return tell(terminal, map.fault);
  const { references, studies, codings, findings } = described.output.counts;
  terminal.write(
    `     ${references} references, ${studies} studies, ${codings} codings, ${findings} findings\n`,
  );
  const steps = stepsFor(map.output);
  for (const [index, step] of steps.entries()) {
    terminal.write(`${index + 2}/6  ${step.doing} …\n`);
    const written = await write(terminal, engine, step, folder);
    if (!written.ok) {
      terminal.say(written.fault.message);
      return 1;
    }
    terminal.write(`     ${written.output}\n`);
  }
  terminal.write(
    `Done. Everything is in ${folder}\nOpen ${join(folder, 'evidence-map.html')} in a browser.\n`,
  );
  return 0;
}

/** The files of the demo, in the order they are written. */
function stepsFor(map: Spec): readonly Step[] {
  const matrix = { rows: map.rows, columns: map.columns };
  return [
    {
      doing: 'Writing the references as BibTeX',
      file: 'references.bib',
      produce: (from) => ask(from, 'export.references', { format: 'bibtex' }),
    },
    {
      doing: 'Writing the matrix as CSV',
      file: 'matrix.csv',
      produce: (from) => ask(from, 'export.matrix', { ...matrix, format: 'csv' }),
    },
    {
      doing: 'Writing the matrix as Markdown',
      file: 'matrix.md',
      produce: (from) => ask(from, 'export.matrix', { ...matrix, format: 'markdown' }),
    },
    {
      doing: 'Drawing the evidence map as a page',
      file: 'evidence-map.html',
      produce: (from) => ask(from, 'map.export', { spec: map, format: 'html' }),
    },
    {
      doing: 'Drawing the evidence map as a picture',
      file: 'evidence-map.svg',
      produce: (from) => ask(from, 'map.export', { spec: map, format: 'svg' }),
    },
  ];
}

async function write(terminal: Terminal, engine: Engine, step: Step, folder: string): Promise<Reply<string>> {
  const produced = await step.produce(engine);
  if (!produced.ok) return produced;
  const taken = engine.files.get(produced.output.file);
  if (!taken.ok) return taken;
  const { bytes } = taken.output;
  const written = await writeOutput(terminal, join(folder, step.file), bytes);
  if (!written.ok) return written;
  const kilobytes = Math.max(1, Math.round(bytes.length / 1024));
  return done(`${step.file} (${kilobytes} kB)`);
}

async function ask<K extends CallName>(
  engine: Engine,
  call: K,
  input: CallInput<K>,
): Promise<Reply<CallOutput<K>>> {
  return (await engine.answer(call, input)) as Reply<CallOutput<K>>;
}

if (import.meta.main) {
  process.exitCode = await runDemo(processTerminal(process, homedir()), process.argv[2]);
}
