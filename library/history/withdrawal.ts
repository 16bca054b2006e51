import { sql } from 'kysely';
import type { Frozen } from '../../shared/contract/answer.ts';
import type { CallArguments } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { HistoryFilter, Withdrawal } from '../../shared/contract/history-search.ts';
import type { Library } from '../library.ts';
import type { Act } from './act.ts';
import { filteredHistory, type KnownChange, undoneChanges } from './history-search.ts';
import { laterChange, readRowChanges, type StoredRowChange } from './history-store.ts';
import { Refusal, reverseRow } from './journal.ts';
import { readStudyRows, storeWithdrawals } from './search-store.ts';

type Result = Frozen<Withdrawal>;

/**
 * Answers `history.withdraw`: takes back what a filter lets through, newest first, in one act that can itself be undone.
 * A change that a later one outside the filter touched stays, and so does what that change builds on. By study, only
 * what the changes did to that study's codings and findings goes.
 */
export async function withdrawChanges(
  library: Library,
  input: CallArguments<'history.withdraw'>,
): Promise<Reply<Result>> {
  if (
    input.coder === undefined &&
    input.study === undefined &&
    input.from === undefined &&
    input.to === undefined
  )
    return fault('invalid-input', 'Say whose changes, of which study or of which days are to be taken back.');
  const chosen = await chosenChanges(library, input);
  if (chosen.length === 0) return fault('not-found', 'There is no change of this kind that still stands.');
  const keys = input.study === undefined ? undefined : await readStudyRows(library.read, input.study);
  if (!input.preview)
    return library.act(
      ({ withdrawn }: Result) => `Took back ${withdrawn} changes ${wordsOf(input)}`,
      (act) => withdraw(library, act, chosen, keys),
    );
  let result: Result | undefined;
  // Done and rolled back: what a withdrawal would leave shows only in doing it.
  const tried = await library.act('Tried', async (act) => {
    result = await withdraw(library, act, chosen, keys);
    throw new Refusal(fault('cancelled', 'Only tried.'));
  });
  return result === undefined ? (tried as Reply<never>) : done(result);
}

async function chosenChanges(library: Library, filter: HistoryFilter): Promise<readonly KnownChange[]> {
  const undone = await undoneChanges(library);
  const { standing, floor } = library.journal.lineage();
  const found = await filteredHistory(library, filter);
  return found
    .filter(
      ({ replica, sequence }) =>
        replica === library.journal.replica &&
        sequence > floor &&
        standing.has(sequence) &&
        !undone.has(sequence),
    )
    .toSorted((left, right) => right.sequence - left.sequence);
}

async function withdraw(
  library: Library,
  act: Act,
  chosen: readonly KnownChange[],
  keys: ReadonlySet<string> | undefined,
): Promise<Result> {
  const { replica } = library.journal;
  const standing = new Set(library.journal.lineage().standing);
  const whole: number[] = [];
  const left: { summary: string; at: string; because: string }[] = [];
  let withdrawn = 0;
  let count = 0;
  for (const change of chosen) {
    const { sequence, summary, at } = change;
    const all = await readRowChanges(act.tx, replica, sequence);
    const rows = keys === undefined ? all : all.filter((row) => keys.has(keyOf(row)));
    if (rows.length === 0) continue;
    const later = await laterChange(act.tx, replica, sequence, standing, keys);
    const because = later ?? (await tryReverse(act, rows));
    if (because !== undefined) {
      left.push({ summary, at, because });
      continue;
    }
    withdrawn += 1;
    count += rows.length;
    if (rows.length === all.length) {
      standing.delete(sequence);
      whole.push(sequence);
    }
  }
  if (whole.length > 0) await storeWithdrawals(act.tx, replica, library.journal.revision() + 1, whole);
  return { withdrawn, rows: count, left };
}

/** Puts rows back, all or none; other rows that hang on one of them keep it where it is. */
async function tryReverse(act: Act, rows: readonly StoredRowChange[]): Promise<string | undefined> {
  return act.log.tentatively(async (forget) => {
    await sql`SAVEPOINT withdrawal`.execute(act.tx);
    try {
      for (const row of rows) await reverseRow(act, row);
      await sql`RELEASE withdrawal`.execute(act.tx);
      return undefined;
    } catch (error) {
      if (!/constraint/i.test(String(error))) throw error;
      await sql`ROLLBACK TO withdrawal`.execute(act.tx);
      await sql`RELEASE withdrawal`.execute(act.tx);
      forget();
      return 'Other work hangs on it.';
    }
  });
}

function keyOf({ table, key }: StoredRowChange): string {
  return `${table}\n${JSON.stringify(Object.values(key))}`;
}

function wordsOf({ coder, study, from, to }: HistoryFilter): string {
  return [
    coder === undefined ? '' : `of ${coder}`,
    study === undefined ? '' : 'to one study',
    from === undefined && to === undefined
      ? ''
      : from === to
        ? `on ${from}`
        : `from ${from ?? 'the beginning'} to ${to ?? 'now'}`,
  ]
    .filter(Boolean)
    .join(' ');
}
