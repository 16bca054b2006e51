import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import { compareMaps, mapDiffText } from '../../index.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import { type InputFile, readInput } from '../input-file.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { defaultMap, savedMap } from './map-spec.ts';

/** How a library file begins (SQLite's own mark). */
const LIBRARY_MARK = 'SQLite format 3\0';

/** `map diff`: what changed between two editions, from exported files or from two library files. */
export function addMapDiffCommand(map: CommandHost['program'], { terminal, finish }: CommandHost): void {
  map
    .command('diff')
    .argument('<before>', 'an exported .html or .json, or a library')
    .argument('<after>', 'the same, newer')
    .argument('[name]', 'which saved map, where libraries are compared')
    .description('what changed from one edition of a map to another')
    .action(async (before, after, name, _, command) =>
      finish(await mapDiff(terminal, before, after, name, allOptions<GlobalOptions>(command))),
    );
}

async function mapDiff(
  terminal: Terminal,
  before: string,
  after: string,
  name: string | undefined,
  options: GlobalOptions,
): Promise<ExitCode> {
  const first = await editionOf(terminal, before, name);
  if (!first.ok) return tell(terminal, first.fault);
  const second = await editionOf(terminal, after, name);
  if (!second.ok) return tell(terminal, second.fault);
  const diff = compareMaps(first.output, second.output);
  if (!diff.ok) return tell(terminal, diff.fault);
  if (options.json) printJson(terminal, diff.output);
  else terminal.write(mapDiffText(diff.output));
  return 0;
}

async function editionOf(
  terminal: Terminal,
  file: string,
  name: string | undefined,
): Promise<Reply<InputFile>> {
  const input = await readInput(terminal, file);
  if (!input.ok) return input;
  const mark = new TextDecoder('latin1').decode(input.output.bytes.subarray(0, LIBRARY_MARK.length));
  return mark === LIBRARY_MARK ? editionOfLibrary(terminal, file, name) : input;
}

async function editionOfLibrary(
  terminal: Terminal,
  library: string,
  name: string | undefined,
): Promise<Reply<InputFile>> {
  let edition: Reply<InputFile> = fault('not-a-library', `“${library}” could not be opened.`);
  await withLibrary(terminal, { library }, { mode: 'read' }, async ({ ask, engine }) => {
    const spec = name === undefined ? await defaultMap(ask) : await savedMap(ask, name);
    if (!spec.ok) edition = spec;
    else {
      const produced = await ask('map.export', { spec: spec.output, format: 'json' });
      if (!produced.ok) edition = produced;
      else {
        const taken = engine.files.get(produced.output.file);
        edition = taken.ok ? done({ name: library, bytes: taken.output.bytes }) : taken;
      }
    }
    return 0;
  });
  return edition;
}
