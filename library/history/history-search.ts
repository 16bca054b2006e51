import type { Frozen } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { ChangeKind, HistoryFilter } from '../../shared/contract/history-search.ts';
import type { Library } from '../library.ts';
import { kindOfTables } from './change-kind.ts';
import {
  type ChangeHead,
  readHeads,
  readStudiesOf,
  readStudyRows,
  readTouched,
  readTouching,
  readWithdrawals,
} from './search-store.ts';

/** A change with what it was about. */
export type KnownChange = ChangeHead & { readonly kind: ChangeKind; readonly rows: number };

type Touched = { readonly kind: ChangeKind; readonly rows: number };
// What a change touched never changes, so it is read once.
const kept = new WeakMap<Library, Map<string, Touched>>();

/** Answers `history.find`. */
export async function findHistory(
  library: Library,
  input: CallArguments<'history.find'>,
): Promise<Reply<Frozen<CallOutput<'history.find'>>>> {
  const all = await known(library, await readHeads(library.read, {}));
  const found = await filteredHistory(library, input, all);
  const page = found.slice(input.offset, input.offset + input.limit);
  const studies = await readStudiesOf(library.read, page);
  const undone = await undoneChanges(library);
  return done({
    total: found.length,
    entries: page.map((change) => ({
      ...change,
      undone: change.replica === library.journal.replica && undone.has(change.sequence),
      studies: studies.get(nameOf(change)) ?? [],
    })),
    coders: counted(all.map(({ who }) => who)),
    kinds: counted(all.map(({ kind }) => kind)),
    days: counted(all.map(({ at }) => dayOf(at, input.zone)))
      .toSorted((left, right) => (left.name < right.name ? 1 : -1))
      .slice(0, 400),
  });
}

/** The changes a filter lets through, newest first. */
export async function filteredHistory(
  library: Library,
  filter: HistoryFilter,
  all?: readonly KnownChange[],
): Promise<readonly KnownChange[]> {
  const heads = all ?? (await known(library, await readHeads(library.read, {})));
  const touching =
    filter.study === undefined
      ? undefined
      : await readTouching(library.read, await readStudyRows(library.read, filter.study));
  return heads.filter((change) => {
    const day = dayOf(change.at, filter.zone);
    return (
      (filter.coder === undefined || change.who === filter.coder) &&
      (filter.kind === undefined || change.kind === filter.kind) &&
      (filter.from === undefined || day >= filter.from) &&
      (filter.to === undefined || day <= filter.to) &&
      (touching === undefined || touching.has(nameOf(change)))
    );
  });
}

/** Changes of this replica whose effect is gone: undone one by one, or taken back together. */
export async function undoneChanges(library: Library): Promise<ReadonlySet<number>> {
  const { undone, standing } = library.journal.lineage();
  const withdrawals = await readWithdrawals(library.read, library.journal.replica);
  const gone = new Set(undone);
  for (const [act, changes] of withdrawals)
    if (standing.has(act)) for (const change of changes) gone.add(change);
  return gone;
}

async function known(library: Library, heads: readonly ChangeHead[]): Promise<readonly KnownChange[]> {
  const touched = kept.get(library) ?? new Map<string, Touched>();
  kept.set(library, touched);
  const newest = new Map<string, number>();
  for (const name of touched.keys()) {
    const [replica = '', sequence = ''] = name.split(' ');
    newest.set(replica, Math.max(newest.get(replica) ?? 0, Number(sequence)));
  }
  const rows = await readTouched(library.read, newest);
  for (const [name, group] of Map.groupBy(rows, nameOf)) {
    touched.set(name, {
      kind: kindOfTables(group.map((row) => row.table_name)),
      rows: group.reduce((sum, row) => sum + row.n, 0),
    });
  }
  return heads.map((head) => ({ ...head, ...(touched.get(nameOf(head)) ?? { kind: 'other', rows: 0 }) }));
}

function nameOf({ replica, sequence }: { readonly replica: string; readonly sequence: number }): string {
  return `${replica} ${sequence}`;
}

function dayOf(at: string, zone: number): string {
  if (zone === 0) return at.slice(0, 10);
  return new Date(Date.parse(at) + zone * 60_000).toISOString().slice(0, 10);
}

function counted(names: readonly string[]): { readonly name: string; readonly n: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, n]) => ({ name, n })).sort((left, right) => right.n - left.n);
}
