/** The part of a change that undo and redo need to see. */
export type ChangeLine = {
  readonly sequence: number;
  readonly kind: 'act' | 'undo' | 'redo';
  readonly undoes: number | null;
};

/** What stands of a history: which changes still have effect, and what undo and redo would take. */
export type Lineage = {
  /** Changes that have been taken back by a later one that stands. */
  readonly undone: ReadonlySet<number>;
  /** Changes whose effect on the rows stands; an undo and what it took back cancel each other. */
  readonly effective: ReadonlySet<number>;
  readonly undoNext: number | null;
  readonly redoNext: number | null;
};

/**
 * Reads a history from its newest change to its oldest; every change is decided by the ones after it. Changes up to
 * `floor` made the library what it began as and are never taken back.
 */
export function lineageOf(changes: readonly ChangeLine[], floor = 0): Lineage {
  const undone = new Set<number>();
  const effective = new Set<number>();
  let undoNext: number | null = null;
  let redoNext: number | null = null;
  let newestAct = 0;
  for (const change of changes) if (change.kind === 'act') newestAct = change.sequence;
  for (const change of changes.toReversed()) {
    const stands = !undone.has(change.sequence);
    if (stands && change.undoes !== null) {
      undone.add(change.undoes);
      if (change.kind === 'undo' && redoNext === null && change.sequence > newestAct)
        redoNext = change.sequence;
    }
    if (stands && change.kind === 'act') {
      effective.add(change.sequence);
      if (change.sequence > floor) undoNext ??= change.sequence;
    }
  }
  return { undone, effective, undoNext, redoNext };
}
