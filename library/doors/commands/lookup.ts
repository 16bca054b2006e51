import { Option } from 'commander';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import { LOOKUP_SOURCES, type LookupProposal, type LookupSource } from '../../../shared/contract/lookup.ts';
import { type GlobalOptions, type Session, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { shortened } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';

type LookupOptions = GlobalOptions & {
  readonly source: LookupSource;
  readonly mail?: string;
  readonly send?: boolean;
  readonly take?: readonly string[];
};
type Shown = CallOutput<'lookup.prepare'>;
type Reference = CallOutput<'reference.get'>;

/** The word of `--take` for all that the reference lacks. */
const MISSING = 'missing';

/** `lookup`: shows what would be asked about a reference, and only with `--send` asks it. */
export function addLookupCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('lookup')
    .argument('<reference>', 'citation key, DOI or id')
    .addOption(new Option('--source <service>', 'who is asked').choices(LOOKUP_SOURCES).default('crossref'))
    .option('--mail <address>', 'sent along so that the service can reach you')
    .option('--send', 'send the request that is shown; without it nothing leaves this computer')
    .option(
      '--take <fields...>',
      'with --send: take these fields of the first record found; “missing” takes what the reference lacks',
    )
    .description('look a reference up at Crossref, OpenAlex or PubMed, where the settings allow it')
    .action(async (reference, _, command) => finish(await lookUp(terminal, reference, allOptions(command))));
}

async function lookUp(terminal: Terminal, name: string, options: LookupOptions): Promise<ExitCode> {
  const { source, mail = '', send = false, take } = options;
  if (take !== undefined && !send) {
    const message = '--take needs --send: without it nothing is asked, and there is nothing to take.';
    return tell(terminal, { kind: 'invalid-input', message });
  }
  const mode = take === undefined ? 'read' : 'write';
  return withLibrary(terminal, options, { mode }, async (session) => {
    const reference = await session.ask('reference.get', { id: name });
    if (!reference.ok) return tell(terminal, reference.fault);
    const asked = { id: reference.output.id, source, mail };
    const request = await session.ask('lookup.prepare', asked);
    if (!request.ok) return tell(terminal, request.fault);
    if (!send) return show(terminal, request.output, options);
    terminal.say(`Sending ${requestText(request.output)}`);
    const found = await session.ask('lookup.send', { ...asked, url: request.output.url });
    if (!found.ok) return tell(terminal, found.fault);
    const { proposals } = found.output;
    if (take !== undefined) return takeFields(terminal, session, reference.output, proposals, options);
    if (options.json) printJson(terminal, { request: request.output, sent: true, proposals });
    else printProposals(terminal, proposals);
    return 0;
  });
}

function show(terminal: Terminal, request: Shown, { json }: LookupOptions): ExitCode {
  if (json) printJson(terminal, { request, sent: false });
  else terminal.write(`${requestText(request)}\n`);
  terminal.say('Nothing was sent. --send sends this request, and nothing else.');
  return 0;
}

/** The request as it goes over the wire. */
function requestText({ method, url, headers }: Shown): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url}`, ...lines].join('\n');
}

function printProposals(terminal: Terminal, proposals: readonly LookupProposal[]): void {
  for (const { item, sameTitle, fields } of proposals) {
    terminal.write(`${shortened(item.title ?? '', 100)}${sameTitle ? '' : '  (another title)'}\n`);
    for (const { field, mine, theirs } of fields)
      terminal.write(
        `  ${field}: ${mine === '' ? '' : `“${shortened(mine, 60)}” -> `}“${shortened(theirs, 60)}”\n`,
      );
  }
  terminal.say(
    proposals.length === 0
      ? 'Nothing was found that the reference does not say already.'
      : 'Nothing was taken. --take FIELD… takes fields of the first record, --take missing what the reference lacks.',
  );
}

/** Takes fields of the first record found, in one act. */
async function takeFields(
  terminal: Terminal,
  { ask }: Session,
  { id, rev, item }: Reference,
  proposals: readonly LookupProposal[],
  { take = [], json }: LookupOptions,
): Promise<ExitCode> {
  const [first] = proposals;
  if (first === undefined)
    return tell(terminal, { kind: 'not-found', message: 'Nothing was found that the reference lacks.' });
  if (!first.sameTitle) {
    const title = shortened(first.item.title ?? '', 100);
    const message = `The record found has another title, “${title}”. Nothing was taken; look at it without --take.`;
    return tell(terminal, { kind: 'conflict', message });
  }
  const chosen = first.fields.filter(
    ({ field, mine }) => take.includes(field) || (take.includes(MISSING) && mine === ''),
  );
  const unknown = take.filter(
    (field) => field !== MISSING && !first.fields.some((each) => each.field === field),
  );
  if (unknown.length > 0) {
    const known = first.fields.map(({ field }) => field).join(', ');
    const message = `The record found has nothing new in ${unknown.join(', ')}. It has: ${known}.`;
    return tell(terminal, { kind: 'invalid-input', message });
  }
  if (chosen.length > 0) {
    const values = Object.fromEntries(chosen.map(({ field, value }) => [field, value]));
    const done = await ask('reference.update', {
      id,
      rev,
      item: { ...item, ...values } as Reference['item'],
    });
    if (!done.ok) return tell(terminal, done.fault);
  }
  const taken = chosen.map(({ field }) => field);
  if (json) printJson(terminal, { sent: true, taken });
  else
    terminal.say(
      `${taken.length} taken${taken.length > 0 ? `: ${taken.join(', ')}. gleaner undo takes it back` : ''}.`,
    );
  return 0;
}
