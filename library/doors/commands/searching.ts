import { InvalidArgumentError, Option } from 'commander';
import { REFERENCE_SORTS } from '../../../shared/contract/reference.ts';
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
    .addOption(
      new Option('--sort <order>', 'the order of the hits').choices(REFERENCE_SORTS).default('relevance'),
    )
    .option('--descending', 'the other way round')
    .option('--narrow <facet=value>', 'only hits with this facet value; may be given again', narrowed, {})
    .option('--facets', 'count the facets of everything found')
    // A query may begin with a minus: `search -- -x` works, and so does `search "-x y"`.
    .allowUnknownOption()
    .description('search references, notes, citing clauses and documents')
    .action(async (query, _, command) =>
      finish(await search(terminal, query.join(' '), allOptions(command))),
    );
}

type SearchOptions = GlobalOptions & {
  readonly limit: number;
  readonly sort: (typeof REFERENCE_SORTS)[number];
  readonly descending?: boolean;
  readonly narrow: Record<string, string[]>;
  readonly facets?: boolean;
};

/** Of a facet with many values, the most frequent are enough to read. */
const SHOWN_VALUES = 12;

/** Collects `facet=value`; values of one facet are alternatives. */
export function narrowed(text: string, before: Record<string, string[]>): Record<string, string[]> {
  const [, name, value] = /^([^=]+)=(.+)$/su.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError('Write it facet=value, as in year=2011 or type=report.');
  }
  return { ...before, [name.trim()]: [...(before[name.trim()] ?? []), value.trim()] };
}

async function search(terminal: Terminal, query: string, options: SearchOptions): Promise<ExitCode> {
  return withLibrary(terminal, options, { mode: 'read' }, async ({ ask }) => {
    const { limit, sort, narrow, descending = false, facets: counts = false } = options;
    const reply = await ask('search.query', { query, limit, sort, descending, facets: narrow, counts });
    if (!reply.ok) return tell(terminal, reply.fault);
    const { total, hits, facets, notice, partial } = reply.output;
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
    for (const { label, values } of facets) {
      if (values.length === 0) continue;
      const shown = values.slice(0, SHOWN_VALUES).map((each) => `${each.label} ${each.count}`);
      terminal.write(`${label}: ${shown.join(', ')}${values.length > SHOWN_VALUES ? ', …' : ''}\n`);
    }
    terminal.say(`${total} found${hits.length < total ? `, ${hits.length} shown` : ''}.`);
    return 0;
  });
}
