import type { Coding, CodingInput, PassageInput } from '../../../shared/contract/coding.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import { type GlobalOptions, inOrder, type Session, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { codingRow } from './coding-row.ts';
import { printJson } from './command.ts';
import { studyToCode } from './study-lookup.ts';

export type CodeOptions = GlobalOptions & {
  readonly outcome?: string;
  readonly direction?: string;
  readonly asReported?: 'presence' | 'absence';
  readonly document?: string;
  readonly start?: number;
  readonly end?: number;
  readonly coder?: string;
  readonly note?: string;
  readonly accept?: boolean;
  readonly reject?: boolean;
  readonly remove?: boolean;
};

type Code = { readonly dimension: string; readonly code: string };

/** What was done, as `code --json` prints it. */
type CodeReceipt = {
  readonly study: string;
  readonly applied: readonly Coding[];
  readonly rejected: readonly string[];
  readonly removed: readonly string[];
};

/** `code`: applies codes to the study an ID names, or accepts, rejects or removes them. */
export async function code(
  terminal: Terminal,
  id: string,
  names: readonly string[],
  options: CodeOptions,
): Promise<ExitCode> {
  const wrong = wrongUse(options);
  const codes = wrong === undefined ? parseCodes(names) : fault('invalid-input', wrong);
  if (!codes.ok) return tell(terminal, codes.fault);
  return withLibrary(terminal, options, { mode: 'write' }, async (session) => {
    const study = await studyToCode(session, id);
    if (!study.ok) return tell(terminal, study.fault);
    const receipt = await decide(session, study.output, codes.output, options);
    if (!receipt.ok) return tell(terminal, receipt.fault);
    print(terminal, receipt.output, options);
    return 0;
  });
}

function wrongUse({ accept, reject, remove, document, start, end }: CodeOptions): string | undefined {
  if ([accept, reject, remove].filter(Boolean).length > 1) {
    return '--accept, --reject and --remove exclude each other.';
  }
  const place = [document, start, end].filter((part) => part !== undefined).length;
  if (place !== 0 && place !== 3) return 'A passage needs all three: --document, --start and --end.';
  if (start !== undefined && end !== undefined && end <= start) return '--end must lie after --start.';
  return undefined;
}

function parseCodes(names: readonly string[]): Reply<readonly Code[]> {
  const codes: Code[] = [];
  for (const name of names) {
    const colon = name.indexOf(':');
    if (colon < 1 || colon === name.length - 1) {
      return fault('invalid-input', `“${name}” is no code. Write it as dimension:code.`);
    }
    codes.push({ dimension: name.slice(0, colon), code: name.slice(colon + 1) });
  }
  return done(codes);
}

async function decide(
  session: Session,
  study: string,
  codes: readonly Code[],
  options: CodeOptions,
): Promise<Reply<CodeReceipt>> {
  const nothing = { study, applied: [], rejected: [], removed: [] };
  if (options.remove) {
    const removed = await inOrder(codes, (one) => removeCodings(session, study, one, options));
    return removed.ok ? done({ ...nothing, removed: removed.output.flat() }) : removed;
  }
  if (options.reject) {
    const rejected = await inOrder(codes, (one) => rejectSuggestions(session, study, one));
    return rejected.ok ? done({ ...nothing, rejected: rejected.output.flat() }) : rejected;
  }
  const applied = await inOrder(codes, (one) =>
    options.accept ? acceptSuggestions(session, study, one, options) : apply(session, study, one, options),
  );
  return applied.ok ? done({ ...nothing, applied: applied.output.flat() }) : applied;
}

async function apply(
  session: Session,
  study: string,
  one: Code,
  options: CodeOptions,
): Promise<Reply<Coding[]>> {
  const passages = await passageOf(session, study, options);
  if (!passages.ok) return passages;
  const input: CodingInput = {
    study,
    ...one,
    outcome: bare(options.outcome) ?? null,
    direction: bare(options.direction) ?? null,
    asReported: options.asReported ?? null,
    note: options.note ?? '',
    passages: passages.output,
    ...(options.coder ? { coder: options.coder } : {}),
  };
  const reply = await session.ask('coding.apply', input);
  return reply.ok ? done([reply.output]) : reply;
}

/** A direction or outcome may be written as `dimension:code` or as the code alone. */
function bare(name: string | undefined): string | undefined {
  return name === undefined ? undefined : name.slice(name.indexOf(':') + 1);
}

async function passageOf(
  { ask }: Session,
  study: string,
  { document, start, end }: CodeOptions,
): Promise<Reply<PassageInput[]>> {
  if (document === undefined || start === undefined || end === undefined) return done([]);
  const documents = await ask('document.list', {});
  if (!documents.ok) return documents;
  const row = documents.output.find(
    ({ id, sha256, name }) => id === document || sha256 === document || name === document,
  );
  if (row === undefined) {
    return fault('not-found', `The library has no document “${document}”. Ingest it first.`);
  }
  const detail = await ask('study.get', { id: study });
  if (!detail.ok) return detail;
  const own = detail.output.references.some((reference) => reference.id === row.reference);
  return done([{ document: row.id, start, end, basis: own ? 'full text' : 'as cited' }]);
}

async function openSuggestions({ ask }: Session, study: string, one: Code) {
  const reply = await ask('suggestion.list', { studies: [study], limit: 100_000, learn: true });
  if (!reply.ok) return reply;
  const found = reply.output.filter(
    ({ dimension, code: own }) => dimension === one.dimension && own === one.code,
  );
  if (found.length > 0) return done(found);
  return fault('not-found', `There is no open suggestion of ${one.dimension}:${one.code} for this study.`);
}

async function acceptSuggestions(
  session: Session,
  study: string,
  one: Code,
  options: CodeOptions,
): Promise<Reply<readonly Coding[]>> {
  const found = await openSuggestions(session, study, one);
  if (!found.ok) return found;
  return inOrder(found.output, ({ id }) =>
    session.ask('suggestion.accept', {
      id,
      study,
      ...(options.direction === undefined ? {} : { direction: bare(options.direction) ?? null }),
      ...(options.outcome === undefined ? {} : { outcome: bare(options.outcome) ?? null }),
      ...(options.note === undefined ? {} : { note: options.note }),
    }),
  );
}

async function rejectSuggestions(
  session: Session,
  study: string,
  one: Code,
): Promise<Reply<readonly string[]>> {
  const found = await openSuggestions(session, study, one);
  if (!found.ok) return found;
  return inOrder(found.output, async ({ id }) => {
    const reply = await session.ask('suggestion.reject', { id, study });
    return reply.ok ? done(id) : reply;
  });
}

async function removeCodings(
  session: Session,
  study: string,
  one: Code,
  { coder, outcome }: CodeOptions,
): Promise<Reply<readonly string[]>> {
  const described = await session.ask('library.describe', {});
  const list = await session.ask('coding.list', { study });
  if (!described.ok) return described;
  if (!list.ok) return list;
  const who = coder ?? described.output.coder;
  const found = list.output.filter(
    (coding) =>
      coding.dimension === one.dimension &&
      coding.code === one.code &&
      coding.coder === who &&
      (outcome === undefined || coding.outcome === bare(outcome)),
  );
  if (found.length === 0) {
    return fault('not-found', `This study has no coding ${one.dimension}:${one.code} by ${who}.`);
  }
  return inOrder(found, async ({ id }) => {
    const reply = await session.ask('coding.remove', { id });
    return reply.ok ? done(id) : reply;
  });
}

function print(terminal: Terminal, receipt: CodeReceipt, options: GlobalOptions): void {
  if (options.json) {
    printJson(terminal, receipt);
    return;
  }
  terminal.write(textTable(receipt.applied.map(codingRow)));
  const { rejected, removed } = receipt;
  if (rejected.length > 0) terminal.say(`${rejected.length} suggestions rejected.`);
  if (removed.length > 0)
    terminal.say(`${removed.length} codings removed. “gleaner undo” takes the last one back.`);
}
