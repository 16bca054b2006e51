import { type Kysely, sql } from 'kysely';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { ChangeEntry, UndoState } from '../../shared/contract/history.ts';
import type { LibraryFile } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, breathe, insert, type RowChange, remove, update } from './act.ts';
import { createChangeLog, LARGE, type Noted } from './change-log.ts';
import {
  appendRowChanges,
  beginChange,
  type ChangeName,
  eachRowChange,
  laterChange,
  nameChange,
  readChanges,
  readLines,
  readSummary,
  type StoredRowChange,
} from './history-store.ts';
import { type ChangeLine, type Lineage, lineageOf } from './lineage.ts';

/** What was committed: its number, and what it touched. */
export type Committed = Omit<Noted, 'count'> & {
  readonly sequence: number;
  /** What it did to each row, in pieces, oldest first; of a large act they are read from the history. */
  readonly pieces: (db: Kysely<Tables>) => AsyncIterable<readonly RowChange[]>;
};

/**
 * Does something in the transaction of each act, after its rows, so that both are stored or neither; what it gives is
 * called once that is committed, before anyone else hears of the act.
 */
export type Companion = (
  act: Committed & { readonly tx: Kysely<Tables> },
) => Promise<(() => void) | undefined>;

/** Thrown inside an act to give up with a fault: the transaction rolls back and the caller gets the fault. */
export class Refusal extends Error {
  readonly reply: Reply<never>;
  constructor(reply: Reply<never>) {
    super(reply.ok ? '' : reply.fault.message);
    this.reply = reply;
  }
}

/** Gives up the present act with a fault; nothing of it is stored. */
export function refuse(kind: Parameters<typeof fault>[0], message: string): never {
  throw new Refusal(fault(kind, message));
}

export type JournalOptions = {
  readonly now: () => string;
  readonly newId: () => string;
  readonly coder: () => string;
  /** Number of the last change that undo leaves alone: what filled the library when it was made. */
  readonly floor: () => number;
};

/** Runs acts one at a time on one library, keeps their history, and takes them back. */
export type Journal = {
  /** Runs `work` in one transaction; what it changed becomes one entry of the history, named by `summary`. */
  readonly act: <T>(
    summary: string | ((result: T) => string),
    work: (act: Act) => Promise<T>,
  ) => Promise<Reply<T>>;
  readonly undo: () => Promise<Reply<UndoState & { summary: string }>>;
  readonly redo: () => Promise<Reply<UndoState & { summary: string }>>;
  readonly state: () => Promise<UndoState>;
  readonly entries: (limit: number) => Promise<readonly ChangeEntry[]>;
  /** This writable copy. */
  readonly replica: string;
  /** What has been taken back, what stands, and the number of the last change that is never taken back. */
  readonly lineage: () => {
    readonly undone: ReadonlySet<number>;
    readonly standing: ReadonlySet<number>;
    readonly floor: number;
  };
  /** Number of the newest change; 0 for a library without any. */
  readonly revision: () => number;
  readonly accompany: (companion: Companion) => () => void;
  /** Waits until no act that was asked for is under way; what works in the background lets them go first. */
  readonly settled: () => Promise<void>;
  /** Calls back after each commit, in order. */
  readonly listen: (listener: (committed: Committed) => void) => () => void;
};

/** Rows put back between two turns of others. */
const BETWEEN_BREATHS = 50;

/** Opens the history of a library; `replica` names this writable copy. */
export async function openJournal(
  file: LibraryFile,
  replica: string,
  options: JournalOptions,
): Promise<Journal> {
  const lines: ChangeLine[] = [...(await readLines(file.read, replica))];
  const listeners = new Set<(committed: Committed) => void>();
  const companions = new Set<Companion>();
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  const commit = async <T>(
    kind: ChangeLine['kind'],
    undoes: number | null,
    summary: string | ((result: T) => string),
    work: (act: Act) => Promise<T>,
  ): Promise<Reply<T>> => {
    if (file.readOnly)
      return fault('read-only', `“${file.name}” is open for reading only, so nothing can be changed in it.`);
    if (!file.isInPlace()) return moved(file);
    const sequence = (lines.at(-1)?.sequence ?? 0) + 1;
    const now = options.now();
    let isLarge = false;
    let committed: Committed | undefined;
    const heard: ((() => void) | undefined)[] = [];
    try {
      const result = await file.write.transaction().execute(async (tx) => {
        const name = { replica, sequence };
        let isBegun = false;
        const begin = (text: string): Promise<void> => {
          isBegun = true;
          return beginChange(tx, { ...name, at: now, who: act.who, summary: text, kind, undoes });
        };
        const log = createChangeLog(async (changes, from) => {
          if (!isBegun) await begin('');
          await appendRowChanges(tx, name, changes, from);
        });
        const act: Act = { tx, now, who: options.coder(), newId: options.newId, log };
        const value = await work(act);
        if (log.count() === 0) return value;
        const text = typeof summary === 'string' ? summary : summary(value);
        await (isBegun ? nameChange(tx, name, text) : begin(text));
        const { count, ...touched } = await log.finish();
        committed = { sequence, ...touched, pieces: (db) => piecesOf(db, name, touched) };
        for (const companion of companions) heard.push(await companion({ tx, ...committed }));
        isLarge = count >= LARGE;
        if (isLarge) await file.largeCommit.prepare();
        return value;
      });
      if (committed !== undefined) {
        lines.push({ sequence, kind, undoes });
        for (const tell of heard) tell?.();
        for (const listener of listeners) listener(committed);
      }
      return done(result);
    } catch (error) {
      if (error instanceof Refusal) return error.reply;
      if (isDiskFull(error)) return diskFull(file);
      throw error;
    } finally {
      if (isLarge) file.largeCommit.finish();
    }
  };

  const describe = async (db: Kysely<Tables>, lineage: Lineage): Promise<UndoState> => ({
    undo: lineage.undoNext === null ? null : await readSummary(db, replica, lineage.undoNext),
    redo: lineage.redoNext === null ? null : await summaryOfUndone(db, lineage.redoNext),
  });

  const summaryOfUndone = async (db: Kysely<Tables>, undo: number): Promise<string> => {
    const target = lines.find((line) => line.sequence === undo)?.undoes ?? undo;
    return readSummary(db, replica, target);
  };

  const takeBack = async (kind: 'undo' | 'redo'): Promise<Reply<UndoState & { summary: string }>> => {
    const lineage = lineageOf(lines, options.floor());
    const target = kind === 'undo' ? lineage.undoNext : lineage.redoNext;
    if (target === null) return fault('not-found', `There is nothing to ${kind}.`);
    const summary =
      kind === 'undo'
        ? await readSummary(file.read, replica, target)
        : await summaryOfUndone(file.read, target);
    const label = kind === 'undo' ? `Undid: ${summary}` : `Redid: ${summary}`;
    const reply = await commit(kind, target, label, (act) => reverse(act, replica, target, lineage));
    if (!reply.ok) return reply;
    return done({ ...(await describe(file.read, lineageOf(lines, options.floor()))), summary: label });
  };

  return {
    act: (summary, work) => inTurn(() => commit('act', null, summary, work)),
    settled: async () => {
      await queue;
    },
    undo: () => inTurn(() => takeBack('undo')),
    redo: () => inTurn(() => takeBack('redo')),
    state: () => describe(file.read, lineageOf(lines, options.floor())),
    entries: (limit) => readChanges(file.read, limit, lineageOf(lines, options.floor()).undone),
    replica,
    lineage: () => {
      const { undone, effective } = lineageOf(lines, options.floor());
      return { undone, standing: effective, floor: options.floor() };
    },
    revision: () => lines.at(-1)?.sequence ?? 0,
    accompany: (companion) => {
      companions.add(companion);
      return () => companions.delete(companion);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function moved({ name, path }: LibraryFile): Reply<never> {
  return fault(
    'not-found',
    `“${name}” was moved, renamed or deleted while it was open, so nothing was stored. Put it back as “${path}” and do this once more, or close it here and open it where it is now.`,
  );
}

function diskFull({ name }: LibraryFile): Reply<never> {
  return fault(
    'read-only',
    `The disk with “${name}” is full, so nothing was stored; what was stored before is whole. Make room and do this once more.`,
  );
}

/** SQLITE_FULL is 13 (https://www.sqlite.org/rescode.html); a transaction that meets it is rolled back. */
function isDiskFull(error: unknown): boolean {
  const { errcode, code } = error as { errcode?: number; code?: string };
  return errcode === 13 || code === 'ENOSPC';
}

/** The changes of an act in pieces: as they are held, or else as the history has them. */
async function* piecesOf(
  db: Kysely<Tables>,
  name: ChangeName,
  { changes }: Pick<Noted, 'changes'>,
): AsyncGenerator<readonly RowChange[]> {
  if (changes === undefined) yield* eachRowChange(db, name, 'asc');
  else yield changes;
}

/** Puts every row of one change back, newest first; refuses, naming what came after, where a row changed since. */
async function reverse(act: Act, replica: string, sequence: number, lineage: Lineage): Promise<void> {
  const later = await laterChange(act.tx, replica, sequence, lineage.effective);
  if (later !== undefined) {
    refuse(
      'conflict',
      `This cannot be undone alone, because later work builds on it: “${later}”. Undo that first.`,
    );
  }
  // A row that was exchanged for another is gone for a moment; what points at it must fit again at the end.
  await sql`PRAGMA defer_foreign_keys = ON`.execute(act.tx);
  for await (const rows of eachRowChange(act.tx, { replica, sequence }, 'desc')) {
    for (const [at, row] of rows.entries()) {
      await reverseRow(act, row);
      if (at % BETWEEN_BREATHS === 0) await breathe();
    }
  }
}

/** Puts one row back as it was before a change. */
export async function reverseRow(act: Act, row: StoredRowChange): Promise<void> {
  const { table } = row;
  switch (row.operation) {
    case 'insert':
      await remove(act, table, row.key);
      return;
    case 'remove':
      await insert(act, table, row.before as Tables[typeof table]);
      return;
    case 'update':
      await update(act, table, row.key, (row.before ?? {}) as Partial<Tables[typeof table]>);
  }
}
