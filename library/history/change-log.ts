import type { RecordedTable } from '../database/tables.ts';
import type { RowChange } from './act.ts';

/** What one act did to rows, in order: noted as it happens and, where it is much, written to the history as the act goes on. */
export type ChangeLog = {
  readonly note: (change: RowChange) => void;
  /** Writes what waits, where that is much; to be waited for after whatever notes changes. */
  readonly settle: () => Promise<void>;
  /**
   * Runs work that may have to be taken back within the act; what it noted is forgotten by the function that it is given.
   * Nothing is written meanwhile, since a savepoint that is rolled back would take that with it.
   */
  readonly tentatively: <T>(work: (forget: () => void) => Promise<T>) => Promise<T>;
  /** Writes the rest; gives what the act has touched. */
  readonly finish: () => Promise<Noted>;
  /** How many changes were noted. */
  readonly count: () => number;
};

/** What an act has touched; `changes` is undefined where there were so many that they stand in the history alone. */
export type Noted = {
  readonly count: number;
  readonly tables: ReadonlySet<RecordedTable>;
  readonly changes: readonly RowChange[] | undefined;
};

/** Writes changes to the history; `from` is the number of the first of them within the act. */
export type WriteChanges = (changes: readonly RowChange[], from: number) => Promise<void>;

/** From so many changes on an act is large: its changes are written as they come and not held. */
export const LARGE = 2_000;

/** A log of one act that writes by `write`. */
export function createChangeLog(write: WriteChanges): ChangeLog {
  const tables = new Set<RecordedTable>();
  let waiting: RowChange[] = [];
  let written = 0;
  let tentative = 0;
  const writeWaiting = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const part = waiting;
    waiting = [];
    for (const { table } of part) tables.add(table);
    await write(part, written);
    written += part.length;
  };
  return {
    note: (change) => {
      waiting.push(change);
    },
    settle: async () => {
      if (tentative === 0 && waiting.length >= LARGE) await writeWaiting();
    },
    tentatively: async (work) => {
      const before = waiting.length;
      tentative += 1;
      try {
        return await work(() => {
          waiting.length = before;
        });
      } finally {
        tentative -= 1;
      }
    },
    finish: async () => {
      const changes = written === 0 ? waiting : undefined;
      await writeWaiting();
      return { count: written, tables, changes };
    },
    count: () => written + waiting.length,
  };
}
