import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';
import { wholeNumber } from './whole-number.ts';

/** `search`: full-text search in lunr's query language. */
export function addSearchCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('search')
    .argument('<query...>', 'words, field:word, +must, -must-not, wild*, fuzzy~1, boost^2')
    .option('--limit <n>', 'how many hits are printed', wholeNumber(1, 1_000), 20)
    // A query may begin with a minus: `search -- -x` works, and so does `search "-x y"`.
    .allowUnknownOption()
    .description('search references, notes, citing clauses and documents')
    .action(async (query, _, command) =>
      finish(await search(terminal, query.join(' '), allOptions(command))),
    );
}

async function search(
  terminal: Terminal,
  query: string,
  options: GlobalOptions & { readonly limit: number },
): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const reply = await ask('search.query', { query, limit: options.limit });
    if (!reply.ok) return tell(terminal, reply.fault);
    const { total, hits, notice, partial } = reply.output;
    if (notice !== '') terminal.say(notice);
    if (partial) terminal.say('The search was cut short; not every match was looked at.');
    if (options.json) {
      printJson(terminal, reply.output);
      return 0;
    }
    for (const hit of hits) {
      terminal.write(`${hit.citationKey}  ${hit.title}\n`);
      for (const match of hit.matches)
        terminal.write(`    ${match.field}: ${match.snippet.replace(/\s+/g, ' ')}\n`);
    }
    terminal.say(`${total} found${hits.length < total ? `, ${hits.length} shown` : ''}.`);
    return 0;
  });
}
